import type { IndexData } from './index-data.ts';
import { Opening } from './opening.ts';
import type { Query } from './query.ts';
import type { Group } from './query-groups.ts';
import { FEWEST_OF_STATEMENT, LEAD, LEAD_LENGTH, OPENING, PROXIMITY } from './ranking.ts';
import { SLOT, STAMP, STRIDE } from './term-table.ts';

/** Size of the sieve that tells most words of a document from those of the query without a look at their records. */
const SIEVE = 4096;

/** Words between two sections: title and text stand apart. */
const SECTION = 16;

/** Judges where in a document the words of a query stand: side by side, and early. */
export class Placement {
  readonly #data: IndexData;
  readonly #groups: readonly Group[];
  readonly #stamp: number;
  /** Weight of each word and its neighbour: that of the weaker one. */
  readonly #pairs: readonly number[];
  readonly #all: number;
  readonly #allPairs: number;
  /** For each word the last position, and how close its neighbour came. */
  readonly #last: Float64Array;
  readonly #closest: Float64Array;
  readonly #sieve = new Uint8Array(SIEVE);
  /** Of a statement. */
  readonly #opening: Opening | undefined;

  constructor(query: Query, groups: readonly Group[], data: IndexData) {
    this.#data = data;
    this.#groups = groups.filter((group) => group.required);
    this.#pairs = this.#groups.slice(1).map((group, i) => Math.min(group.weight, this.#groups[i]!.weight));
    this.#all = this.#groups.reduce((sum, group) => sum + group.weight, 0);
    this.#allPairs = this.#pairs.reduce((sum, weight) => sum + weight, 0);
    this.#last = new Float64Array(this.#groups.length);
    this.#closest = new Float64Array(this.#groups.length);
    if (!query.asks && this.#groups.length >= FEWEST_OF_STATEMENT) this.#opening = new Opening(query.words, data);
    this.#stamp = data.terms.stamp();
    const { records } = data.terms;
    for (const [i, { terms }] of this.#groups.entries()) {
      for (const term of terms) {
        records[term * STRIDE + STAMP] = this.#stamp;
        records[term * STRIDE + SLOT] = i;
        this.#sieve[(term + 1) % SIEVE] = 1;
      }
    }
  }

  /** Words whose places count. */
  get words(): number {
    return this.#groups.length;
  }

  /** What the places of the words add to a document's score, as a share of it. */
  bonus(document: number): number {
    if (this.#groups.length < 2) return 0;
    const lead = this.#read(document);
    let side = 0;
    for (let i = 0; i < this.#pairs.length; i++) side += this.#pairs[i]! / Math.max(1, this.#closest[i]!);
    const opening = this.#opening?.share(document) ?? 0;
    return (PROXIMITY * side) / this.#allPairs + (LEAD * lead) / this.#all + OPENING * opening;
  }

  /** Finds how close neighbours come; returns the weight of the words at the beginning. */
  #read(document: number): number {
    const last = this.#last.fill(-Infinity);
    const closest = this.#closest.fill(Infinity);
    const { records } = this.#data.terms;
    const stamp = this.#stamp;
    const sieve = this.#sieve;
    let position = 0;
    let lead = 0;
    const { page, start, end } = this.#data.documents.bytesOf(document);
    let i = -1;
    for (let at = start; at < end; ) {
      // Decoded here, not by `sequence`: this loop is most of the time that a short query takes.
      let number = page[at++]!;
      if (number > 127) {
        number &= 127;
        for (let shift = 7; ; shift += 7) {
          const next = page[at++]!;
          number |= (next & 127) << shift;
          if (next < 128) break;
        }
      }
      i++;
      if (number === 0) {
        position += SECTION;
        continue;
      }
      position++;
      if (sieve[number & (SIEVE - 1)] === 0) continue;
      const record = (number - 1) * STRIDE;
      if (records[record + STAMP] !== stamp) continue;
      const slot = records[record + SLOT]!;
      if (last[slot] === -Infinity && i < LEAD_LENGTH) lead += this.#groups[slot]!.weight;
      last[slot] = position;
      // Before the next word as in the query, or one worse behind it.
      if (slot > 0) closest[slot - 1] = Math.min(closest[slot - 1]!, position - last[slot - 1]!);
      if (slot + 1 < last.length) closest[slot] = Math.min(closest[slot]!, position - last[slot + 1]! + 1);
    }
    return lead;
  }
}
