import { afterEach, describe, expect, it } from 'vitest';
import { machineClock } from '../../src/clock.ts';
import { makeComposer } from '../../src/delivery/compose.ts';
import type { Clock } from '../../src/delivery/ports.ts';
import { type RunningDelivery, startDelivery } from '../../src/delivery/start.ts';
import { localTime } from '../../src/digest/slots.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { Fault } from '../../src/playground/faults.ts';
import { PEOPLE, ROOMS } from '../../src/playground/people.ts';
import type { Delivery } from '../../src/store/records.ts';
import { type Stage, seedLibrary, startStage } from '../telegram/start-bot.ts';
import { seededRandom } from './seeded-random.ts';

const HOUR = 3_600_000;
const LIN = `tg:${PEOPLE.lin.id}`;
const CHEN = `tg:${PEOPLE.chen.id}`;
const FORUM = `tg:${ROOMS.forum.id}`;

/** The machine's clock, put forward by hand; waits are a hundred times shorter. */
function forwardClock(): Clock & { forward(milliseconds: number): void } {
  let ahead = 0;
  return {
    now: () => Date.now() + ahead,
    wait: (milliseconds, signal) => machineClock.wait(milliseconds / 100, signal),
    forward(milliseconds) {
      ahead += milliseconds;
    },
  };
}

const running: RunningDelivery[] = [];
afterEach(async () => {
  for (const delivery of running.splice(0)) await delivery.stop();
});

/** The whole bot in the playground, with delivery, and a clock that can be put forward. */
async function whole() {
  const clock = forwardClock();
  let delivery: RunningDelivery | undefined;
  const stage = await startStage({
    now: () => clock.now(),
    events: {
      answered: (chat) => delivery?.answered(chat),
      slowDown: (chat, after) => delivery?.slowDown(chat, after),
      returned: async (chat) => delivery?.returned(chat),
      left: async (chat, reason) => delivery?.left(chat, reason),
      moved: async (from, to) => delivery?.moved(from, to),
    },
  });
  const errors: string[] = [];
  const start = async () => {
    delivery = await startDelivery({
      store: stage.store,
      library: await seedLibrary(),
      sender: stage.bot.sender,
      composer: makeComposer({
        app: { ...stage.app, arrivedAt: (article) => delivery?.arrivedAt(article) ?? 0 },
        render: stage.bot.render,
      }),
      clock,
      log: { info: () => {}, warn: () => {}, error: (_fields, message) => errors.push(message) },
    });
    running.push(delivery);
    return delivery;
  };
  /** Puts the clock a minute past the slot of a subscription and ticks. */
  const comeDue = async (key: string) => {
    const { due } = (await stage.store.subscriptions.get(key))!;
    clock.forward(due! - clock.now() + 60_000);
    await delivery!.tick();
  };
  return { ...stage, clock, errors, start, comeDue };
}

