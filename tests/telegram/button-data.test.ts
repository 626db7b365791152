import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonData } from '../../src/chat/button-data.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { nastyText } from '../view/arbitrary-view.ts';

const DAY = 24 * 3600 * 1000;

describe('button data', () => {
  it('fits in 64 bytes and comes back, whatever the line', async () => {
    await fc.assert(
      fc.asyncProperty(nastyText, fc.boolean(), async (words, inPlace) => {
        const store = memoryStore();
        const data = buttonData(store.buttons, () => 0);
        const line = `/search ${words}`;
        const carried = data.of(line, inPlace);
        expect(Buffer.byteLength(carried)).toBeGreaterThan(0);
        expect(Buffer.byteLength(carried)).toBeLessThanOrEqual(64);
        await data.keep();
        const later = buttonData(store.buttons, () => DAY);
        const press = await later.read(carried);
        expect(press?.inPlace).toBe(inPlace);
        expect(later.of(press!.line, inPlace)).toBe(carried);
      }),
    );
  });

  it('knows a short line without any store, and not a forged key', async () => {
    const data = buttonData(memoryStore().buttons, () => 0);
    expect(await data.read('~/quotes 船长 页:2')).toEqual({ line: '/quotes 船长 页:2', inPlace: true });
    expect(await data.read('#nosuchkey')).toBeUndefined();
    expect(await data.read('')).toEqual({ line: '', inPlace: false });
  });

  it('lives half a year from when it was last shown or pressed', async () => {
    let now = 0;
    const store = memoryStore();
    const data = buttonData(store.buttons, () => now);
    const key = data.of(`/search ${'港口'.repeat(30)}`, false).slice(1);
    await data.keep();
    expect((await store.buttons.get(key))?.due).toBe(180 * DAY);
    now = 100 * DAY;
    await data.read(`#${key}`);
    expect((await store.buttons.get(key))?.due).toBe(280 * DAY);
    now = 101 * DAY;
    await data.read(`#${key}`);
    expect((await store.buttons.get(key))?.due).toBe(280 * DAY);
  });
});
