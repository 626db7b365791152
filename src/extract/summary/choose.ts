import type { Unit } from './units.ts';

export interface Limits {
  /** Characters but white space, in all. */
  readonly characters: number;
  /** Units, in all. */
  readonly units: number;
  /** How much a longer unit has to bring: gain per length to these powers is tried, the best whole set wins. */
  readonly powers: readonly number[];
}

/** Value of a unit by itself, and what leaning on an absent sentence leaves of it. */
export interface Appraisal {
  readonly weights: Float64Array;
  readonly factors: readonly number[];
  readonly leaning: readonly boolean[];
  /** Factor of a leaning sentence whose predecessor is not chosen. */
  readonly alone: number;
}

/** Exchanges after which it is good enough. */
const MOST_EXCHANGES = 12;

/** Chooses units that together cover the most weight within the limits: greedily, then by exchanging one at a time. */
export function choose(units: readonly Unit[], limits: Limits, appraisal: Appraisal): Unit[] {
  let best: Unit[] = [];
  let most = -1;
  for (const power of limits.powers) {
    const selection = new Selection(units, limits, appraisal);
    selection.fill(power);
    for (let n = 0; n < MOST_EXCHANGES && selection.exchange(); n++) selection.fill(power);
    const value = selection.value();
    if (value > most) {
      most = value;
      best = selection.chosen();
    }
  }
  return best;
}

/** What is chosen so far, with how often each pair is covered. */
class Selection {
  readonly #units: readonly Unit[];
  readonly #limits: Limits;
  readonly #appraisal: Appraisal;
  readonly #covered: Uint16Array;
  readonly #chosen = new Set<Unit>();
  #length = 0;

  constructor(units: readonly Unit[], limits: Limits, appraisal: Appraisal) {
    this.#units = units;
    this.#limits = limits;
    this.#appraisal = appraisal;
    this.#covered = new Uint16Array(appraisal.weights.length);
  }

  chosen(): Unit[] {
    return [...this.#chosen].sort((a, b) => a.order - b.order);
  }

  value(): number {
    const counted = new Set<number>();
    let value = 0;
    for (const unit of this.chosen()) {
      let own = 0;
      for (const pair of unit.pairs) {
        if (counted.has(pair)) continue;
        counted.add(pair);
        own += this.#appraisal.weights[pair]!;
      }
      value += own * this.#factor(unit);
    }
    return value;
  }

  /** Adds the unit that brings most for its length, as long as one fits. The first is taken even where it is too long. */
  fill(power: number): void {
    for (;;) {
      let best: Unit | undefined;
      let most = 0;
      for (const unit of this.#units) {
        if (!this.#fits(unit)) continue;
        const gain = this.#gain(unit) / unit.length ** power;
        if (gain > most) [best, most] = [unit, gain];
      }
      if (!best) return;
      this.#add(best);
    }
  }

  /** Puts one unit in place of another where that is worth more; returns whether it did. */
  exchange(): boolean {
    for (const out of this.chosen()) {
      this.#remove(out);
      const before = this.#gain(out);
      let best: Unit | undefined;
      let most = before * (1 + 1e-9);
      for (const unit of this.#units) {
        if (unit === out || !this.#fits(unit)) continue;
        const gain = this.#gain(unit);
        if (gain > most) [best, most] = [unit, gain];
      }
      this.#add(best ?? out);
      if (best) return true;
    }
    return false;
  }

  #fits(unit: Unit): boolean {
    if (this.#chosen.has(unit) || this.#chosen.size >= this.#limits.units) return false;
    return this.#chosen.size === 0 || this.#length + unit.length <= this.#limits.characters;
  }

  #factor(unit: Unit): number {
    const { factors, leaning, alone } = this.#appraisal;
    const own = factors[unit.order]!;
    const before = this.#units[unit.order - 1];
    return leaning[unit.order] && !(before && this.#chosen.has(before)) ? own * alone : own;
  }

  #gain(unit: Unit): number {
    let gain = 0;
    for (const pair of unit.pairs) if (this.#covered[pair] === 0) gain += this.#appraisal.weights[pair]!;
    return gain * this.#factor(unit);
  }

  #add(unit: Unit): void {
    this.#chosen.add(unit);
    this.#length += unit.length;
    for (const pair of unit.pairs) this.#covered[pair]!++;
  }

  #remove(unit: Unit): void {
    this.#chosen.delete(unit);
    this.#length -= unit.length;
    for (const pair of unit.pairs) this.#covered[pair]!--;
  }
}
