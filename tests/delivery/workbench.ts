import type { Composer, Log } from '../../src/delivery/ports.ts';
import { type DeliveryOptions, type RunningDelivery, startDelivery } from '../../src/delivery/start.ts';
import { type Subscription, subscriptionKey } from '../../src/digest/subscription.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Delivery, Store } from '../../src/store/records.ts';
import { makeSubscription } from './make-subscription.ts';
import { type ScriptedTelegram, scriptedTelegram } from './scripted-telegram.ts';
import { type SteppedClock, steppedClock } from './stepped-clock.ts';

/** 20 November 2026, 8:00 in Shanghai. */
export const EIGHT = Date.UTC(2026, 10, 20, 0, 0);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

export interface Workbench {
  readonly store: Store;
  readonly clock: SteppedClock;
  readonly telegram: ScriptedTelegram;
  /** What was logged as an error. */
  readonly errors: string[];
  /** Subscribes; due at eight unless said otherwise. */
  subscribe(given?: Partial<Subscription>): Promise<Subscription>;
  /** Starts a process; the one before is as if killed unless it was stopped. */
  start(options?: Partial<DeliveryOptions>): Promise<RunningDelivery>;
  /** Moves the clock, with a tick at every full minute. */
  run(milliseconds: number): Promise<void>;
  delivery(subscription: Subscription, slot?: string): Promise<Delivery | undefined>;
  /** Texts that reached a chat, in order. */
  textsTo(chat: string): string[];
}

/** A digest says whose it is and which slot; with `parts` it has several messages. */
export function plainComposer(parts: (id: string) => number = () => 1): Composer {
  return {
    digest: async (subscription, slot) => ({
      messages: Array.from({ length: parts(subscription.id) }, (_, n) => ({
        text: `${subscriptionKey(subscription)} ${slot.local}${n > 0 ? ` part ${n + 1}` : ''}${slot.late ? ' late' : ''}`,
      })),
      articles: [`news-of-${slot.local}`],
      repeatNote: 'perhaps a repeat',
    }),
    alert: async () => ({ messages: [], articles: [], repeatNote: '', isEmpty: true }),
    note: async (_to, { about, target }) => ({
      messages: [{ text: `note ${about} ${target.chat}` }],
      articles: [],
      repeatNote: '',
    }),
  };
}

/** Delivery over memory and a clock moved by hand, seven minutes before eight. */
export function workbench(from = EIGHT - 7 * MINUTE, store: Store = memoryStore()): Workbench {
  const clock = steppedClock(from);
  const telegram = scriptedTelegram(clock);
  const errors: string[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (_fields, message) => errors.push(message) };
  let running: RunningDelivery | undefined;
  return {
    store,
    clock,
    telegram,
    errors,
    async subscribe(given = {}) {
      const subscription = makeSubscription({ due: EIGHT, ...given });
      const collection = subscription.schedule ? store.subscriptions : store.alerts;
      await collection.update(subscriptionKey(subscription), () => subscription);
      return subscription;
    },
    async start(options = {}) {
      const starting = startDelivery({ store, sender: telegram, composer: plainComposer(), clock, log, ...options });
      await clock.advance(0);
      running = await starting;
      return running;
    },
    async run(milliseconds) {
      const end = clock.now() + milliseconds;
      while (clock.now() < end) {
        await clock.advance(Math.min(end - clock.now(), MINUTE - (clock.now() % MINUTE)));
        if (clock.now() % MINUTE === 0) {
          const ticking = running?.tick();
          await clock.advance(0);
          await ticking;
        }
      }
      await clock.advance(0);
    },
    delivery: (subscription, slot = '2026-11-20T08:00') =>
      store.deliveries.get(`${subscriptionKey(subscription)}@${slot}`),
    textsTo: (chat) => telegram.arrived.filter((one) => one.chat === chat).map(({ text }) => text),
  };
}
