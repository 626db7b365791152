import type { Store } from './records.ts';
import type { Collection } from './store.ts';

/** Deletes all that is stored of a chat: its record, and what is stored under `CHAT/…`. Throws StoreError. */
export async function forgetChat(chat: string, store: Store): Promise<void> {
  await deleteOf(chat, store.subscriptions);
  await deleteOf(chat, store.alerts);
  await deleteOf(chat, store.deliveries);
  await store.chats.update(chat, () => undefined);
}

async function deleteOf<T>(chat: string, collection: Collection<T>): Promise<void> {
  const keys: string[] = [];
  // Keys first: deleting while walking could skip some.
  for await (const [key] of collection.entries(`${chat}/`)) keys.push(key);
  for (const key of keys) await collection.update(key, () => undefined);
}
