import { searchWords, segmenterVersion } from '../text/words.ts';
import { beginCompaction, compact } from './compaction.ts';
import { dayOf, type SearchDocument } from './document.ts';
import { UNDATED } from './document-table.ts';
import { FacetTable } from './facet-table.ts';
import { IndexData } from './index-data.ts';
import { Matching, type TextOf } from './matching.ts';
import { nearestWords } from './nearest.ts';
import type { Decoded } from './postings.ts';
import { weightOf } from './postings.ts';
import { Proximity } from './proximity.ts';
import type { Query } from './query.ts';
import { PROXIMITY, REREAD } from './ranking.ts';
import { restoreData, snapshotOf } from './snapshot.ts';
import { COUNT, SLOT, STAMP, STRIDE } from './term-table.ts';
import { TopHits } from './top-hits.ts';

/** Bytes of postings that a change rewrites when there is something to take out: about 0.2 ms. */
const STEP = 16_384;
const DAY = 86_400_000;

export interface SearchHit {
  readonly ordinal: number;
  readonly score: number;
}

export interface SearchResult {
  readonly hits: readonly SearchHit[];
  /** Documents that match in all, whatever the limit. */
  readonly total: number;
  /** No document has all words; these have most of them. */
  readonly relaxed: boolean;
  /** Words that no document has, folded; `nearest` says what may be meant. */
  readonly unknown: readonly string[];
}

export interface SearchLimits {
  /** 10 where absent. */
  readonly limit?: number;
  readonly offset?: number;
  /** Epoch milliseconds, for freshness. */
  readonly now?: number;
}

export interface SearchIndexOptions {
  /** The texts of a document as printed; without it a phrase matches where its words are. */
  readonly textOf?: TextOf;
  /** Cuts a text into folded words; for measuring. */
  readonly cut?: (text: string) => readonly string[];
}

/**
 * Finds documents, known by ordinals that the caller gives out (small whole numbers, best without gaps). Every change
 * is done when the call returns, and none takes longer than a millisecond or so.
 */
export class SearchIndex {
  readonly #cut: (text: string) => readonly string[];
  readonly #data: IndexData;
  readonly #facets: FacetTable;
  readonly #matching: Matching;
  readonly #scratch: Decoded = { documents: new Int32Array(256), weights: new Int32Array(256) };
  readonly #sequence = { numbers: new Int32Array(4096) };
  #found = { terms: new Int32Array(1024), weights: new Int32Array(1024), count: 0 };
  #changes = 0;

  constructor(options: SearchIndexOptions = {}, data = new IndexData()) {
    this.#cut = options.cut ?? searchWords;
    this.#data = data;
    this.#facets = new FacetTable(data.terms);
    this.#matching = new Matching(data, this.#facets, options.textOf);
  }

  /** Documents held. */
  get size(): number {
    return this.#data.documents.live;
  }

  /** Bytes of the index in memory. */
  get bytes(): number {
    return this.#data.pool.bytes + this.#data.terms.bytes + this.#data.documents.bytes;
  }

  has(ordinal: number): boolean {
    return this.#data.documents.find(ordinal) >= 0;
  }

