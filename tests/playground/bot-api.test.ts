import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deriveBotApi, GENERATED, printBotApi } from '../../scripts/derive-bot-api.ts';
import { botApi, methodNamed } from '../../src/playground/bot-api.ts';
import { misfit } from '../../src/playground/check-shape.ts';
import type { Shape } from '../../src/playground/shape.ts';

const PRIMITIVES = new Set(['string', 'number', 'boolean', 'true', 'file', 'never']);

describe('the table of the Bot API', () => {
  it('is what the installed declarations say', () => {
    expect(readFileSync(GENERATED, 'utf8')).toBe(printBotApi(deriveBotApi()));
  });

  it('names no type that it does not hold, and leaves none empty', () => {
    const missing = new Set<string>();
    const walk = (shape: Shape): void => {
      if (typeof shape === 'string') {
        if (!PRIMITIVES.has(shape) && !(shape in botApi.types)) missing.add(shape);
        return;
      }
      if (Object.keys(shape).length !== 1) missing.add(JSON.stringify(shape));
      for (const inner of [...(shape.any ?? []), ...(shape.all ?? []), ...Object.values(shape.fields ?? {})])
        walk(inner);
      if (shape.list) walk(shape.list);
    };
    for (const shape of Object.values(botApi.types)) walk(shape);
    for (const { params, returns } of Object.values(botApi.methods))
      for (const shape of [returns, ...Object.values(params)]) walk(shape);
    expect([...missing]).toEqual([]);
  });

  it('knows what is required and what is not', () => {
    const names = Object.keys(botApi.methods.sendMessage!.params);
    expect(names).toEqual(
      expect.arrayContaining(['chat_id', 'text', 'entities?', 'reply_markup?', 'message_thread_id?']),
    );
    expect(Object.keys(botApi.methods.getMe!.params)).toEqual([]);
    expect(botApi.types['MessageEntity.DateTimeMessageEntity']).toEqual({
      fields: expect.objectContaining({
        unix_time: 'number',
        date_time_format: { oneOf: expect.arrayContaining(['r', 'wDT', '']) },
      }),
    });
  });

  it('finds a method in any case', () => {
    expect(methodNamed('SENDmessage')).toBe('sendMessage');
    expect(methodNamed('constructor')).toBeUndefined();
  });
});

describe('comparing a value with a shape', () => {
  const button = (fields: object) => ({ inline_keyboard: [[{ text: 'x', ...fields }]] });
  const rows: readonly [string, unknown, Shape, string | undefined][] = [
    ['a text', 'x', 'string', undefined],
    ['a number for a text', 1, 'string', ' must be a String'],
    ['not a number', Number.NaN, 'number', ' must be a Number'],
    ['a keyboard', button({ callback_data: 'a' }), 'InlineKeyboardMarkup', undefined],
    [
      'a keyboard with a number as data',
      button({ callback_data: 1 }),
      'InlineKeyboardMarkup',
      'inline_keyboard[0][0].callback_data must be a String',
    ],
    [
      'a keyboard with a stray field',
      button({ callback_data: 'a', colour: 'red' }),
      'InlineKeyboardMarkup',
      'inline_keyboard[0][0].colour is unknown',
    ],
    [
      'rows that are no rows',
      { inline_keyboard: [{ text: 'x' }] },
      'InlineKeyboardMarkup',
      'inline_keyboard[0] must be an Array',
    ],
    ['a made-up entity', { type: 'blink', offset: 0, length: 1 }, 'MessageEntity', ' has an unknown type'],
    ['a link without an address', { type: 'text_link', offset: 0, length: 1 }, 'MessageEntity', 'url is missing'],
    [
      'a private chat with a title',
      { id: 1, type: 'private', first_name: 'x', title: 'y' },
      'Chat',
      'title is unknown',
    ],
    ['null', null, 'Chat', ' must be an Object'],
  ];
  it.each(rows)('%s', (_name, value, shape, wanted) => {
    const found = misfit(value, shape, '');
    expect(found && `${found.path} ${found.problem}`).toBe(wanted);
  });

  it('refuses a language that is not of two letters', () => {
    expect(misfit('zh-hans', 'LanguageCode', 'language_code')?.path).toBe('language_code');
    expect(misfit('zh', 'LanguageCode', 'language_code')).toBeUndefined();
  });
});
