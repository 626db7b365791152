import type { IndexData } from './index-data.ts';
import { countOf, type Decoded, fieldsOf } from './postings.ts';
import { type Query, type QueryPhrase, queryWords } from './query.ts';
import { type Group, groupsOf, knownTerms } from './query-groups.ts';
import { B, coverage, ENOUGH, FIELD_WEIGHT, freshness, K1 } from './ranking.ts';
import type { Restrictions } from './restrictions.ts';

/** Documents that answer a query, with their scores. */
export interface Matches {
  readonly documents: Int32Array;
  readonly scores: Float64Array;
  readonly count: number;
  /** No document has all words. */
  readonly relaxed: boolean;
  readonly unknown: readonly string[];
  readonly groups: readonly Group[];
}

/** Finds and scores the documents of a query. Holds scratch space as long as there are documents, used by one query at a time. */
export class Matching {
  readonly #data: IndexData;
  readonly #restrictions: Restrictions;
  readonly #decoded: Decoded = { documents: new Int32Array(256), weights: new Int32Array(256) };
  /** What the postings last taken add to the scores of their documents. */
  #parts = new Float64Array(256);
  #touched = new Int32Array(0);
  #scores = new Float64Array(0);
  /** Weight of the required groups that a document has. */
  #covered = new Float64Array(0);
  /** Required groups that a document has. */
  #seen = new Uint8Array(0);
  #out = new Float64Array(0);
  /** Whether some document last found had all required groups. */
  #complete = true;

  constructor(data: IndexData, restrictions: Restrictions) {
    this.#data = data;
    this.#restrictions = restrictions;
  }

  /** `today` in days since 1970. The arrays of the answer are used again by the next call. */
  find(query: Query, today: number | undefined): Matches {
    const found = this.#find(query, today);
    if (found.count > 0 || query.phrases.length === 0) return found;
    // Nothing says it so: then what has its words.
    const words = queryWords(query.phrases.map((phrase) => phrase.text));
    const near = this.#find({ ...query, words: [...query.words, ...words], phrases: [] }, today);
    return { ...near, relaxed: near.count > 0 };
  }

  #find(query: Query, today: number | undefined): Matches {
    this.#makeRoom();
    const { groups, unknown } = groupsOf(query, this.#data);
    const required = groups.filter((group) => group.required).sort((a, b) => b.weight - a.weight);
    const others = groups.filter((group) => !group.required);
    const allowed = this.#restrictions.allowed(query);
    const result = (count: number, relaxed: boolean): Matches => {
      return { documents: this.#touched, scores: this.#out, count, relaxed: relaxed && count > 0, unknown, groups };
    };
    if (query.words.length === 0) {
      const count = query.phrases.length > 0 ? this.#phraseOnly(query, others, allowed) : this.#everything(allowed);
      return result(this.#finish(count, 0, query.phrases, today), false);
    }
    if (unknown.length === 0 && !query.loose) {
      const found = this.#all(required, others, allowed);
      const count = this.#finish(found, 0, query.phrases, today);
      if (count > 0 || required.length === 0) return result(count, false);
    }
    if (groups.length === 0) return result(0, false);
    const found = this.#any(required, others, allowed);
    const count = this.#finish(found, total(required), query.phrases, today);
    return result(count, unknown.length > 0 || !this.#complete);
  }

  /** Documents that have all required groups. */
  #all(required: readonly Group[], others: readonly Group[], allowed: Uint8Array | undefined): number {
    if (required.length === 0) return this.#any([], others, allowed);
    const seen = this.#seen;
    const scores = this.#scores;
    const touched = this.#touched;
    let count = 0;
    for (const [k, group] of required.entries()) {
      const taken = this.#score(group);
      const { documents } = this.#decoded;
      const parts = this.#parts;
      for (let i = 0; i < taken; i++) {
        const document = documents[i]!;
        if (k === 0) {
          if (allowed !== undefined && allowed[document] === 0) continue;
          touched[count++] = document;
        } else if (seen[document] !== k) continue;
        seen[document] = k + 1;
        scores[document]! += parts[i]!;
      }
    }
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = touched[i]!;
      if (seen[document] === required.length) touched[kept++] = document;
      else this.#forget(document);
    }
    for (const group of kept > 0 ? others : []) {
      const taken = this.#score(group);
      const { documents } = this.#decoded;
      for (let i = 0; i < taken; i++) {
        if (seen[documents[i]!] === required.length) scores[documents[i]!]! += this.#parts[i]!;
      }
    }
    return kept;
  }

  /** Documents that have any of the groups. */
  #any(required: readonly Group[], others: readonly Group[], allowed: Uint8Array | undefined): number {
    const seen = this.#seen;
    const scores = this.#scores;
    const covered = this.#covered;
    const touched = this.#touched;
    let count = 0;
    for (const group of [...required, ...others]) {
      const taken = this.#score(group);
      const { documents } = this.#decoded;
      const parts = this.#parts;
      const cover = group.required ? group.weight : 0;
      for (let i = 0; i < taken; i++) {
        const document = documents[i]!;
        if (seen[document] === 0) {
          if (allowed !== undefined && allowed[document] === 0) continue;
          seen[document] = 1;
          touched[count++] = document;
        }
        scores[document]! += parts[i]!;
        covered[document]! += cover;
      }
    }
    return count;
  }

