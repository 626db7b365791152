import type { Numeral } from '../../text/numerals.ts';
import { tidy } from '../../text/numerals.ts';
import type { Span } from '../../text/span.ts';
import type { Approximation, FigureKind } from '../reading.ts';
import type { Unit } from './lexicons/measures.ts';
import { type PrintedUnit, readUnit } from './units.ts';

/** A number with its unit, before anything around it has been read. */
export interface Quantity extends Span {
  readonly numeral: Numeral;
  readonly value?: number | undefined;
  readonly valueMax?: number | undefined;
  readonly unit?: string | undefined;
  readonly kind: FigureKind;
  readonly approximation: Approximation;
  readonly per?: string | undefined;
  /** The unit as the lexicon has it; absent of percentages in words, scores and bare numbers. */
  readonly of?: Unit | undefined;
}

const isBlank = (text: string, at: number) => text[at] === ' ' || text[at] === '　' || text[at] === '\u00a0';
/** The offset behind one blank, where one stands. */
export const skipBlank = (text: string, at: number) => (isBlank(text, at) ? at + 1 : at);

/** What the numeral alone says. */
export function inWords(numeral: Numeral): Pick<Quantity, 'numeral' | 'value' | 'valueMax' | 'approximation'> {
  const { value, valueMax, more } = numeral;
  const approximation = more ?? (valueMax !== undefined ? 'range' : value === undefined ? 'about' : 'exact');
  return { numeral, approximation, value, valueMax };
}

/** A numeral as percent: its value times `scale`. */
export function percentage(numeral: Numeral, end: number, scale: number): Quantity {
  const words = inWords(numeral);
  return {
    ...words,
    start: numeral.start,
    end,
    kind: 'percent',
    unit: '%',
    value: words.value === undefined ? undefined : tidy(words.value * scale),
    valueMax: words.valueMax === undefined ? undefined : tidy(words.valueMax * scale),
  };
}

/** The unit behind a numeral; 个多月 and 个半小时 are read as 个月 and 个小时 with more or a half. */
export interface Tail extends PrintedUnit {
  readonly extra?: 'over' | 'half';
}

/** Reads the unit behind a numeral, a blank allowed. */
export function readTail(text: string, at: number): Tail | undefined {
  const from = skipBlank(text, at);
  if (text[from] === '个' && '多半余来'.includes(text[from + 1] ?? ' ')) {
    const unit = readUnit(text, from + 2);
    if (unit && !unit.unit.counts) return { ...unit, extra: text[from + 1] === '半' ? 'half' : 'over' };
  }
  return readUnit(text, from);
}

const LATIN_PER = /^(?:[hsLl]|kg|min)(?![A-Za-z])/;
const PER_NAMES: Readonly<Record<string, string>> = { h: '小时', s: '秒', l: '升', kg: '千克', min: '分钟' };

/** /吨, ／小时, 每平方米 behind a unit. */
export function readPer(text: string, at: number): { name: string; end: number } | undefined {
  if (!'/／每'.includes(text[at] ?? ' ')) return undefined;
  const unit = readUnit(text, at + 1);
  if (unit) return { name: unit.unit.name, end: unit.end };
  const latin = LATIN_PER.exec(text.slice(at + 1, at + 3))?.[0];
  if (latin) return { name: PER_NAMES[latin.toLowerCase()] ?? latin, end: at + 1 + latin.length };
  const word = text[at] === '每' ? undefined : /^[日时月股份桶]/.exec(text.slice(at + 1, at + 2))?.[0];
  return word ? { name: word, end: at + 2 } : undefined;
}
