import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import type { CallbackQuery, InlineQuery, Message } from '../../src/playground/wire.ts';
import { done, open, refusal, updates } from './bot.ts';

let playground: Playground;
let time = Date.UTC(2026, 0, 5, 8);
beforeEach(async () => {
  playground = await open({ now: () => time });
});
afterEach(() => playground.close());

const buttons = {
  inline_keyboard: [
    [
      { text: '引语', callback_data: '/quotes 港口' },
      { text: '复制', copy_text: { text: '词' } },
    ],
  ],
};
const card = {
  type: 'article',
  id: 'a1',
  title: '引语',
  input_message_content: { message_text: '“港口明年开。” ' },
  reply_markup: buttons,
};

async function pressed(): Promise<CallbackQuery> {
  const found = await updates(playground);
  return found.at(-1)!.callback_query as unknown as CallbackQuery;
}

describe('a pressed button', () => {
  it('is answered once, and in time', async () => {
    const { act, people } = playground;
    act.start(people.lin);
    const message = await done<Message>(playground, 'sendMessage', {
      chat_id: people.lin.id,
      text: '菜单',
      reply_markup: buttons,
    });
    const shown = act.press(message, '引语');
    const query = await pressed();
    expect(query).toMatchObject({
      data: '/quotes 港口',
      from: { id: people.lin.id },
      message: { message_id: message.message_id },
    });
    await done(playground, 'answerCallbackQuery', { callback_query_id: query.id, text: '好', show_alert: true });
    expect(await shown).toEqual({ text: '好', show_alert: true });
    expect(await refusal(playground, 'answerCallbackQuery', { callback_query_id: query.id })).toMatch(
      /query is too old/,
    );
    expect(playground.refusals).toHaveLength(1);

    void act.press(message, [0, 0]);
    const late = await pressed();
    expect(playground.unanswered).toEqual([late.id]);
    time += 16_000;
    expect(await refusal(playground, 'answerCallbackQuery', { callback_query_id: late.id })).toMatch(
      /query is too old/,
    );
    expect(playground.refusals).toHaveLength(1);
    expect(() => act.press(message, '复制')).toThrow('no such callback button; there are: "引语", "复制"');
  });

  it('may stand on a message that is gone, or carry data of nobody', async () => {
    const { act, people, rooms } = playground;
    const message = await done<Message>(playground, 'sendMessage', {
      chat_id: rooms.newsroom.id,
      text: '菜单',
      reply_markup: buttons,
    });
    act.remove(message);
    void act.pressData(message, '/forged', people.emma);
    const { message: gone, data } = await pressed();
    expect(gone).toEqual({
      chat: expect.objectContaining({ id: rooms.newsroom.id }),
      message_id: message.message_id,
      date: 0,
    });
    expect(data).toBe('/forged');
  });
});

describe('a query put in by hand', () => {
  it('may be answered once, as any other', async () => {
    playground.injectUpdate({ callback_query: { id: 'made-up', data: 'x' } });
    playground.injectUpdate({ inline_query: { id: 'made-up-too', query: '' } });
    await done(playground, 'answerCallbackQuery', { callback_query_id: 'made-up' });
    await done(playground, 'answerInlineQuery', { inline_query_id: 'made-up-too', results: [] });
    expect(await refusal(playground, 'answerCallbackQuery', { callback_query_id: 'made-up' })).toMatch(/too old/);
  });
});

describe('an inline query', () => {
  it('gives cards, and a posted card lives by its inline id', async () => {
    const { act, people, rooms } = playground;
    const cards = act.inlineQuery(people.emma, rooms.readers, '港口');
    const { inline_query } = (await updates(playground))[0]! as unknown as { inline_query: InlineQuery };
    expect(inline_query).toMatchObject({ query: '港口', offset: '', from: { id: people.emma.id }, chat_type: 'group' });
    await done(playground, 'answerInlineQuery', {
      inline_query_id: inline_query.id,
      results: [card],
      next_offset: '1',
      button: { text: '私聊', start_parameter: 'inline' },
    });
    const answer = await cards;
    expect(answer).toMatchObject({ results: [{ id: 'a1' }], next_offset: '1' });

    const posted = act.chooseInline(people.emma, rooms.readers, answer, 'a1', { query: '港口' });
    expect(posted).toMatchObject({
      text: '“港口明年开。”',
      via_bot: { id: playground.bot.id },
      from: { id: people.emma.id },
    });
    const [chosen] = (await updates(playground)) as unknown as {
      chosen_inline_result: { result_id: string; inline_message_id: string };
    }[];
    const { inline_message_id } = chosen!.chosen_inline_result;
    void act.press(posted, '引语', people.lin);
    const query = await pressed();
    expect([query.inline_message_id, query.message]).toEqual([inline_message_id, undefined]);
    expect(await done(playground, 'editMessageText', { inline_message_id, text: '换了' })).toBe(true);
    expect(playground.messages(rooms.readers).at(-1)).toMatchObject({
      text: '换了',
      edit_date: Math.floor(time / 1000),
    });
    expect(await refusal(playground, 'editMessageText', { inline_message_id, text: '换了' })).toMatch(/not modified/);
  });

  it('without buttons has no inline id, and may be kept from the bot', async () => {
    const { act, people, rooms } = playground;
    const answer = {
      results: [{ type: 'article', id: 'b', title: '题', input_message_content: { message_text: '文' } }],
    };
    act.chooseInline(people.lin, rooms.readers, answer, 'b');
    const [chosen] = (await updates(playground)) as unknown as { chosen_inline_result: object }[];
    expect(chosen!.chosen_inline_result).toEqual({ result_id: 'b', query: '', from: expect.anything() });
    act.chooseInline(people.lin, rooms.readers, answer, 'b', { feedback: false });
    expect(await updates(playground)).toEqual([]);
    act.chooseInline(people.lin, rooms.newsroom, answer, 'b', { feedback: false });
    expect((await updates(playground))[0]!.message).toMatchObject({ via_bot: { id: playground.bot.id } });
  });
});
