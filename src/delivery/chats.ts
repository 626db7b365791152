import { isActive } from '../digest/reckon.ts';
import { type Subscription, subscriptionKey } from '../digest/subscription.ts';
import type { Delivery, Store } from '../store/records.ts';
import type { Collection } from '../store/store.ts';
import type { ChatEvents } from './outbox.ts';
import type { Composer, Log, Note } from './ports.ts';

/** A note is no news after a day; milliseconds. */
const NOTE_LIFE = 86_400_000;

export interface ChatChanges extends ChatEvents {
  /** Ends a pause that Telegram's refusals made: the chat is back. One that was asked for stays. Returns whether one ended. */
  resume(chat: string, now: number): Promise<boolean>;
  /** Goes on with moves that a stop of the process cut short. */
  finishMoves(): Promise<void>;
}

export interface ChatChangesOptions {
  readonly store: Store;
  readonly composer: Composer;
  readonly log: Log;
  /** Called when a delivery was written that has to go out. */
  readonly onPlanned: (key: string, delivery: Delivery) => void;
  /** Called after the records of a chat moved. */
  readonly onMoved: (from: string) => Promise<void>;
}

/** What happens to a chat's records when Telegram says that the chat changed. */
export function makeChatChanges({ store, composer, log, onPlanned, onMoved }: ChatChangesOptions): ChatChanges {
  async function move(from: string, to: string): Promise<void> {
    if (from === to) return;
    // Written first: whatever happens next, a later start knows that there is a move to finish.
    await store.chats.update(from, (held) => ({ ...held, movedTo: to }));
    await finishMove(from, to);
    log.info({ from, to }, 'a chat moved, with all that is stored of it');
  }

  async function finishMove(from: string, to: string): Promise<void> {
    const { movedTo: _movedTo, ...settings } = (await store.chats.get(from)) ?? {};
    await store.chats.update(to, (held) => ({ ...settings, ...held }));
    for (const collection of [store.subscriptions, store.alerts]) {
      for await (const [key, subscription] of collection.entries()) {
        if (subscription.chat === from) await rename(collection, key, inChat(subscription, from, to));
        else if (subscription.target.chat === from) {
          await collection.update(key, (held) => held && inChat(held, from, to));
        }
      }
    }
    for await (const [key, delivery] of store.deliveries.entries(`${from}/`)) {
      const renamed = `${to}${key.slice(from.length)}`;
      const { target, subscription } = delivery;
      const moved: Delivery = {
        ...delivery,
        target: target.chat === from ? { ...target, chat: to } : target,
        ...(subscription ? { subscription: `${to}${subscription.slice(from.length)}` } : {}),
      };
      await store.deliveries.update(renamed, (held) => held ?? moved);
      await store.deliveries.update(key, () => undefined);
    }
    for await (const [key] of store.deliveries.due(Number.MAX_SAFE_INTEGER)) {
      await store.deliveries.update(key, (held) =>
        held?.target.chat === from ? { ...held, target: { ...held.target, chat: to } } : held,
      );
    }
    await onMoved(from);
    await store.chats.update(from, () => ({ movedTo: to }));
  }

  async function rename(collection: Collection<Subscription>, key: string, moved: Subscription): Promise<void> {
    await collection.update(subscriptionKey(moved), (held) => held ?? moved);
    await collection.update(key, () => undefined);
  }

  return {
    move,
    async finishMoves() {
      for await (const [chat, record] of store.chats.entries()) {
        if (record.movedTo && Object.keys(record).length > 1) await finishMove(chat, record.movedTo);
      }
    },
    async pause(chat, reason, now) {
      await store.chats.update(chat, (held) => {
        const isPaused = held?.pause && (held.pause.until === undefined || held.pause.until > now);
        return isPaused ? held : { ...held, pause: { reason, since: now } };
      });
      log.info({ chat, reason }, 'a chat is paused');
    },
    async resume(chat, now) {
      let ended = false;
      await store.chats.update(chat, (held) => {
        ended = held?.pause !== undefined && held.pause.reason !== 'asked' && isActive(held.pause, now);
        // Kept with its end: slots inside it were paused, not missed.
        return ended && held?.pause ? { ...held, pause: { ...held.pause, until: now } } : held;
      });
      return ended;
    },
    async leaveTopic(delivery) {
      if (!delivery.subscription) return;
      for (const collection of [store.subscriptions, store.alerts]) {
        await collection.update(delivery.subscription, (held) => {
          if (held?.target.thread === undefined || held.target.thread !== delivery.target.thread) return held;
          const { thread: _thread, ...general } = held.target;
          return { ...held, target: general };
        });
      }
    },
    async tell(about, delivery, now) {
      const subscription = delivery.subscription
        ? ((await store.subscriptions.get(delivery.subscription)) ?? (await store.alerts.get(delivery.subscription)))
        : undefined;
      if (subscription?.createdBy === undefined) return;
      const to = { chat: `tg:${subscription.createdBy}` };
      if (to.chat === delivery.target.chat) return;
      const { chat, thread } = delivery.target;
      const key = `${to.chat}/note@${about} ${chat}${thread === undefined ? '' : ` ${thread}`}`;
      const told = await store.deliveries.get(key);
      // Once a topic; a right lost again after a while is told again.
      if (told && (about === 'topic-closed' || now - told.composedAt < NOTE_LIFE)) return;
      const composed = await composer.note(to, { about, target: delivery.target, subscription } satisfies Note);
      const note: Delivery = {
        kind: 'note',
        slot: delivery.slot,
        target: to,
        state: 'planned',
        due: now,
        slotAt: now,
        composedAt: now,
        staleAt: now + NOTE_LIFE,
        messages: composed.messages,
        done: 0,
        attempts: 0,
        doubts: 0,
        repeatNote: composed.repeatNote,
        messageIds: [],
        articles: [],
      };
      await store.deliveries.update(key, () => note);
      onPlanned(key, note);
    },
  };
}

function inChat(subscription: Subscription, from: string, to: string): Subscription {
  const { chat, target } = subscription;
  return {
    ...subscription,
    chat: chat === from ? to : chat,
    target: target.chat === from ? { ...target, chat: to } : target,
  };
}
