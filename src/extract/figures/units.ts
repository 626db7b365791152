import { COUNTERS } from './lexicons/counters.ts';
import { CURRENCIES } from './lexicons/currencies.ts';
import { MEASURES, type Unit } from './lexicons/measures.ts';

const UNITS: ReadonlyMap<string, Unit> = new Map([...COUNTERS, ...MEASURES, ...CURRENCIES]);
const LONGEST = Math.max(...[...UNITS.keys()].map((printed) => printed.length));
const FIRST = new Set([...UNITS.keys()].map((printed) => printed[0]));
const SPACED_POINTS = /[个個]?\s?百\s?分\s?[点點]/y;

/** A unit where it is printed. */
export interface PrintedUnit {
  readonly unit: Unit;
  readonly end: number;
}

const isLatin = (character: string | undefined) => character !== undefined && /[A-Za-zµμ]/.test(character);

/** Reads the unit at an offset, the longest that fits; undefined where none stands there. */
export function readUnit(text: string, at: number): PrintedUnit | undefined {
  const first = text[at]?.toLowerCase();
  if (!FIRST.has(first)) return undefined;
  SPACED_POINTS.lastIndex = at;
  if (SPACED_POINTS.test(text)) return { unit: MEASURES.get('百分点') as Unit, end: SPACED_POINTS.lastIndex };
  for (let length = Math.min(LONGEST, text.length - at); length > 0; length--) {
    const end = at + length;
    const unit = UNITS.get(text.slice(at, end).toLowerCase());
    if (!unit) continue;
    if (unit.unless?.includes(text[end] ?? '\n')) continue;
    if (isLatin(text[end - 1]) && isLatin(text[end])) continue;
    return { unit, end };
  }
  return undefined;
}
