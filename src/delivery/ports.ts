import type { Slot } from '../digest/slots.ts';
import type { Subscription, Target } from '../digest/subscription.ts';
import type { Message } from '../store/records.ts';

/** Time, as delivery needs it: real in the bot, scaled or stepped by hand in tests. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after that many milliseconds, or at once when the signal fires. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

/** Where delivery says what it did; a pino logger fits. Fields never hold message texts. */
export interface Log {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Messages ready to be sent, and what they tell. */
export interface Composed {
  readonly messages: readonly Message[];
  /** Ids of the articles told, in order. */
  readonly articles: readonly string[];
  /** Other reports of the same stories: had too, so that only what comes in later is new. */
  readonly covered?: readonly string[];
  /** What a message sent a second time is marked with, in the chat's language. */
  readonly repeatNote: string;
  /** There was nothing new: the messages, where there are any, say just that. */
  readonly isEmpty?: boolean;
}

/** Something that who set a subscription up has to know. */
export interface Note {
  readonly about: 'topic-closed' | 'no-rights';
  /** Where it happened. */
  readonly target: Target;
  readonly subscription?: Subscription | undefined;
}

/** Makes what is sent. Throws only for bugs; what it throws is logged, and tried again in the next minutes. */
export interface Composer {
  /** A subscription's digest for a slot, written at `now` (epoch milliseconds). */
  digest(subscription: Subscription, slot: Slot & { readonly late: boolean }, now: number): Promise<Composed>;
  /** An alert on what came in since the subscription's `since`; `isEmpty` when nothing of it fits. */
  alert(subscription: Subscription, now: number): Promise<Composed>;
  /** A note to `to`, usually a private chat. */
  note(to: Target, note: Note): Promise<Composed>;
}
