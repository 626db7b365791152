import type { UpdateQueue } from './update-queue.ts';
import type { Update } from './wire.ts';

/** Milliseconds before an update that was not taken is sent again: the first wait, and the longest. */
const FIRST_RETRY = 100;
const LONGEST_RETRY = 10_000;
/** Milliseconds that a receiver has to answer. */
const ANSWER_TIME = 60_000;

/** Where updates are sent. */
export interface WebhookSettings {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
}

type CarryOut = (method: string, params: Record<string, unknown>) => Promise<unknown>;

/** Sends updates to the bot's own address, each until it is taken, several at once. */
export class Webhook {
  readonly #updates: UpdateQueue;
  readonly #now: () => number;
  /** Carries out a method that a receiver named in its answer. */
  readonly #call: CarryOut;
  readonly #onTheWire = new Set<number>();
  #settings: WebhookSettings | undefined;
  #lastError: { readonly date: number; readonly message: string } | undefined;
  #end = new AbortController();

  constructor(updates: UpdateQueue, now: () => number, call: CarryOut) {
    this.#updates = updates;
    this.#now = now;
    this.#call = call;
    updates.watch(() => this.#deliver());
  }

  get settings(): WebhookSettings | undefined {
    return this.#settings;
  }

  get lastError(): { readonly date: number; readonly message: string } | undefined {
    return this.#lastError;
  }

  start(settings: WebhookSettings): void {
    this.stop();
    this.#settings = settings;
    this.#deliver();
  }

  /** Ends all deliveries at once. */
  stop(): void {
    this.#settings = undefined;
    this.#lastError = undefined;
    this.#end.abort();
    this.#end = new AbortController();
    this.#onTheWire.clear();
  }

  #deliver(): void {
    const settings = this.#settings;
    if (!settings) return;
    for (const update of this.#updates.pending) {
      if (this.#onTheWire.size >= settings.maxConnections) return;
      if (this.#onTheWire.has(update.update_id)) continue;
      this.#onTheWire.add(update.update_id);
      void this.#send(update, settings, this.#end.signal);
    }
  }

  async #send(update: Update, settings: WebhookSettings, end: AbortSignal): Promise<void> {
    for (let wait = FIRST_RETRY; !end.aborted; wait = Math.min(LONGEST_RETRY, wait * 2)) {
      const failure = await this.#attempt(update, settings, end);
      if (end.aborted) return;
      if (failure === undefined) {
        this.#updates.done(update.update_id);
        this.#onTheWire.delete(update.update_id);
        this.#deliver();
        return;
      }
      this.#lastError = { date: Math.floor(this.#now() / 1000), message: failure };
      await pause(wait, end);
    }
  }

  /** Undefined when the update was taken, else what went wrong. */
  async #attempt(update: Update, { url, secret }: WebhookSettings, end: AbortSignal): Promise<string | undefined> {
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
        },
        body: JSON.stringify(update),
        signal: AbortSignal.any([end, AbortSignal.timeout(ANSWER_TIME)]),
      });
      const body = await response.text();
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      await this.#answer(body);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  /** A receiver may answer with a method to carry out. */
  async #answer(body: string): Promise<void> {
    if (!body.startsWith('{')) return;
    const { method, ...params } = JSON.parse(body) as Record<string, unknown>;
    if (typeof method === 'string') await this.#call(method, params);
  }
}

function pause(milliseconds: number, end: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(finish, milliseconds);
    function finish(): void {
      clearTimeout(timer);
      end.removeEventListener('abort', finish);
      resolve();
    }
    end.addEventListener('abort', finish);
  });
}
