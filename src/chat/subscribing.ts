import { type ChatRules, withNextSlot } from '../digest/reckon.ts';
import { localTime } from '../digest/slots.ts';
import { type Subscription, subscriptionKey, type Target } from '../digest/subscription.ts';
import type { Delivery, Store } from '../store/records.ts';
import type { Collection } from '../store/store.ts';
import type { App, Chat } from './command.ts';
import { UserError } from './errors.ts';

/** Standing orders of one chat, alerts included. */
export const MOST_SUBSCRIPTIONS = 30;

/** A chat's subscriptions and alerts, oldest first. */
export async function subscriptionsOf(chat: string, store: Store): Promise<Subscription[]> {
  const found: Subscription[] = [];
  for (const collection of [store.subscriptions, store.alerts]) {
    for await (const [, subscription] of collection.entries(`${chat}/`)) found.push(subscription);
  }
  return found.sort((a, b) => Number(a.id) - Number(b.id));
}

/** Where a subscription is kept. */
export function collectionOf(subscription: Subscription, store: Store): Collection<Subscription> {
  return subscription.schedule ? store.subscriptions : store.alerts;
}

/** The chat itself, and the forum topic that was spoken in, as where messages go. */
export function here({ key, kind, thread }: Chat): Target {
  return { chat: key, kind, ...(thread === undefined ? {} : { thread }) };
}

/** What holds for all subscriptions of a chat. */
export function rulesOf({ record }: Chat): ChatRules {
  return { quiet: record.quiet, pauses: record.pause ? [record.pause] : [] };
}

/** Writes a new subscription under the chat's next free number and returns it. Throws UserError when there are too many. */
export async function addSubscription(
  order: Pick<Subscription, 'topics' | 'target'> & Partial<Pick<Subscription, 'schedule' | 'length' | 'dailyCap'>>,
  chat: Chat,
  app: App,
): Promise<Subscription> {
  const now = app.now();
  const held = await subscriptionsOf(chat.key, app.store);
  if (held.length >= MOST_SUBSCRIPTIONS) {
    throw new UserError(
      chat.say.text(
        '这里已有 {n} 份订阅，到上限了。先用 /unsubscribe 退掉几份。',
        'There are {n} subscriptions here, as many as allowed. Remove some first: /unsubscribe',
        { n: held.length },
      ),
    );
  }
  let number = Math.max(0, ...held.map(({ id }) => Number(id))) + 1;
  for (;;) {
    const made: Subscription = {
      ...order,
      id: String(number),
      chat: chat.key,
      timeZone: chat.timeZone,
      language: chat.language,
      createdAt: now,
      last: localTime(now, chat.timeZone),
      had: [],
      empties: 0,
      ...(chat.user === undefined ? {} : { createdBy: chat.user }),
      ...(order.schedule ? {} : { since: now }),
    };
    const subscription = order.schedule ? withNextSlot(made, now, rulesOf(chat)) : made;
    const written = await collectionOf(made, app.store).update(subscriptionKey(made), (one) => one ?? subscription);
    // Somebody took the number in this very moment: the next one.
    if (written?.createdAt === now && sameTopics(written.topics, order.topics)) return written;
    number++;
  }
}

/** Changes a subscription and finds its next slot anew. Undefined when it is gone. */
export async function changeSubscription(
  subscription: Subscription,
  change: (held: Subscription) => Subscription,
  app: App,
): Promise<Subscription | undefined> {
  const key = subscriptionKey(subscription);
  return collectionOf(subscription, app.store).update(key, (held) => held && change(held));
}

/** Deletes a subscription with its deliveries: nothing of it is sent any more. */
export async function removeSubscription(subscription: Subscription, app: App): Promise<void> {
  const key = subscriptionKey(subscription);
  await collectionOf(subscription, app.store).update(key, () => undefined);
  for await (const [delivery] of app.store.deliveries.entries(`${key}@`)) {
    await app.store.deliveries.update(delivery, () => undefined);
  }
}

/** Gives all subscriptions of a chat their next slot anew, after its quiet hours or its time zone changed. */
export async function reckonChat(
  chat: Pick<Chat, 'key' | 'record' | 'timeZone'>,
  app: Pick<App, 'store' | 'now'>,
): Promise<void> {
  const rules = { quiet: chat.record.quiet };
  for await (const [key] of app.store.subscriptions.entries(`${chat.key}/`)) {
    await app.store.subscriptions.update(
      key,
      (held) => held && withNextSlot({ ...held, timeZone: chat.timeZone }, app.now(), rules),
    );
  }
  for await (const [key] of app.store.alerts.entries(`${chat.key}/`)) {
    await app.store.alerts.update(key, (held) => held && { ...held, timeZone: chat.timeZone });
  }
}

/** The deliveries of a subscription, newest first. */
export async function deliveriesOf(subscription: Subscription, store: Store): Promise<Delivery[]> {
  const found: Delivery[] = [];
  for await (const [, delivery] of store.deliveries.entries(`${subscriptionKey(subscription)}@`)) found.push(delivery);
  return found.reverse();
}

/** Finds the subscription a reader means: its number, a topic of it, or the only one. Throws UserError. */
export function nameSubscription(said: string, held: readonly Subscription[], { say }: Chat): Subscription {
  const wanted = said.normalize('NFKC').trim();
  const [only] = held;
  if (!only) {
    throw new UserError(
      say.text(
        '这里还没有订阅。例如 /subscribe 铁路 每天 8:00',
        'There is no subscription here yet. For example /subscribe 铁路 every day at 8',
      ),
    );
  }
  if (wanted === '' && held.length === 1) return only;
  const found =
    held.find(({ id }) => id === wanted.replace(/^#/, '')) ?? held.find(({ topics }) => topics.includes(wanted));
  if (found) return found;
  throw new UserError(
    say.text('没有第“{said}”份订阅。现有：{held}', 'There is no subscription “{said}”. Here are: {held}', {
      said: wanted,
      held: held.map(({ id, topics }) => `${id} ${topics.join(' ')}`.trim()).join('；'),
    }),
  );
}

/** Throws UserError unless who asks may change what holds for the whole chat. */
export async function requireAdmin(chat: Chat): Promise<void> {
  if (await chat.mayChange()) return;
  throw new UserError(
    chat.say.text(
      '这会改动本群的设置，只有管理员可以。',
      'This changes what holds for the whole group; only its admins may.',
    ),
  );
}

function sameTopics(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((topic, n) => topic === b[n]);
}
