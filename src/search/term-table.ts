/** Int32s of a term's record. */
export const STRIDE = 8;
/** Address of its postings in the pool. */
export const AT = 0;
/** Bytes of them. */
export const USED = 1;
/** Granules asked for. */
export const ROOM = 2;
/** Last document in its postings. */
export const LAST = 3;
/** Live documents that have it. */
export const COUNT = 4;
/** Where its characters begin in `keys`, behind their number. */
export const KEY = 5;
/** Scratch of whoever walks over tokens: a stamp that says whether `SLOT` is of this walk, and a number. */
export const STAMP = 6;
export const SLOT = 7;

export interface TermImage {
  readonly records: Int32Array<ArrayBuffer>;
  readonly keys: Uint16Array<ArrayBuffer>;
  readonly slots: Int32Array<ArrayBuffer>;
  readonly size: number;
  readonly stamp: number;
}

/**
 * Words to term numbers, and a record of eight integers a term, all in typed arrays: a million words take about
 * 60 MB and come back from disk without a loop over them.
 */
export class TermTable {
  /** Records, `STRIDE` integers each. */
  records = new Int32Array(1024 * STRIDE);
  /** Length and UTF-16 units of each word, one behind the other. */
  keys = new Uint16Array(8192);
  keysUsed = 0;
  size = 0;
  /** Term number + 1 and hash, in turn; 0 is an empty place. */
  #slots = new Int32Array(4096);
  #mask = 2047;
  #stamp = 0;

  /** Number of a known word, -1 of an unknown one. */
  find(word: string): number {
    return this.#slots[this.#place(word, hashOf(word))]! - 1;
  }

  /** Number of a word, a new one where it was unknown. */
  intern(word: string): number {
    const hash = hashOf(word);
    const place = this.#place(word, hash);
    const known = this.#slots[place]! - 1;
    return known >= 0 ? known : this.#add(word, hash, place);
  }

  word(term: number): string {
    const at = this.records[term * STRIDE + KEY]!;
    const length = this.keys[at]!;
    return String.fromCharCode(...this.keys.subarray(at + 1, at + 1 + length));
  }

  /** Terms that begin with a word, by a walk over all of them (1 ms for 500,000). */
  startingWith(word: string): number[] {
    const found: number[] = [];
    const { keys, size } = this;
    let at = 0;
    for (let term = 0; term < size; term++) {
      const length = keys[at]!;
      let same = 0;
      if (length >= word.length) while (same < word.length && keys[at + 1 + same] === word.charCodeAt(same)) same++;
      if (same === word.length) found.push(term);
      at += length + 1;
    }
    return found;
  }

  /** A stamp that no record has. */
  stamp(): number {
    this.#stamp++;
    return this.#stamp;
  }

  get bytes(): number {
    return this.records.byteLength + this.keys.byteLength + this.#slots.byteLength;
  }

  image(): TermImage {
    const records = this.records.subarray(0, this.size * STRIDE);
    return {
      records,
      keys: this.keys.subarray(0, this.keysUsed),
      slots: this.#slots,
      size: this.size,
      stamp: this.#stamp,
    };
  }

  static from(image: TermImage): TermTable {
    const table = new TermTable();
    table.records = image.records;
    table.keys = image.keys;
    table.keysUsed = image.keys.length;
    table.size = image.size;
    table.#slots = image.slots;
    table.#mask = image.slots.length / 2 - 1;
    table.#stamp = image.stamp;
    return table;
  }

  /** Place of a word among the slots, or the empty one where it belongs. */
  #place(word: string, hash: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let i = hash & mask; ; i = (i + 1) & mask) {
      const term = slots[i * 2]! - 1;
      if (term < 0 || (slots[i * 2 + 1] === hash && this.#has(term, word))) return i * 2;
    }
  }

  #has(term: number, word: string): boolean {
    const keys = this.keys;
    let at = this.records[term * STRIDE + KEY]!;
    const length = word.length;
    if (keys[at++] !== length) return false;
    for (let i = 0; i < length; i++) if (keys[at + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  #add(word: string, hash: number, place: number): number {
    const term = this.size++;
    if (this.records.length < this.size * STRIDE) {
      const wider = new Int32Array(Math.ceil((this.records.length / STRIDE) * 1.5) * STRIDE);
      wider.set(this.records);
      this.records = wider;
    }
    if (this.keys.length < this.keysUsed + word.length + 1) {
      const wider = new Uint16Array(Math.ceil((this.keys.length + word.length) * 1.5));
      wider.set(this.keys);
      this.keys = wider;
    }
    this.records[term * STRIDE + KEY] = this.keysUsed;
    this.keys[this.keysUsed++] = word.length;
    for (let i = 0; i < word.length; i++) this.keys[this.keysUsed++] = word.charCodeAt(i);
    this.#slots[place] = term + 1;
    this.#slots[place + 1] = hash;
    if (this.size * 3 > this.#mask * 2) this.#widen();
    return term;
  }

  #widen(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length / 2 - 1;
    for (let from = 0; from < old.length; from += 2) {
      if (old[from] === 0) continue;
      let i = old[from + 1]! & mask;
      while (slots[i * 2] !== 0) i = (i + 1) & mask;
      slots[i * 2] = old[from]!;
      slots[i * 2 + 1] = old[from + 1]!;
    }
    this.#slots = slots;
    this.#mask = mask;
  }
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash ^ (hash >>> 15);
}
