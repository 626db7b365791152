import { describe, expect, it } from 'vitest';
import { LEASE_TIME, makeLease } from '../../src/delivery/lease.ts';
import type { Composer } from '../../src/delivery/ports.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Delivery } from '../../src/store/records.ts';
import { breakableStore } from '../store/breakable.ts';
import { EIGHT, HOUR, MINUTE, plainComposer, workbench } from './workbench.ts';

const TODAY = 'tg:1/a1 2026-11-20T08:00';

describe('stops and starts', () => {
  it('sends what came due while it was stopped, once and marked late, within six hours', async () => {
    const bench = workbench(EIGHT + 2 * HOUR);
    const subscription = await bench.subscribe();
    await bench.start();
    await bench.run(5 * MINUTE);
    expect(bench.textsTo('tg:1')).toEqual([`${TODAY} late`]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'sent', late: true });
  });

  it('notes what came due longer ago, and does not flood', async () => {
    const bench = workbench(EIGHT + 7 * HOUR);
    const subscription = await bench.subscribe();
    await bench.start();
    await bench.run(HOUR);
    expect(bench.textsTo('tg:1')).toEqual([]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'missed', reason: 'down' });
  });

  it('finishes what is on the wire when told to stop, and goes on in the middle of a sequence', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    bench.telegram.latency = 400;
    const composer = plainComposer(() => 3);
    const first = await bench.start({ composer });
    await bench.run(7 * MINUTE);
    await bench.clock.advance(100);
    const stopping = first.stop();
    await bench.clock.advance(10_000);
    await stopping;
    expect(bench.textsTo('tg:1')).toEqual([TODAY]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'planned', done: 1 });
    await bench.start({ composer });
    await bench.run(2 * MINUTE);
    expect(bench.textsTo('tg:1')).toEqual([TODAY, `${TODAY} part 2`, `${TODAY} part 3`]);
    expect(bench.telegram.tries.some(({ note }) => note)).toBe(false);
  });

  it('sends what was on the wire when it died once more, marked, and nothing that was sent before', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    const died: Delivery = {
      kind: 'digest',
      subscription: 'tg:1/a1',
      slot: '2026-11-20T08:00',
      target: { chat: 'tg:1' },
      state: 'sending',
      due: EIGHT,
      slotAt: EIGHT,
      composedAt: EIGHT,
      staleAt: EIGHT + 6 * HOUR,
      messages: [{ text: 'one' }, { text: 'two' }, { text: 'three' }],
      done: 1,
      attempts: 1,
      doubts: 0,
      repeatNote: 'perhaps a repeat',
      messageIds: [1],
      articles: [],
    };
    await bench.store.deliveries.update('tg:1/a1@2026-11-20T08:00', () => died);
    await bench.start();
    await bench.run(10 * MINUTE);
    expect(bench.telegram.arrived.map(({ text, note }) => [text, note])).toEqual([
      ['two', 'perhaps a repeat'],
      ['three', undefined],
    ]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'sent', repeated: true, done: 3 });
  });

  it('gives a message up that kills every process that sends it', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    await bench.start();
    await bench.run(8 * MINUTE);
    await bench.store.deliveries.update('tg:1/a1@2026-11-20T08:00', (held) => ({
      ...held!,
      state: 'sending',
      due: EIGHT,
      messages: [{ text: 'x' }],
      done: 0,
      crashes: 4,
    }));
    await bench.run(2 * MINUTE);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'refused', reason: 'deadly' });
    expect(bench.telegram.tries).toHaveLength(1);
  });
});

