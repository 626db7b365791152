import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTelegram, type TelegramMessage, type TelegramOptions } from '../../src/view/telegram.ts';
import { renderTerminal } from '../../src/view/terminal.ts';
import type { View } from '../../src/view/view.ts';
import { anyView } from './arbitrary-view.ts';

const options: TelegramOptions = {
  username: 'jianbao_bot',
  callbackData: (line, inPlace) => `${inPlace ? '~' : ''}${line.length}`,
  payload: (line) => (/^\/read \w+$/.test(line) ? line.slice(1).replace(' ', '_') : undefined),
};

const LONE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** What Telegram refuses or changes, as sentences. */
function faults({ text, entities, reply_markup }: TelegramMessage): string[] {
  const found: string[] = [];
  if (text.length < 1 || text.length > 4096) found.push(`length ${text.length}`);
  if (text.trim() !== text) found.push('white space at an end');
  if (LONE.test(text)) found.push('half of a pair');
  if (/(?!\n)[\p{Cc}\u202A-\u202E]/u.test(text)) found.push('control character');
  if (entities.length > 100) found.push(`${entities.length} entities`);
  for (const { type, offset, length } of entities) {
    if (offset < 0 || length < 1 || offset + length > text.length) found.push(`${type} outside`);
    if (/^\s|\s$/.test(text.slice(offset, offset + length))) found.push(`${type} on white space`);
    if (/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(text.slice(offset, offset + length)))
      found.push(`${type} cuts a pair`);
  }
  const buttons = reply_markup?.inline_keyboard ?? [];
  if (buttons.flat().length > 100 || buttons.some((row) => row.length < 1 || row.length > 8)) found.push('rows');
  for (const button of buttons.flat()) {
    if (Object.keys(button).length !== 2) found.push('not exactly one action');
    if (button.text.trim() === '' || LONE.test(button.text)) found.push('label');
    if ('url' in button && !new URL(button.url).hostname.includes('.')) found.push(`url ${button.url}`);
    if ('copy_text' in button && (button.copy_text.text.length < 1 || button.copy_text.text.length > 256))
      found.push('copy text');
    if ('switch_inline_query' in button && button.switch_inline_query.length > 256) found.push('inline query');
  }
  return found;
}

