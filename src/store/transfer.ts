import { COLLECTIONS, type Records, type Store } from './records.ts';
import { parseTransfer } from './schema.ts';
import type { Collection } from './store.ts';

/** Everything worth taking to another machine: all but the lease, which belongs to a running process. */
const TRANSFERRED = COLLECTIONS.filter((name) => name !== 'leases');

/** All records as one JSON value, `{ jianbao: 1, chats: { KEY: RECORD }, … }`; keys in order, so equal stores give equal files. */
export async function exportStore(store: Records): Promise<Record<string, unknown>> {
  const whole: Record<string, unknown> = { jianbao: 1 };
  for (const name of TRANSFERRED) {
    const records: Record<string, unknown> = {};
    for await (const [key, record] of (store[name] as Collection<unknown>).entries()) records[key] = record;
    whole[name] = records;
  }
  return whole;
}

/**
 * Puts what an export holds into a store, in place of what stands there under the same keys; other records stay, so
 * doing it twice changes nothing. A delivery that is over is never begun again by an older export of it. Throws
 * StoreError naming what is wrong with the file, before anything is written.
 */
export async function importStore(store: Store, exported: unknown): Promise<number> {
  const whole = parseTransfer(exported);
  let count = 0;
  for (const name of TRANSFERRED) {
    const collection = store[name] as Collection<unknown>;
    for (const [key, record] of Object.entries(whole[name] ?? {})) {
      await collection.update(key, (held) => (isOver(name, held) || sameJson(held, record) ? held : record));
      count++;
    }
  }
  return count;
}

function isOver(name: keyof Records, held: unknown): boolean {
  return name === 'deliveries' && held !== undefined && (held as { due?: number }).due === undefined;
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
