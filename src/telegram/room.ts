import type { Api } from 'grammy';
import type { ButtonData } from '../chat/button-data.ts';
import type { App, Chat } from '../chat/command.ts';
import type { View } from '../view/view.ts';
import type { Admins } from './admins.ts';
import type { Recent } from './recent.ts';

/** Where problems are told; pino fits. What is logged never holds a message's text or the token. */
export interface Log {
  debug(facts: object, words: string): void;
  info(facts: object, words: string): void;
  warn(facts: object, words: string): void;
  error(facts: object, words: string): void;
}

/** The one door to the commands. */
export type Dispatch = (line: string, chat: Chat, app: App) => Promise<View>;

/** An answer that stands in a chat, by the message that asked for it. */
export interface Answered {
  readonly line: string;
  readonly messageIds: readonly number[];
}

/** What all parts of this room work with. */
export interface Room {
  readonly api: Api;
  readonly me: { readonly id: number; readonly username: string };
  readonly app: App;
  readonly dispatch: Dispatch;
  readonly log: Log;
  readonly admins: Admins;
  readonly buttons: ButtonData;
  /** User ids of those who run the bot. */
  readonly operators: ReadonlySet<number>;
  /** Answers by `chat:message` of the question, for edited questions. */
  readonly answers: Recent<Answered>;
  /** A group's key changed: everything stored under `from` belongs to `to`. */
  readonly moved: (from: string, to: string) => Promise<void>;
}

/** Key of a chat's records. */
export function keyOf(chatId: number): string {
  return `tg:${chatId}`;
}

/** Telegram's id of a key; undefined for keys of other surfaces. */
export function chatIdOf(key: string): number | undefined {
  const match = /^tg:(-?\d{1,16})$/.exec(key);
  return match ? Number(match[1]) : undefined;
}
