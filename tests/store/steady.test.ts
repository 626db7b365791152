import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../src/store/memory.ts';
import { forgetfulStore, steadyStore } from '../../src/store/steady.ts';
import { StoreError } from '../../src/store/store.ts';
import { breakableStore } from './breakable.ts';

describe('a steady store', () => {
  it('keeps what cannot be written in memory, says so, and saves it with the next change that can', async () => {
    const behind = breakableStore();
    const store = steadyStore(behind.store);
    await store.chats.update('tg:1', () => ({ digestLength: 3 }));
    expect(store.trouble).toBeUndefined();
    behind.broken = 'writes';
    await expect(store.chats.update('tg:1', (held) => ({ ...held, language: 'en' }))).rejects.toMatchObject({
      trouble: 'full',
    });
    expect(store.trouble).toMatchObject({ trouble: 'full' });
    expect(await store.chats.get('tg:1')).toEqual({ digestLength: 3, language: 'en' });
    expect(await behind.store.chats.get('tg:1')).toEqual({ digestLength: 3 });
    behind.broken = 'no';
    await store.chats.update('tg:1', (held) => ({ ...held, listed: ['a'] }));
    expect(store.trouble).toBeUndefined();
    expect(await behind.store.chats.get('tg:1')).toEqual({ digestLength: 3, language: 'en', listed: ['a'] });
  });

  it('answers from what it saw when nothing can be read', async () => {
    const behind = breakableStore();
    const store = steadyStore(behind.store);
    await store.chats.update('tg:1', () => ({ digestLength: 3 }));
    behind.broken = 'all';
    expect(await store.chats.get('tg:1')).toEqual({ digestLength: 3 });
    expect(await store.chats.get('tg:2')).toBeUndefined();
    const keys: string[] = [];
    for await (const [key] of store.chats.entries('tg:')) keys.push(key);
    expect(keys).toEqual(['tg:1']);
    expect(store.trouble).toMatchObject({ trouble: 'full' });
  });

  it('does not hide a bug in a change', async () => {
    const store = steadyStore(memoryStore());
    await expect(
      store.chats.update('tg:1', () => {
        throw new RangeError('a bug');
      }),
    ).rejects.toThrow(RangeError);
    expect(store.trouble).toBeUndefined();
  });

  it('goes on over a store that could not be opened, forgetting at the end', async () => {
    const trouble = new StoreError('cannot open the store: the file is damaged', 'damaged');
    const store = forgetfulStore(trouble);
    expect(store.trouble).toBe(trouble);
    await expect(store.chats.update('tg:1', () => ({ digestLength: 3 }))).rejects.toBe(trouble);
    expect(await store.chats.get('tg:1')).toEqual({ digestLength: 3 });
    await store.close();
  });
});
