import type { Collection } from './store.ts';

/** What is remembered of a chat. Everything is optional: an unknown chat has the defaults. */
export interface ChatRecord {
  readonly language?: 'zh-Hans' | 'zh-Hant' | 'en';
  /** IANA zone. */
  readonly timeZone?: string;
  /** Stories in a digest. */
  readonly digestLength?: number;
  /** Article ids of the last list this chat was shown, in the order of their numbers. */
  readonly listed?: readonly string[];
}

/** All that survives a restart. */
export interface Store {
  readonly chats: Collection<ChatRecord>;
  /** Ends all writing; what was promised to be written is written. */
  close(): Promise<void>;
}
