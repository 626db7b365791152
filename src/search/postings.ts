import { BytePool, byteOf, GRANULE } from './byte-pool.ts';
import { AT, COUNT, LAST, ROOM, STRIDE, type TermTable, USED } from './term-table.ts';

/** Longest posting: a gap of five bytes, fields, a count of five bytes. */
const LONGEST = 11;
/** A count of the body that does not fit four bits says this and stands behind. */
const MANY = 15;

/** Postings of one term taken out of their bytes; arrays are reused by the next `decode`. */
export interface Decoded {
  documents: Int32Array;
  /** Count in the body in the low bits, the other fields that have it above: see `countOf` and `fieldsOf`. */
  weights: Int32Array;
}

/** Bits of the four fields beside the body. */
export const fieldsOf = (weight: number): number => weight & 15;
export const countOf = (weight: number): number => weight >>> 4;
export const weightOf = (count: number, fields: number): number => (count << 4) | fields;

/**
 * For each term the documents that have it, ascending, as gaps of variable length. A gap's lowest bit is 0 where the
 * word is once in the body and nowhere else, which is most often so; else a byte of fields and count follows.
 */
export class Postings {
  readonly #terms: TermTable;
  readonly #pool: BytePool;

  constructor(terms: TermTable, pool: BytePool) {
    this.#terms = terms;
    this.#pool = pool;
  }

  /** Adds a document behind all that the term has. */
  append(term: number, document: number, weight: number): void {
    const records = this.#terms.records;
    const record = term * STRIDE;
    const used = records[record + USED]!;
    const gap = document - records[record + LAST]!;
    const room = records[record + ROOM]! * GRANULE - used;
    if (room < LONGEST && room < lengthOf(gap, weight)) this.#widen(records, record, used);
    const address = records[record + AT]!;
    const page = this.#pool.page(address);
    const at = byteOf(address) + used;
    records[record + LAST] = document;
    records[record + COUNT]!++;
    // Most postings are one byte: the word once in the body of a document soon after the last one.
    if (weight === 1 << 4 && gap < 64) {
      page[at] = gap * 2;
      records[record + USED] = used + 1;
    } else records[record + USED] = used + encode(page, at, gap, weight) - at;
  }

  #widen(records: Int32Array, record: number, used: number): void {
    const room = records[record + ROOM]!;
    const wider = BytePool.roomy(room + 1 + (room >>> 1));
    const address = this.#pool.allocate(wider);
    if (room > 0) {
      const old = records[record + AT]!;
      const from = byteOf(old);
      this.#pool.page(address).set(this.#pool.page(old).subarray(from, from + used), byteOf(address));
      this.#pool.free(old, room);
    }
    records[record + AT] = address;
    records[record + ROOM] = wider;
  }

  /** Takes out the postings of a term; returns how many, removed documents included. */
  decode(term: number, into: Decoded): number {
    const records = this.#terms.records;
    const record = term * STRIDE;
    const address = records[record + AT]!;
    const used = records[record + USED]!;
    if (used === 0) return 0;
    if (into.documents.length < used) {
      into.documents = new Int32Array(used * 2);
      into.weights = new Int32Array(used * 2);
    }
    const { documents, weights } = into;
    const page = this.#pool.page(address);
    let at = byteOf(address);
    const end = at + used;
    let document = 0;
    let count = 0;
    while (at < end) {
      let gap = page[at++]!;
      if (gap > 127) {
        gap &= 127;
        for (let shift = 7; ; shift += 7) {
          const next = page[at++]!;
          gap |= (next & 127) << shift;
          if (next < 128) break;
        }
      }
      document += gap >>> 1;
      let weight = 1 << 4;
      if ((gap & 1) === 1) {
        const byte = page[at++]!;
        let many = byte >>> 4;
        if (many === MANY) {
          for (let shift = 0; ; shift += 7) {
            const next = page[at++]!;
            many += (next & 127) << shift;
            if (next < 128) break;
          }
        }
        weight = (many << 4) | (byte & 15);
      }
      documents[count] = document;
      weights[count++] = weight;
    }
    return count;
  }

  /**
   * Writes the postings of a term anew with other document numbers, those below 0 left out; returns the bytes read.
   * Numbers must keep their order and may only get smaller, so that the new postings fit where the old ones are.
   */
  rewrite(term: number, renumbered: (document: number) => number, scratch: Decoded): number {
    const records = this.#terms.records;
    const record = term * STRIDE;
    const length = records[record + USED]!;
    const count = this.decode(term, scratch);
    const address = records[record + AT]!;
    const page = this.#pool.page(address);
    const start = byteOf(address);
    let at = start;
    let last = 0;
    for (let i = 0; i < count; i++) {
      const document = renumbered(scratch.documents[i]!);
      if (document < 0) continue;
      at = encode(page, at, document - last, scratch.weights[i]!);
      last = document;
    }
    records[record + USED] = at - start;
    records[record + LAST] = last;
    this.#shrink(record);
    return length;
  }

  #shrink(record: number): void {
    const records = this.#terms.records;
    const room = records[record + ROOM]!;
    const used = records[record + USED]!;
    const needed = Math.ceil(used / GRANULE);
    if (room === 0 || (needed > 0 && needed * 2 > room)) return;
    const old = records[record + AT]!;
    const from = byteOf(old);
    if (needed === 0) {
      this.#pool.free(old, room);
      records[record + ROOM] = 0;
      return;
    }
    const narrower = BytePool.roomy(needed);
    if (narrower === room) return;
    const address = this.#pool.allocate(narrower);
    this.#pool.page(address).set(this.#pool.page(old).subarray(from, from + used), byteOf(address));
    this.#pool.free(old, room);
    records[record + AT] = address;
    records[record + ROOM] = narrower;
  }
}

/** Writes a posting; returns where the next begins. */
function encode(page: Uint8Array, start: number, gap: number, weight: number): number {
  const simple = weight === 1 << 4;
  let at = writeNumber(page, start, gap * 2 + (simple ? 0 : 1));
  if (simple) return at;
  const count = weight >>> 4;
  page[at++] = (Math.min(count, MANY) << 4) | (weight & 15);
  return count < MANY ? at : writeNumber(page, at, count - MANY);
}

/** Writes a whole number below 2^31 in groups of seven bits; returns where the next begins. */
export function writeNumber(page: Uint8Array, start: number, value: number): number {
  let at = start;
  let rest = value;
  for (; rest > 127; rest >>>= 7) page[at++] = (rest & 127) | 128;
  page[at++] = rest;
  return at;
}

function lengthOf(gap: number, weight: number): number {
  return numberLength(gap * 2) + (weight === 1 << 4 ? 0 : 1 + numberLength(Math.max(0, (weight >>> 4) - MANY)));
}

function numberLength(value: number): number {
  return value < 128 ? 1 : value < 16384 ? 2 : value < 2097152 ? 3 : value < 268435456 ? 4 : 5;
}
