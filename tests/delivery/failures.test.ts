import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TREATMENTS } from '../../src/delivery/failures.ts';
import type { Outcome } from '../../src/delivery/sender.ts';
import { HOUR, MINUTE, plainComposer, workbench } from './workbench.ts';

const TODAY = 'tg:1/a1 2026-11-20T08:00';
const TOMORROW = 'tg:1/a1 2026-11-21T08:00';

describe('what each failure means', () => {
  it('has a row for every way a send can end', () => {
    expect(new Set(TREATMENTS.map(({ outcome }) => outcome)).size).toBe(TREATMENTS.length);
    expect(TREATMENTS).toHaveLength(12);
  });

  it('sends and says so', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    await bench.start();
    await bench.run(10 * MINUTE);
    expect(bench.textsTo('tg:1')).toEqual([TODAY]);
    const delivery = await bench.delivery(subscription);
    expect(delivery).toMatchObject({ state: 'sent', messageIds: [7], done: 1 });
    expect(delivery).not.toHaveProperty('due');
    expect(delivery).not.toHaveProperty('messages');
  });

  it('waits as long as the server says for that chat, while others go on', async () => {
    const bench = workbench();
    const slow = await bench.subscribe();
    await bench.subscribe({ chat: 'tg:2' });
    bench.telegram.script.set('tg:1', [{ type: 'retry-after', after: 5 * MINUTE }]);
    await bench.start();
    await bench.run(8 * MINUTE);
    expect(bench.textsTo('tg:2')).toHaveLength(1);
    expect(bench.textsTo('tg:1')).toEqual([]);
    expect(await bench.delivery(slow)).toMatchObject({ state: 'planned', reason: 'waited' });
    await bench.run(6 * MINUTE);
    expect(bench.telegram.tries.filter(({ chat }) => chat === 'tg:1')).toHaveLength(2);
    expect(bench.textsTo('tg:1')).toEqual([TODAY]);
  });

  it('makes all wait when several chats are told to at once', async () => {
    const bench = workbench();
    for (let n = 1; n <= 40; n++) await bench.subscribe({ chat: `tg:${n}` });
    // The first three in line: keys are taken in their order.
    for (const n of [1, 10, 11]) bench.telegram.script.set(`tg:${n}`, [{ type: 'retry-after', after: 3 * MINUTE }]);
    await bench.start();
    await bench.run(8 * MINUTE);
    const before = bench.telegram.tries.length;
    // What was on the wire by then; not the forty.
    expect(before).toBeLessThan(10);
    await bench.run(4 * MINUTE);
    expect(new Set(bench.telegram.arrived.map(({ chat }) => chat)).size).toBe(40);
    expect(bench.telegram.arrived).toHaveLength(40);
  });

  it('keeps a long wait over restarts, and drops what is no news by then with the reason', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe({ schedule: [{ times: ['08:00', '10:00'] }] });
    bench.telegram.script.set('tg:1', [{ type: 'retry-after', after: 12 * HOUR, detail: 'Too Many Requests' }]);
    const first = await bench.start();
    await bench.run(20 * MINUTE);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'stale', reason: 'waited' });
    await first.stop();
    await bench.start();
    await bench.run(9 * HOUR);
    // The slot of ten was planned and is dropped without asking Telegram again.
    expect(bench.telegram.tries).toHaveLength(1);
    await bench.run(4 * HOUR);
    expect(await bench.delivery(subscription, '2026-11-20T10:00')).toMatchObject({ state: 'stale' });
    await bench.run(12 * HOUR);
    expect(bench.textsTo('tg:1')).toEqual([TOMORROW]);
  });

  it.each(['blocked', 'kicked', 'deactivated'] as const)(
    'pauses when %s, and goes on when the chat returns',
    async (type) => {
      const bench = workbench();
      const subscription = await bench.subscribe();
      bench.telegram.script.set('tg:1', [{ type, detail: 'Forbidden' }]);
      const delivery = await bench.start();
      await bench.run(10 * MINUTE);
      expect(await bench.delivery(subscription)).toMatchObject({ state: 'refused', reason: type, detail: 'Forbidden' });
      expect(await bench.store.chats.get('tg:1')).toMatchObject({ pause: { reason: type } });
      await bench.run(24 * HOUR);
      expect(bench.telegram.tries).toHaveLength(1);
      expect(await bench.delivery(subscription, '2026-11-21T08:00')).toMatchObject({
        state: 'missed',
        reason: 'paused',
      });
      expect(await delivery.returned('tg:1')).toBe(true);
      expect(await delivery.returned('tg:1')).toBe(false);
      await bench.run(24 * HOUR);
      expect(bench.textsTo('tg:1')).toEqual(['tg:1/a1 2026-11-22T08:00']);
    },
  );

  it('does not end a pause that was asked for when the chat writes', async () => {
    const bench = workbench();
    await bench.subscribe();
    await bench.store.chats.update('tg:1', () => ({ pause: { reason: 'asked', since: 0 } }));
    const delivery = await bench.start();
    expect(await delivery.returned('tg:1')).toBe(false);
    await bench.run(10 * MINUTE);
    expect(bench.telegram.tries).toEqual([]);
  });

  it('moves everything of a chat that became another, once, from the error', async () => {
    const bench = workbench();
    await bench.subscribe({ chat: 'tg:-5' });
    await bench.subscribe({ chat: 'tg:-5', id: 'a2' });
    await bench.subscribe({ chat: 'tg:9', id: 'c1', target: { chat: 'tg:-5' } });
    await bench.store.chats.update('tg:-5', () => ({ digestLength: 3 }));
    bench.telegram.script.set('tg:-5', () => ({ type: 'migrated', to: 'tg:-1005' }));
    const delivery = await bench.start();
    await bench.run(10 * MINUTE);
    await delivery.moved('tg:-5', 'tg:-1005');
    expect(bench.textsTo('tg:-1005').sort()).toHaveLength(3);
    expect(await bench.store.chats.get('tg:-1005')).toEqual({ digestLength: 3 });
    const keys: string[] = [];
    for await (const [key, { target }] of bench.store.subscriptions.entries()) keys.push(`${key} ${target.chat}`);
    expect(keys).toEqual(['tg:-1005/a1 tg:-1005', 'tg:-1005/a2 tg:-1005', 'tg:9/c1 tg:-1005']);
    await bench.run(24 * HOUR);
    expect(bench.textsTo('tg:-1005')).toHaveLength(6);
    expect(bench.telegram.tries.filter(({ chat }) => chat === 'tg:-5').length).toBe(1);
  });

  it('moves before anything is sent when a service message says so', async () => {
    const bench = workbench();
    await bench.subscribe({ chat: 'tg:-5' });
    const delivery = await bench.start();
    await Promise.all([delivery.moved('tg:-5', 'tg:-1005'), delivery.moved('tg:-5', 'tg:-1005')]);
    await bench.run(10 * MINUTE);
    expect(bench.telegram.tries.map(({ chat }) => chat)).toEqual(['tg:-1005']);
  });

  it('goes on in General when a topic is closed, and tells who set it up once', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe({
      chat: 'tg:-100',
      target: { chat: 'tg:-100', thread: 4 },
      createdBy: 77,
      schedule: [{ times: ['08:00', '09:00'] }],
    });
    bench.telegram.script.set('tg:-100', ({ thread }) => (thread === 4 ? { type: 'topic-closed' } : undefined));
    await bench.start();
    await bench.run(3 * HOUR);
    expect(bench.telegram.arrived.filter(({ chat }) => chat === 'tg:-100').map(({ thread }) => thread)).toEqual([
      undefined,
      undefined,
    ]);
    expect(bench.textsTo('tg:77')).toEqual(['note topic-closed tg:-100']);
    expect((await bench.store.subscriptions.get('tg:-100/a1'))?.target).toEqual({ chat: 'tg:-100' });
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'sent' });
  });

  it('pauses without the right to write, and tells who set it up', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe({ chat: 'tg:-100', createdBy: 77 });
    await bench.subscribe({ chat: 'tg:-100', id: 'a2', createdBy: 77 });
    bench.telegram.script.set('tg:-100', () => ({ type: 'no-rights' }));
    await bench.start();
    await bench.run(15 * MINUTE);
    expect(bench.textsTo('tg:77')).toEqual(['note no-rights tg:-100']);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'refused', reason: 'no-rights' });
    expect(await bench.store.chats.get('tg:-100')).toMatchObject({ pause: { reason: 'no-rights' } });
    expect(bench.telegram.tries.filter(({ chat }) => chat === 'tg:-100')).toHaveLength(1);
  });

  it('tries a chat that is not found three times, then pauses', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    bench.telegram.script.set('tg:1', () => ({ type: 'not-found' }));
    await bench.start();
    await bench.run(2 * HOUR);
    expect(bench.telegram.tries).toHaveLength(3);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'refused', reason: 'not-found' });
    expect(await bench.store.chats.get('tg:1')).toMatchObject({ pause: { reason: 'not-found' } });
  });

  it('never tries a refused message again; it is our bug, logged and kept', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    bench.telegram.script.set('tg:1', [{ type: 'bad-request', detail: 'message is too long' }]);
    await bench.start();
    await bench.run(5 * HOUR);
    expect(bench.telegram.tries).toHaveLength(1);
    expect(bench.errors.join()).toContain('dead letter');
    expect(await bench.delivery(subscription)).toMatchObject({
      state: 'refused',
      reason: 'bad-request',
      detail: 'message is too long',
      messages: [{ text: TODAY }],
    });
    expect(await bench.store.chats.get('tg:1')).toBeUndefined();
  });

  it('comes back with growing waits while the server is down, and delivers when it is up', async () => {
    const bench = workbench();
    for (let n = 1; n <= 50; n++) await bench.subscribe({ chat: `tg:${n}` });
    let isUp = false;
    for (let n = 1; n <= 50; n++) bench.telegram.script.set(`tg:${n}`, () => (isUp ? undefined : { type: 'later' }));
    await bench.start();
    await bench.run(2 * HOUR);
    // An hour and fifty minutes of fifty chats: a few tries each, not one a second.
    expect(bench.telegram.tries.length).toBeLessThan(50 * 20);
    isUp = true;
    await bench.run(HOUR);
    expect(bench.telegram.arrived.map(({ chat }) => chat).sort()).toEqual(
      Array.from({ length: 50 }, (_, n) => `tg:${n + 1}`).sort(),
    );
  });

  it('gives a digest up that the server did not take within the window', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    bench.telegram.script.set('tg:1', () => ({ type: 'later', detail: 'Bad Gateway' }));
    await bench.start();
    await bench.run(8 * HOUR);
    expect(await bench.delivery(subscription)).toMatchObject({
      state: 'stale',
      reason: 'later',
      detail: 'Bad Gateway',
    });
  });

  it.each([true, false])('sends once more, marked, when the connection was lost (arrived: %s)', async (arrived) => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    bench.telegram.unsureArrives = arrived;
    bench.telegram.script.set('tg:1', [{ type: 'unsure' }]);
    await bench.start();
    await bench.run(10 * MINUTE);
    expect(bench.telegram.tries.map(({ note }) => note)).toEqual([undefined, 'perhaps a repeat']);
    expect(bench.textsTo('tg:1')).toHaveLength(arrived ? 2 : 1);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'sent', repeated: true });
  });

  it('takes a message as sent after two lost connections, and says that it is not sure', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    bench.telegram.script.set('tg:1', [{ type: 'unsure' }, { type: 'unsure' }]);
    await bench.start({ composer: plainComposer(() => 2) });
    await bench.run(10 * MINUTE);
    expect(bench.telegram.tries).toHaveLength(3);
    expect(bench.textsTo('tg:1')).toEqual([`${TODAY} part 2`]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'unsure', uncertain: true, done: 2 });
    expect(await bench.delivery(subscription)).not.toHaveProperty('due');
  });
});

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.record({ type: fc.constant('retry-after' as const), after: fc.integer({ min: 1, max: 90_000 }) }),
  fc.constant<Outcome>({ type: 'later' }),
  fc.constant<Outcome>({ type: 'unsure' }),
  fc.constant<Outcome>({ type: 'topic-closed' }),
  fc.constant<Outcome>({ type: 'not-found' }),
  fc.constant<Outcome>({ type: 'bad-request' }),
  fc.constant<Outcome>({ type: 'blocked' }),
  fc.constant<Outcome>({ type: 'no-rights' }),
  fc.record({ type: fc.constant('migrated' as const), to: fc.constantFrom('tg:-100200', 'tg:-100201') }),
);

