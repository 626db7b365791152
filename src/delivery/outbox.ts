import type { Delivery, Store } from '../store/records.ts';
import { StoreError } from '../store/store.ts';
import { treatmentOf, waitAfter } from './failures.ts';
import type { Pace } from './pace.ts';
import type { Clock, Log, Note } from './ports.ts';
import { Queue, type Waiting } from './queue.ts';
import type { Outcome, Sender } from './sender.ts';
import { begin, doubted, finish, moveOn, retarget, tryAgainAt } from './states.ts';

/** How long the outbox sleeps when nothing is due, in milliseconds; adding something wakes it. */
const IDLE = 60_000;

/**
 * How long a backlog may take with one message on the wire at a time, in milliseconds. What is on the wire when the
 * process dies is in doubt and is sent again; so there is one, unless punctuality for many weighs more than a possible
 * repeat for a few.
 */
const PATIENCE = 20_000;

/** Sends that may be on the wire at once: 30 a second at a second of latency. */
const MOST_ON_WIRE = 32;

/** Weight of the newest message in the time that one takes. */
const NEWEST = 0.1;

/** Server failures in a row after which everybody waits a little: it is the server, not the chat. */
const FAILURES = 5;
const SERVER_WAIT = 2_000;
const SERVER_WAIT_MOST = 60_000;

/** What the outbox asks others to do about a chat. */
export interface ChatEvents {
  /** Stops all subscriptions of a chat, with the reason. */
  pause(chat: string, reason: NonNullable<ReturnType<typeof treatmentOf>['pause']>, now: number): Promise<void>;
  /** Moves all records of a chat to its new key. */
  move(from: string, to: string): Promise<void>;
  /** Takes the forum topic out of the subscriptions that send there. */
  leaveTopic(delivery: Delivery): Promise<void>;
  /** Writes a note to who set the subscription up, once. */
  tell(about: Note['about'], delivery: Delivery, now: number): Promise<void>;
}

export interface OutboxOptions {
  readonly store: Store;
  readonly sender: Sender;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
  readonly events: ChatEvents;
  /** Whether this process has the right to send. */
  readonly maySend: (now: number) => boolean;
  /** Called with each outcome, for metrics. */
  readonly onOutcome?: ((outcome: Outcome['type']) => void) | undefined;
}

/** Sends what is planned, each message once, as fast as is allowed. */
export interface Outbox {
  /** Takes a delivery into the line. */
  add(waiting: Waiting): void;
  /** Takes in what the store holds and the line does not. */
  load(): Promise<void>;
  /** Sends until stopped. */
  run(): Promise<void>;
  /** Stops sending; resolves when nothing is on the wire. */
  stop(): Promise<void>;
  /** The chat takes messages again. */
  reopen(chat: string): void;
  /** Takes a chat's deliveries out of the line, and in again from the store, after its records moved. */
  reload(chat: string): Promise<void>;
  readonly size: number;
}

