import { afterQuiet, localSlots, localTime, momentOf, type Slot } from './slots.ts';
import type { Pause, QuietHours, Schedule, Subscription } from './subscription.ts';

/** What holds for all of a chat's subscriptions. */
export interface ChatRules {
  readonly quiet?: QuietHours | undefined;
  readonly pauses?: readonly Pause[];
}

/** Slots that get no digest of their own, and why: a pause, a stop of the bot, or a later slot took them in. */
export interface Passed {
  readonly reason: 'paused' | 'down' | 'merged';
  readonly slots: readonly string[];
}

/** What a subscription's clock says. */
export interface Reckoning {
  /** The slot to be sent now. */
  readonly fire?: Slot & { readonly late: boolean };
  readonly passed: readonly Passed[];
  /** The subscription with these slots dealt with and the next one found. */
  readonly next: Subscription;
}

/** A digest later than this says so, in milliseconds: a minute's tick and a busy hour are no lateness. */
const LATE = 10 * 60_000;

/** Wall clocks differ from UTC by less than a day, and quiet hours hold for less than one. */
const TWO_DAYS = 2 * 86_400_000;

/**
 * Finds the slots that are due by `now`. The latest is sent when it is not later than `catchUp` (milliseconds); the
 * others pass, with a reason. All slots up to the returned subscription's `last` are dealt with, once.
 */
export function reckon(subscription: Subscription, now: number, catchUp: number, rules: ChatRules = {}): Reckoning {
  const { timeZone, schedule = [] } = subscription;
  const quiet = subscription.quiet ?? rules.quiet;
  const told = [...(subscription.pause ? [subscription.pause] : []), ...(rules.pauses ?? [])];
  const pauses = told.map((pause) => span(pause, timeZone));
  const isPaused = told.some((pause) => isActive(pause, now));
  const longAgo = localTime(now - TWO_DAYS, timeZone);

  const passed: Record<Passed['reason'], string[]> = { paused: [], down: [], merged: [] };
  let candidate: (Slot & { due: number }) | undefined;
  let last = subscription.last;
  let upcoming: { slot: string; due: number } | undefined;
  for (const local of localSlots(schedule, subscription.last)) {
    // Reckoning moments is what costs; a slot of last month needs none.
    const at = local < longAgo ? Number.NEGATIVE_INFINITY : momentOf(local, timeZone);
    const due = local === subscription.slot ? subscription.due! : at < 0 ? at : afterQuiet(at, timeZone, quiet);
    if (due > now) {
      upcoming = { slot: local, due };
      break;
    }
    last = local;
    if (isPaused || pauses.some(({ from, to }) => local >= from && local < to)) {
      passed.paused.push(local);
    } else {
      // Slots that quiet hours, or a jump of the clock, put on one moment become one.
      if (candidate) passed[candidate.due === due && at > 0 ? 'merged' : 'down'].push(candidate.local);
      candidate = { local, at, due };
    }
  }

  const lateness = candidate ? now - candidate.due : 0;
  if (candidate && lateness > catchUp) {
    passed.down.push(candidate.local);
    candidate = undefined;
  }
  const { slot: _slot, due: _due, ...rest } = subscription;
  return {
    ...(candidate ? { fire: { local: candidate.local, at: candidate.due, late: lateness > LATE } } : {}),
    passed: (['paused', 'down', 'merged'] as const)
      .filter((reason) => passed[reason].length > 0)
      .map((reason) => ({ reason, slots: passed[reason] })),
    next: { ...rest, last, ...upcoming },
  };
}

/** Whether a pause holds at a moment. */
export function isActive(pause: Pause, now: number): boolean {
  return pause.since <= now && (pause.until === undefined || now < pause.until);
}

function span(pause: Pause, timeZone: string): { from: string; to: string } {
  const to = pause.until === undefined ? '9999' : localTime(pause.until, timeZone);
  return { from: localTime(pause.since, timeZone), to };
}

/** Finds the next slot anew, after quiet hours or anything else it depends on changed. */
export function withNextSlot(subscription: Subscription, now: number, rules: ChatRules = {}): Subscription {
  const { slot: _slot, due: _due, ...rest } = subscription;
  for (const slot of localSlots(subscription.schedule ?? [], subscription.last)) {
    const at = momentOf(slot, subscription.timeZone);
    const due = afterQuiet(at, subscription.timeZone, subscription.quiet ?? rules.quiet);
    // What a new zone put behind us is still owed, and due at once.
    return { ...rest, slot, due: Math.max(due, now) };
  }
  return rest;
}

/**
 * Moves a subscription to another zone. Its slots keep their names: what today's date has had is not had again, and what
 * the new wall clock has passed already is due at once.
 */
export function rezoned(
  subscription: Subscription,
  timeZone: string,
  now: number,
  rules: ChatRules = {},
): Subscription {
  return withNextSlot({ ...subscription, timeZone }, now, rules);
}

/** Gives a subscription another schedule, from now on. */
export function rescheduled(
  subscription: Subscription,
  schedule: Schedule,
  now: number,
  rules: ChatRules = {},
): Subscription {
  const [, last] = [localTime(now, subscription.timeZone), subscription.last].sort() as [string, string];
  return withNextSlot({ ...subscription, schedule, last }, now, rules);
}
