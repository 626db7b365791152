import { type BytePool, byteOf, GRANULE } from './byte-pool.ts';
import { writeNumber } from './postings.ts';

/** Day of a document without a date. */
export const UNDATED = -0x80000000;

/** Integers kept of each document, in order. */
const COLUMNS = ['ordinals', 'lengths', 'days', 'places', 'sizes'] as const;
type Column = (typeof COLUMNS)[number];

export interface DocumentImage {
  readonly columns: Readonly<Record<Column, Int32Array<ArrayBuffer>>>;
  readonly numbers: Int32Array<ArrayBuffer>;
  readonly size: number;
  readonly live: number;
  readonly words: number;
}

/**
 * What is known of each document by its number: documents are numbered in the order they came, a replaced one anew,
 * so that postings only ever grow at their end. Also its words in reading order, as term numbers.
 */
export class DocumentTable {
  /** The caller's ordinal of a document, -1 of a removed one. */
  ordinals = new Int32Array(1024);
  /** Words in the body. */
  lengths = new Int32Array(1024);
  /** Days since 1970, or `UNDATED`. */
  days = new Int32Array(1024);
  /** Address of its words in the pool. */
  places = new Int32Array(1024);
  /** Bytes of them. */
  sizes = new Int32Array(1024);
  /** Document numbers given out. */
  size = 0;
  /** Documents not removed. */
  live = 0;
  /** Words in the bodies of these. */
  words = 0;
  /** Document number + 1 of each ordinal. */
  #numbers = new Int32Array(1024);
  readonly #pool: BytePool;
  #buffer = new Uint8Array(4096);

  constructor(pool: BytePool) {
    this.#pool = pool;
  }

  /** Number of the document with this ordinal, -1 where there is none. */
  find(ordinal: number): number {
    return (this.#numbers[ordinal] ?? 0) - 1;
  }

  /** Enters a document with the terms it has in reading order (0 parts sections, else term + 1); returns its number. */
  add(ordinal: number, length: number, day: number, sequence: Int32Array, count: number): number {
    const document = this.size++;
    if (document >= this.ordinals.length) {
      for (const column of COLUMNS) this[column] = widened(this[column], this.size);
    }
    if (ordinal >= this.#numbers.length) this.#numbers = widened(this.#numbers, ordinal + 1);
    this.#numbers[ordinal] = document + 1;
    this.ordinals[document] = ordinal;
    this.lengths[document] = length;
    this.days[document] = day;
    this.live++;
    this.words += length;
    if (this.#buffer.length < count * 5) this.#buffer = new Uint8Array(count * 10);
    const buffer = this.#buffer;
    let used = 0;
    for (let i = 0; i < count; i++) used = writeNumber(buffer, used, sequence[i]!);
    const address = this.#pool.allocate(Math.ceil(used / GRANULE) || 1);
    this.#pool.page(address).set(buffer.subarray(0, used), byteOf(address));
    this.places[document] = address;
    this.sizes[document] = used;
    return document;
  }

  /** Takes a document out; its number stays empty until the next renumbering. */
  remove(document: number): void {
    this.#numbers[this.ordinals[document]!] = 0;
    this.ordinals[document] = -1;
    this.live--;
    this.words -= this.lengths[document]!;
    this.#pool.free(this.places[document]!, Math.ceil(this.sizes[document]! / GRANULE) || 1);
  }

  /** Where the terms of a document are as bytes, for whoever reads them on the way: groups of seven bits. */
  bytesOf(document: number): { readonly page: Uint8Array; readonly start: number; readonly end: number } {
    const address = this.places[document]!;
    const start = byteOf(address);
    return { page: this.#pool.page(address), start, end: start + this.sizes[document]! };
  }

  /** Reads the terms of a document as given to `add`, `most` of them; returns how many. */
  sequence(document: number, into: { numbers: Int32Array }, most = Infinity): number {
    const used = Math.min(this.sizes[document]!, most * 5);
    if (into.numbers.length < used) into.numbers = new Int32Array(used * 2);
    const numbers = into.numbers;
    const { page, start, end } = this.bytesOf(document);
    let at = start;
    let count = 0;
    while (at < end && count < most) {
      let value = page[at++]!;
      if (value > 127) {
        value &= 127;
        for (let shift = 7; ; shift += 7) {
          const next = page[at++]!;
          value |= (next & 127) << shift;
          if (next < 128) break;
        }
      }
      numbers[count++] = value;
    }
    return count;
  }

  /** Closes the gaps that removed documents left; returns the new number of each old one, -1 of a removed one. */
  renumber(): Int32Array {
    const renumbered = new Int32Array(this.size).fill(-1);
    let next = 0;
    for (let old = 0; old < this.size; old++) {
      const ordinal = this.ordinals[old]!;
      if (ordinal < 0) continue;
      renumbered[old] = next;
      for (const column of COLUMNS) this[column][next] = this[column][old]!;
      this.#numbers[ordinal] = ++next;
    }
    this.size = next;
    return renumbered;
  }

  get bytes(): number {
    return COLUMNS.reduce((sum, column) => sum + this[column].byteLength, this.#numbers.byteLength);
  }

  image(): DocumentImage {
    const columns = {
      ordinals: this.ordinals.subarray(0, this.size),
      lengths: this.lengths.subarray(0, this.size),
      days: this.days.subarray(0, this.size),
      places: this.places.subarray(0, this.size),
      sizes: this.sizes.subarray(0, this.size),
    };
    return { columns, numbers: this.#numbers, size: this.size, live: this.live, words: this.words };
  }

  static from(image: DocumentImage, pool: BytePool): DocumentTable {
    const table = new DocumentTable(pool);
    for (const column of COLUMNS) table[column] = image.columns[column];
    table.#numbers = image.numbers;
    table.size = image.size;
    table.live = image.live;
    table.words = image.words;
    return table;
  }
}

function widened(column: Int32Array, needed: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(Math.max(needed, Math.ceil(column.length * 1.5)));
  wider.set(column);
  return wider;
}
