/** A call that is answered with an error, in Telegram's words. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: number;
  readonly parameters: { readonly retry_after?: number; readonly migrate_to_chat_id?: number } | undefined;
  /** True where the call itself was wrong; false where the world had changed (blocked, migrated, limited). */
  readonly byFault: boolean;

  constructor(code: number, description: string, byFault: boolean, parameters?: Refusal['parameters']) {
    super(description);
    this.code = code;
    this.byFault = byFault;
    this.parameters = parameters;
  }
}

/** The call is wrong: 400 with Telegram's words. */
export function badRequest(words: string): Refusal {
  return new Refusal(400, `Bad Request: ${words}`, true);
}

/** The call would have been right a moment ago: 400, but not the bot's mistake. */
export function goneRequest(words: string, parameters?: Refusal['parameters']): Refusal {
  return new Refusal(400, `Bad Request: ${words}`, false, parameters);
}

/** The bot may not write there: 403. */
export function forbidden(words: string): Refusal {
  return new Refusal(403, `Forbidden: ${words}`, false);
}

/** Too fast: 429; seconds to wait. */
export function tooManyRequests(seconds: number): Refusal {
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, false, { retry_after: seconds });
}

/** Telegram knows it, the playground does not imitate it: 501, never a made-up success. */
export function notImitated(what: string): Refusal {
  return new Refusal(501, `Not Implemented: the playground does not imitate ${what}`, true);
}
