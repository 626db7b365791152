import type { Library } from '../library/library.ts';
import type { Store } from '../store/records.ts';
import { StoreError } from '../store/store.ts';
import { type Arrivals, loadArrivals } from './arrivals.ts';
import { makeChatChanges } from './chats.ts';
import { makeLease } from './lease.ts';
import { makeOutbox } from './outbox.ts';
import { type Limits, Pace, TELEGRAM_LIMITS } from './pace.ts';
import { makePlanner } from './plan.ts';
import type { Clock, Composer, Log } from './ports.ts';
import type { Outcome, Sender } from './sender.ts';

/** How late a digest may come after the bot was stopped, in milliseconds, unless the operator says otherwise: 6 hours. */
export const CATCH_UP = 6 * 3_600_000;

/** How often the lease is renewed, in milliseconds: three tries before it runs out. */
const RENEWAL = 10_000;

/** How long a stop waits for what is on the wire, in milliseconds; what is then still there counts as unsure. */
const LAST_WAIT = 10_000;

export interface DeliveryOptions {
  /** The store itself, not the steady one: what cannot be written must not be sent. */
  readonly store: Store;
  readonly sender: Sender;
  readonly composer: Composer;
  /** Loaded to the end: what comes in from now on is news. Absent where nothing comes in. */
  readonly library?: Pick<Library, 'latest' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Limits;
  /** Milliseconds. */
  readonly catchUp?: number;
  readonly isGroup?: (chat: string) => boolean;
  /** Called with each outcome, for metrics. */
  readonly onOutcome?: (outcome: Outcome['type']) => void;
}

/** Delivery at work. */
export interface RunningDelivery {
  /** Plans what is due by now; called once a minute. Never throws: what fails is logged and done at the next one. */
  tick(): Promise<void>;
  /** When an article came in, epoch milliseconds; 0 for what was there when the bot first ran. */
  arrivedAt(article: string): number;
  /** Articles that came in later than a moment. */
  arrivedSince(moment: number): readonly string[];
  /** Somebody is being answered in the chat: the broadcast makes room. */
  answered(chat: string): void;
  /** An answer was refused for going too fast; milliseconds to wait. */
  slowDown(chat: string, after: number): void;
  /** The chat wrote, or let the bot in again: its paused subscriptions go on. Returns whether they had been paused. */
  returned(chat: string): Promise<boolean>;
  /** The chat refused the bot outside of a delivery: blocked, kicked. */
  left(chat: string, reason: 'blocked' | 'kicked'): Promise<void>;
  /** The group became a supergroup, as a service message said. */
  moved(from: string, to: string): Promise<void>;
  /** Deliveries that wait or are on the wire. */
  readonly waiting: number;
  /** Who sends instead of this process: `host process`; undefined when this one does. */
  readonly standbyFor?: string | undefined;
  /** Finishes what is on the wire, and stops. */
  stop(): Promise<void>;
}

