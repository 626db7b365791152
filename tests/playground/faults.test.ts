import { afterEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { call, done, open, refusal } from './bot.ts';

let playground: Playground;
afterEach(() => playground.close());

describe('planned faults', () => {
  it('hit the calls they are meant for, as often as they are', async () => {
    playground = await open();
    const { lin, chen } = playground.people;
    playground.act.start(lin);
    playground.act.start(chen);
    const to = (chat_id: number) => refusal(playground, 'sendMessage', { chat_id, text: '好' });
    playground.failNext(
      { method: 'sendMessage', chat: lin.id },
      { error_code: 500, description: 'Internal Server Error' },
      2,
    );
    expect(await to(chen.id)).toBe('ok');
    expect(await to(lin.id)).toBe('500 Internal Server Error');
    expect(await refusal(playground, 'sendChatAction', { chat_id: lin.id, action: 'typing' })).toBe('ok');
    expect(await to(lin.id)).toBe('500 Internal Server Error');
    expect(await to(lin.id)).toBe('ok');
    const takeBack = playground.failNext({ method: 'getMe' }, { error_code: 502, description: 'Bad Gateway' });
    takeBack();
    expect(await refusal(playground, 'getMe')).toBe('ok');
    expect(playground.refusals).toEqual([]);
  });

  it('cut the line before the call is carried out, or after', async () => {
    playground = await open();
    const { lin } = playground.people;
    playground.act.start(lin);
    const texts = () => playground.messages(lin).map(({ text }) => text);
    playground.failNext({ method: 'sendMessage' }, 'drop');
    await expect(call(playground, 'sendMessage', { chat_id: lin.id, text: '没到' })).rejects.toThrow();
    expect(texts()).toEqual(['/start']);
    playground.failNext({ method: 'sendMessage' }, 'drop-after');
    await expect(call(playground, 'sendMessage', { chat_id: lin.id, text: '到了' })).rejects.toThrow();
    expect(texts()).toEqual(['/start', '到了']);
    expect(playground.calls.map(({ method, answer }) => [method, answer])).toEqual([
      ['sendMessage', undefined],
      ['sendMessage', undefined],
    ]);
  });

  it('hold a call on the wire until they are let go', async () => {
    playground = await open();
    const { lin } = playground.people;
    playground.act.start(lin);
    let letGo = (): void => {};
    const held = new Promise<undefined>((resolve) => {
      letGo = () => resolve(undefined);
    });
    playground.failNext({ when: ({ params }) => params.text === '慢' }, () => held);
    const slow = done(playground, 'sendMessage', { chat_id: lin.id, text: '慢' });
    await done(playground, 'sendMessage', { chat_id: lin.id, text: '快' });
    letGo();
    await slow;
    expect(playground.messages(lin).map(({ text }) => text)).toEqual(['/start', '快', '慢']);
  });

  it('say what was waited for in vain', async () => {
    playground = await open();
    await call(playground, 'getMe');
    await expect(playground.waitFor(() => undefined, 'a miracle', 1)).rejects.toThrow(
      /in vain for a miracle; last calls:\ngetMe/,
    );
  });
});

describe('flood limits', () => {
  it('answer 429 with the seconds to wait, by chat, by group and over all', async () => {
    let time = Date.UTC(2026, 0, 5, 8);
    playground = await open({ now: () => time, limits: { perSecond: 4, perChatSecond: 1, perGroupMinute: 3 } });
    const { people, rooms } = playground;
    for (const person of [people.lin, people.chen, people.emma]) playground.act.start(person);
    const to = async (chat_id: number) => {
      const answer = await call(playground, 'sendMessage', { chat_id, text: '好' });
      return answer.ok ? 'ok' : [answer.description, answer.parameters?.retry_after];
    };
    const wait = (seconds: number) => [`Too Many Requests: retry after ${seconds}`, seconds];
    expect([await to(people.lin.id), await to(people.lin.id)]).toEqual(['ok', wait(1)]);
    expect([await to(people.chen.id), await to(people.emma.id), await to(rooms.newsroom.id)]).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(await to(rooms.forum.id)).toEqual(wait(1));
    for (let n = 0; n < 2; n++) {
      time += 1000;
      expect(await to(rooms.newsroom.id)).toBe('ok');
    }
    time += 1000;
    expect(await to(rooms.newsroom.id)).toEqual(wait(57));
    time += 57_000;
    expect(await to(rooms.newsroom.id)).toBe('ok');
    expect(playground.refusals).toEqual([]);
  });
});
