import type { Target } from '../digest/subscription.ts';
import type { Message } from '../store/records.ts';

/** What became of one message, in words that mean the same whatever carries it. Times are milliseconds. */
export type Outcome =
  | { readonly type: 'sent'; readonly messageId?: number }
  /** 429. */
  | { readonly type: 'retry-after'; readonly after: number; readonly detail?: string }
  /** 403: the user blocked the bot, it was thrown out, the account is gone. */
  | { readonly type: 'blocked' | 'kicked' | 'deactivated'; readonly detail?: string }
  /** 400 with `migrate_to_chat_id`; `to` is the new chat's key. */
  | { readonly type: 'migrated'; readonly to: string; readonly detail?: string }
  /** 400: the forum topic is closed or deleted. */
  | { readonly type: 'topic-closed'; readonly detail?: string }
  /** 400, 403: a member without the right to write. */
  | { readonly type: 'no-rights'; readonly detail?: string }
  | { readonly type: 'not-found'; readonly detail?: string }
  /** Any other 4xx: our bug. */
  | { readonly type: 'bad-request'; readonly detail?: string }
  /** 5xx, or the connection was refused or never made: certainly not sent. */
  | { readonly type: 'later'; readonly detail?: string }
  /** The connection was lost or timed out after the request was written: perhaps sent. */
  | { readonly type: 'unsure'; readonly detail?: string };

export interface SendOptions {
  /** A line to put under the message: that it may have come before. */
  readonly note?: string;
}

/** The way out. Telegram's room makes one with grammY; it tries once, never retries, and never throws. */
export interface Sender {
  send(target: Target, message: Message, options?: SendOptions): Promise<Outcome>;
}
