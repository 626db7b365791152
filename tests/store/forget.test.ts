import { describe, expect, it } from 'vitest';
import { forgetChat } from '../../src/store/forget.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { COLLECTIONS, type Delivery, type Store } from '../../src/store/records.ts';
import { exportStore } from '../../src/store/transfer.ts';
import { makeSubscription } from '../delivery/make-subscription.ts';

const delivery = (chat: string, rest: Partial<Delivery> = {}): Delivery => ({
  kind: 'digest',
  slot: '2026-11-20T08:00',
  target: { chat },
  state: 'sent',
  slotAt: 1,
  composedAt: 1,
  staleAt: 2,
  done: 1,
  attempts: 0,
  doubts: 0,
  messageIds: [5],
  articles: ['abc'],
  ...rest,
});

/** A store with something of each chat in every collection that has any. */
async function filled(...chats: readonly string[]): Promise<Store> {
  const store = memoryStore();
  for (const chat of chats) {
    const id = chat.slice('tg:'.length);
    await store.chats.update(chat, () => ({ language: 'en', listed: ['abc'] }));
    await store.chats.update(`${chat}00`, () => ({ movedTo: chat }));
    await store.subscriptions.update(`${chat}/one`, () => makeSubscription({ chat, id: 'one', due: 1 }));
    await store.alerts.update(`${chat}/two`, () => makeSubscription({ chat, id: 'two', due: 1 }));
    await store.deliveries.update(`${chat}/one@2026-11-20T08:00`, () => delivery(chat, { due: 9, state: 'planned' }));
    await store.holds.update(chat, () => ({ due: 9 }));
    await store.buttons.update(`key${id}`, () => ({ line: `~@${id} /subscribe 铁路`, due: 9 }));
    await store.buttons.update(`other${id}`, () => ({ line: `/subscribe 铁路 ${chat}`, due: 9 }));
  }
  return store;
}

describe('forgetting a chat', () => {
  it('leaves nothing that names it, and everything of others', async () => {
    const store = await filled('tg:-1001', 'tg:-10011', 'tg:-100');
    await store.holds.update('*', () => ({ due: 9 }));
    await store.leases.update('sender', () => ({ holder: 'here 1', until: 9 }));
    await store.arrivals.update('2026-11-20', () => ({ batches: [{ at: 1, articles: ['abc'] }] }));
    await store.buttons.update('key', () => ({ line: '/search 一条很长的查询', due: 9 }));
    await forgetChat('tg:-1001', store);
    const others = await filled('tg:-10011', 'tg:-100');
    const left = await exportStore(store);
    const expected = await exportStore(others);
    expect(left).toEqual({
      ...expected,
      holds: { ...(expected.holds as object), '*': { due: 9 } },
      arrivals: { '2026-11-20': { batches: [{ at: 1, articles: ['abc'] }] } },
      buttons: { ...(expected.buttons as object), key: { line: '/search 一条很长的查询', due: 9 } },
    });
    expect(await store.leases.get('sender')).toBeDefined();
  });

  it('takes back what others had sent to it, and the notes about it that they got', async () => {
    const store = memoryStore();
    const channel = { chat: 'tg:-1001', name: '@dawn' };
    await store.subscriptions.update('tg:7/one', () => ({
      ...makeSubscription({ chat: 'tg:7', id: 'one', due: 1 }),
      target: channel,
    }));
    await store.deliveries.update('tg:7/one@2026-11-20T08:00', () => delivery('tg:-1001'));
    for (const key of ['tg:7/note@topic-closed tg:-1001 5', 'tg:7/note@no-rights tg:-1001'])
      await store.deliveries.update(key, () => delivery('tg:7', { kind: 'note' }));
    await store.deliveries.update('tg:7/note@no-rights tg:-10019', () => delivery('tg:7', { kind: 'note' }));
    await forgetChat('tg:-1001', store);
    const { deliveries, subscriptions } = await exportStore(store);
    expect(Object.keys(deliveries as object)).toEqual(['tg:7/note@no-rights tg:-10019']);
    expect(subscriptions).toEqual({});
  });

  it('of a person leaves what he set up for a group, without saying who did', async () => {
    const store = memoryStore();
    const set = { ...makeSubscription({ chat: 'tg:-1001', id: 'one', due: 1 }), createdBy: 7 };
    await store.subscriptions.update('tg:-1001/one', () => set);
    await forgetChat('tg:7', store);
    const { createdBy: _, ...rest } = set;
    expect(await store.subscriptions.get('tg:-1001/one')).toEqual(rest);
  });

  it('knows every collection: one that is new must be looked at here', () => {
    expect([...COLLECTIONS]).toEqual([
      'chats',
      'subscriptions',
      'alerts',
      'deliveries',
      'buttons',
      'holds',
      'leases',
      'arrivals',
    ]);
  });
});
