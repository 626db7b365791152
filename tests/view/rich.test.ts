import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { converted } from '../../src/view/convert.ts';
import { countBlocks, countCharacters, RICH_LIMITS, type RichBlock, renderRich } from '../../src/view/rich.ts';
import { renderTelegram } from '../../src/view/telegram.ts';
import type { View } from '../../src/view/view.ts';
import { anyView } from './arbitrary-view.ts';

const noLink = () => undefined;

/** Levels of nesting of anything: blocks in blocks, formatting in formatting. */
function depthOf(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  const inner = Math.max(0, ...Object.values(node).map(depthOf));
  return inner + (Array.isArray(node) ? 0 : 1);
}

const table: View = {
  blocks: [{ type: 'line', content: ['一条一行'] }],
  rich: [
    { type: 'heading', level: 1, content: ['数字'] },
    {
      type: 'table',
      header: [['多少'], ['什么']],
      rows: [
        [['300 个'], ['集装箱']],
        [['12 米'], []],
      ],
    },
  ],
};

describe('renderRich', () => {
  it('keeps the limits of rich messages on any view, or gives none', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const rich = renderRich(view.blocks, noLink);
        if (!rich) return;
        expect(countBlocks(rich.blocks)).toBeLessThanOrEqual(RICH_LIMITS.blocks);
        expect(countCharacters(rich.blocks)).toBeLessThanOrEqual(RICH_LIMITS.characters);
        expect(depthOf(rich.blocks)).toBeLessThanOrEqual(16);
        expect(JSON.stringify(rich)).not.toMatch(
          /\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}/,
        );
      }),
      { numRuns: 120 },
    );
  });

  it('folds stories up, the first one open, and keeps what stands before them', () => {
    const story = (n: number): View['blocks'] => [
      { type: 'heading', level: 2, content: [`第${n}条`] },
      { type: 'quotation', content: ['货轮靠岸。'], by: ['船长'] },
    ];
    const rich = renderRich(
      [{ type: 'heading', level: 1, content: ['简报'] }, ...story(1), { type: 'gap' }, ...story(2)],
      noLink,
    )!;
    expect(rich.blocks).toEqual([
      { type: 'heading', text: '简报', size: 2 },
      {
        type: 'details',
        summary: '第1条',
        blocks: [{ type: 'pullquote', text: '货轮靠岸。', credit: '船长' }],
        is_open: true,
      },
      { type: 'details', summary: '第2条', blocks: [{ type: 'pullquote', text: '货轮靠岸。', credit: '船长' }] },
    ]);
  });

  it('shows the blocks made for it, and a plain message beside them', () => {
    const [message] = renderTelegram(table, { callbackData: (line) => line, rich: true });
    expect(message!.text).toBe('一条一行');
    const block = message!.rich!.blocks[1] as Extract<RichBlock, { type: 'table' }>;
    expect(block.cells.map((row) => row.map(({ text }) => text))).toEqual([
      ['多少', '什么'],
      ['300 个', '集装箱'],
      ['12 米', []],
    ]);
    expect(renderTelegram(table, { callbackData: (line) => line })[0]).not.toHaveProperty('rich');
  });

  it('gives no rich form of what takes several messages', () => {
    const messages = renderTelegram(
      { blocks: [{ type: 'line', content: ['一句。'.repeat(3000)] }] },
      { callbackData: (line) => line, rich: true },
    );
    expect(messages.length).toBeGreaterThan(1);
    for (const message of messages) expect(message).not.toHaveProperty('rich');
  });
});

describe('converted', () => {
  const quoted: View = {
    blocks: [
      { type: 'line', content: ['来源：'] },
      {
        type: 'quotation',
        content: [{ type: 'verbatim', text: '铁路通车', article: 'a1', marks: [{ start: 0, end: 2 }] }],
        by: [{ type: 'bold', content: [{ type: 'verbatim', text: '陈总', article: 'a1' }] }],
      },
    ],
  };

  it('turns the words of articles, not the own voice, and says so', () => {
    const [message] = renderTelegram(converted(quoted, ['引文由简体转换']), { callbackData: (line) => line });
    expect(message!.text).toBe('来源：\n鐵路通車\n—— 陳總\n\n〔引文由简体转换〕');
    expect(message!.entities).toContainEqual({ type: 'bold', offset: 4, length: 2 });
  });

  it('leaves a view without such words as it is', () => {
    const view: View = { blocks: [{ type: 'line', content: ['没有引文'] }] };
    expect(converted(view, ['x'])).toBe(view);
  });
});
