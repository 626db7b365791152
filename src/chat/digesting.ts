import { type DigestWish, type Selection, selectStories } from '../digest/select.ts';
import type { Subscription } from '../digest/subscription.ts';
import type { App, Chat } from './command.ts';

/** Stories in a digest of a chat that never said how many. */
export const DIGEST_LENGTH = 5;

/** What is worth telling this chat of some topics, whether it had it before or not. */
export function selectForChat(
  topics: readonly string[],
  length: number | undefined,
  chat: Chat,
  app: App,
): Promise<Selection> {
  return selectStories(app.library, {
    ...wishOf(chat, app),
    topics,
    length: length ?? chat.record.digestLength ?? DIGEST_LENGTH,
  });
}

/** What a subscription's next digest would bring. */
export function selectForSubscription(subscription: Subscription, chat: Chat, app: App): Promise<Selection> {
  return selectStories(app.library, {
    ...wishOf(chat, app),
    topics: subscription.topics,
    length: subscription.length ?? chat.record.digestLength ?? DIGEST_LENGTH,
    had: new Set(subscription.had),
    since: subscription.since,
    arrivedAt: app.arrivedAt,
    arrivedSince: app.arrivedSince,
  });
}

function wishOf({ record }: Chat, { now }: App): Pick<DigestWish, 'muted' | 'less' | 'now'> {
  return { muted: record.muted, less: record.less, now: now() };
}