describe('failures mixed', () => {
  it('ends every delivery with a state and a reason, in order, repeating only what is in doubt', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(outcome, { maxLength: 4 }), { minLength: 1, maxLength: 6 }),
        async (scripts) => {
          const bench = workbench();
          for (const [n, script] of scripts.entries()) {
            await bench.subscribe({
              chat: `tg:${n + 1}`,
              target: { chat: `tg:${n + 1}`, thread: 3 },
              createdBy: 900 + n,
            });
            bench.telegram.script.set(`tg:${n + 1}`, [...script]);
          }
          const delivery = await bench.start({ composer: plainComposer(() => 3) });
          await bench.run(7 * HOUR);
          for await (const [key, { state, due, reason, messages }] of bench.store.deliveries.entries()) {
            expect(due, key).toBeUndefined();
            expect(['sent', 'unsure', 'refused', 'stale'], key).toContain(state);
            if (state !== 'sent') expect(reason ?? state, key).not.toBe('');
            if (state !== 'refused') expect(messages, key).toBeUndefined();
          }
          const doubts = scripts.flat().filter(({ type }) => type === 'unsure').length;
          const texts = bench.telegram.arrived.map(({ chat, text }) => `${chat} ${text}`);
          expect(texts.length - new Set(texts).size).toBeLessThanOrEqual(doubts);
          for (const chat of new Set(bench.telegram.arrived.map((one) => one.chat))) {
            const parts = bench.textsTo(chat).filter((text) => text.includes('/a1'));
            for (const key of new Set(parts.map((text) => text.split(' ')[0]))) {
              const own = parts.filter((text) => text.startsWith(`${key} `));
              expect(own).toEqual([...own].sort());
            }
          }
          await delivery.stop();
        },
      ),
      { numRuns: 40, seed: 6 },
    );
  });
});
