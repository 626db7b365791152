import type { IndexData } from './index-data.ts';
import type { Group } from './query-groups.ts';
import { SLOT, STAMP, STRIDE } from './term-table.ts';

/** Words between two sections: title and text stand apart. */
const SECTION = 16;

/**
 * How close a document has the neighbours of a query: 1 where each word stands right before the next one, 0 where
 * none are in it together.
 */
export class Proximity {
  readonly #data: IndexData;
  readonly #groups: readonly Group[];
  readonly #sequence = { numbers: new Int32Array(1024) };
  readonly #stamp: number;
  readonly #whole: number;

  constructor(groups: readonly Group[], data: IndexData) {
    this.#data = data;
    this.#groups = groups.filter((group) => group.required);
    this.#stamp = data.terms.stamp();
    const { records } = data.terms;
    for (const [i, { terms }] of this.#groups.entries()) {
      for (const term of terms) {
        records[term * STRIDE + STAMP] = this.#stamp;
        records[term * STRIDE + SLOT] = i;
      }
    }
    this.#whole = this.#pairs().reduce((sum, weight) => sum + weight, 0);
  }

  of(document: number): number {
    if (this.#whole === 0) return 0;
    const { records } = this.#data.terms;
    const stamp = this.#stamp;
    const count = this.#data.documents.sequence(document, this.#sequence);
    const numbers = this.#sequence.numbers;
    const last = new Float64Array(this.#groups.length).fill(-Infinity);
    const closest = new Float64Array(this.#groups.length).fill(Infinity);
    let position = 0;
    for (let i = 0; i < count; i++) {
      const number = numbers[i]!;
      if (number === 0) {
        position += SECTION;
        continue;
      }
      position++;
      const record = (number - 1) * STRIDE;
      if (records[record + STAMP] !== stamp) continue;
      const slot = records[record + SLOT]!;
      last[slot] = position;
      // Before the next word as in the query, or one worse behind it.
      if (slot > 0) closest[slot - 1] = Math.min(closest[slot - 1]!, position - last[slot - 1]!);
      if (slot + 1 < last.length) closest[slot] = Math.min(closest[slot]!, position - last[slot + 1]! + 1);
    }
    let found = 0;
    for (const [i, weight] of this.#pairs().entries()) found += weight / Math.max(1, closest[i]!);
    return found / this.#whole;
  }

  /** Weight of each pair of neighbours: that of the weaker word. */
  #pairs(): number[] {
    return this.#groups.slice(1).map((group, i) => Math.min(group.weight, this.#groups[i]!.weight));
  }
}
