import type { Store } from './records.ts';
import type { Collection } from './store.ts';

/**
 * Deletes all that is stored of a chat: its record and that of the group it was before, what is stored under `CHAT/…`,
 * what others had sent to it, waits, keys of buttons that name it; of a person also that he set up what other chats
 * get. Keys of buttons that name no chat belong to none. Throws StoreError; done again, it goes on.
 */
export async function forgetChat(chat: string, store: Store): Promise<void> {
  const isOf = (key: string, target: { readonly chat: string }): boolean =>
    key.startsWith(`${chat}/`) || target.chat === chat;
  for (const collection of [store.subscriptions, store.alerts]) {
    await deleteWhere(collection, (key, { target }) => isOf(key, target));
    await changeWhere(
      collection,
      (_key, { createdBy }) => createdBy !== undefined && `tg:${createdBy}` === chat,
      ({ createdBy: _createdBy, ...rest }) => rest,
    );
  }
  // A note about a chat stands with whoever was told; its key says about which chat, and which topic of it.
  await deleteWhere(
    store.deliveries,
    (key, { kind, target }) => isOf(key, target) || (kind === 'note' && key.split(' ').includes(chat)),
  );
  await deleteWhere(store.buttons, (_key, { line }) => names(line, chat));
  await store.holds.update(chat, () => undefined);
  await deleteWhere(store.chats, (key, { movedTo }) => key === chat || movedTo === chat);
}

/** Whether a command line names a chat, by key or as `@-100123`. */
function names(line: string, chat: string): boolean {
  const id = chat.replace(/^tg:/, '');
  return line.split(/[\s~]+/).some((word) => word === chat || word === `@${id}`);
}

function deleteWhere<T>(collection: Collection<T>, isMeant: (key: string, record: T) => boolean): Promise<void> {
  return changeWhere(collection, isMeant, () => undefined);
}

async function changeWhere<T>(
  collection: Collection<T>,
  isMeant: (key: string, record: T) => boolean,
  change: (record: T) => T | undefined,
): Promise<void> {
  const keys: string[] = [];
  // Keys first: deleting while walking could skip some.
  for await (const [key, record] of collection.entries()) if (isMeant(key, record)) keys.push(key);
  for (const key of keys) await collection.update(key, (held) => held && (isMeant(key, held) ? change(held) : held));
}
