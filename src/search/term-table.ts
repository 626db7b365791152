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

/** Integers of a place among the slots. */
const WIDTH = 4;
/** Of these, the mark that whoever enters a document leaves at a word: see `place`. */
export const MARK = 3;

export interface TermImage {
  readonly records: Int32Array<ArrayBuffer>;
  readonly keys: Uint16Array<ArrayBuffer>;
  readonly slots: Int32Array<ArrayBuffer>;
  readonly size: number;
  readonly stamp: number;
  readonly marks: number;
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
  /**
   * Term number + 1, two hashes and a mark, `WIDTH` integers a place; 0 is an empty place. The 64 bits of the hashes
   * stand for the word: comparing characters would be two more looks into memory for each word of a text.
   */
  slots = new Int32Array(2048 * WIDTH);
  #mask = 2047;
  #stamp = 0;
  #marks = 1;
  /** Hashes of the word last looked for. */
  #first = 0;
  #second = 0;

  /** Number of a known word, -1 of an unknown one. */
  find(word: string): number {
    const place = this.#place(word);
    return this.slots[place]! - 1;
  }

  /** Where in `slots` a word has its number + 1 and its mark; a new word is entered. Holds until the next new word. */
  place(word: string): number {
    const place = this.#place(word);
    if (this.slots[place] !== 0) return place;
    this.#add(word, place);
    return this.slots[place] === this.size ? place : this.#place(word);
  }

  /** A number that no mark has, with room for `count` more above it; marks are wiped where they would run over. */
  unmarked(count: number): number {
    if (this.#marks + count > 0x7fffffff) {
      for (let at = MARK; at < this.slots.length; at += WIDTH) this.slots[at] = 0;
      this.#marks = 1;
    }
    return this.#marks;
  }

  /** Tells how many marks from `unmarked` on are given. */
  marked(count: number): void {
    this.#marks += count;
  }

  /** Number of a word, a new one where it was unknown. */
  intern(word: string): number {
    const place = this.#place(word);
    const known = this.slots[place]! - 1;
    return known >= 0 ? known : this.#add(word, place);
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
    return this.records.byteLength + this.keys.byteLength + this.slots.byteLength;
  }

  image(): TermImage {
    const records = this.records.subarray(0, this.size * STRIDE);
    return {
      records,
      keys: this.keys.subarray(0, this.keysUsed),
      slots: this.slots,
      size: this.size,
      stamp: this.#stamp,
      marks: this.#marks,
    };
  }

  static from(image: TermImage): TermTable {
    const table = new TermTable();
    table.records = image.records;
    table.keys = image.keys;
    table.keysUsed = image.keys.length;
    table.size = image.size;
    table.slots = image.slots;
    table.#mask = image.slots.length / WIDTH - 1;
    table.#stamp = image.stamp;
    table.#marks = image.marks;
    return table;
  }

  /** Place of a word among the slots, or the empty one where it belongs. */
  #place(word: string): number {
    let first = 0x811c9dc5;
    let second = word.length;
    for (let i = 0; i < word.length; i++) {
      const unit = word.charCodeAt(i);
      first = Math.imul(first ^ unit, 0x01000193);
      second = Math.imul(second, 0x5bd1e995) + unit;
    }
    first ^= first >>> 15;
    second = (second ^ (second >>> 13)) | 0;
    this.#first = first;
    this.#second = second;
    const slots = this.slots;
    const mask = this.#mask;
    for (let i = first & mask; ; i = (i + 1) & mask) {
      const at = i * WIDTH;
      if (slots[at] === 0 || (slots[at + 1] === first && slots[at + 2] === second)) return at;
    }
  }

  #add(word: string, place: number): number {
    const term = this.size++;
    if (this.records.length < this.size * STRIDE) {
      const wider = new Int32Array(Math.max(this.size, Math.ceil((this.records.length / STRIDE) * 1.5)) * STRIDE);
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
    this.slots[place] = term + 1;
    this.slots[place + 1] = this.#first;
    this.slots[place + 2] = this.#second;
    if (this.size * 3 > this.#mask * 2) this.#widen();
    return term;
  }

  #widen(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length / WIDTH - 1;
    for (let from = 0; from < old.length; from += WIDTH) {
      if (old[from] === 0) continue;
      let i = old[from + 1]! & mask;
      while (slots[i * WIDTH] !== 0) i = (i + 1) & mask;
      for (let k = 0; k < WIDTH; k++) slots[i * WIDTH + k] = old[from + k]!;
    }
    this.slots = slots;
    this.#mask = mask;
  }
}
