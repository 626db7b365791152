import { describe, expect, it } from 'vitest';
import { reckon, rescheduled, rezoned, withNextSlot } from '../../src/digest/reckon.ts';
import { afterQuiet, localSlots, localTime, momentOf } from '../../src/digest/slots.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { makeSubscription } from '../delivery/make-subscription.ts';

const HOUR = 3_600_000;
const CATCH_UP = 6 * HOUR;
const at = (iso: string) => Date.parse(iso);

/** A subscription made at a moment, its next slot found. */
function made(when: string, given: Partial<Subscription> = {}): Subscription {
  const now = at(when);
  const blank = makeSubscription(given);
  return withNextSlot({ ...blank, last: localTime(now, blank.timeZone) }, now);
}

describe('moments of local times', () => {
  it.each([
    ['2026-11-20T08:00', 'Asia/Shanghai', '2026-11-20T00:00Z'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00Z'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30Z'],
    ['2026-10-04T02:10', 'Australia/Lord_Howe', '2026-10-03T15:30Z'],
    ['2011-12-30T08:00', 'Pacific/Apia', '2011-12-30T10:00Z'],
    ['1986-05-04T00:30', 'Asia/Shanghai', '1986-05-03T16:30Z'],
  ])('%s in %s is %s', (local, zone, moment) => {
    expect(new Date(momentOf(local, zone)).toISOString()).toBe(new Date(at(moment)).toISOString());
  });

  it('knows a leap day years ahead, and a day that never comes', () => {
    expect(localSlots([{ days: [29], months: [2], times: ['09:00'] }], '2096-11-20T08:00').next().value).toBe(
      '2104-02-29T09:00',
    );
    expect([...localSlots([{ days: [30], months: [2], times: ['09:00'] }], '2026-11-20T08:00')]).toEqual([]);
  });

  it.each([
    ['2026-11-20T15:30Z', { from: '23:00', to: '07:00' }, '2026-11-20T23:00Z'],
    ['2026-11-20T22:30Z', { from: '23:00', to: '07:00' }, '2026-11-20T23:00Z'],
    ['2026-11-20T23:00Z', { from: '23:00', to: '07:00' }, '2026-11-20T23:00Z'],
    ['2026-11-20T04:00Z', { from: '12:00', to: '14:00' }, '2026-11-20T06:00Z'],
    ['2026-11-20T06:00Z', { from: '12:00', to: '14:00' }, '2026-11-20T06:00Z'],
    ['2026-11-20T06:00Z', { from: '07:00', to: '07:00' }, '2026-11-20T06:00Z'],
  ])('%s, quiet %j, waits until %s', (moment, quiet, expected) => {
    expect(afterQuiet(at(moment), 'Asia/Shanghai', quiet)).toBe(at(expected));
  });
});

