import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import KeyvSqlite from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { memoryStore } from './memory.ts';
import { COLLECTIONS, type Records, type Store } from './records.ts';
import { type Collection, StoreError } from './store.ts';
import { storeError } from './trouble.ts';

/** Rows read at once when walking a collection: a page of 2 KB records parses in about 2 ms. */
const PAGE = 200;

/** How long a statement waits for another process's write before it is `locked`, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** The name of a key's namespace with its colon; the same words as in the index, or SQLite does not use it. */
const NAMESPACE = "substr(key, 1, instr(key, ':'))";
const DUE = "json_extract(value, '$.value.due')";

export interface StoreOptions {
  /** `sqlite:///path/to/file`, `sqlite://relative/file` or `memory:`. */
  readonly url?: string;
  /** Folder of the file `jianbao.sqlite` when no URL is given. */
  readonly dataDir?: string;
  /** Milliseconds a statement waits for another process. */
  readonly busyTimeout?: number;
}

/** Opens the store, making file and folder where there are none. Throws StoreError saying what to do. */
export async function openStore({ url, dataDir = 'data', busyTimeout = BUSY_TIMEOUT }: StoreOptions): Promise<Store> {
  if (url === 'memory:') return memoryStore();
  if (url && !/^sqlite:\/\/./.test(url)) {
    throw new StoreError(
      `cannot open the store ${url}: allowed are sqlite:// with a path (sqlite:///var/lib/jianbao.sqlite) and memory:`,
    );
  }
  const file = url ? url.slice('sqlite://'.length) : join(dataDir, 'jianbao.sqlite');
  const place = `the store ${file}`;
  let adapter: KeyvSqlite | undefined;
  try {
    await mkdir(dirname(file), { recursive: true });
    adapter = new KeyvSqlite({ uri: `sqlite://${file}`, busyTimeout });
    // The adapter both emits and throws what goes wrong; the thrown one is told, the event only must not end the process.
    adapter.on('error', () => {});
    await prepare(adapter);
  } catch (error) {
    await adapter?.close().catch(() => {});
    throw storeError(error, 'open', place);
  }
  const opened = adapter;
  const collections = Object.fromEntries(COLLECTIONS.map((name) => [name, sqliteCollection(opened, name, place)]));
  return {
    ...(collections as unknown as Records),
    async close() {
      try {
        await opened.query('PRAGMA wal_checkpoint(TRUNCATE)').catch(() => {});
        await opened.close();
      } catch (error) {
        throw storeError(error, 'close', place);
      }
    },
  };
}

async function prepare(adapter: KeyvSqlite): Promise<void> {
  await adapter.query('PRAGMA journal_mode=WAL');
  // What was written outlives a power cut too, or a digest would be repeated after one. Measured: 0.6 ms a write.
  await adapter.query('PRAGMA synchronous=FULL');
  await adapter.query(
    `CREATE INDEX IF NOT EXISTS keyv_due ON keyv (${NAMESPACE}, ${DUE}, key) WHERE ${DUE} IS NOT NULL`,
  );
  const [{ quick_check: verdict }] = await adapter.query('PRAGMA quick_check(1)');
  if (verdict !== 'ok') throw new Error(`SQLITE_CORRUPT: ${verdict}`);
}

/**
 * One Keyv a namespace, all on one connection: Keyv writes its namespace into the adapter it is given, so each gets a
 * view of its own; several connections would only wait for each other's locks.
 */
function sqliteCollection<T>(adapter: KeyvSqlite, name: string, place: string): Collection<T> {
  const view: KeyvSqlite = Object.create(adapter);
  const keyv = new Keyv<T>({ store: view, namespace: name, throwOnErrors: true, emitErrors: false });
  const prefixed = (key: string) => `${name}:${key}`;
  const query = async (doing: string, sql: string, ...values: unknown[]): Promise<Row[]> => {
    try {
      return await adapter.query(sql, ...values);
    } catch (error) {
      throw storeError(error, doing, place);
    }
  };
  const decode = async (raw: string): Promise<T | undefined> => {
    try {
      return ((await keyv.deserializeData<T>(raw)) as { value?: T } | undefined)?.value;
    } catch (error) {
      throw storeError(new Error('SQLITE_CORRUPT: a record is no JSON', { cause: error }), 'read', place);
    }
  };

  return {
    async get(key) {
      try {
        return await keyv.get<T>(key);
      } catch (error) {
        throw storeError(error, 'read', place);
      }
    },

    async update(key, change) {
      for (;;) {
        const [row] = await query('read', 'SELECT value FROM keyv WHERE key = ?', prefixed(key));
        const before = row ? await decode(row.value) : undefined;
        const after = change(before);
        if (after === before) return after;
        const raw = after === undefined ? undefined : await keyv.serializeData<T>({ value: after });
        const written = await swap(prefixed(key), row?.value, raw as string | undefined);
        if (written) return after;
      }
    },

    async *entries(prefix = '') {
      // The last code point is no part of any key, so it bounds the prefix from above.
      const end = `${prefixed(prefix)}\u{10FFFF}`;
      let from = prefixed(prefix);
      for (let first = true; ; first = false) {
        const rows = await query(
          'read',
          `SELECT key, value FROM keyv WHERE key ${first ? '>=' : '>'} ? AND key < ? ORDER BY key LIMIT ${PAGE}`,
          from,
          end,
        );
        for (const row of rows) {
          const record = await decode(row.value);
          if (record !== undefined) yield [row.key.slice(name.length + 1), record];
        }
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        from = last.key;
      }
    },

    async *due(until) {
      let after: readonly [number, string] = [Number.MIN_SAFE_INTEGER, ''];
      for (;;) {
        const rows = await query(
          'read',
          `SELECT key, ${DUE} AS due FROM keyv WHERE ${NAMESPACE} = ? AND ${DUE} IS NOT NULL AND ${DUE} <= ?
             AND (${DUE}, key) > (?, ?) ORDER BY ${DUE}, key LIMIT ${PAGE}`,
          `${name}:`,
          until,
          ...after,
        );
        for (const row of rows) yield [row.key.slice(name.length + 1), row.due];
        const last = rows.at(-1);
        if (!last || rows.length < PAGE) return;
        after = [last.due, last.key];
      }
    },
  };

  async function swap(key: string, before: string | undefined, after: string | undefined): Promise<boolean> {
    if (after === undefined) {
      const sql = 'DELETE FROM keyv WHERE key = ? AND value = ? RETURNING key';
      return before === undefined || (await query('write', sql, key, before)).length > 0;
    }
    if (before === undefined) {
      const sql = 'INSERT INTO keyv (key, value) VALUES (?, ?) ON CONFLICT (key) DO NOTHING RETURNING key';
      return (await query('write', sql, key, after)).length > 0;
    }
    const sql = 'UPDATE keyv SET value = ? WHERE key = ? AND value = ? RETURNING key';
    return (await query('write', sql, after, key, before)).length > 0;
  }
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly due: number;
}