describe('two processes on one store', () => {
  it('never both send; the second says so, waits, and takes over', async () => {
    const bench = workbench();
    await bench.subscribe();
    const first = await bench.start();
    const second = await bench.start();
    expect(first.standbyFor).toBeUndefined();
    expect(second.standbyFor).toMatch(/ \d+$/);
    await bench.run(8 * MINUTE);
    expect(bench.telegram.tries).toEqual([]);
    await first.tick();
    await bench.clock.advance(1_000);
    expect(bench.textsTo('tg:1')).toHaveLength(1);
    await first.stop();
    await bench.run(24 * HOUR);
    expect(bench.textsTo('tg:1')).toEqual([TODAY, 'tg:1/a1 2026-11-21T08:00']);
    expect(second.standbyFor).toBeUndefined();
  });

  it('take a lease that ran out, and at once one whose holder died on this machine', async () => {
    const { leases } = memoryStore();
    const [one, two] = [makeLease(leases), makeLease(leases)];
    expect(await one.hold(0)).toBe(true);
    expect(await two.hold(LEASE_TIME - 1)).toBe(false);
    expect(one.isHeld(LEASE_TIME / 2)).toBe(true);
    expect(one.isHeld(LEASE_TIME)).toBe(false);
    expect(await two.hold(LEASE_TIME)).toBe(true);
    expect(await one.hold(LEASE_TIME + 1)).toBe(false);
    await two.release();
    expect(await one.hold(LEASE_TIME + 2)).toBe(true);
    const [host] = (await leases.get('delivery'))!.holder.split(' ');
    await leases.update('delivery', () => ({ holder: `${host} 4194999 1 x`, until: 1e15 }));
    expect(await one.hold(LEASE_TIME + 3)).toBe(true);
    await leases.update('delivery', () => ({ holder: 'another-machine 1 1 x', until: 1e15 }));
    expect(await one.hold(LEASE_TIME + 4)).toBe(false);
    expect(one.other).toBe('another-machine 1');
  });
});

describe('what is planned', () => {
  it('is not sent when it cannot be written, and is sent once when it can', async () => {
    const breakable = breakableStore();
    const bench = workbench(EIGHT - 7 * MINUTE, breakable.store);
    await bench.subscribe();
    await bench.start();
    await bench.run(6 * MINUTE);
    breakable.broken = 'writes';
    await bench.run(5 * MINUTE);
    expect(bench.telegram.tries).toEqual([]);
    expect(bench.errors.length).toBeGreaterThan(0);
    breakable.broken = 'no';
    await bench.run(5 * MINUTE);
    expect(bench.textsTo('tg:1')).toEqual([TODAY]);
  });

  it('is not sent twice when only its end could not be written', async () => {
    const breakable = breakableStore();
    const bench = workbench(EIGHT - 7 * MINUTE, breakable.store);
    const subscription = await bench.subscribe();
    bench.telegram.script.set('tg:1', () => {
      breakable.broken = 'writes';
      return undefined;
    });
    await bench.start();
    await bench.run(12 * MINUTE);
    breakable.broken = 'no';
    await bench.run(5 * MINUTE);
    expect(bench.textsTo('tg:1')).toEqual([TODAY]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'sent' });
    expect(await bench.delivery(subscription)).not.toHaveProperty('repeated');
  });

  it('gives way to the next slot when it could not be sent by then', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe({ schedule: [{ times: ['08:00', '09:00'] }] });
    let isUp = false;
    bench.telegram.script.set('tg:1', () => (isUp ? undefined : { type: 'later', detail: 'Bad Gateway' }));
    await bench.start();
    await bench.run(80 * MINUTE);
    isUp = true;
    await bench.run(30 * MINUTE);
    expect(bench.textsTo('tg:1')).toEqual(['tg:1/a1 2026-11-20T09:00']);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'stale', reason: 'superseded' });
  });

  it('remembers what arrived as had, and what did not as still news', async () => {
    const bench = workbench();
    await bench.subscribe({ schedule: [{ times: ['08:00', '09:00', '10:00'] }] });
    bench.telegram.script.set('tg:1', [{ type: 'bad-request' }]);
    const told: (readonly string[])[] = [];
    const composer: Composer = {
      ...plainComposer(),
      digest: async (subscription, slot, now) => {
        told.push([...subscription.had, subscription.since === undefined ? 'first' : 'later']);
        return plainComposer().digest(subscription, slot, now);
      },
    };
    await bench.start({ composer });
    await bench.run(3 * HOUR);
    expect(told).toEqual([['first'], ['first'], ['news-of-2026-11-20T09:00', 'later']]);
  });

  it('is nothing when there is nothing new: silent, and noted', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    const empty = { messages: [], articles: [], repeatNote: '', isEmpty: true };
    await bench.start({ composer: { ...plainComposer(), digest: async () => empty } });
    await bench.run(10 * MINUTE);
    expect(bench.telegram.tries).toEqual([]);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'empty' });
    expect(await bench.store.subscriptions.get('tg:1/a1')).toMatchObject({ empties: 1 });
  });

  it('is tried three times when writing it fails, then noted, and never blocks the others', async () => {
    const bench = workbench();
    const subscription = await bench.subscribe();
    await bench.subscribe({ chat: 'tg:2' });
    const composer: Composer = {
      ...plainComposer(),
      digest: async (one, slot, now) => {
        if (one.chat === 'tg:1') throw new TypeError('a bug');
        return plainComposer().digest(one, slot, now);
      },
    };
    await bench.start({ composer });
    await bench.run(20 * MINUTE);
    expect(bench.textsTo('tg:2')).toHaveLength(1);
    expect(await bench.delivery(subscription)).toMatchObject({ state: 'refused', reason: 'not-written' });
    expect((await bench.store.subscriptions.get('tg:1/a1'))?.slot).toBe('2026-11-21T08:00');
  });

  it('keeps forty deliveries a subscription and no more', async () => {
    const bench = workbench();
    await bench.subscribe({
      schedule: [
        { times: Array.from({ length: 48 }, (_, n) => `${String(n >> 1).padStart(2, '0')}:${n % 2 ? '30' : '00'}`) },
      ],
    });
    await bench.start();
    await bench.run(30 * HOUR);
    let count = 0;
    for await (const [key] of bench.store.deliveries.entries('tg:1/a1@')) if (key) count++;
    expect(count).toBeLessThanOrEqual(41);
    expect(bench.textsTo('tg:1').length).toBeGreaterThan(55);
  });
});

