import { createHash } from 'node:crypto';
import { BytePool } from './byte-pool.ts';
import { DocumentTable } from './document-table.ts';
import { IndexData } from './index-data.ts';
import { TermTable } from './term-table.ts';

/** Raised when the bytes below or what they mean change. */
const FORMAT = 'jianbao-index-1\n';
const PIECE = 4 * 1024 * 1024;
const HASH_BYTES = 32;
/** Sections begin at multiples of it, as typed arrays ask. */
const ALIGN = 8;

type Section = Uint8Array | Uint16Array | Int32Array;

interface Head {
  readonly stamp: string;
  /** Elements of each section, in order. */
  readonly lengths: readonly number[];
  readonly pages: number;
  readonly pool: { current: number; used: number; freeLists: number };
  readonly terms: { size: number; stamp: number; marks: number };
  readonly documents: { size: number; live: number; words: number };
  readonly renumbering: { shift: number; cursor: number; end: number } | null;
}

/** The parts of an index as bytes, in pieces of a few megabytes, their hash behind them. */
export function* snapshotOf(data: IndexData, stamp: string): Generator<Uint8Array> {
  const pool = data.pool.image();
  const terms = data.terms.image();
  const documents = data.documents.image();
  const { columns } = documents;
  const under = data.renumbering;
  const sections: Section[] = [
    terms.records,
    terms.keys,
    terms.slots,
    columns.ordinals,
    columns.lengths,
    columns.days,
    columns.places,
    columns.sizes,
    documents.numbers,
    under?.table ?? new Int32Array(0),
    Int32Array.from(pool.freePages),
    ...pool.free.map((list) => Int32Array.from(list)),
    ...pool.pages,
  ];
  const head: Head = {
    stamp,
    lengths: sections.map((section) => section.length),
    pages: pool.pages.length,
    pool: { current: pool.current, used: pool.used, freeLists: pool.free.length },
    terms: { size: terms.size, stamp: terms.stamp, marks: terms.marks },
    documents: { size: documents.size, live: documents.live, words: documents.words },
    renumbering: under ? { shift: under.shift, cursor: under.cursor, end: under.end } : null,
  };
  const hash = createHash('sha256');
  for (const piece of pieces(head, sections)) {
    hash.update(piece);
    yield piece;
  }
  yield hash.digest();
}

function* pieces(head: Head, sections: readonly Section[]): Generator<Uint8Array> {
  const json = new TextEncoder().encode(JSON.stringify(head));
  const start = new Uint8Array(aligned(FORMAT.length + ALIGN + json.length));
  start.set(new TextEncoder().encode(FORMAT));
  new DataView(start.buffer).setUint32(FORMAT.length, json.length, true);
  start.set(json, FORMAT.length + ALIGN);
  yield start;
  for (const section of sections) {
    const bytes = new Uint8Array(section.buffer, section.byteOffset, section.byteLength);
    for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
    if (bytes.length % ALIGN > 0) yield new Uint8Array(ALIGN - (bytes.length % ALIGN));
  }
}

/** What `snapshotOf` wrote; undefined where bytes are missing or damaged or the stamp is another. */
export function restoreData(bytes: Uint8Array, stamp: string): IndexData | undefined {
  const end = bytes.length - HASH_BYTES;
  const start = FORMAT.length + ALIGN;
  if (end < start || new TextDecoder('latin1').decode(bytes.subarray(0, FORMAT.length)) !== FORMAT) return undefined;
  const hash = createHash('sha256').update(bytes.subarray(0, end)).digest();
  if (!hash.equals(bytes.subarray(end))) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(FORMAT.length, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start, start + length))) as Head;
  if (head.stamp !== stamp) return undefined;
  return dataOf(head, new SectionReader(bytes, aligned(start + length), head.lengths));
}

function dataOf(head: Head, read: SectionReader): IndexData {
  const terms = TermTable.from({ records: read.int32(), keys: read.uint16(), slots: read.int32(), ...head.terms });
  const columns = {
    ordinals: read.int32(),
    lengths: read.int32(),
    days: read.int32(),
    places: read.int32(),
    sizes: read.int32(),
  };
  const numbers = read.int32();
  const table = read.int32();
  const freePages = [...read.int32()];
  const free = Array.from({ length: head.pool.freeLists }, () => [...read.int32()]);
  const pages = Array.from({ length: head.pages }, () => read.uint8());
  const pool = BytePool.from({ ...head.pool, free, freePages, pages });
  const documents = DocumentTable.from({ columns, numbers, ...head.documents }, pool);
  const data = new IndexData(pool, terms, documents);
  if (head.renumbering) data.renumbering = { table, ...head.renumbering };
  return data;
}

/** Hands out the sections one behind the other, as views of the bytes where they lie well. */
class SectionReader {
  readonly #bytes: Uint8Array;
  readonly #lengths: readonly number[];
  #at: number;
  #section = 0;

  constructor(bytes: Uint8Array, start: number, lengths: readonly number[]) {
    // Copied where the caller's view does not begin at a multiple of eight.
    this.#bytes = bytes.byteOffset % ALIGN === 0 ? bytes : Uint8Array.from(bytes);
    this.#at = start;
    this.#lengths = lengths;
  }

  uint8(): Uint8Array {
    const { offset, length } = this.#next(1);
    return new Uint8Array(this.#bytes.buffer, offset, length);
  }

  uint16(): Uint16Array<ArrayBuffer> {
    const { offset, length } = this.#next(2);
    return new Uint16Array(this.#bytes.buffer as ArrayBuffer, offset, length);
  }

  int32(): Int32Array<ArrayBuffer> {
    const { offset, length } = this.#next(4);
    return new Int32Array(this.#bytes.buffer as ArrayBuffer, offset, length);
  }

  #next(width: number): { offset: number; length: number } {
    const length = this.#lengths[this.#section++] ?? 0;
    const offset = this.#bytes.byteOffset + this.#at;
    this.#at = aligned(this.#at + length * width);
    return { offset, length };
  }
}

function aligned(at: number): number {
  return Math.ceil(at / ALIGN) * ALIGN;
}
