/** Fills a store until it refuses, and prints what was written, why it stopped and what can still be read. */
import { openStore } from '../../src/store/open.ts';
import { StoreError } from '../../src/store/store.ts';

const store = await openStore({ dataDir: process.argv[2]! });
let written = 0;
let trouble: string | undefined;
await store.chats.update('counter', () => ({ digestLength: 0 }));
while (trouble === undefined && written < 10_000) {
  try {
    await store.chats.update(`fill:${written}`, () => ({ listed: ['x'.repeat(2_000)] }));
    written++;
    await store.chats.update('counter', () => ({ digestLength: written }));
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    trouble = error.trouble;
  }
}
// The last record may have gone in before the count of it: then the count is what failed.
const last = await store.chats.get(`fill:${written - 1}`);
const held = await store.chats.get('counter');
const counted = held?.digestLength ?? -1;
if (last && counted === written - 1)
  await store.chats.update(`fill:${written - 1}`, () => undefined).then(() => written--);
console.log(JSON.stringify({ written, trouble, held }));
process.exit(0);