  /** Documents that have at least half of the words of the first phrase. */
  #phraseOnly(query: Query, groups: readonly Group[], allowed: Uint8Array | undefined): number {
    const phrase = query.phrases[0]!;
    const needed = Math.ceil(phrase.words.length / 2);
    const count = this.#any([], groups, allowed);
    const has = new Uint8Array(this.#data.documents.size);
    for (const term of knownTerms(phrase.words, this.#data)) {
      const taken = this.#data.take(term, this.#decoded);
      for (let i = 0; i < taken; i++) has[this.#decoded.documents[i]!]!++;
    }
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const document = this.#touched[i]!;
      if (has[document]! >= needed) this.#touched[kept++] = document;
      else this.#forget(document);
    }
    return kept;
  }

  #everything(allowed: Uint8Array | undefined): number {
    const { ordinals, size } = this.#data.documents;
    let count = 0;
    for (let document = 0; document < size; document++) {
      if (ordinals[document]! < 0 || (allowed !== undefined && allowed[document] === 0)) continue;
      this.#scores[document] = 1;
      this.#touched[count++] = document;
    }
    return count;
  }

  /**
   * Applies phrases, coverage (where `whole`, the weight of all required groups, is given) and freshness, and leaves
   * the scratch space empty. Returns how many documents remain.
   */
  #finish(count: number, whole: number, phrases: readonly QueryPhrase[], today: number | undefined): number {
    const touched = this.#touched;
    let kept = 0;
    let best = 0;
    for (let i = 0; i < count; i++) {
      const document = touched[i]!;
      if (phrases.length > 0 && !phrases.every((phrase) => this.#restrictions.says(document, phrase))) {
        this.#forget(document);
        continue;
      }
      best = Math.max(best, this.#covered[document]!);
      touched[kept++] = document;
    }
    this.#complete = best >= whole * (1 - 1e-9);
    count = kept;
    kept = 0;
    for (let i = 0; i < count; i++) {
      const document = touched[i]!;
      const covered = this.#covered[document]!;
      if (whole === 0 || covered >= best * ENOUGH) {
        const share = whole > 0 ? coverage(covered / whole) : 1;
        this.#out[kept] = this.#scores[document]! * share * freshness(this.#data.documents.days[document]!, today);
        touched[kept++] = document;
      }
      this.#forget(document);
    }
    return kept;
  }

  /** Takes the postings of a group; those of several terms are added up by document. */
  #take(group: Group): number {
    if (group.terms.length === 1) return this.#data.take(group.terms[0]!, this.#decoded);
    const sums = new Map<number, number>();
    for (const term of group.terms) {
      const taken = this.#data.take(term, this.#decoded);
      for (let i = 0; i < taken; i++) {
        const document = this.#decoded.documents[i]!;
        const weight = this.#decoded.weights[i]!;
        const sum = sums.get(document) ?? 0;
        sums.set(document, (((sum >>> 4) + (weight >>> 4)) << 4) | (sum & 15) | (weight & 15));
      }
    }
    if (this.#decoded.documents.length < sums.size) {
      this.#decoded.documents = new Int32Array(sums.size);
      this.#decoded.weights = new Int32Array(sums.size);
    }
    let count = 0;
    for (const [document, weight] of sums) {
      this.#decoded.documents[count] = document;
      this.#decoded.weights[count++] = weight;
    }
    return count;
  }

  /** Takes the postings of a group and works out what it adds to each of their documents: BM25F. */
  #score(group: Group): number {
    const taken = this.#take(group);
    const { documents, weights } = this.#decoded;
    if (this.#parts.length < taken) this.#parts = new Float64Array(taken * 2);
    const parts = this.#parts;
    const { lengths, words, live } = this.#data.documents;
    const shortest = words > 0 ? 1 - B : 1;
    const slope = words > 0 ? (B * live) / words : 0;
    const factor = group.weight * (K1 + 1);
    for (let i = 0; i < taken; i++) {
      const weight = weights[i]!;
      let times = countOf(weight) / (shortest + slope * lengths[documents[i]!]!);
      const fields = fieldsOf(weight);
      if (fields !== 0) times += FIELD_WEIGHT[fields]!;
      parts[i] = (factor * times) / (K1 + times);
    }
    return taken;
  }

  #forget(document: number): void {
    this.#scores[document] = 0;
    this.#covered[document] = 0;
    this.#seen[document] = 0;
  }

  #makeRoom(): void {
    const size = this.#data.documents.size;
    if (this.#scores.length >= size) return;
    const room = Math.ceil(size * 1.25);
    this.#touched = new Int32Array(room);
    this.#scores = new Float64Array(room);
    this.#covered = new Float64Array(room);
    this.#seen = new Uint8Array(room);
    this.#out = new Float64Array(room);
  }
}

function total(groups: readonly Group[]): number {
  return groups.reduce((sum, group) => sum + group.weight, 0);
}
