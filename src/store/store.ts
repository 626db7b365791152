/** Records of one kind, by key. Every change is a compare-and-swap: none is lost, whoever else writes. */
export interface Collection<T> {
  /** Throws StoreError when the store cannot be read: a failing read is never an empty one. */
  get(key: string): Promise<T | undefined>;
  /**
   * Replaces the record by what `change` makes of it (undefined deletes it, or leaves it absent) and returns the new
   * one. `change` may be called again when another writer was first, so it must be pure; returning the record it was
   * given writes nothing. Throws StoreError, and then nothing is written.
   */
  update(key: string, change: (record: T | undefined) => T | undefined): Promise<T | undefined>;
  /** All records, or those whose key begins with `prefix`, by key; those changed meanwhile are seen old or new. */
  entries(prefix?: string): AsyncIterable<readonly [string, T]>;
  /**
   * Keys of the records whose `due` (epoch milliseconds) is at or before `until`, earliest first, with that moment.
   * Looked up in an index: costs what it finds, not what is stored.
   */
  due(until: number): AsyncIterable<readonly [key: string, due: number]>;
}

/** Why a store fails, as far as it matters for what to do. */
export type Trouble = 'full' | 'locked' | 'damaged' | 'unwritable' | 'closed' | 'other';

/** The store cannot be read or written; the message says why and what to do. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly trouble: Trouble;

  constructor(message: string, trouble: Trouble = 'other', options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}
