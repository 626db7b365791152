import { COLLECTIONS, type Records, type Store } from './records.ts';
import { type Collection, StoreError } from './store.ts';

/** A collection that lives as long as the process. Records are kept as JSON, so that nobody changes one in place. */
function memoryCollection<T>(isClosed: () => boolean): Collection<T> {
  const records = new Map<string, string>();
  const dues = new Map<string, number>();
  const open = () => {
    if (isClosed()) throw new StoreError('cannot use the store: it was closed already', 'closed');
  };
  const read = (key: string): T | undefined => {
    const raw = records.get(key);
    return raw === undefined ? undefined : JSON.parse(raw);
  };
  return {
    async get(key) {
      open();
      return read(key);
    },
    async update(key, change) {
      open();
      const before = read(key);
      const after = change(before);
      if (after === before) return after;
      if (after === undefined) {
        records.delete(key);
        dues.delete(key);
        return undefined;
      }
      const raw = JSON.stringify(after);
      records.set(key, raw);
      const due = (after as { due?: unknown }).due;
      if (typeof due === 'number') dues.set(key, due);
      else dues.delete(key);
      return JSON.parse(raw);
    },
    async *entries(prefix = '') {
      open();
      for (const key of [...records.keys()].filter((key) => key.startsWith(prefix)).sort(byCodePoint)) {
        const record = read(key);
        if (record !== undefined) yield [key, record];
      }
    },
    async *due(until) {
      open();
      const found = [...dues].filter(([, due]) => due <= until);
      yield* found.sort((a, b) => a[1] - b[1] || byCodePoint(a[0], b[0]));
    },
  };
}

/** The order SQLite keeps keys in: UTF-8 bytes, which is code point order and not that of UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** A store that forgets at the end of the process: for tests, the terminal, and when no file can be opened. */
export function memoryStore(): Store {
  let closed = false;
  const collections = Object.fromEntries(COLLECTIONS.map((name) => [name, memoryCollection(() => closed)]));
  return {
    ...(collections as unknown as Records),
    async close() {
      closed = true;
    },
  };
}
