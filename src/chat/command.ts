import type { Target } from '../digest/subscription.ts';
import type { Library } from '../library/library.ts';
import type { ChatRecord, Store } from '../store/records.ts';
import type { View } from '../view/view.ts';
import type { Language, Say } from './voice.ts';

/** Whoever speaks to the bot, and where: a chat of Telegram, the terminal. */
export interface Chat {
  /** Key of its records: `tg:-100123`, `terminal`. */
  readonly key: string;
  readonly kind: 'private' | 'group' | 'channel' | 'terminal';
  /** Forum topic; absent in General and in chats without topics. */
  readonly thread?: number;
  /** Telegram user id of who asks; absent for anonymous admins and the terminal. */
  readonly user?: number;
  readonly record: ChatRecord;
  readonly language: Language;
  readonly say: Say;
  /** IANA zone. */
  readonly timeZone: string;
  /** Whether who asks may change what holds for the whole chat: always in private, admins in a group. Asked when needed. */
  mayChange(): Promise<boolean>;
  /** Whether who asks runs this bot (ADMIN_IDS). */
  readonly isOperator?: boolean;
  /**
   * Finds another chat that messages are to go to, by @name or `tg:` key, and checks that who asks is an administrator
   * there and that the bot may write there. Absent where chats have no such names.
   */
  findTarget?(name: string): Promise<FoundTarget>;
}

/** A chat that may be written to, or why not. */
export type FoundTarget =
  | { readonly target: Target; readonly kind: 'group' | 'channel'; readonly title: string }
  | { readonly problem: 'unknown' | 'bot-may-not-write' | 'asker-is-no-admin' };

/** What commands may use. */
export interface App {
  readonly library: Library;
  readonly store: Store;
  /** In menu order. */
  readonly commands: readonly Command[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly defaults: { readonly timeZone: string };
  /** Bot's @name without the @, where it has one. */
  readonly username?: string;
  /** When an article came in, epoch milliseconds; what was there when the bot first ran is 0. Absent: nobody wrote it down. */
  readonly arrivedAt?: (article: string) => number;
  /** Articles that came in later than a moment (epoch milliseconds). */
  readonly arrivedSince?: (moment: number) => readonly string[];
  /** Takes note of a bug, with a word on what was being done; never with a message's text. */
  readonly report?: (problem: unknown, about: string) => void;
}

/** A text in the bot's own voice; 繁體 is converted from `zh`. */
export interface Phrase {
  readonly zh: string;
  readonly en: string;
}

export interface Command {
  /** `[a-z0-9_]{1,32}`. */
  readonly name: string;
  /** Other words for it, Chinese ones too: 引语. */
  readonly aliases: readonly string[];
  readonly summary: Phrase;
  /** Arguments as /help shows them. */
  readonly usage: Phrase;
  /** Command lines that give something on what is loaded; run by the tests, shown by /help. */
  readonly examples: (library: Library) => readonly string[];
  /** True where it changes what holds for the whole chat: in a group only admins may. */
  readonly changesChat?: boolean;
  readonly run: (args: string, chat: Chat, app: App) => View | Promise<View>;
}
