import { Refusal } from './refusal.ts';
import type { Update } from './wire.ts';

/** Kinds of updates that come only when the bot names them. */
const ON_DEMAND = new Set(['chat_member', 'message_reaction', 'message_reaction_count']);
/** Telegram's bounds: updates a call, seconds of waiting. */
const MOST = 100;
const LONGEST = 50;

/** Parameters of getUpdates. */
export interface PollOptions {
  readonly offset?: number;
  readonly limit?: number;
  /** Seconds. */
  readonly timeout?: number;
  readonly allowed_updates?: readonly string[];
}

interface Waiting {
  readonly wake: () => void;
  readonly refuse: (refusal: Refusal) => void;
}

/** Updates on their way to the bot: kept until it confirms them by a higher offset. */
export class UpdateQueue {
  #pending: Update[] = [];
  #lastId = 1000;
  #allowed: ReadonlySet<string> | undefined;
  #waiting: Waiting | undefined;
  #isClosed = false;
  readonly #watchers = new Set<() => void>();

  get pending(): readonly Update[] {
    return this.#pending;
  }

  /** Whether the bot is waiting for something new. */
  get isPolled(): boolean {
    return this.#waiting !== undefined;
  }

  /** Adds an update of a kind, unless the bot does not want such. */
  push(kind: string, payload: unknown): Update | undefined {
    const wanted = this.#allowed ? this.#allowed.has(kind) : !ON_DEMAND.has(kind);
    return wanted ? this.pushRaw({ [kind]: payload }) : undefined;
  }

  /** Adds an update as it stands; it gets the next id where it has none. */
  pushRaw(raw: Readonly<Record<string, unknown>>): Update {
    const given = raw.update_id;
    const update: Update = { ...raw, update_id: typeof given === 'number' ? given : this.#lastId + 1 };
    this.#lastId = Math.max(this.#lastId, update.update_id);
    this.#pending.push(update);
    this.#waiting?.wake();
    this.#tellWatchers();
    return update;
  }

  allow(kinds: readonly string[] | undefined): void {
    if (kinds !== undefined) this.#allowed = kinds.length > 0 ? new Set(kinds) : undefined;
  }

  get allowed(): readonly string[] | undefined {
    return this.#allowed && [...this.#allowed];
  }

  #tellWatchers(): void {
    for (const watcher of this.#watchers) watcher();
  }

  /** Calls back after every new update, and when the bot begins or ends to wait; returns how to stop that. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Forgets all updates up to this id, inclusive. */
  confirm(id: number): void {
    this.#pending = this.#pending.filter(({ update_id }) => update_id > id);
  }

  /** Forgets one update. */
  done(id: number): void {
    this.#pending = this.#pending.filter(({ update_id }) => update_id !== id);
  }

  clear(): void {
    this.#pending = [];
  }

  /** A getUpdates call: what is there, or the first that comes in time. A second caller ends the first one's wait (409). */
  async poll(
    { offset = 0, limit = MOST, timeout = 0, allowed_updates }: PollOptions,
    gone: AbortSignal,
  ): Promise<readonly Update[]> {
    this.#waiting?.refuse(
      new Refusal(
        409,
        'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running',
        false,
      ),
    );
    this.allow(allowed_updates);
    if (offset > 0) this.confirm(offset - 1);
    if (offset < 0) this.#pending = this.#pending.slice(offset);
    const most = Math.min(MOST, Math.max(1, limit));
    if (this.#pending.length === 0 && timeout > 0 && !gone.aborted && !this.#isClosed) {
      await this.#wait(Math.min(LONGEST, timeout), gone);
    }
    // Whoever hung up has received nothing.
    return gone.aborted ? [] : this.#pending.slice(0, most);
  }

  async #wait(seconds: number, gone: AbortSignal): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        wake: () => finish(resolve),
        refuse: (refusal) => finish(() => reject(refusal)),
      };
      const finish = (end: () => void): void => {
        clearTimeout(timer);
        gone.removeEventListener('abort', waiting.wake);
        if (this.#waiting === waiting) this.#waiting = undefined;
        end();
        this.#tellWatchers();
      };
      const timer = setTimeout(waiting.wake, seconds * 1000);
      gone.addEventListener('abort', waiting.wake);
      this.#waiting = waiting;
      this.#tellWatchers();
    });
  }

  /** Ends every wait at once. */
  close(): void {
    this.#isClosed = true;
    this.#waiting?.wake();
  }
}
