import type { IndexData } from './index-data.ts';
import type { QueryWord } from './query.ts';
import { LIGHT, OPENING_LENGTH, rarity } from './ranking.ts';
import { KEY, STRIDE } from './term-table.ts';

/** Sections before the facets of a document: its fields. */
const FIELD_SECTIONS = 5;
/** Size of the sieve that tells most pairs of signs from those of the query. */
const SIEVE = 4096;

const placeOf = (first: number, second: number): number => (Math.imul(first, 31) + second) & (SIEVE - 1);

/**
 * Judges how much of what a query says the opening of a document says, by pairs of signs that stand side by side: names
 * that are cut otherwise, short forms and words that share a sign meet in these where words do not.
 */
export class Opening {
  readonly #data: IndexData;
  readonly #sequence = { numbers: new Int32Array(OPENING_LENGTH * 5) };
  /** Number of each pair of the query, by its two signs in one integer. */
  readonly #pairs = new Map<number, number>();
  readonly #sieve = new Uint8Array(SIEVE);
  /** What each pair tells: the rarity of its word, of two words that of the commoner one. */
  readonly #weights: number[] = [];
  #all = 0;
  /** For each pair the walk that met it last. */
  readonly #met: Int32Array;
  #walk = 0;

  constructor(words: readonly QueryWord[], data: IndexData) {
    this.#data = data;
    let last = 0;
    let before = 0;
    let piece = -1;
    for (const word of words) {
      if (word.piece !== piece) last = 0;
      piece = word.piece;
      const term = data.terms.find(word.text);
      const weight = (word.light ? LIGHT : 1) * rarity(term < 0 ? 0 : data.count(term), data.documents.live);
      for (let i = 0; i < word.text.length; i++) {
        const unit = word.text.charCodeAt(i);
        if (last !== 0) this.#enter(last, unit, i > 0 ? weight : Math.min(before, weight));
        last = unit;
      }
      before = weight;
    }
    this.#met = new Int32Array(this.#pairs.size);
  }

  #enter(first: number, second: number, weight: number): void {
    const pair = (first << 16) | second;
    if (this.#pairs.has(pair)) return;
    this.#pairs.set(pair, this.#pairs.size);
    this.#weights.push(weight);
    this.#all += weight;
    this.#sieve[placeOf(first, second)] = 1;
  }

  /** Share of what the pairs tell, 0 to 1, in the first words of a document. */
  share(document: number): number {
    if (this.#pairs.size === 0) return 0;
    const { records, keys } = this.#data.terms;
    const count = this.#data.documents.sequence(document, this.#sequence, OPENING_LENGTH);
    const numbers = this.#sequence.numbers;
    const sieve = this.#sieve;
    this.#walk++;
    let met = 0;
    let sections = 0;
    let last = 0;
    for (let i = 0; i < count && sections < FIELD_SECTIONS; i++) {
      const number = numbers[i]!;
      if (number === 0) {
        sections++;
        last = 0;
        continue;
      }
      const key = records[(number - 1) * STRIDE + KEY]!;
      const end = key + 1 + keys[key]!;
      for (let at = key + 1; at < end; at++) {
        const unit = keys[at]!;
        if (sieve[placeOf(last, unit)] === 1) met += this.#meet(last, unit);
        last = unit;
      }
    }
    return met / this.#all;
  }

  /** Weight of a pair of the query that is met for the first time in this walk, else 0. */
  #meet(first: number, second: number): number {
    const number = this.#pairs.get((first << 16) | second);
    if (number === undefined || this.#met[number] === this.#walk) return 0;
    this.#met[number] = this.#walk;
    return this.#weights[number]!;
  }
}
