import { createHash } from 'node:crypto';
import type { ButtonRecord } from '../store/records.ts';
import type { Collection } from '../store/store.ts';
import { printable } from '../view/styled.ts';

/** Bytes of UTF-8 that a button carries. */
const DATA_LIMIT = 64;
/** Before a line: its answer takes the place of the message the button stands under. */
const IN_PLACE = '~';
/** Before a short key. */
const KEY = '#';
/** Half a year: longer than anybody scrolls back. Milliseconds. */
const KEY_LIFE = 180 * 24 * 3600 * 1000;

/** What a pressed button says. */
export interface Press {
  readonly line: string;
  readonly inPlace: boolean;
}

/**
 * Command lines as `callback_data`: as they stand where they fit in 64 bytes, else under a short key made of what they
 * say, so that the same line has the same key after a restart. New keys are stored by `keep`, before the buttons are sent.
 */
export interface ButtonData {
  of(line: string, inPlace: boolean): string;
  /** The key of a line, of `[A-Za-z0-9_-]`, however short the line; `read` takes it with `#` before it. */
  key(line: string): string;
  /** Stores the keys given out since the last time. Throws StoreError. */
  keep(): Promise<void>;
  /** What data stands for; undefined for a key that is not (or no longer) known. Throws StoreError. */
  read(data: string): Promise<Press | undefined>;
}

/** Makes the codec over a collection of keys; `now` is epoch milliseconds. */
export function buttonData(keys: Collection<ButtonRecord>, now: () => number): ButtonData {
  let pending = new Map<string, string>();
  const store = (key: string, line: string) =>
    keys.update(key, (record) => {
      // Renewed in its second half only: reading buttons must not mean writing.
      const fresh = record && record.due - now() > KEY_LIFE / 2;
      return fresh ? record : { line, due: now() + KEY_LIFE };
    });
  const clean = (line: string) => printable(line).replace(/\s+/g, ' ').trim() || '/help';
  const keyed = (whole: string) => {
    const key = createHash('sha256').update(whole).digest('base64url').slice(0, 16);
    pending.set(key, whole);
    return key;
  };
  return {
    of(line, inPlace) {
      const whole = (inPlace ? IN_PLACE : '') + clean(line);
      const fits = Buffer.byteLength(whole) <= DATA_LIMIT && !whole.startsWith(KEY);
      return fits ? whole : KEY + keyed(whole);
    },
    key: (line) => keyed(clean(line)),
    async keep() {
      const kept = pending;
      pending = new Map();
      for (const [key, line] of kept) await store(key, line);
    },
    async read(data) {
      const isKey = data.startsWith(KEY);
      const record = isKey ? await keys.get(data.slice(1)) : undefined;
      if (isKey && !record) return undefined;
      if (record) await store(data.slice(1), record.line);
      const whole = record?.line ?? data;
      const inPlace = whole.startsWith(IN_PLACE);
      return { line: inPlace ? whole.slice(1) : whole, inPlace };
    },
  };
}
