import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/records.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jianbao-store-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const IMPLEMENTATIONS = [
  { name: 'memory', open: async () => memoryStore() },
  { name: 'SQLite', open: () => openStore({ dataDir: folder }) },
];

async function all<T>(found: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const one of found) list.push(one);
  return list;
}

describe.each(IMPLEMENTATIONS)('a store in $name', ({ open }) => {
  let store: Store;
  beforeEach(async () => {
    store = await open();
  });
  afterEach(() => store.close());

  it('has nothing under an unknown key', async () => {
    expect(await store.chats.get('tg:1')).toBeUndefined();
    expect(await all(store.chats.entries())).toEqual([]);
  });

  it('gives back what was put in, whatever characters it has', async () => {
    const record = { listed: [':colon', 'a\u0000b', '简报 "报"', '👨‍👩‍👧', 'lone \ud800 surrogate'.slice(0, 4)] };
    await store.chats.update("tg:'; DROP TABLE keyv; --", () => record);
    expect(await store.chats.get("tg:'; DROP TABLE keyv; --")).toEqual(record);
  });

  it('changes, leaves and deletes', async () => {
    await store.chats.update('a', () => ({ digestLength: 3 }));
    expect(await store.chats.update('a', (held) => ({ ...held, language: 'en' }))).toEqual({
      digestLength: 3,
      language: 'en',
    });
    expect(await store.chats.update('a', (held) => held)).toEqual({ digestLength: 3, language: 'en' });
    expect(await store.chats.update('a', () => undefined)).toBeUndefined();
    expect(await store.chats.get('a')).toBeUndefined();
    expect(await store.chats.update('never', () => undefined)).toBeUndefined();
  });

  it('keeps namespaces apart, also where one name looks like a pattern for another', async () => {
    await store.chats.update('x', () => ({ digestLength: 1 }));
    await store.buttons.update('x', () => ({ line: '/help', due: 5 }));
    await store.chats.update('x', () => undefined);
    expect(await store.buttons.get('x')).toEqual({ line: '/help', due: 5 });
  });

  it('lists by prefix in order of keys, over more than one page, and takes % and _ as letters', async () => {
    for (let n = 0; n < 450; n++) await store.chats.update(`tg:1_${n}`, () => ({ digestLength: n }));
    await store.chats.update('tg:1%', () => ({}));
    await store.chats.update('tg:12', () => ({}));
    const keys = (await all(store.chats.entries('tg:1_'))).map(([key]) => key);
    expect(keys).toHaveLength(450);
    expect(keys).toEqual([...keys].sort());
    expect((await all(store.chats.entries())).length).toBe(452);
  });

  it('orders keys by code point, beyond the first plane too', async () => {
    for (const key of ['𠮷', '｡', '中', 'a']) await store.chats.update(key, () => ({}));
    expect((await all(store.chats.entries())).map(([key]) => key)).toEqual(['a', '中', '｡', '𠮷']);
  });

  it('stands being changed while it is walked', async () => {
    for (let n = 100; n < 700; n++) await store.chats.update(`k${n}`, () => ({ digestLength: n }));
    const seen: string[] = [];
    for await (const [key] of store.chats.entries()) {
      seen.push(key);
      await store.chats.update(key, () => undefined);
    }
    expect(seen).toHaveLength(600);
    expect(await all(store.chats.entries())).toEqual([]);
  });

  it('finds what is due, earliest first, and only in its own namespace', async () => {
    for (let n = 0; n < 500; n++) await store.buttons.update(`b${n}`, () => ({ line: '/x', due: 1000 - n }));
    await store.holds.update('tg:1', () => ({ due: 1 }));
    const found = await all(store.buttons.due(800));
    expect(found).toHaveLength(300);
    expect(found[0]).toEqual(['b499', 501]);
    expect(found.at(-1)).toEqual(['b200', 800]);
    expect(await all(store.buttons.due(500))).toEqual([]);
  });

  it('forgets a due moment with the field or the record', async () => {
    const line = '/x';
    await store.buttons.update('gone', () => ({ line, due: 1 }));
    await store.buttons.update('gone', () => undefined);
    await store.buttons.update('moved', () => ({ line, due: 1 }));
    await store.buttons.update('moved', (held) => ({ ...held!, due: 99 }));
    expect(await all(store.buttons.due(50))).toEqual([]);
  });

  it('loses none of 50 changes made at once', async () => {
    const add = (held: { digestLength?: number } | undefined) => ({ digestLength: (held?.digestLength ?? 0) + 1 });
    await Promise.all(Array.from({ length: 50 }, () => store.chats.update('counter', add)));
    expect(await store.chats.get('counter')).toEqual({ digestLength: 50 });
  });

  it('leaves the record alone when the change throws', async () => {
    await store.chats.update('a', () => ({ digestLength: 3 }));
    await expect(
      store.chats.update('a', () => {
        throw new RangeError('no');
      }),
    ).rejects.toThrow(RangeError);
    expect(await store.chats.get('a')).toEqual({ digestLength: 3 });
  });

  it('says so when it is used after it was closed', async () => {
    const second = await open();
    await second.close();
    await expect(second.chats.get('a')).rejects.toMatchObject({ name: 'StoreError', trouble: 'closed' });
    await expect(second.chats.update('a', () => ({}))).rejects.toMatchObject({ name: 'StoreError', trouble: 'closed' });
  });
});

describe('a store in a file', () => {
  it('is there again after a restart', async () => {
    const first = await openStore({ dataDir: folder });
    await first.chats.update('a', () => ({ digestLength: 3 }));
    await first.close();
    const second = await openStore({ url: `sqlite://${join(folder, 'jianbao.sqlite')}` });
    expect(await second.chats.get('a')).toEqual({ digestLength: 3 });
    await second.close();
  });

  it('loses none of 50 changes that two openings make at once', async () => {
    const [one, two] = [await openStore({ dataDir: folder }), await openStore({ dataDir: folder })];
    const add = (held: { digestLength?: number } | undefined) => ({ digestLength: (held?.digestLength ?? 0) + 1 });
    const stores = Array.from({ length: 50 }, (_, n) => (n % 2 ? one : two));
    await Promise.all(stores.map((store) => store.chats.update('counter', add)));
    expect(await one.chats.get('counter')).toEqual({ digestLength: 50 });
    await Promise.all([one.close(), two.close()]);
  });
});
