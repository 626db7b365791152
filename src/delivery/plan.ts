import { type ChatRules, isActive, reckon } from '../digest/reckon.ts';
import { afterQuiet, localTime, type Slot } from '../digest/slots.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { Delivery, Store } from '../store/records.ts';
import { StoreError } from '../store/store.ts';
import type { Composed, Composer, Log } from './ports.ts';
import { finish } from './states.ts';

/** Articles a subscription remembers to have had: at thirty a day, a month. */
const REMEMBERED = 1_000;

/** Deliveries kept a subscription, for /status, /missed and what it has had. */
const HISTORY = 40;

/** Minutes for which a digest that cannot be written, because of a bug, is tried. */
const PATIENCE = 3;

/** How far back alerts look for what came in before they look at it all anew, in milliseconds. */
const LOOK_BACK = 12 * 3_600_000;

/** An alert later than this is no alert, in milliseconds. */
const ALERT_LIFE = 2 * 3_600_000;

export interface PlannerOptions {
  readonly store: Store;
  readonly composer: Composer;
  readonly log: Log;
  /** How late a digest may be, in milliseconds. */
  readonly catchUp: number;
  readonly onPlanned: (key: string, delivery: Delivery) => void;
  /** Whether to leave the rest to the next start. */
  readonly isStopping?: () => boolean;
}

export interface Planner {
  /**
   * Writes the digests that are due by `now` into the outbox, and the alerts: those that waited for quiet hours to end,
   * and after articles came in all that fit. Returns how many subscriptions were looked at.
   */
  tick(now: number, hasArrivals: boolean): Promise<number>;
}

/** Makes the planner: from what is due to what is to be sent. It never sends, so that nothing is sent that is not written. */
export function makePlanner(options: PlannerOptions): Planner {
  const { store, composer, log, catchUp, onPlanned, isStopping = () => false } = options;
  /** How often writing a slot's digest has failed. */
  const failures = new Map<string, number>();

  async function tick(now: number, hasArrivals: boolean): Promise<number> {
    let count = 0;
    const attempt = async (key: string, plan: typeof planDigest) => {
      if (isStopping()) return;
      count++;
      try {
        await plan(key, now);
      } catch (error) {
        if (error instanceof StoreError) throw error;
        log.error({ err: error, subscription: key }, 'a digest could not be written');
      }
    };
    for await (const [key] of store.subscriptions.due(now)) await attempt(key, planDigest);
    if (hasArrivals) for await (const [key] of store.alerts.entries()) await attempt(key, planAlert);
    else for await (const [key] of store.alerts.due(now)) await attempt(key, planAlert);
    return count;
  }

  async function planDigest(key: string, now: number): Promise<void> {
    const subscription = await store.subscriptions.get(key);
    if (!subscription) return;
    const rules = await rulesOf(subscription);
    const { fire, passed } = reckon(subscription, now, catchUp, rules);
    for (const { reason, slots } of passed) await notePassed(key, subscription, reason, slots, now);
    let history = await historyOf(key);
    const before = fire && history.find(([delivery]) => delivery === `${key}@${fire.local}`)?.[1];
    if (fire && !before && history.some(([, { due }]) => due !== undefined)) {
      await supersede(history, now);
      history = await historyOf(key);
    }
    const base = withHistory(subscription, history);
    const composed = fire ? await planned(key, base, fire, before, now) : undefined;
    if (composed === 'later') return;
    await store.subscriptions.update(key, (held) => {
      if (!held) return undefined;
      const again = reckon(held, now, catchUp, rules);
      // Somebody changed it meanwhile, and now another slot is due: the next tick's.
      if (again.fire?.local !== fire?.local) return held;
      const empties = composed === undefined ? held.empties : composed === 'empty' ? held.empties + 1 : 0;
      return { ...again.next, had: base.had, ...(base.since === undefined ? {} : { since: base.since }), empties };
    });
    await prune(history);
  }

  /** Writes a slot's delivery, unless that was done before a stop. */
  async function planned(
    key: string,
    subscription: Subscription,
    fire: Slot & { readonly late: boolean },
    before: Delivery | undefined,
    now: number,
  ): Promise<'planned' | 'empty' | 'later'> {
    const deliveryKey = `${key}@${fire.local}`;
    if (before) {
      if (before.due !== undefined) onPlanned(deliveryKey, before);
      return before.state === 'empty' ? 'empty' : 'planned';
    }
    let composed: Composed;
    try {
      composed = await composer.digest(subscription, fire, now);
      failures.delete(deliveryKey);
    } catch (error) {
      const count = (failures.get(deliveryKey) ?? 0) + 1;
      failures.set(deliveryKey, count);
      log.error({ err: error, delivery: deliveryKey, count }, 'a digest could not be written');
      if (count < PATIENCE) return 'later';
      failures.delete(deliveryKey);
      const detail = error instanceof Error ? error.message : String(error);
      const failed = finish(blank(subscription, fire.local, fire.at, now), now, 'refused', 'not-written', detail);
      await store.deliveries.update(deliveryKey, (held) => held ?? failed);
      return 'planned';
    }
    const delivery = outgoing(subscription, composed, fire.local, fire.at, now, fire.at + catchUp, fire.late);
    // The one that stands there is the one that counts.
    const written = await store.deliveries.update(deliveryKey, (held) => held ?? delivery);
    if (written?.due !== undefined) onPlanned(deliveryKey, written);
    return composed.isEmpty ? 'empty' : 'planned';
  }

  async function planAlert(key: string, now: number): Promise<void> {
    const alert = await store.alerts.get(key);
    if (!alert) return;
    const rules = await rulesOf(alert);
    const history = await historyOf(key);
    const base = withHistory(alert, history);
    const local = localTime(now, alert.timeZone);
    const count = alert.today?.date === local.slice(0, 10) ? alert.today.count : 0;
    const isPaused = [alert.pause, ...rules.pauses].some((pause) => pause && isActive(pause, now));
    if (isPaused) {
      await store.alerts.update(key, (held) => held && withoutDue({ ...held, since: now }));
      return;
    }
    const open = afterQuiet(now, alert.timeZone, alert.quiet ?? rules.quiet);
    if (open > now) {
      await store.alerts.update(key, (held) => held && (held.due === open ? held : { ...held, due: open }));
      return;
    }
    const composed = await composer.alert(base, now);
    const isNews = !composed.isEmpty && composed.messages.length > 0;
    const goes = isNews && count < (alert.dailyCap ?? Number.POSITIVE_INFINITY);
    if (isNews) {
      const deliveryKey = `${key}@${local}`;
      const whole = { ...outgoing(base, composed, local, now, now, now + ALERT_LIFE, false), kind: 'alert' as const };
      const delivery = goes ? whole : finish(whole, now, 'missed', 'capped');
      const written = await store.deliveries.update(deliveryKey, (held) => held ?? delivery);
      if (written?.due !== undefined) onPlanned(deliveryKey, written);
    }
    // Most alerts match nothing most of the time, and then nothing is written.
    const isOld = now - (alert.since ?? 0) > LOOK_BACK;
    if (!isNews && !isOld && alert.due === undefined) return;
    await store.alerts.update(key, (held) => {
      if (!held) return undefined;
      const today = { date: local.slice(0, 10), count: goes ? count + 1 : count };
      return withoutDue({ ...held, had: base.had, since: now, today });
    });
    await prune(history);
  }

  async function rulesOf(subscription: Subscription): Promise<Required<ChatRules>> {
    const [chat, target] = await Promise.all([
      store.chats.get(subscription.chat),
      subscription.target.chat === subscription.chat ? undefined : store.chats.get(subscription.target.chat),
    ]);
    return { quiet: chat?.quiet, pauses: [chat?.pause, target?.pause].filter((pause) => pause !== undefined) };
  }

  async function historyOf(key: string): Promise<(readonly [string, Delivery])[]> {
    const history: (readonly [string, Delivery])[] = [];
    for await (const entry of store.deliveries.entries(`${key}@`)) history.push(entry);
    return history;
  }

  async function notePassed(
    key: string,
    subscription: Subscription,
    reason: string,
    slots: readonly string[],
    now: number,
  ): Promise<void> {
    const slot = slots.at(-1)!;
    const noted = finish(blank(subscription, slot, now, now), now, 'missed', reason);
    await store.deliveries.update(`${key}@${slot}`, (held) => held ?? { ...noted, slots });
  }

  /** A digest that was not begun gives way to the next one, which brings what it would have brought. */
  async function supersede(history: readonly (readonly [string, Delivery])[], now: number): Promise<void> {
    for (const [key, { due, done }] of history) {
      if (due === undefined || done > 0) continue;
      await store.deliveries.update(key, (held) =>
        held?.due !== undefined && held.state === 'planned' && held.done === 0
          ? finish(held, now, 'stale', 'superseded', held.detail ?? held.reason)
          : held,
      );
    }
  }

  async function prune(history: readonly (readonly [string, Delivery])[]): Promise<void> {
    const over = history.filter(([, { due }]) => due === undefined);
    for (const [key] of over.slice(0, Math.max(0, over.length - HISTORY))) {
      await store.deliveries.update(key, () => undefined);
    }
  }

  return { tick };
}

