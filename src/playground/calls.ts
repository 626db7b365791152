import type { Api } from './api.ts';
import { methodNamed, parametersOf } from './bot-api.ts';
import { misfit } from './check-shape.ts';
import { type Fault, Faults } from './faults.ts';
import { METHODS } from './methods/index.ts';
import type { Params } from './read-params.ts';
import { badRequest, notImitated, Refusal } from './refusal.ts';

/** What the bot gets for a call, in Telegram's form. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error_code: number; readonly description: string; readonly parameters?: object };

/** A call of the bot with what it got; undefined where the connection was lost. */
export interface Call {
  readonly method: string;
  readonly params: Params;
  readonly answer: Answer | undefined;
  /** Epoch milliseconds. */
  readonly at: number;
  /** The call was wrong by itself, not because the world had changed or a fault was planned. */
  readonly isMistake: boolean;
}

/** Calls kept; older ones are forgotten. Mistakes are kept apart. */
const KEPT = 20_000;

/** Parameters of features that are not imitated. */
const FOREIGN = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'suggested_post_parameters',
];

/** Words that Telegram has for a missing parameter. */
const MISSING: Readonly<Record<string, string>> = { chat_id: 'chat_id is empty', text: 'message text is empty' };

/** Takes the calls of the bot: checks each against the Bot API, carries it out, keeps a log. */
export class Calls {
  readonly faults = new Faults();
  readonly #api: Api;
  readonly #now: () => number;
  readonly #listeners = new Set<(call: Call) => void>();
  #log: Call[] = [];
  readonly #mistakes: Call[] = [];
  #open = 0;

  constructor(api: Api, now: () => number) {
    this.#api = api;
    this.#now = now;
  }

  /** All calls but the waiting for updates, oldest first. */
  get log(): readonly Call[] {
    return this.#log;
  }

  /** Calls refused because they were wrong. */
  get mistakes(): readonly Call[] {
    return this.#mistakes;
  }

  /** Calls that are being carried out, the waiting for updates aside. */
  get open(): number {
    return this.#open;
  }

  listen(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Answers a call; undefined: the connection is to be cut instead. */
  async take(
    name: string,
    read: (method: string) => Params | Promise<Params>,
    gone: AbortSignal,
  ): Promise<Answer | undefined> {
    const method = methodNamed(name);
    if (method === undefined) {
      const unknown = new Refusal(404, 'Not Found: method not found', true);
      return this.#note(name, {}, refused(unknown), true);
    }
    const waits = method === 'getUpdates';
    if (!waits) this.#open++;
    let params: Params = {};
    try {
      params = await read(method);
      const chat = params.chat_id as number | string | undefined;
      const fault = await this.faults.take({ method, chat, params });
      if (fault && fault !== 'drop-after') return this.#note(method, params, faulty(fault), false);
      const result = await this.#carryOut(method, params, gone);
      const answer: Answer | undefined = fault === 'drop-after' ? undefined : { ok: true, result };
      return waits ? answer : this.#note(method, params, answer, false);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#note(method, params, refused(error), error.byFault);
    } finally {
      if (!waits) this.#open--;
    }
  }

  async #carryOut(method: string, params: Params, gone: AbortSignal): Promise<unknown> {
    const wrong = misfit(params, { fields: parametersOf(method) }, '');
    if (wrong) {
      const missing = wrong.problem === 'is missing' ? MISSING[wrong.path] : undefined;
      throw badRequest(missing ?? `${method}: ${wrong.path} ${wrong.problem}`);
    }
    const foreign = FOREIGN.find((name) => params[name] !== undefined);
    if (foreign !== undefined) throw notImitated(foreign);
    const carryOut = METHODS[method];
    if (!carryOut) throw notImitated(`the method ${method}`);
    return await carryOut(this.#api, params as never, gone);
  }

  #note<Given extends Answer | undefined>(method: string, params: Params, answer: Given, isMistake: boolean): Given {
    const call: Call = { method, params, answer, at: this.#now(), isMistake };
    this.#log.push(call);
    if (this.#log.length > KEPT * 1.5) this.#log = this.#log.slice(-KEPT);
    if (isMistake) this.#mistakes.push(call);
    for (const listener of this.#listeners) listener(call);
    return answer;
  }
}

function refused({ code, message, parameters }: Refusal): Answer {
  return { ok: false, error_code: code, description: message, ...(parameters && { parameters }) };
}

function faulty(fault: Exclude<Fault, 'drop-after'>): Answer | undefined {
  return fault === 'drop' ? undefined : { ok: false, ...fault };
}
