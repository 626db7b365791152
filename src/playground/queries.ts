import { goneRequest, Refusal } from './refusal.ts';
import type { CallbackAnswer, InlineAnswer } from './wire.ts';

/** Seconds a pressed button and an inline query wait for their answer (unpublished; these are what people report). */
const CALLBACK_DEADLINE = 15;
const INLINE_DEADLINE = 10;

interface Open<Answer> {
  readonly asked: number;
  readonly chat: number;
  readonly user: number;
  readonly settle: (answer: Answer) => void;
}

/** Questions that wait for the bot's answer; each takes one, in time. */
class OpenQueries<Answer> {
  readonly #open = new Map<string, Open<Answer>>();
  readonly #deadline: number;
  readonly #now: () => number;

  constructor(deadline: number, now: () => number) {
    this.#deadline = deadline;
    this.#now = now;
  }

  /** Waits for the answer to a query. */
  ask(id: string, chat: number, user: number): Promise<Answer> {
    return new Promise((settle) => this.#open.set(id, { asked: this.#now(), chat, user, settle }));
  }

  /** Takes the answer; tells who had asked, and where. Throws Refusal when it is too late, the second, or to no query. */
  answer(id: string, answer: Answer): { readonly chat: number; readonly user: number } {
    const words = 'query is too old and response timeout expired or query ID is invalid';
    const query = this.#open.get(id);
    // A second answer is the bot's mistake, a late one is not; an invented id is.
    if (!query) throw new Refusal(400, `Bad Request: ${words}`, true);
    this.#open.delete(id);
    if (this.#now() - query.asked > this.#deadline * 1000) throw goneRequest(words);
    query.settle(answer);
    return query;
  }

  /** Ids of the queries without an answer. */
  get waiting(): readonly string[] {
    return [...this.#open.keys()];
  }
}

/** Pressed buttons and inline queries on their way. */
export interface Queries {
  readonly callbacks: OpenQueries<CallbackAnswer>;
  readonly inline: OpenQueries<InlineAnswer>;
  /** A new query id. */
  freshId(): string;
}

/** `now` gives epoch milliseconds. */
export function openQueries(now: () => number): Queries {
  let last = 4_300_000_000_000_000n;
  return {
    callbacks: new OpenQueries(CALLBACK_DEADLINE, now),
    inline: new OpenQueries(INLINE_DEADLINE, now),
    freshId: () => String(++last),
  };
}
