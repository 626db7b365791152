/** Where messages go: a chat, and a forum topic in it. */
export interface Target {
  /** Key of the chat's records: `tg:-100123`. */
  readonly chat: string;
  /** Forum topic; absent in General and in chats without topics. */
  readonly thread?: number;
  /** What kind of chat it is, where that is known: channels have other buttons. */
  readonly kind?: 'private' | 'group' | 'channel' | 'terminal';
  /** Name as shown to people, where it is another chat than the one that asked: `@dawn_news`. */
  readonly name?: string;
}

/**
 * When a day has its slots: `times` (`HH:MM`, ascending) on the days that fit. Days fit by weekday, by day of the
 * month and by month; an absent list fits all. With `either`, weekday or day of the month is enough, as in cron.
 */
export interface Rule {
  /** 1 Monday to 7 Sunday. */
  readonly weekdays?: readonly number[];
  readonly days?: readonly number[];
  readonly months?: readonly number[];
  readonly either?: boolean;
  readonly times: readonly string[];
}

/** All moments of a subscription in local time: a moment is due when any rule has it. */
export type Schedule = readonly Rule[];

/** Daily hours without messages, `HH:MM`; `from` may be later than `to`: 23:00 to 07:00. What is due waits for `to`. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** Why nothing is sent, and for how long. Without `until` it lasts until somebody, or the chat's return, ends it. */
export interface Pause {
  readonly reason: 'asked' | 'blocked' | 'kicked' | 'deactivated' | 'no-rights' | 'not-found';
  /** Epoch milliseconds. */
  readonly since: number;
  readonly until?: number;
}

/** What a chat wants when a digest has nothing new. */
export type WhenEmpty = 'silent' | 'say' | 'suggest';

/** A standing order of a chat: what, when, how much, where to. Stored under `CHAT/ID`. */
export interface Subscription {
  /** Short, `[a-z0-9]`, unique in its chat. */
  readonly id: string;
  /** Key of the chat that manages it. */
  readonly chat: string;
  /** Queries of the search language; none means everything. */
  readonly topics: readonly string[];
  /** Absent in an alert, which goes out as articles come in. */
  readonly schedule?: Schedule;
  /** Alerts a day at most; only in an alert. */
  readonly dailyCap?: number;
  /** Alerts that went out on a local date. */
  readonly today?: { readonly date: string; readonly count: number };
  /** Language it was made in, for chats that never chose one. */
  readonly language?: 'zh-Hans' | 'zh-Hant' | 'en';
  /** IANA zone the schedule is read in. */
  readonly timeZone: string;
  readonly quiet?: QuietHours;
  /** Stories a digest; absent: as the chat's setting. */
  readonly length?: number;
  readonly target: Target;
  /** Telegram user id of who set it up: told when it cannot be sent. */
  readonly createdBy?: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly pause?: Pause;
  /** Local date-time `YYYY-MM-DDTHH:MM` of the last slot dealt with, or of its making: slots are later than this. */
  readonly last: string;
  /** Local date-time of the next slot. */
  readonly slot?: string;
  /** Epoch milliseconds of the next slot, quiet hours over; absent when none comes. Indexed by the store. */
  readonly due?: number;
  /** Ids of articles that it has had, oldest first. */
  readonly had: readonly string[];
  /** Only articles that came in after this are news to it; absent before the first digest. Epoch milliseconds. */
  readonly since?: number;
  /** Digests in a row that had nothing new. */
  readonly empties: number;
}

/** Key of a subscription's record. */
export function subscriptionKey(subscription: Pick<Subscription, 'chat' | 'id'>): string {
  return `${subscription.chat}/${subscription.id}`;
}
