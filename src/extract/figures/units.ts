import { COUNTERS } from './lexicons/counters.ts';
import { CURRENCIES } from './lexicons/currencies.ts';
import { MEASURES, type Unit } from './lexicons/measures.ts';

const UNITS: ReadonlyMap<string, Unit> = new Map([...COUNTERS, ...MEASURES, ...CURRENCIES]);
/** Units by their first character, the longest first. */
const BY_FIRST = new Map<string, { readonly printed: string; readonly unit: Unit }[]>();
for (const [printed, unit] of [...UNITS].sort(([a], [b]) => b.length - a.length)) {
  const first = printed[0] ?? '';
  const entry = { printed, unit };
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), entry]);
}
const SPACED_FIRST = '个個百';
const SPACED_POINTS = /[个個]?\s?百\s?分\s?[点點]/y;

/** A unit where it is printed. */
export interface PrintedUnit {
  readonly unit: Unit;
  readonly end: number;
}

function isLatin(character: string | undefined): boolean {
  const code = character?.charCodeAt(0) ?? 0;
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0xb5 || code === 0x3bc;
}

/** Reads the unit at an offset, the longest that fits; undefined where none stands there. */
export function readUnit(text: string, at: number): PrintedUnit | undefined {
  const character = text[at];
  if (character === undefined) return undefined;
  const latin = isLatin(character);
  const units = BY_FIRST.get(latin ? character.toLowerCase() : character);
  if (!units) return undefined;
  if (SPACED_FIRST.includes(character)) {
    SPACED_POINTS.lastIndex = at;
    if (SPACED_POINTS.test(text)) return { unit: MEASURES.get('百分点') as Unit, end: SPACED_POINTS.lastIndex };
  }
  for (const { printed, unit } of units) {
    const end = at + printed.length;
    const fits = latin ? text.slice(at, end).toLowerCase() === printed : text.startsWith(printed, at);
    if (!fits || unit.unless?.includes(text[end] ?? '\n')) continue;
    if (isLatin(text[end - 1]) && isLatin(text[end])) continue;
    return { unit, end };
  }
  return undefined;
}