/** Starts sending what is planned. With another process at work on the same store it says so and waits for its turn. */
export async function startDelivery(options: DeliveryOptions): Promise<RunningDelivery> {
  const { store, sender, composer, library, clock, log, limits = TELEGRAM_LIMITS, catchUp = CATCH_UP } = options;
  const lease = makeLease(store.leases);
  const pace = new Pace(limits, options.isGroup);
  const stopped = new AbortController();
  let isLeader = false;
  let hasArrivals = true;

  const chats = makeChatChanges({
    store,
    composer,
    log,
    onPlanned: (key, { target, due }) => outbox.add({ key, chat: target.chat, due: due! }),
    onMoved: (from) => outbox.reload(from),
  });
  const outbox = makeOutbox({
    store,
    sender,
    pace,
    clock,
    log,
    events: chats,
    maySend: (now) => isLeader && lease.isHeld(now),
    onOutcome: options.onOutcome,
  });
  const planner = makePlanner({
    store,
    composer,
    log,
    catchUp,
    onPlanned: (key, { target, due }) => outbox.add({ key, chat: target.chat, due: due! }),
    isStopping: () => stopped.signal.aborted,
  });

  /** Takes or renews the lease; on taking it, takes over what the last holder left. */
  async function lead(): Promise<void> {
    const held = await lease.hold(clock.now());
    if (held === isLeader) return;
    if (!held) {
      isLeader = false;
      log.warn({ holder: lease.other }, 'another process took over sending digests');
      return;
    }
    await chats.finishMoves();
    const now = clock.now();
    for await (const [chat, { due }] of store.holds.entries()) {
      if (due <= now) continue;
      if (chat === '*') pace.holdAll(due);
      else pace.keep(chat, due);
    }
    isLeader = true;
    await outbox.load();
  }

  async function guarded(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (error instanceof StoreError) log.error({ trouble: error.trouble, reason: error.message }, what);
      else log.error({ err: error }, what);
    }
  }

  async function keepLeading(): Promise<void> {
    while (!stopped.signal.aborted) {
      await clock.wait(RENEWAL, stopped.signal);
      if (!stopped.signal.aborted) await guarded('the right to send could not be renewed', lead);
    }
  }

  await guarded('sending cannot begin', lead);
  if (!isLeader && lease.other) {
    log.warn({ holder: lease.other }, 'another process sends the digests of this store; this one waits for its turn');
  }
  const running = Promise.all([outbox.run(), keepLeading()]);
  let arrivals: Arrivals | undefined;
  const loadedAt = clock.now();
  const ids = (library?.latest(Number.POSITIVE_INFINITY) ?? []).map(({ id }) => id);
  await guarded('what came in before is not known', async () => {
    arrivals = await loadArrivals(store.arrivals, new Set(ids), loadedAt);
  });
  const unfollow = library?.onChange(({ added }) => {
    if (added.length === 0) return;
    void guarded('what came in could not be written down', async () => {
      await arrivals?.record(
        added.map(({ id }) => id),
        clock.now(),
      );
    });
    hasArrivals = true;
  });
  let ticking: Promise<void> | undefined;

  async function plan(): Promise<void> {
    await lead();
    const now = clock.now();
    if (!isLeader || !lease.isHeld(now)) return;
    const lookAtAlerts = hasArrivals;
    hasArrivals = false;
    try {
      await planner.tick(now, lookAtAlerts);
    } catch (error) {
      hasArrivals ||= lookAtAlerts;
      throw error;
    }
    await outbox.load();
    await forgetPast(store, now);
    pace.prune(now);
  }

  return {
    async tick() {
      // A tick that takes longer than a minute is not run twice at a time.
      ticking ??= guarded('digests could not be planned', plan).finally(() => {
        ticking = undefined;
      });
      await ticking;
    },
    arrivedAt: (article) => arrivals?.arrivedAt(article) ?? 0,
    arrivedSince: (moment) => arrivals?.arrivedSince(moment) ?? [],
    answered: (chat) => pace.yieldTo(chat, clock.now()),
    slowDown(chat, after) {
      const now = clock.now();
      pace.hold(chat, now + after, now);
    },
    returned(chat) {
      outbox.reopen(chat);
      return chats.resume(chat, clock.now());
    },
    left: (chat, reason) => chats.pause(chat, reason, clock.now()),
    moved: (from, to) => chats.move(from, to),
    get waiting() {
      return outbox.size;
    },
    get standbyFor() {
      return isLeader ? undefined : lease.other;
    },
    async stop() {
      stopped.abort();
      unfollow?.();
      await ticking;
      const enough = new AbortController();
      await Promise.race([
        Promise.all([outbox.stop(), running]).finally(() => enough.abort()),
        clock.wait(LAST_WAIT, enough.signal),
      ]);
      if (isLeader) await guarded('the right to send could not be given up', () => lease.release());
    },
  };
}

/** Deletes buttons nobody can press any more and waits that are over. */
async function forgetPast(store: Store, now: number): Promise<void> {
  for (const collection of [store.buttons, store.holds]) {
    for await (const [key] of collection.due(now)) {
      await collection.update(key, (held) => (held && held.due <= now ? undefined : held));
    }
  }
}
