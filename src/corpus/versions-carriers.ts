/** Parts of the table that grow each on their own: none takes more than a millisecond to grow. */
const SHARDS = 256;

/**
 * Which texts carry a mark: a multimap from 32-bit marks (never 0) to small numbers, on typed arrays (about 20 bytes an
 * entry, where a Map of arrays takes ten times that).
 */
export class Carriers {
  readonly #shards: Shard[] = Array.from({ length: SHARDS }, () => new Shard());

  add(mark: number, carrier: number): void {
    this.#shards[mark % SHARDS]!.add(mark, carrier);
  }

  /** Takes one entry out; nothing happens where there is none. */
  remove(mark: number, carrier: number): void {
    this.#shards[mark % SHARDS]!.remove(mark, carrier);
  }

  /** Up to `most` carriers of a mark, the latest first, written into `into`; returns how many. */
  carriers(mark: number, into: Uint32Array, most = into.length): number {
    return this.#shards[mark % SHARDS]!.carriers(mark, into, most);
  }
}

class Shard {
  #marks = new Uint32Array(64);
  #first = new Int32Array(64);
  #used = 0;
  #carrier = new Uint32Array(64);
  #next = new Int32Array(64);
  #entries = 0;
  /** Entries given back, chained. */
  #free = -1;

  add(mark: number, carrier: number): void {
    let slot = this.#slot(mark);
    if (this.#marks[slot] === 0) {
      if (this.#used * 3 > this.#marks.length * 2) {
        this.#grow();
        slot = this.#slot(mark);
      }
      this.#marks[slot] = mark;
      this.#first[slot] = -1;
      this.#used++;
    }
    const entry = this.#entry();
    this.#carrier[entry] = carrier;
    this.#next[entry] = this.#first[slot]!;
    this.#first[slot] = entry;
  }

  remove(mark: number, carrier: number): void {
    const slot = this.#slot(mark);
    if (this.#marks[slot] === 0) return;
    let before = -1;
    let entry = this.#first[slot]!;
    while (entry >= 0 && this.#carrier[entry] !== carrier) {
      before = entry;
      entry = this.#next[entry]!;
    }
    if (entry < 0) return;
    // The mark keeps its slot: it is taken again, or left behind when the table grows.
    if (before < 0) this.#first[slot] = this.#next[entry]!;
    else this.#next[before] = this.#next[entry]!;
    this.#next[entry] = this.#free;
    this.#free = entry;
  }

  carriers(mark: number, into: Uint32Array, most: number): number {
    const slot = this.#slot(mark);
    if (this.#marks[slot] === 0) return 0;
    let count = 0;
    for (let entry = this.#first[slot]!; entry >= 0 && count < most; entry = this.#next[entry]!)
      into[count++] = this.#carrier[entry]!;
    return count;
  }

  #slot(mark: number): number {
    const mask = this.#marks.length - 1;
    let slot = (Math.imul(mark, 0x9e3779b1) >>> 8) & mask;
    while (this.#marks[slot] !== 0 && this.#marks[slot] !== mark) slot = (slot + 1) & mask;
    return slot;
  }

  #entry(): number {
    if (this.#free >= 0) {
      const entry = this.#free;
      this.#free = this.#next[entry]!;
      return entry;
    }
    if (this.#entries === this.#carrier.length) {
      this.#carrier = grown(this.#carrier, new Uint32Array(this.#entries * 2));
      this.#next = grown(this.#next, new Int32Array(this.#entries * 2));
    }
    return this.#entries++;
  }

  #grow(): void {
    const marks = this.#marks;
    const first = this.#first;
    let used = 0;
    for (let slot = 0; slot < marks.length; slot++) if (marks[slot] !== 0 && first[slot]! >= 0) used++;
    const size = used * 3 > marks.length ? marks.length * 2 : marks.length;
    this.#marks = new Uint32Array(size);
    this.#first = new Int32Array(size);
    this.#used = used;
    for (let slot = 0; slot < marks.length; slot++) {
      if (marks[slot] === 0 || first[slot]! < 0) continue;
      const place = this.#slot(marks[slot]!);
      this.#marks[place] = marks[slot]!;
      this.#first[place] = first[slot]!;
    }
  }
}

function grown<A extends Uint32Array | Int32Array>(small: A, large: A): A {
  large.set(small);
  return large;
}
