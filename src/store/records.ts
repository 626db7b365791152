import type { Pause, QuietHours, Subscription, Target, WhenEmpty } from '../digest/subscription.ts';
import type { Collection, StoreError } from './store.ts';

/** What is remembered of a chat. Everything is optional: an unknown chat has the defaults. */
export interface ChatRecord {
  readonly language?: 'zh-Hans' | 'zh-Hant' | 'en';
  /** IANA zone. */
  readonly timeZone?: string;
  /** Stories in a digest. */
  readonly digestLength?: number;
  /** Article ids of the last list this chat was shown, in the order of their numbers. */
  readonly listed?: readonly string[];
  readonly quiet?: QuietHours;
  /** Holds for all digests and alerts of the chat. */
  readonly pause?: Pause;
  readonly whenEmpty?: WhenEmpty;
  /** Words and stories (any article id of theirs) that no digest brings. */
  readonly muted?: { readonly words: readonly string[]; readonly stories: readonly string[] };
  /** Topics asked to come less often, with how often that was asked. */
  readonly less?: Readonly<Record<string, number>>;
  /** Key of the chat this one became: a group that is now a supergroup. */
  readonly movedTo?: string;
  /** Times in a row that the chat was not found. */
  readonly notFound?: number;
  /** Who may ask in a group; absent: all. */
  readonly asking?: 'all' | 'admins';
  /** Seconds between two questions of one member of a group; absent: none. */
  readonly coolDown?: number;
  /** Long answers in a group go on in the private chat. */
  readonly longInPrivate?: boolean;
  /** Digests and figures as rich messages. */
  readonly rich?: boolean;
  /** Quoted words are converted to 繁體, and marked as converted; absent: as printed. */
  readonly convert?: boolean;
}

/** What became of a slot. The first three are not over yet. */
export type DeliveryState =
  /** Written with all its messages, not begun. */
  | 'planned'
  /** A message of it is on the wire, or was when the process died. */
  | 'sending'
  /** The connection broke after a message was handed over; it is sent once more. Final when `due` is absent. */
  | 'unsure'
  | 'sent'
  /** Telegram said no; `reason` says why. */
  | 'refused'
  /** Too late to be news; `reason` says what held it. */
  | 'stale'
  /** Not made: the bot was stopped, the chat paused, or a later slot took its place; `reason` says which. */
  | 'missed'
  /** Nothing new to tell. */
  | 'empty';

/** A slot's or an alert's way to the chat: the outbox while it has `due`, the history afterwards. Stored under `CHAT/ID@SLOT`. */
export interface Delivery {
  readonly kind: 'digest' | 'alert' | 'note';
  /** Key of its subscription; absent in a note. */
  readonly subscription?: string;
  /** Local date-time of the slot; of an alert, the moment it was made. */
  readonly slot: string;
  /** Local date-times that were missed together, of a `missed` one. */
  readonly slots?: readonly string[];
  readonly target: Target;
  readonly state: DeliveryState;
  /** Machine word: a row of the failure table, or `down`, `paused`, `merged`, `superseded`, `waited`. */
  readonly reason?: string;
  /** What Telegram said. */
  readonly detail?: string;
  /** Epoch milliseconds of the next try; absent once it is over. Indexed by the store. */
  readonly due?: number;
  /** Epoch milliseconds at which the slot was due. */
  readonly slotAt: number;
  readonly composedAt: number;
  /** Later than this it is no news any more. Epoch milliseconds. */
  readonly staleAt: number;
  readonly late?: boolean;
  /** Rendered messages, in order; taken out when it is over, but for a dead letter. */
  readonly messages?: readonly Message[];
  /** Messages that certainly went out. */
  readonly done: number;
  /** Tries of the message now on turn. */
  readonly attempts: number;
  /** Times that the connection was lost with that message on the wire. */
  readonly doubts: number;
  /** Times that the process died with it on the wire. */
  readonly crashes?: number;
  /** A message of it may have come twice. */
  readonly repeated?: boolean;
  /** A message of it was given up without knowing whether it arrived. */
  readonly uncertain?: boolean;
  /** The words the repeated message is marked with, in the chat's language. */
  readonly repeatNote?: string;
  /** Telegram's ids of the messages that went out. */
  readonly messageIds: readonly number[];
  /** Articles it tells, or told. */
  readonly articles: readonly string[];
  /** Other reports of the stories it tells. */
  readonly covered?: readonly string[];
  readonly finishedAt?: number;
}

/** A rendered message as the sender takes it: plain JSON, made by the view room's renderer, opaque to everybody else. */
export type Message = Readonly<Record<string, unknown>>;

/** A command line too long for a button (64 bytes), under the short key that the button carries. */
export interface ButtonRecord {
  readonly line: string;
  /** Epoch milliseconds at which it is forgotten. */
  readonly due: number;
}

/** Who may send; another process waits until `until`. Epoch milliseconds. */
export interface LeaseRecord {
  readonly holder: string;
  readonly until: number;
}

/** A chat, or `*` for all, that Telegram asked to leave alone until `due` (epoch milliseconds). */
export interface HoldRecord {
  readonly due: number;
}

/** Articles that came in on a day (UTC date is the key), in batches: what was loaded when. */
export interface ArrivalRecord {
  readonly batches: readonly { readonly at: number; readonly articles: readonly string[] }[];
}

/** The collections by name. */
export interface Records {
  readonly chats: Collection<ChatRecord>;
  readonly subscriptions: Collection<Subscription>;
  /** Subscriptions without a schedule. */
  readonly alerts: Collection<Subscription>;
  readonly deliveries: Collection<Delivery>;
  readonly buttons: Collection<ButtonRecord>;
  readonly holds: Collection<HoldRecord>;
  readonly leases: Collection<LeaseRecord>;
  readonly arrivals: Collection<ArrivalRecord>;
}

/** Names of the collections; each is a namespace of lower-case letters. */
export const COLLECTIONS = [
  'chats',
  'subscriptions',
  'alerts',
  'deliveries',
  'buttons',
  'holds',
  'leases',
  'arrivals',
] as const satisfies readonly (keyof Records)[];

/** All that survives a restart. */
export interface Store extends Records {
  /** Why what is changed now is not saved; absent while all is well. Told with answers that change something. */
  readonly trouble?: StoreError | undefined;
  /** Ends all writing; what was promised to be written is written. */
  close(): Promise<void>;
}
