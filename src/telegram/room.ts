import type { Api } from 'grammy';
import type { ButtonData } from '../chat/button-data.ts';
import type { App, Chat } from '../chat/command.ts';
import type { View } from '../view/view.ts';
import type { Admins } from './admins.ts';
import { faultFacts } from './fault.ts';
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
  /** What stands in messages that were edited, by place: Telegram refuses an edit that changes nothing. */
  readonly standing: Recent<string>;
  readonly events: ChatEvents;
}

/** What else becomes of chats, for whoever keeps their subscriptions; RunningDelivery is one. Chats are keys. */
export interface ChatEvents {
  /** Somebody is being answered there. */
  answered(chat: string): void;
  /** An answer was refused for going too fast; milliseconds to wait. */
  slowDown(chat: string, after: number): void;
  /** The chat wrote, or let the bot in again. */
  returned(chat: string): Promise<unknown>;
  /** The chat put the bot out. */
  left(chat: string, reason: 'blocked' | 'kicked'): Promise<void>;
  /** A group became a supergroup: everything stored under `from` belongs to `to`. */
  moved(from: string, to: string): Promise<void>;
}

/** Tells of an event; where that fails, as with a full disk, answering goes on. */
export async function tell(room: Room, event: (events: ChatEvents) => unknown): Promise<void> {
  try {
    await event(room.events);
  } catch (error) {
    room.log.error(faultFacts(error), 'cannot note what became of a chat');
  }
}
