/** Cuts off what binary fractions add: 4.78 × 1e12 is 4780000000000. */
export function tidy(value: number): number {
  return Number.isSafeInteger(value) ? value : Number(value.toPrecision(15));
}

/** A number as far as it has been read; one is kept for the lower and one for the upper end. */
export class Sum {
  total = 0;
  section = 0;
  digit: number | undefined;
  /** The number before has been given in figures, with its decimals. */
  inFigures = false;
  /** Smallest unit yet in this section, largest unit last used. */
  small = Number.POSITIVE_INFINITY;
  large = 0;
  /** Magnitude of the unit just before the digit, and whether a 零 stands between. */
  unit = 0;
  zero = false;

  get empty(): boolean {
    return this.unit === 0 && this.digit === undefined;
  }

  addSmall(unit: number): boolean {
    if (unit >= this.small) return false;
    if (this.digit === undefined && !this.empty && unit !== 10 && !this.zero) return false;
    this.section += (this.digit || 1) * unit;
    this.small = unit;
    this.seal(unit);
    return true;
  }

  addLarge(unit: number): boolean {
    const current = this.section + (this.digit ?? 0);
    if (current === 0) this.total = (this.empty ? 1 : this.total) * unit;
    else if (unit > this.large && this.total > 0) this.total = (this.total + current) * unit;
    else this.total += current * unit;
    this.section = 0;
    this.small = Number.POSITIVE_INFINITY;
    this.large = unit;
    this.seal(unit);
    return true;
  }

  private seal(unit: number): void {
    this.digit = undefined;
    this.unit = unit;
    this.zero = false;
  }

  /** 两千四百五 is 2450: a last digit without 零 counts tenths of the unit before it. */
  get value(): number {
    const digit = this.digit ?? 0;
    const scale = this.unit >= 100 && !this.zero && !this.inFigures ? this.unit / 10 : 1;
    return tidy(this.total + this.section + digit * scale);
  }
}
