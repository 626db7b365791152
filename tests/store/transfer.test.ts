import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import type { Delivery, Store } from '../../src/store/records.ts';
import { exportStore, importStore } from '../../src/store/transfer.ts';
import { makeSubscription } from '../delivery/make-subscription.ts';

const delivery: Delivery = {
  kind: 'digest',
  slot: '2026-11-20T08:00',
  target: { chat: 'tg:1' },
  state: 'planned',
  due: 5,
  slotAt: 5,
  composedAt: 5,
  staleAt: 9,
  messages: [{ text: '一条' }],
  done: 0,
  attempts: 0,
  doubts: 0,
  messageIds: [],
  articles: ['abc'],
};

async function filled(store: Store): Promise<Store> {
  const pause = { reason: 'blocked' as const, since: 1 };
  await store.chats.update('tg:1', () => ({ language: 'zh-Hant', quiet: { from: '23:00', to: '07:00' }, pause }));
  await store.chats.update('tg:-2', () => ({
    movedTo: 'tg:-1002',
    muted: { words: ['足球'], stories: ['x'] },
    less: { 股市: 2 },
  }));
  await store.subscriptions.update('tg:1/1', () => makeSubscription({ due: Date.UTC(2026, 10, 20), length: 3 }));
  const { schedule: _, ...alert } = makeSubscription({ id: '2' });
  await store.alerts.update('tg:1/2', () => ({ ...alert, dailyCap: 5, today: { date: '2026-11-20', count: 1 } }));
  await store.deliveries.update('tg:1/1@2026-11-20T08:00', () => delivery);
  await store.buttons.update('k', () => ({ line: '/search 铁路', due: 99 }));
  await store.holds.update('*', () => ({ due: 99 }));
  await store.leases.update('delivery', () => ({ holder: 'h 1', until: 9 }));
  await store.arrivals.update('2026-11-20', () => ({ batches: [{ at: 1, articles: ['abc'] }] }));
  return store;
}

describe('export and import', () => {
  it('carry everything but the lease from one kind of store to the other and back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jianbao-transfer-'));
    const exported = await exportStore(await filled(memoryStore()));
    expect(Object.keys(exported)).toEqual([
      'jianbao',
      'chats',
      'subscriptions',
      'alerts',
      'deliveries',
      'buttons',
      'holds',
      'arrivals',
    ]);
    const file = await openStore({ dataDir: folder });
    expect(await importStore(file, JSON.parse(JSON.stringify(exported)))).toBe(8);
    expect(JSON.stringify(await exportStore(file))).toBe(JSON.stringify(exported));
    await importStore(file, exported);
    expect(JSON.stringify(await exportStore(file))).toBe(JSON.stringify(exported));
    await file.close();
    await rm(folder, { recursive: true });
  });

  it('leaves other records, and never begins a delivery again that is over', async () => {
    const exported = await exportStore(await filled(memoryStore()));
    const store = memoryStore();
    await store.chats.update('tg:9', () => ({ digestLength: 1 }));
    const { due: _, messages: __, ...over } = delivery;
    await store.deliveries.update('tg:1/1@2026-11-20T08:00', () => ({ ...over, state: 'sent', done: 1 }));
    await importStore(store, exported);
    expect(await store.chats.get('tg:9')).toEqual({ digestLength: 1 });
    expect(await store.deliveries.get('tg:1/1@2026-11-20T08:00')).toMatchObject({ state: 'sent' });
  });

  it.each([
    ['nothing', null, /cannot import/],
    ['another file', { articles: [] }, /no export of jianbao/],
    [
      'a wrong time',
      { jianbao: 1, chats: { 'tg:1': { quiet: { from: '25:00', to: '07:00' } } } },
      /chats → tg:1 → quiet → from: a time is HH:MM/,
    ],
    ['a wrong state', { jianbao: 1, deliveries: { k: { ...delivery, state: 'lost' } } }, /deliveries → k → state/],
  ])('says what is wrong with %s, and writes nothing', async (_name, exported, message) => {
    const store = memoryStore();
    await expect(importStore(store, exported)).rejects.toThrow(message);
    expect(await exportStore(store)).toEqual(await exportStore(memoryStore()));
  });
});