/** Makes the outbox; nothing happens before `run`. */
export function makeOutbox(options: OutboxOptions): Outbox {
  const { store, sender, pace, clock, log, events, maySend } = options;
  const queue = new Queue((chat) => pace.readyAt(chat));
  const onWire = new Map<Promise<void>, string>();
  /** Chats that refused everything, with the word for it, until they return. */
  const shut = new Map<string, Outcome['type']>();
  /** What became of messages where that could not be written yet: it is written later, the message is not sent again. */
  const unsettled = new Map<string, { readonly begun: Delivery; readonly outcome: Outcome }>();
  let stopping = false;
  let wake = new AbortController();
  let failuresInRow = 0;
  /** Milliseconds that a message takes from its record to its record, averaged. */
  let taking = 0;

  const allowedOnWire = () => Math.min(MOST_ON_WIRE, Math.max(1, Math.ceil((queue.size * taking) / PATIENCE)));
  const stir = () => wake.abort();
  const isOnWire = (key: string) => [...onWire.values()].includes(key);

  async function load(): Promise<void> {
    for await (const [key, due] of store.deliveries.due(Number.MAX_SAFE_INTEGER)) {
      if (queue.has(key) || isOnWire(key)) continue;
      const delivery = await store.deliveries.get(key);
      // It may have been planned and taken up while it was read.
      if (delivery?.due !== undefined && !isOnWire(key)) queue.add({ key, chat: delivery.target.chat, due });
    }
    stir();
  }

  async function run(): Promise<void> {
    while (!stopping) {
      const now = clock.now();
      const next = queue.nextAt();
      const at = maySend(now) ? Math.max(next ?? Number.POSITIVE_INFINITY, pace.turn) : Number.POSITIVE_INFINITY;
      if (onWire.size >= allowedOnWire()) {
        await Promise.race(onWire.keys());
      } else if (at > now) {
        await clock.wait(Math.min(at - now, IDLE), wake.signal);
        if (wake.signal.aborted) wake = new AbortController();
      } else {
        const waiting = queue.take(now)!;
        pace.take(waiting.chat, now);
        const sending = deliver(waiting).finally(() => onWire.delete(sending));
        onWire.set(sending, waiting.key);
      }
    }
  }

  /** One message of a delivery, from the record to the record. */
  async function deliver(waiting: Waiting): Promise<void> {
    let again: Waiting | undefined;
    const begun = clock.now();
    try {
      again = await attempt(waiting);
      taking += NEWEST * (clock.now() - begun - taking);
    } catch (error) {
      if (!(error instanceof StoreError)) log.error({ err: error, delivery: waiting.key }, 'a delivery failed');
      else log.error({ trouble: error.trouble, reason: error.message }, 'a delivery waits for the store');
      again = { ...waiting, due: clock.now() + SERVER_WAIT_MOST };
    }
    queue.release(waiting.chat, again);
    stir();
  }

  async function attempt({ key, chat }: Waiting): Promise<Waiting | undefined> {
    const known = unsettled.get(key);
    if (known) return goOn(key, chat, known.begun, known.outcome);
    const refusal = shut.get(chat);
    if (refusal) {
      // It was being planned while the chat refused another.
      await store.deliveries.update(key, (held) => held && finish(held, clock.now(), 'refused', refusal));
      return undefined;
    }
    const begun = await store.deliveries.update(key, (held) => held && begin(held, clock.now()));
    if (begun?.due === undefined || begun.state !== 'sending') return undefined;
    const message = begun.messages?.[begun.done];
    if (!message) {
      await store.deliveries.update(key, (held) => held && finish(held, clock.now(), 'sent'));
      return undefined;
    }
    const isRepeat = begun.doubts > 0 || (begun.crashes ?? 0) > 0;
    const note = isRepeat && begun.repeatNote ? { note: begun.repeatNote } : undefined;
    const outcome = await sender.send(begun.target, message, note);
    options.onOutcome?.(outcome.type);
    return goOn(key, chat, begun, outcome);
  }

  async function goOn(key: string, chat: string, begun: Delivery, outcome: Outcome): Promise<Waiting | undefined> {
    unsettled.set(key, { begun, outcome });
    const due = await settle(key, begun, outcome);
    unsettled.delete(key);
    return due === undefined ? undefined : { key, chat, due };
  }

  /** Writes down what became of a message. Returns when the delivery goes on, where it is not over. */
  async function settle(key: string, begun: Delivery, outcome: Outcome): Promise<number | undefined> {
    const now = clock.now();
    const { chat } = begun.target;
    const treatment = treatmentOf(outcome.type);
    const detail = 'detail' in outcome ? outcome.detail : undefined;
    const change = async (how: (held: Delivery) => Delivery) =>
      (await store.deliveries.update(key, (held) => held && how(held)))?.due;
    failuresInRow = outcome.type === 'later' ? failuresInRow + 1 : 0;

    switch (outcome.type) {
      case 'sent':
        return change((held) => moveOn(held, now, outcome.messageId));
      case 'retry-after': {
        const until = now + outcome.after;
        await hold(chat, until, now);
        return change((held) => tryAgainAt(held, until, now, 'waited', detail));
      }
      case 'migrated': {
        await change((held) => retarget(held, { ...held.target, chat: outcome.to }, now));
        await events.move(chat, outcome.to);
        return undefined;
      }
      case 'topic-closed': {
        // General itself is closed: nowhere is left to go.
        if (begun.target.thread === undefined) return refuse('no-rights');
        await events.leaveTopic(begun);
        await events.tell('topic-closed', begun, now);
        const { thread: _thread, ...general } = begun.target;
        return change((held) => retarget(held, general, now));
      }
      case 'unsure': {
        const due = now + waitAfter(treatment, begun.attempts);
        return change((held) => doubted(held, now, due, treatment.tries!, detail));
      }
      default:
        if (treatment.delivery === 'wait' && begun.attempts < (treatment.tries ?? Number.POSITIVE_INFINITY)) {
          if (failuresInRow >= FAILURES) restAll(now);
          const due = now + waitAfter(treatment, begun.attempts);
          return change((held) => tryAgainAt(held, due, now, outcome.type, detail));
        }
        return refuse(outcome.type);
    }

    async function refuse(reason: Outcome['type']): Promise<undefined> {
      const row = treatmentOf(reason);
      if (row.isBug)
        log.error({ delivery: key, detail }, 'Telegram refused a message as malformed; kept as a dead letter');
      await change((held) => finish(held, now, 'refused', reason, detail));
      if (row.tells) await events.tell('no-rights', begun, now);
      if (row.pause) {
        shut.set(chat, reason);
        await events.pause(chat, row.pause, now);
        for (const other of queue.remove(chat)) {
          await store.deliveries.update(other.key, (held) => held && finish(held, now, 'refused', reason, detail));
        }
      }
      return undefined;
    }
  }

  async function hold(chat: string, until: number, now: number): Promise<void> {
    const all = pace.hold(chat, until, now);
    await store.holds.update(chat, () => ({ due: until }));
    if (all !== undefined) {
      log.warn({ seconds: Math.ceil((all - now) / 1_000) }, 'several chats were told to wait: all wait');
      await store.holds.update('*', () => ({ due: all }));
    }
  }

  function restAll(now: number): void {
    const wait = Math.min(SERVER_WAIT * 2 ** (failuresInRow - FAILURES), SERVER_WAIT_MOST);
    pace.holdAll(now + wait);
  }

  return {
    add(waiting) {
      queue.add(waiting);
      stir();
    },
    load,
    run,
    async stop() {
      stopping = true;
      stir();
      await Promise.allSettled(onWire.keys());
    },
    reopen(chat) {
      shut.delete(chat);
    },
    async reload(chat) {
      queue.remove(chat);
      await load();
    },
    get size() {
      return queue.size + onWire.size;
    },
  };
}
