/** Records of one kind, by key. Every change is a compare-and-swap: none is lost, whoever else writes. */
export interface Collection<T> {
  /** Throws StoreError when the store cannot be read: a failing read is never an empty one. */
  get(key: string): Promise<T | undefined>;
  /**
   * Replaces the record by what `change` makes of it (undefined deletes it, or leaves it absent) and returns the new
   * one. `change` may be called again when another writer was first, so it must be pure. Throws StoreError.
   */
  update(key: string, change: (record: T | undefined) => T | undefined): Promise<T | undefined>;
  /** All records; those changed meanwhile are seen old or new. */
  entries(): AsyncIterable<readonly [string, T]>;
}

/** The store cannot be read or written; the message says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
}
