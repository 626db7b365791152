import { GrammyError, HttpError } from 'grammy';
import type { Outcome } from '../delivery/sender.ts';
import { keyOf } from './keys.ts';

type Failure = Exclude<Outcome, { readonly type: 'sent' }>;

/** Telegram's words, in order; the first that fits says what a refusal (400 or 403) means. */
const REFUSALS: readonly (readonly [RegExp, Exclude<Failure['type'], 'retry-after' | 'migrated'>])[] = [
  [/blocked by the user|can't initiate conversation|can't send messages to (bots|the user)/i, 'blocked'],
  [/user is deactivated|USER_DEACTIVATED/i, 'deactivated'],
  [/was kicked|not a member|chat was (deleted|deactivated)|CHANNEL_PRIVATE/i, 'kicked'],
  [/TOPIC_(CLOSED|DELETED)|message thread not found|topic.*(closed|deleted)/i, 'topic-closed'],
  [
    /not enough rights|have no rights|need administrator rights|WRITE_FORBIDDEN|CHAT_(ADMIN_REQUIRED|RESTRICTED)/i,
    'no-rights',
  ],
  [/chat not found|PEER_ID_INVALID|chat_id is empty/i, 'not-found'],
];

/** The connection was never made, so nothing was sent. */
const UNCONNECTED =
  /reason: (connect |getaddrinfo )|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT_|SSL/;

/** What a failed call means for the message it carried. */
export function failureOf(error: unknown): Failure {
  if (error instanceof GrammyError) {
    const detail = `${error.error_code}: ${error.description}`;
    const { retry_after, migrate_to_chat_id } = error.parameters;
    if (error.error_code === 429) return { type: 'retry-after', after: (retry_after ?? 1) * 1000, detail };
    if (migrate_to_chat_id !== undefined) return { type: 'migrated', to: keyOf(migrate_to_chat_id), detail };
    if (error.error_code >= 500) return { type: 'later', detail };
    const known = REFUSALS.find(([words]) => words.test(error.description));
    return { type: known?.[1] ?? (error.error_code === 403 ? 'kicked' : 'bad-request'), detail };
  }
  if (error instanceof HttpError) {
    const reason = error.error instanceof Error ? `${error.error.name} ${error.error.message}` : String(error.error);
    return { type: UNCONNECTED.test(reason) ? 'later' : 'unsure', detail: networkWord(reason) };
  }
  return { type: 'bad-request', detail: error instanceof Error ? error.name : 'unknown' };
}

/** The machine word of a network error; the rest of its message holds the address, and that the token. */
function networkWord(reason: string): string {
  return /\bE[A-Z_]{4,}\b|aborted|socket hang up|timeout/i.exec(reason)?.[0] ?? 'network error';
}

/** What of an error may be logged: no payload (it holds texts) and no address (it holds the token). */
export function faultFacts(error: unknown): object {
  if (error instanceof GrammyError) {
    return { method: error.method, code: error.error_code, description: error.description };
  }
  if (error instanceof HttpError) return { network: failureOf(error).detail };
  if (!(error instanceof Error)) return { error: typeof error };
  const at = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { error: error.name, at: at.slice(0, 6).map((line) => line.trim()) };
}