describe('what is due', () => {
  it('is nothing before the slot, and the slot at its moment', () => {
    const subscription = made('2026-11-19T12:00Z');
    expect(subscription).toMatchObject({ slot: '2026-11-20T08:00', due: at('2026-11-20T00:00Z') });
    expect(reckon(subscription, subscription.due! - 1, CATCH_UP).fire).toBeUndefined();
    const { fire, passed, next } = reckon(subscription, subscription.due!, CATCH_UP);
    expect(fire).toEqual({ local: '2026-11-20T08:00', at: subscription.due, late: false });
    expect(passed).toEqual([]);
    expect(next).toMatchObject({ last: '2026-11-20T08:00', slot: '2026-11-21T08:00' });
  });

  it('is the latest slot once, marked late, after a stop within the window; older ones are noted', () => {
    const subscription = made('2026-11-19T12:00Z', { schedule: [{ times: ['06:00', '07:00', '08:00'] }] });
    const { fire, passed, next } = reckon(subscription, at('2026-11-20T05:00Z'), CATCH_UP);
    expect(fire).toMatchObject({ local: '2026-11-20T08:00', late: true });
    expect(passed).toEqual([{ reason: 'down', slots: ['2026-11-20T06:00', '2026-11-20T07:00'] }]);
    expect(next.slot).toBe('2026-11-21T06:00');
  });

  it('is nothing after a longer stop; all slots are noted, a month of them quickly', () => {
    const subscription = made('2026-10-19T12:00Z', { schedule: [{ times: ['08:00'] }] });
    const { fire, passed, next } = reckon(subscription, at('2026-11-20T07:00Z'), CATCH_UP);
    expect(fire).toBeUndefined();
    expect(passed[0]).toMatchObject({ reason: 'down' });
    expect(passed[0]?.slots).toHaveLength(32);
    expect(next.slot).toBe('2026-11-21T08:00');
  });

  it('waits for the end of quiet hours, and is then one for several', () => {
    const quiet = { from: '22:00', to: '07:30' };
    const subscription = made('2026-11-19T13:00Z', {
      schedule: [{ times: ['23:00', '01:00', '06:00', '12:00'] }],
      quiet,
    });
    expect(subscription).toMatchObject({ slot: '2026-11-19T23:00', due: at('2026-11-19T23:30Z') });
    const { fire, passed, next } = reckon(subscription, at('2026-11-19T23:30Z'), CATCH_UP);
    expect(fire).toMatchObject({ local: '2026-11-20T06:00', late: false });
    expect(passed).toEqual([{ reason: 'merged', slots: ['2026-11-19T23:00', '2026-11-20T01:00'] }]);
    expect(next.slot).toBe('2026-11-20T12:00');
  });

  it('is noted as paused in a pause, that of the subscription or of the chat, over or not', () => {
    const pause = { reason: 'asked' as const, since: at('2026-11-19T12:00Z'), until: at('2026-11-22T12:00Z') };
    const subscription = made('2026-11-19T11:00Z', { pause });
    expect(reckon(subscription, at('2026-11-20T00:00Z'), CATCH_UP)).toMatchObject({
      passed: [{ reason: 'paused', slots: ['2026-11-20T08:00'] }],
    });
    const { pause: _, ...free } = subscription;
    const later = reckon(free, at('2026-11-23T00:00Z'), CATCH_UP, { pauses: [pause] });
    expect(later.passed).toEqual([
      { reason: 'paused', slots: ['2026-11-20T08:00', '2026-11-21T08:00', '2026-11-22T08:00'] },
    ]);
    expect(later.fire?.local).toBe('2026-11-23T08:00');
  });
});

describe('a new time zone', () => {
  it('does not bring today a second time when the clock goes back', () => {
    const subscription = reckon(made('2026-11-19T12:00Z'), at('2026-11-20T00:00Z'), CATCH_UP).next;
    const moved = rezoned(subscription, 'Europe/London', at('2026-11-20T02:00Z'));
    expect(moved.slot).toBe('2026-11-21T08:00');
  });

  it('brings today at once when the clock goes past it', () => {
    const subscription = made('2026-11-19T12:00Z', { timeZone: 'Europe/London' });
    const now = at('2026-11-20T07:00Z');
    const moved = rezoned(subscription, 'Asia/Tokyo', now);
    expect(moved).toMatchObject({ slot: '2026-11-20T08:00', due: now });
    expect(reckon(moved, now, CATCH_UP).fire).toMatchObject({ local: '2026-11-20T08:00', late: false });
  });

  it('neither skips nor doubles whatever the way and back', () => {
    const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/London', 'Pacific/Pago_Pago'];
    let subscription = made('2026-11-18T12:00Z');
    const fired: string[] = [];
    for (let minute = 0; minute < 6 * 24 * 60; minute += 10) {
      const now = at('2026-11-18T12:00Z') + minute * 60_000;
      if (minute % 430 === 0) subscription = rezoned(subscription, zones[(minute / 430) % zones.length]!, now);
      const { fire, next } = reckon(subscription, now, CATCH_UP);
      if (fire) fired.push(fire.local);
      subscription = next;
    }
    expect(fired).toEqual([...new Set(fired)].sort());
    const days = fired.map((local) => local.slice(8, 10));
    expect(days).toEqual(Array.from({ length: days.length }, (_, n) => String(Number(days[0]) + n)));
    expect(days.length).toBeGreaterThanOrEqual(5);
  });
});

describe('a new schedule', () => {
  it('holds from now on, and never again for what was had', () => {
    const subscription = reckon(made('2026-11-19T12:00Z'), at('2026-11-20T00:00Z'), CATCH_UP).next;
    const changed = rescheduled(subscription, [{ times: ['07:00', '08:00', '08:30'] }], at('2026-11-20T00:10Z'));
    expect(changed.slot).toBe('2026-11-20T08:30');
  });
});
