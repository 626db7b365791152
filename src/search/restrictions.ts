import { fold } from '../text/scripts.ts';
import { UNDATED } from './document-table.ts';
import type { FacetTable } from './facet-table.ts';
import type { IndexData } from './index-data.ts';
import type { Decoded } from './postings.ts';
import type { Query, QueryPhrase } from './query.ts';
import { knownTerms } from './query-groups.ts';

/** The texts of a document as printed, for phrases. */
export type TextOf = (ordinal: number) => readonly string[];

/** What a query asks of documents beside its words: fields, dates, phrases, words they must not have. */
export class Restrictions {
  readonly #data: IndexData;
  readonly #facets: FacetTable;
  readonly #textOf: TextOf | undefined;
  readonly #decoded: Decoded = { documents: new Int32Array(256), weights: new Int32Array(256) };

  constructor(data: IndexData, facets: FacetTable, textOf: TextOf | undefined) {
    this.#data = data;
    this.#facets = facets;
    this.#textOf = textOf;
  }

  /** 1 for each document that filters, dates and exclusions let through; undefined where there are none. */
  allowed(query: Query): Uint8Array | undefined {
    const { days, size } = this.#data.documents;
    if (
      query.filters.length === 0 &&
      query.without.length === 0 &&
      query.from === undefined &&
      query.to === undefined
    ) {
      return undefined;
    }
    const allowed = new Uint8Array(size).fill(1);
    for (const { terms, without } of this.#facets.conditions(query.filters)) {
      const has = this.#having(terms);
      for (let i = 0; i < size; i++) if ((has[i] === 1) === without) allowed[i] = 0;
    }
    for (const phrase of query.without) this.#bar(phrase, allowed);
    const from = query.from ?? -Infinity;
    const to = query.to ?? Infinity;
    if (query.from === undefined && query.to === undefined) return allowed;
    // A document without a date has no place in a span of time.
    for (let i = 0; i < size; i++) if (days[i]! < from || days[i]! > to || days[i] === UNDATED) allowed[i] = 0;
    return allowed;
  }

  #having(terms: readonly number[]): Uint8Array {
    const has = new Uint8Array(this.#data.documents.size);
    for (const term of terms) {
      const taken = this.#data.take(term, this.#decoded);
      for (let i = 0; i < taken; i++) has[this.#decoded.documents[i]!] = 1;
    }
    return has;
  }

  #bar(phrase: QueryPhrase, allowed: Uint8Array): void {
    const terms = knownTerms(phrase.words, this.#data);
    if (terms.length < phrase.words.length) return;
    const has = new Uint8Array(this.#data.documents.size);
    for (const [k, term] of terms.entries()) {
      const taken = this.#data.take(term, this.#decoded);
      for (let i = 0; i < taken; i++)
        if (has[this.#decoded.documents[i]!] === k) has[this.#decoded.documents[i]!] = k + 1;
    }
    for (let document = 0; document < has.length; document++) {
      if (has[document] === terms.length && (terms.length === 1 || this.says(document, phrase))) allowed[document] = 0;
    }
  }

  /** Whether a document says a phrase; true where nobody gave the texts. */
  says(document: number, phrase: QueryPhrase): boolean {
    const texts = this.#textOf?.(this.#data.documents.ordinals[document]!);
    return texts === undefined || texts.some((text) => fold(text).includes(phrase.text));
  }
}
