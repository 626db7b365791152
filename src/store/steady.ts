import { memoryStore } from './memory.ts';
import { COLLECTIONS, type Records, type Store } from './records.ts';
import { type Collection, StoreError } from './store.ts';

/**
 * A store for answering people, which goes on when the one behind it fails. Reads then give what was last read or
 * changed; changes are kept in memory and still throw, so that whoever made one can say that it is not saved. The next
 * change of that record that can be written takes it along. Delivery must use the store itself, not this: what cannot be
 * written must not be sent.
 */
export function steadyStore(behind: Store): Store {
  const state: { trouble: StoreError | undefined } = { trouble: behind.trouble };
  const steady = <T>(collection: Collection<T>): Collection<T> => steadyCollection(collection, state);
  const collections = Object.fromEntries(
    COLLECTIONS.map((name) => [name, steady(behind[name] as Collection<unknown>)]),
  );
  return {
    ...(collections as unknown as Records),
    get trouble() {
      return state.trouble;
    },
    close: () => behind.close(),
  };
}

/** A steady store for when none can be opened: everything is answered from memory, and nothing is saved. */
export function forgetfulStore(trouble: StoreError): Store {
  const memory = memoryStore();
  const collections = Object.fromEntries(
    COLLECTIONS.map((name) => {
      const kept = memory[name] as Collection<unknown>;
      const update: Collection<unknown>['update'] = async () => {
        throw trouble;
      };
      return [name, { ...kept, update }];
    }),
  );
  return steadyStore({ ...(collections as unknown as Records), trouble, close: () => memory.close() });
}

/** Records remembered for bad times, a collection: enough for every chat of a busy hour. */
const REMEMBERED = 5_000;

function steadyCollection<T>(behind: Collection<T>, state: { trouble: StoreError | undefined }): Collection<T> {
  /** What was last read; the oldest is forgotten first. */
  const seen = new Map<string, T | undefined>();
  /** What could not be written. */
  const unsaved = new Map<string, T | undefined>();

  const remember = (key: string, record: T | undefined) => {
    seen.delete(key);
    seen.set(key, record);
    if (seen.size > REMEMBERED) seen.delete(seen.keys().next().value as string);
    return record;
  };
  const blame = (error: unknown): StoreError => {
    if (!(error instanceof StoreError)) throw error;
    state.trouble = error;
    return error;
  };

  return {
    async get(key) {
      if (unsaved.has(key)) return unsaved.get(key);
      try {
        return remember(key, await behind.get(key));
      } catch (error) {
        blame(error);
        return seen.get(key);
      }
    },
    async update(key, change) {
      try {
        const after = await behind.update(key, (record) => change(unsaved.has(key) ? unsaved.get(key) : record));
        unsaved.delete(key);
        state.trouble = undefined;
        return remember(key, after);
      } catch (error) {
        const trouble = blame(error);
        unsaved.set(key, change(unsaved.has(key) ? unsaved.get(key) : seen.get(key)));
        throw trouble;
      }
    },
    async *entries(prefix = '') {
      const told = new Set<string>();
      try {
        for await (const [key, record] of behind.entries(prefix)) {
          told.add(key);
          const now = unsaved.has(key) ? unsaved.get(key) : record;
          if (now !== undefined) yield [key, now] as const;
        }
      } catch (error) {
        blame(error);
      }
      for (const [key, record] of new Map([...seen, ...unsaved])) {
        if (key.startsWith(prefix) && !told.has(key) && record !== undefined && (unsaved.has(key) || state.trouble)) {
          yield [key, record] as const;
        }
      }
    },
    due: (until) => behind.due(until),
  };
}