  /** Adds a document; throws a RangeError where the ordinal is taken. */
  add(ordinal: number, document: SearchDocument): void {
    if (this.has(ordinal)) throw new RangeError(`document ${ordinal} is in the index already`);
    this.#changes++;
    const { documents, terms } = this.#data;
    const stamp = terms.stamp();
    const found = this.#found;
    found.count = 0;
    let used = this.#enter([document.title], 1, stamp, 0);
    used = this.#enter([document.subtitle], 2, stamp, used);
    used = this.#enter(document.headings ?? [], 4, stamp, used);
    const before = used;
    used = this.#enter(document.body ?? [], 0, stamp, used);
    const length = Math.max(0, used - before - 1);
    used = this.#enter(document.people ?? [], 8, stamp, used);
    for (const term of this.#facets.termsOf(document)) used = this.#note(term, 0, stamp, used);
    const number = documents.add(ordinal, length, dayOf(document.date) ?? UNDATED, this.#sequence.numbers, used);
    for (let i = 0; i < found.count; i++) this.#data.append(found.terms[i]!, number, found.weights[i]!);
    this.tidy(STEP);
  }

  /** Adds a document in place of what had the ordinal, if anything had. */
  replace(ordinal: number, document: SearchDocument): void {
    this.remove(ordinal);
    this.add(ordinal, document);
  }

  /** Takes a document out; false where there is none. */
  remove(ordinal: number): boolean {
    const { documents, terms } = this.#data;
    const document = documents.find(ordinal);
    if (document < 0) return false;
    this.#changes++;
    const count = documents.sequence(document, this.#sequence);
    const stamp = terms.stamp();
    for (let i = 0; i < count; i++) {
      const record = (this.#sequence.numbers[i]! - 1) * STRIDE;
      if (record < 0 || terms.records[record + STAMP] === stamp) continue;
      terms.records[record + STAMP] = stamp;
      terms.records[record + COUNT]!--;
    }
    documents.remove(document);
    this.tidy(STEP);
    return true;
  }

  /**
   * Rewrites about so many bytes of postings where removed documents have left too much; changes do so by
   * themselves. False where there is nothing left to do.
   */
  tidy(bytes: number): boolean {
    beginCompaction(this.#data);
    compact(this.#data, bytes, this.#scratch);
    return this.#data.renumbering !== undefined;
  }

  /** The documents that answer a query, best first; nothing is an empty answer but a query that asks for nothing. */
  search(query: Query, { limit = 10, offset = 0, now }: SearchLimits = {}): SearchResult {
    const { documents } = this.#data;
    const found = this.#matching.find(query, now === undefined ? undefined : Math.floor(now / DAY));
    const top = new TopHits(Math.max(REREAD, limit + offset), documents);
    for (let i = 0; i < found.count; i++) top.offer(found.documents[i]!, found.scores[i]!);
    const ranked = top.sorted();
    if (found.groups.length > 1) {
      const proximity = new Proximity(found.groups, this.#data);
      const again = new TopHits(REREAD, documents);
      for (const { document, score } of ranked.splice(0, REREAD)) {
        again.offer(document, score * (1 + PROXIMITY * proximity.of(document)));
      }
      ranked.unshift(...again.sorted());
    }
    const hits = ranked
      .slice(offset, offset + limit)
      .map(({ document, score }) => ({ ordinal: documents.ordinals[document]!, score }));
    return { hits, total: found.count, relaxed: found.relaxed, unknown: found.unknown };
  }

  /** Documents that have a word (folded) as it is cut. */
  count(word: string): number {
    const term = this.#data.terms.find(word);
    return term < 0 ? 0 : this.#data.count(term);
  }

  /** Known words that may be meant by an unknown one, by spelling and by sound, the likeliest first. */
  nearest(word: string, limit = 3): string[] {
    return nearestWords(word, this.#words(), limit);
  }

  /**
   * The index as bytes for `restore`, a few megabytes at a time. Throws a RangeError at the next piece when the index
   * has changed since the first one. `fingerprint` says what the documents are; whoever restores must give the same.
   */
  *snapshot(fingerprint: string): Generator<Uint8Array> {
    const changes = this.#changes;
    for (const piece of snapshotOf(this.#data, `${segmenterVersion()} ${fingerprint}`)) {
      if (changes !== this.#changes) throw new RangeError('the index has changed while it was written');
      yield piece;
    }
  }

  /** The index that `snapshot` wrote; undefined where bytes are missing or damaged, or anything differs from then. */
  static restore(bytes: Uint8Array, fingerprint: string, options: SearchIndexOptions = {}): SearchIndex | undefined {
    const data = restoreData(bytes, `${segmenterVersion()} ${fingerprint}`);
    return data && new SearchIndex(options, data);
  }

  *#words(): Generator<{ word: string; count: number }> {
    const { terms } = this.#data;
    for (let term = 0; term < terms.size; term++) {
      const count = this.#data.count(term);
      if (count > 0) yield { word: terms.word(term), count };
    }
  }

  /** Notes the words of a field, `bit` being its bit in a posting or 0 for the body; returns the length of the sequence. */
  #enter(texts: readonly (string | undefined)[], bit: number, stamp: number, start: number): number {
    let used = start;
    for (const text of texts) {
      if (text === undefined || text === '') continue;
      const words = this.#cut(text);
      for (let i = 0; i < words.length; i++) used = this.#note(this.#data.terms.intern(words[i]!), bit, stamp, used);
    }
    return this.#push(0, used);
  }

  #note(term: number, bit: number, stamp: number, used: number): number {
    const { records } = this.#data.terms;
    const found = this.#found;
    const record = term * STRIDE;
    if (records[record + STAMP] !== stamp) {
      records[record + STAMP] = stamp;
      records[record + SLOT] = found.count;
      if (found.count === found.terms.length) {
        this.#found = { terms: doubled(found.terms), weights: doubled(found.weights), count: found.count };
      }
      this.#found.terms[found.count] = term;
      this.#found.weights[found.count] = bit === 0 ? weightOf(1, 0) : weightOf(0, bit);
      this.#found.count++;
    } else if (bit === 0) found.weights[records[record + SLOT]!]! += weightOf(1, 0);
    else found.weights[records[record + SLOT]!]! |= weightOf(0, bit);
    return this.#push(term + 1, used);
  }

  #push(number: number, used: number): number {
    if (used === this.#sequence.numbers.length) this.#sequence.numbers = doubled(this.#sequence.numbers);
    this.#sequence.numbers[used] = number;
    return used + 1;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}