async function ended(stage: Pick<Stage, 'store' | 'playground'>, prefix: string): Promise<Delivery> {
  for (let round = 0; round < 2_000; round++) {
    for await (const [, delivery] of stage.store.deliveries.entries(prefix)) {
      if (delivery.due === undefined && delivery.state !== 'missed') return delivery;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`nothing of ${prefix} came to an end`);
}

describe('the whole bot in the playground', () => {
  it('sends what was subscribed to by a message, once, also after a restart, and says so in /status', async () => {
    const bot = await whole();
    bot.playground.act.start(PEOPLE.lin);
    await bot.settled();
    const first = await bot.start();
    const answer = await bot.playground.ask(PEOPLE.lin, PEOPLE.lin, '/subscribe 铁路 荒漠化 每2小时 3条');
    expect(answer.text).toContain('已订阅');
    await bot.settled();
    const before = bot.playground.messages(PEOPLE.lin).length;
    await bot.comeDue(`${LIN}/1`);
    const delivery = await ended(bot, `${LIN}/1@`);
    expect(delivery).toMatchObject({ state: 'sent', articles: expect.arrayContaining([expect.any(String)]) });
    const digest = bot.playground.messages(PEOPLE.lin).slice(before);
    expect(digest[0]?.text).toMatch(/^简报 · .*\n铁路 · 荒漠化　3 条/);
    await first.stop();
    const second = await bot.start();
    await second.tick();
    await second.tick();
    await machineClock.wait(30);
    expect(bot.playground.messages(PEOPLE.lin)).toHaveLength(before + digest.length);
    const status = await bot.playground.ask(PEOPLE.lin, PEOPLE.lin, '/status');
    expect(status.text).toContain('已送达，3 条');
    await bot.settled();
    // The second digest brings nothing of the first, and nothing old: it stays away.
    await bot.comeDue(`${LIN}/1`);
    const states: string[] = [];
    for await (const [, { state }] of bot.store.deliveries.entries(`${LIN}/1@`)) states.push(state);
    expect(states).toEqual(['sent', 'empty']);
    expect(bot.errors).toEqual([]);
  });

  it('goes to a forum topic, and to General once the topic is closed, telling who set it up', async () => {
    const bot = await whole();
    bot.playground.act.start(PEOPLE.chen);
    await bot.start();
    const closed = bot.playground.failNext(
      { method: 'sendMessage', when: ({ params }) => params.message_thread_id === 7 },
      { error_code: 400, description: 'Bad Request: TOPIC_CLOSED' },
      9,
    );
    await bot.store.subscriptions.update(`${FORUM}/1`, () => ready(bot.clock.now(), { chat: FORUM, thread: 7 }));
    await bot.comeDue(`${FORUM}/1`);
    expect(await ended(bot, `${FORUM}/1@`)).toMatchObject({ state: 'sent', target: { chat: FORUM } });
    expect(await ended(bot, `${CHEN}/note@`)).toMatchObject({ state: 'sent' });
    expect(bot.playground.messages(PEOPLE.chen).at(-1)?.text).toContain('General');
    closed();
  });

  it.each<[string, Fault, Partial<Delivery>]>([
    [
      'blocked',
      { error_code: 403, description: 'Forbidden: bot was blocked by the user' },
      { state: 'refused', reason: 'blocked' },
    ],
    [
      'deactivated',
      { error_code: 403, description: 'Forbidden: user is deactivated' },
      { state: 'refused', reason: 'deactivated' },
    ],
    [
      'kicked',
      { error_code: 403, description: 'Forbidden: bot was kicked from the group chat' },
      { state: 'refused', reason: 'kicked' },
    ],
    [
      'no rights',
      { error_code: 400, description: 'Bad Request: not enough rights to send text messages to the chat' },
      { state: 'refused', reason: 'no-rights' },
    ],
    [
      'our bug',
      { error_code: 400, description: 'Bad Request: message is too long' },
      { state: 'refused', reason: 'bad-request' },
    ],
    [
      'flood',
      { error_code: 429, description: 'Too Many Requests: retry after 2', parameters: { retry_after: 2 } },
      { state: 'sent' },
    ],
    ['server error', { error_code: 502, description: 'Bad Gateway' }, { state: 'sent' }],
    ['lost before', 'drop', { state: 'sent', repeated: true }],
    ['lost after', 'drop-after', { state: 'sent', repeated: true }],
  ])('comes through a Bot API that says: %s', async (_name, fault, expected) => {
    const bot = await whole();
    bot.playground.act.start(PEOPLE.lin);
    await bot.settled();
    await bot.start();
    await bot.store.subscriptions.update(`${LIN}/1`, () => ready(bot.clock.now(), { chat: LIN }));
    const before = bot.playground.messages(PEOPLE.lin).length;
    bot.playground.failNext({ method: 'sendMessage', chat: PEOPLE.lin.id }, fault);
    await bot.comeDue(`${LIN}/1`);
    // What waits is due later on a clock that is put forward.
    const hurry = setInterval(() => bot.clock.forward(1_000), 5);
    const delivery = await ended(bot, `${LIN}/1@`).finally(() => clearInterval(hurry));
    expect(delivery).toMatchObject(expected);
    const sent = bot.playground.messages(PEOPLE.lin).slice(before);
    if (fault === 'drop-after') {
      expect(sent.length % 2).toBe(0);
      expect(sent.some(({ text }) => text?.includes('可能重复'))).toBe(true);
    } else expect(sent.length > 0).toBe(expected.state === 'sent');
    if (expected.reason === 'blocked') {
      await bot.playground.ask(PEOPLE.lin, PEOPLE.lin, '/help');
      await bot.settled();
      const chat = await bot.store.chats.get(LIN);
      expect(chat?.pause?.until).toBeLessThanOrEqual(bot.clock.now());
    }
  });

  it('gives up a chat that is not found after three tries', async () => {
    const bot = await whole();
    await bot.start();
    await bot.store.subscriptions.update('tg:404/1', () => ready(bot.clock.now(), { chat: 'tg:404' }));
    await bot.comeDue('tg:404/1');
    const hurry = setInterval(() => bot.clock.forward(10_000), 5);
    const delivery = await ended(bot, 'tg:404/1@').finally(() => clearInterval(hurry));
    expect(delivery).toMatchObject({ state: 'refused', reason: 'not-found', attempts: 3 });
    expect(await bot.store.chats.get('tg:404')).toMatchObject({ pause: { reason: 'not-found' } });
  });

  it('brings every chat through failures of all kinds at once', async () => {
    const bot = await whole();
    const chats = [PEOPLE.lin.id, PEOPLE.chen.id, PEOPLE.emma.id, ROOMS.newsroom.id, ROOMS.forum.id];
    for (const person of [PEOPLE.lin, PEOPLE.chen, PEOPLE.emma]) bot.playground.act.start(person);
    await bot.settled();
    await bot.start();
    const random = seededRandom(11);
    const faults: Fault[] = [
      { error_code: 429, description: 'Too Many Requests: retry after 1', parameters: { retry_after: 1 } },
      { error_code: 500, description: 'Internal Server Error' },
      'drop',
      'drop-after',
    ];
    for (const id of chats) {
      for (let slot = 1; slot <= 3; slot++) {
        const subscription = { ...ready(bot.clock.now(), { chat: `tg:${id}` }), id: String(slot) };
        await bot.store.subscriptions.update(`tg:${id}/${slot}`, () => subscription);
      }
    }
    let lost = 0;
    bot.playground.failNext(
      { method: 'sendMessage' },
      () => {
        const fault = random() < 0.6 ? faults[Math.floor(random() * faults.length)] : undefined;
        if (fault === 'drop-after') lost++;
        return fault;
      },
      60,
    );
    await bot.comeDue(`tg:${chats[0]}/1`);
    const hurry = setInterval(() => bot.clock.forward(500), 5);
    for (const id of chats) for (let slot = 1; slot <= 3; slot++) await ended(bot, `tg:${id}/${slot}@`);
    clearInterval(hurry);
    let digests = 0;
    for (const id of chats) {
      let certain = 0;
      for await (const [key, { state }] of bot.store.deliveries.entries(`tg:${id}/`)) {
        expect(['sent', 'unsure'], key).toContain(state);
        if (state === 'sent') certain++;
      }
      const heads = bot.playground.messages(id).filter(({ text }) => text?.startsWith('简报 ·'));
      expect(heads.length).toBeGreaterThanOrEqual(certain);
      digests += heads.length;
    }
    expect(digests).toBeLessThanOrEqual(15 + lost);
    expect(bot.errors).toEqual([]);
  });

  it('moves with a group that becomes a supergroup, from the error', async () => {
    const bot = await whole();
    await bot.start();
    const old = `tg:${ROOMS.newsroom.id}`;
    await bot.store.subscriptions.update(`${old}/1`, () => ready(bot.clock.now(), { chat: old }));
    const fault: Fault = {
      error_code: 400,
      description: 'Bad Request: group chat was upgraded to a supergroup chat',
      parameters: { migrate_to_chat_id: ROOMS.forum.id },
    };
    bot.playground.failNext({ method: 'sendMessage', chat: ROOMS.newsroom.id }, fault);
    await bot.comeDue(`${old}/1`);
    expect(await ended(bot, `${FORUM}/1@`)).toMatchObject({ state: 'sent' });
    expect(await bot.store.subscriptions.get(`${old}/1`)).toBeUndefined();
    expect(await bot.store.subscriptions.get(`${FORUM}/1`)).toMatchObject({ chat: FORUM, target: { chat: FORUM } });
    expect(bot.playground.messages(ROOMS.forum).some(({ text }) => text?.startsWith('简报'))).toBe(true);
  });
});

/** A subscription to everything that is due in an hour. */
function ready(now: number, target: Subscription['target']): Subscription {
  const due = Math.ceil(now / HOUR) * HOUR + HOUR;
  return {
    id: '1',
    chat: target.chat,
    topics: ['铁路'],
    schedule: [{ times: Array.from({ length: 24 }, (_, n) => `${String(n).padStart(2, '0')}:00`) }],
    timeZone: 'Asia/Shanghai',
    length: 2,
    target,
    createdBy: PEOPLE.chen.id,
    createdAt: now,
    last: localTime(due - HOUR, 'Asia/Shanghai'),
    slot: localTime(due, 'Asia/Shanghai'),
    due,
    had: [],
    empties: 0,
  };
}
