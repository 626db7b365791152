import { fold } from '../text/scripts.ts';
import { FACETS, type Facet, type SearchDocument } from './document.ts';
import type { QueryFilter } from './query.ts';
import { KEY, STRIDE, type TermTable } from './term-table.ts';

/** Longer values are cut. */
const LONGEST = 64;

/** A facet's value is a term that begins with a sign no word has: U+0001 for speakers and so on. */
const signOf = (facet: Facet): string => String.fromCharCode(1 + FACETS.indexOf(facet));

/** Whether a term's first unit makes it a facet's. */
const isSign = (unit: number): boolean => unit >= 1 && unit <= FACETS.length;

/** The values that facets have, as terms of the same postings. */
export class FacetTable {
  readonly #terms: TermTable;
  readonly #values = new Map<Facet, { term: number; value: string }[]>();

  constructor(terms: TermTable) {
    this.#terms = terms;
    for (const facet of FACETS) this.#values.set(facet, []);
    for (let term = 0; term < terms.size; term++) {
      if (!isSign(terms.keys[terms.records[term * STRIDE + KEY]! + 1]!)) continue;
      const word = terms.word(term);
      this.#values.get(FACETS[word.charCodeAt(0) - 1]!)!.push({ term, value: word.slice(1) });
    }
  }

  /** The facets of a document as words of the index, each once. */
  wordsOf(document: SearchDocument): string[] {
    const found = new Set<string>();
    for (const facet of FACETS) {
      const values = document[facet];
      for (const value of typeof values === 'string' ? [values] : (values ?? [])) {
        if (value.trim() !== '') found.add(this.#enter(facet, fold(value.trim()).slice(0, LONGEST)));
      }
    }
    return [...found];
  }

  /** What filters ask: documents with (or without) any of the terms. Speakers must all be there, else one of a facet. */
  conditions(filters: readonly QueryFilter[]): { terms: number[]; without: boolean }[] {
    const found: { terms: number[]; without: boolean }[] = [];
    const either = new Map<string, { terms: number[]; without: boolean }>();
    for (const { facet, value, without } of filters) {
      const terms = this.#values
        .get(facet)!
        .filter((known) => known.value.includes(value))
        .map(({ term }) => term);
      const same = facet === 'speakers' || without ? undefined : either.get(facet);
      if (same) same.terms.push(...terms);
      else {
        const condition = { terms, without };
        found.push(condition);
        if (!without) either.set(facet, condition);
      }
    }
    return found;
  }

  #enter(facet: Facet, value: string): string {
    const word = signOf(facet) + value;
    const known = this.#terms.size;
    const term = this.#terms.intern(word);
    if (term === known) this.#values.get(facet)!.push({ term, value });
    return word;
  }
}