describe('alerts', () => {
  const alerting = (news: { count: number }): Composer => ({
    ...plainComposer(),
    alert: async ({ id }) => {
      if (news.count === 0) return { messages: [], articles: [], repeatNote: '', isEmpty: true };
      news.count--;
      return { messages: [{ text: `alert ${id}` }], articles: [`n${news.count}`], repeatNote: '' };
    },
  });

  it('go out within the next minute, up to the daily cap, and are noted beyond it', async () => {
    const bench = workbench();
    const { schedule: _, ...alert } = await bench.subscribe({ id: 'x' });
    await bench.store.subscriptions.update('tg:1/x', () => undefined);
    const { slot: __, due: ___, ...plain } = alert;
    await bench.store.alerts.update('tg:1/x', () => ({ ...plain, dailyCap: 2, since: 0 }));
    const news = { count: 0 };
    let came: ((change: { added: { id: string }[]; removed: string[] }) => void) | undefined;
    const library = {
      latest: () => [],
      onChange: (listener: typeof came) => {
        came = listener;
        return () => {};
      },
    } as unknown as NonNullable<Parameters<typeof bench.start>[0]>['library'];
    await bench.start({ composer: alerting(news), ...(library ? { library } : {}) });
    await bench.run(3 * MINUTE);
    expect(bench.telegram.tries).toEqual([]);
    for (let n = 0; n < 4; n++) {
      news.count = 1;
      came!({ added: [{ id: `fresh${n}` }], removed: [] });
      await bench.run(2 * MINUTE);
    }
    expect(bench.textsTo('tg:1')).toEqual(['alert x', 'alert x']);
    const states: string[] = [];
    for await (const [, { state, reason }] of bench.store.deliveries.entries('tg:1/x@'))
      states.push(`${state} ${reason}`);
    expect(states).toEqual(['sent undefined', 'sent undefined', 'missed capped', 'missed capped']);
    expect(await bench.store.arrivals.get('2026-11-19')).toBeDefined();
  });

  it('wait for quiet hours to end', async () => {
    const bench = workbench(EIGHT - 2 * HOUR);
    const { schedule: _, slot: __, due: ___, ...plain } = await bench.subscribe({ id: 'x' });
    await bench.store.subscriptions.update('tg:1/x', () => undefined);
    await bench.store.alerts.update('tg:1/x', () => ({ ...plain, dailyCap: 5, since: 0 }));
    await bench.store.chats.update('tg:1', () => ({ quiet: { from: '22:00', to: '07:00' } }));
    await bench.start({ composer: alerting({ count: 1 }) });
    await bench.run(50 * MINUTE);
    expect(bench.telegram.tries).toEqual([]);
    await bench.run(15 * MINUTE);
    expect(bench.telegram.arrived.map(({ at }) => at - EIGHT)).toEqual([-HOUR]);
  });
});