/** Adds to what a subscription has had what its deliveries brought. Those that never arrived count as not had. */
export function withHistory(
  subscription: Subscription,
  history: readonly (readonly [string, Delivery])[],
): Subscription {
  const had = new Set(subscription.had);
  let { since } = subscription;
  for (const [, { state, done, articles, covered = [], composedAt }] of history) {
    const arrived = state === 'sent' || state === 'unsure' || state === 'sending' || state === 'empty' || done > 0;
    if (!arrived) continue;
    for (const article of [...articles, ...covered]) had.add(article);
    since = Math.max(since ?? 0, composedAt);
  }
  return { ...subscription, had: [...had].slice(-REMEMBERED), ...(since === undefined ? {} : { since }) };
}

function withoutDue({ due: _due, ...rest }: Subscription): Subscription {
  return rest;
}

function blank(subscription: Subscription, slot: string, slotAt: number, now: number): Delivery {
  return {
    kind: 'digest',
    subscription: `${subscription.chat}/${subscription.id}`,
    slot,
    target: subscription.target,
    state: 'planned',
    slotAt,
    composedAt: now,
    staleAt: now,
    done: 0,
    attempts: 0,
    doubts: 0,
    messageIds: [],
    articles: [],
  };
}

function outgoing(
  subscription: Subscription,
  composed: Composed,
  slot: string,
  slotAt: number,
  now: number,
  staleAt: number,
  late: boolean,
): Delivery {
  const delivery: Delivery = {
    ...blank(subscription, slot, slotAt, now),
    staleAt: Math.max(staleAt, now + ALERT_LIFE),
    articles: composed.articles,
    ...(composed.covered?.length ? { covered: composed.covered } : {}),
    repeatNote: composed.repeatNote,
    ...(late ? { late } : {}),
  };
  if (composed.messages.length === 0) return finish(delivery, now, composed.isEmpty ? 'empty' : 'sent');
  return { ...delivery, messages: composed.messages, due: now };
}
