/** How fast messages may go out. */
export interface Limits {
  /** Messages a second to all chats. */
  readonly overall: number;
  /** Messages a second to one chat. */
  readonly chat: number;
  /** Messages a minute to one group or channel. */
  readonly group: number;
}

/** Telegram's, from its bots FAQ. */
export const TELEGRAM_LIMITS: Limits = { overall: 30, chat: 1, group: 20 };

/** Part of the allowed rate left unused: requests that leave evenly do not arrive so. */
const MARGIN = 0.01;

/** Turns that may be made up for after a stall of the event loop, so that a slow moment costs no rate. */
const MAKE_UP = 3;

/** After a pause so long nothing is made up for: a broadcast begins evenly. Milliseconds. */
const IDLE = 1_000;

/** Chats that are told to wait within this time are one flood, in milliseconds. */
const FLOOD_WINDOW = 10_000;
/** From so many chats on, it is not about the chats. */
const FLOOD_CHATS = 3;

/** Moments of the last messages, oldest first; no more than a limit allows. */
type Trace = number[];

/**
 * Knows when the next message may go, overall and to each chat. Messages are spread evenly: a burst gains nothing, and
 * one on the wire at a time means one in doubt when the process dies. All moments are epoch milliseconds.
 */
export class Pace {
  readonly #limits: Limits;
  readonly #isGroup: (chat: string) => boolean;
  readonly #traces = new Map<string, Trace>();
  readonly #holds = new Map<string, number>();
  #floods: { readonly chat: string; readonly at: number; readonly until: number }[] = [];
  readonly #all: Trace = [];
  #turn = 0;
  #allHeld = 0;

  constructor(limits: Limits = TELEGRAM_LIMITS, isGroup = (chat: string) => /^tg:-/.test(chat)) {
    this.#limits = limits;
    this.#isGroup = isGroup;
  }

  /** The moment from which any broadcast message may go. */
  get turn(): number {
    // What is made up for must not put more than allowed into any one second.
    const { overall } = this.#limits;
    const full = this.#all.length < overall ? 0 : this.#all[this.#all.length - overall]! + 1_000;
    return Math.max(this.#turn, full, this.#allHeld);
  }

  /** The moment from which a message to the chat may go, the overall limit aside. */
  readyAt(chat: string): number {
    const sent = this.#traces.get(chat) ?? [];
    const last = sent.at(-1);
    let ready = this.#holds.get(chat) ?? 0;
    if (last !== undefined) ready = Math.max(ready, last + 1_000 / this.#limits.chat);
    if (this.#isGroup(chat) && sent.length >= this.#limits.group) {
      ready = Math.max(ready, sent[sent.length - this.#limits.group]! + 60_000);
    }
    return ready;
  }

  /** A message goes out now: takes the turn. */
  take(chat: string, now: number): void {
    const interval = 1_000 / this.#limits.overall / (1 - MARGIN);
    const isIdle = now - this.#turn > IDLE;
    this.#turn = isIdle ? now + interval : Math.max(this.#turn + interval, now - MAKE_UP * interval);
    this.#remember(chat, now);
  }

  /** An answer to somebody goes out now, without asking; the broadcast makes room for it. */
  yieldTo(chat: string, now: number): void {
    this.#turn = Math.max(this.#turn, now) + 1_000 / this.#limits.overall;
    this.#remember(chat, now);
  }

  /**
   * The chat was told to wait. Returns until when all have to, where several chats were told so at once, else undefined.
   */
  hold(chat: string, until: number, now: number): number | undefined {
    this.#holds.set(chat, Math.max(until, this.#holds.get(chat) ?? 0));
    this.#floods = [...this.#floods.filter(({ at }) => now - at < FLOOD_WINDOW), { chat, at: now, until }];
    if (new Set(this.#floods.map((flood) => flood.chat)).size < FLOOD_CHATS) return undefined;
    // The shortest wait is what all have in common; a chat's own longer one stays its own.
    const all = Math.min(...this.#floods.map((flood) => flood.until));
    this.holdAll(all);
    return all;
  }

  /** The chat has to wait, as was said before a restart. */
  keep(chat: string, until: number): void {
    this.#holds.set(chat, until);
  }

  /** Nobody is sent anything until then. */
  holdAll(until: number): void {
    this.#allHeld = Math.max(this.#allHeld, until);
  }

  /** Forgets what no longer limits anything. */
  prune(now: number): void {
    for (const [chat, sent] of this.#traces) if (sent.at(-1)! < now - 60_000) this.#traces.delete(chat);
    for (const [chat, until] of this.#holds) if (until <= now) this.#holds.delete(chat);
  }

  #remember(chat: string, now: number): void {
    const trace = this.#traces.get(chat) ?? [];
    this.#traces.set(chat, trace);
    append(trace, now, this.#limits.group);
    append(this.#all, now, this.#limits.overall);
  }
}

function append(trace: Trace, now: number, most: number): void {
  trace.push(now);
  if (trace.length > most) trace.shift();
}