describe('renderTelegram', () => {
  it('keeps every limit of Telegram on any view', () => {
    fc.assert(
      fc.property(anyView, fc.constantFrom('chat' as const, 'channel' as const), (view, surface) => {
        const messages = renderTelegram(view, { ...options, surface });
        expect(messages.flatMap(faults)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it('loses no letter of a long view and cuts between sentences', () => {
    const sentence = '第一艘货轮在清晨靠上了新码头，船上载有三百个集装箱。';
    const view: View = { blocks: [{ type: 'line', content: [sentence.repeat(700)] }] };
    const messages = renderTelegram(view, options);
    expect(messages.map(({ text }) => text).join('')).toBe(sentence.repeat(700));
    for (const { text } of messages) expect(text.endsWith('。')).toBe(true);
    expect(messages.length).toBe(
      Math.ceil((sentence.length * 700) / (Math.floor(4096 / sentence.length) * sentence.length)),
    );
  });

  it('never cuts a pair, even in a text without any end', () => {
    const messages = renderTelegram({ blocks: [{ type: 'line', content: [`a${'🚢'.repeat(5000)}`] }] }, options);
    expect(messages.flatMap(faults)).toEqual([]);
    expect(messages.map(({ text }) => text).join('')).toBe(`a${'🚢'.repeat(5000)}`);
  });

  it('repeats the quotation around both halves of a long one', () => {
    const words = '我们愿意把港口的经验介绍给各国同行。'.repeat(300);
    const messages = renderTelegram(
      { blocks: [{ type: 'quotation', content: [words], by: ['港务局'], expandable: true }] },
      options,
    );
    expect(messages.length).toBeGreaterThan(1);
    for (const { entities } of messages)
      expect(entities[0]).toMatchObject({ type: 'expandable_blockquote', offset: 0 });
    expect(messages.at(-1)!.text.endsWith('—— 港务局')).toBe(true);
    const last = messages.at(-1)!;
    expect(last.entities[0]!.length).toBe(last.text.length - '\n—— 港务局'.length);
  });

  it('keeps a heading with what it heads', () => {
    const view: View = {
      blocks: [
        { type: 'line', content: ['句子。'.repeat(1360)] },
        { type: 'heading', level: 1, content: ['下一节'] },
        { type: 'line', content: ['正文。'.repeat(100)] },
      ],
    };
    const messages = renderTelegram(view, options);
    expect(messages).toHaveLength(2);
    expect(messages[1]!.text.startsWith('下一节\n正文。')).toBe(true);
  });

  it('shows markup as it stands', () => {
    const [message] = renderTelegram(
      { blocks: [{ type: 'line', content: [{ type: 'bold', content: ['<b>_a*'] }, ' [x](y)'] }] },
      options,
    );
    expect(message).toMatchObject({ text: '<b>_a* [x](y)', entities: [{ type: 'bold', offset: 0, length: 6 }] });
    expect(message).not.toHaveProperty('parse_mode');
  });

  it('moves marks with the text before them, counted in UTF-16', () => {
    const [message] = renderTelegram(
      {
        blocks: [
          { type: 'line', content: ['🚂🚂'] },
          {
            type: 'line',
            content: [{ type: 'verbatim', text: '铁路通车', article: 'a1', marks: [{ start: 0, end: 2 }] }],
          },
        ],
      },
      options,
    );
    expect(message!.entities).toEqual([{ type: 'bold', offset: 5, length: 2 }]);
    expect(message!.text.slice(5, 7)).toBe('铁路');
  });

  it('leads from a channel into the private chat and leaves out what cannot work there', () => {
    const view: View = {
      blocks: [{ type: 'line', content: ['早安'] }],
      buttons: [
        [
          { label: '原文', action: { type: 'command', line: '/read a1' } },
          { label: '删除', action: { type: 'command', line: '/unsubscribe 1' } },
          { label: '转发', action: { type: 'inline', query: '早安' } },
          { label: '复制', action: { type: 'copy', text: '早安' } },
        ],
      ],
    };
    const [message] = renderTelegram(view, { ...options, surface: 'channel' });
    expect(message!.reply_markup!.inline_keyboard).toEqual([
      [
        { text: '原文', url: 'https://t.me/jianbao_bot?start=read_a1' },
        { text: '复制', copy_text: { text: '早安' } },
      ],
    ]);
  });

  it('says nothing where there is nothing to read', () => {
    expect(renderTelegram({ blocks: [{ type: 'line', content: ['\u200B \n'] }], notice: '好' }, options)).toEqual([]);
  });
});

describe('renderTerminal', () => {
  it('lists buttons by what to type', () => {
    const view: View = {
      blocks: [
        { type: 'heading', level: 1, content: ['港口'] },
        { type: 'quotation', content: ['货轮到了。'], by: ['船长'] },
        {
          type: 'list',
          ordered: true,
          first: 3,
          items: [['甲'], [{ type: 'command', line: '/read b2', content: ['乙'] }]],
        },
      ],
      buttons: [
        [
          { label: '摘要', action: { type: 'command', line: '/summary b2' } },
          { label: '复制', action: { type: 'copy', text: 'x' } },
        ],
      ],
    };
    expect(renderTerminal(view)).toBe(
      ['# 港口', '> 货轮到了。', '—— 船长', '3. 甲', '4. 乙 (/read b2)', '', '[摘要] /summary b2'].join('\n'),
    );
  });

  it('prints no control character whatever is said', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(renderTerminal(view)).not.toMatch(/(?!\n)[\p{Cc}\u202A-\u202E]/u);
      }),
      { numRuns: 100 },
    );
  });
});
