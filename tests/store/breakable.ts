import { memoryStore } from '../../src/store/memory.ts';
import { COLLECTIONS, type Store } from '../../src/store/records.ts';
import { type Collection, StoreError } from '../../src/store/store.ts';

export interface BreakableStore {
  readonly store: Store;
  /** `writes`: as on a full disk; `all`: as with a disk that was pulled. */
  broken: 'no' | 'writes' | 'all';
}

/** A store in memory that can be told to fail, and to work again. */
export function breakableStore(): BreakableStore {
  const inner = memoryStore();
  const trouble = new StoreError('cannot write the store: the disk is full', 'full');
  const failing = (kept: Collection<unknown>): Collection<unknown> => ({
    async get(key) {
      if (breakable.broken === 'all') throw trouble;
      return kept.get(key);
    },
    async update(key, change) {
      if (breakable.broken !== 'no') throw trouble;
      return kept.update(key, change);
    },
    async *entries(prefix) {
      if (breakable.broken === 'all') throw trouble;
      yield* kept.entries(prefix);
    },
    due: (until) => kept.due(until),
  });
  const collections = Object.fromEntries(
    COLLECTIONS.map((name) => [name, failing(inner[name] as Collection<unknown>)]),
  );
  const breakable: BreakableStore = { store: { ...inner, ...collections }, broken: 'no' };
  return breakable;
}
