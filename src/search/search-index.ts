import { prepareSyllables } from '../text/pinyin.ts';
import { searchWords, segmenterVersion } from '../text/words.ts';
import { beginCompaction, compact } from './compaction.ts';
import { dayOf, type SearchDocument } from './document.ts';
import { UNDATED } from './document-table.ts';
import { FacetTable } from './facet-table.ts';
import { IndexData } from './index-data.ts';
import { Matching } from './matching.ts';
import { nearestWords } from './nearest.ts';
import { Placement } from './placement.ts';
import type { Decoded } from './postings.ts';
import { weightOf } from './postings.ts';
import type { Query } from './query.ts';
import { rereadFor } from './ranking.ts';
import { Restrictions, type TextOf } from './restrictions.ts';
import { restoreData, snapshotOf } from './snapshot.ts';
import { COUNT, MARK, STAMP, STRIDE } from './term-table.ts';
import { TopHits } from './top-hits.ts';

const STEP = 16_384;
const DAY = 86_400_000;
/** Documents cut before they are entered. */
const BATCH = 64;
/** Signs whose sound is worked out with each document, so that `nearest` does not have to. */
const SIGNS = 16;
/** No document has more different words. */
const MOST_WORDS = 0x1000000;

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
  /** Bytes of postings that a change rewrites while there is something to take out; by default about 0.2 ms of work. */
  readonly step?: number;
}

/**
 * Finds documents, known by ordinals that the caller gives out (small whole numbers, best without gaps). Every change
 * is done when the call returns, and none takes longer than a millisecond or so.
 */
export class SearchIndex {
  readonly #cut: (text: string) => readonly string[];
  readonly #step: number;
  readonly #data: IndexData;
  readonly #facets: FacetTable;
  readonly #matching: Matching;
  readonly #scratch: Decoded = { documents: new Int32Array(256), weights: new Int32Array(256) };
  readonly #sequence = { numbers: new Int32Array(4096) };
  readonly #found = new FoundTerms();
  #changes = 0;

  constructor(options: SearchIndexOptions = {}, data = new IndexData()) {
    this.#cut = options.cut ?? searchWords;
    this.#step = options.step ?? STEP;
    this.#data = data;
    this.#facets = new FacetTable(data.terms);
    this.#matching = new Matching(data, new Restrictions(data, this.#facets, options.textOf));
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
    this.#enterDocument(ordinal, this.#cutDocument(document));
  }

  /**
   * Adds many documents, somewhat faster than one by one: the words of several are cut before they are entered. A
   * piece of work is some 10 ms long; `rest` is awaited between pieces.
   */
  async addAll(entries: Iterable<readonly [number, SearchDocument]>, rest: () => Promise<void>): Promise<void> {
    let batch: (readonly [number, CutDocument])[] = [];
    for (const [ordinal, document] of entries) {
      batch.push([ordinal, this.#cutDocument(document)]);
      if (batch.length < BATCH) continue;
      for (const [number, words] of batch) this.#enterDocument(number, words);
      batch = [];
      await rest();
    }
    for (const [number, words] of batch) this.#enterDocument(number, words);
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
    this.tidy(this.#step);
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
    const placement = new Placement(query, found.groups, this.#data);
    const reread = rereadFor(placement.words);
    const top = new TopHits(Math.max(reread, limit + offset), documents);
    for (let i = 0; i < found.count; i++) top.offer(found.documents[i]!, found.scores[i]!);
    const ranked = top.sorted();
    if (placement.words > 1) {
      const again = new TopHits(reread, documents);
      for (const { document, score } of ranked.splice(0, reread)) {
        again.offer(document, score * (1 + placement.bonus(document)));
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
    return nearestWords(word, this.#data.terms, limit);
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

  /**
   * The index that `snapshot` wrote; undefined where bytes are missing or damaged, or anything differs from then. It
   * lives in the bytes given: they are its own from then on.
   */
  static restore(bytes: Uint8Array, fingerprint: string, options: SearchIndexOptions = {}): SearchIndex | undefined {
    const data = restoreData(bytes, `${segmenterVersion()} ${fingerprint}`);
    if (data === undefined) return undefined;
    prepareSyllables(Infinity);
    return new SearchIndex(options, data);
  }

  #cutDocument(document: SearchDocument): CutDocument {
    const cut = (texts: readonly (string | undefined)[]) =>
      texts.filter((text) => text !== undefined && text !== '').map((text) => this.#cut(text!));
    return {
      fields: [
        { bit: 1, texts: cut([document.title]) },
        { bit: 2, texts: cut([document.subtitle]) },
        { bit: 4, texts: cut(document.headings ?? []) },
        { bit: 0, texts: cut(document.body ?? []) },
        { bit: 8, texts: cut(document.people ?? []) },
      ],
      facets: this.#facets.wordsOf(document),
      day: dayOf(document.date) ?? UNDATED,
    };
  }

  #enterDocument(ordinal: number, { fields, facets, day }: CutDocument): void {
    if (this.has(ordinal)) throw new RangeError(`document ${ordinal} is in the index already`);
    this.#changes++;
    const { documents, terms } = this.#data;
    const base = terms.unmarked(MOST_WORDS);
    const found = this.#found;
    found.count = 0;
    let used = 0;
    let length = 0;
    for (const { bit, texts } of fields) {
      const before = used;
      for (const words of texts) used = this.#note(words, bit, base, used);
      if (bit === 0) length = used - before;
      used = this.#push(0, used);
    }
    used = this.#note(facets, 0, base, used);
    terms.marked(found.count);
    const number = documents.add(ordinal, length, day, this.#sequence.numbers, used);
    this.#data.append(number, found);
    this.tidy(this.#step);
    prepareSyllables(SIGNS);
  }

  #note(words: readonly string[], bit: number, base: number, start: number): number {
    const { terms } = this.#data;
    const found = this.#found;
    found.makeRoom(words.length);
    const first = bit === 0 ? weightOf(1, 0) : weightOf(0, bit);
    let used = start;
    while (used + words.length >= this.#sequence.numbers.length)
      this.#sequence.numbers = doubled(this.#sequence.numbers);
    const sequence = this.#sequence.numbers;
    for (let i = 0; i < words.length; i++) {
      const place = terms.place(words[i]!);
      const slots = terms.slots;
      const number = slots[place]!;
      sequence[used++] = number;
      const known = slots[place + MARK]! - base;
      if (known < 0) {
        slots[place + MARK] = base + found.count;
        found.terms[found.count] = number - 1;
        found.weights[found.count++] = first;
      } else if (bit === 0) found.weights[known]! += first;
      else found.weights[known]! |= first;
    }
    return used;
  }

  #push(number: number, used: number): number {
    if (used === this.#sequence.numbers.length) this.#sequence.numbers = doubled(this.#sequence.numbers);
    this.#sequence.numbers[used] = number;
    return used + 1;
  }
}

/** A document's words by field, each text's in turn. */
interface CutDocument {
  readonly fields: readonly { readonly bit: number; readonly texts: readonly (readonly string[])[] }[];
  readonly facets: readonly string[];
  readonly day: number;
}

/** The different terms of the document that is being entered, with their weights. */
class FoundTerms {
  terms = new Int32Array(1024);
  weights = new Int32Array(1024);
  count = 0;

  makeRoom(more: number): void {
    while (this.count + more > this.terms.length) {
      this.terms = doubled(this.terms);
      this.weights = doubled(this.weights);
    }
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}
