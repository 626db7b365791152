import { type Numeral, readNumeral, tidy } from '../../text/numerals.ts';
import { inWords, percentage, type Quantity, readPer, readTail, skipBlank, type Tail } from './amount.ts';
import { readCompound } from './compounds.ts';
import { readPair } from './pairs.ts';
import { readHalf, readTenths, readTenthsUnit, TENTH } from './shares.ts';

/** Reads the quantity that begins at an offset, with the numeral there; undefined where no number stands there. */
export function readQuantity(text: string, from: number, numeral: Numeral | undefined): Quantity | undefined {
  const half = readHalf(text, from);
  if (half) return half;
  if (!numeral) return undefined;
  const tail = readTail(text, numeral.end);
  return (
    readPair(text, numeral) ??
    readRange(text, numeral, tail) ??
    (numeral.percent ? percentage(numeral, numeral.end, 1) : undefined) ??
    readTenths(text, numeral) ??
    (tail && (readCompound(text, numeral) ?? readSimple(text, numeral, tail))) ?? {
      ...inWords(numeral),
      start: from,
      end: numeral.end,
      kind: 'count',
    }
  );
}

const RANGE_MARKS = '至到—–-~～－―〜−';

/** 5到10年, 75%至80%, 3-5万人, 从 before the first keeps both apart. */
function readRange(text: string, first: Numeral, ownTail: Tail | undefined): Quantity | undefined {
  if (first.value === undefined || first.valueMax !== undefined) return undefined;
  const own = first.percent ? undefined : ownTail;
  const mark = skipBlank(text, own?.end ?? first.end);
  if (!RANGE_MARKS.includes(text[mark] ?? ' ')) return undefined;
  // 12——15万元: two dashes stand for one.
  const width = text.startsWith('——', mark) ? 2 : 1;
  if (RANGE_MARKS.includes(text[mark + width] ?? ' ')) return undefined;
  if (own && '从由自'.includes(text[first.start - 1] ?? ' ')) return undefined;
  const second = readNumeral(text, skipBlank(text, mark + width));
  if (second?.value === undefined || second.valueMax !== undefined) return undefined;
  const percent = first.percent && second.percent;
  const tail = percent
    ? { unit: undefined, end: second.end }
    : (readTail(text, second.end) ?? readTenthsUnit(text, second.end));
  if (!tail) return undefined;
  if (own && own.unit.name !== tail.unit?.name) return undefined;
  if (first.percent !== second.percent && !percent) return undefined;
  const value = own || percent ? first.value : withScale(text, first, second);
  if (value >= second.value) return undefined;
  const scale = percent || !tail.unit ? 1 : tail.unit === TENTH ? 10 : 1;
  const per = readPer(text, tail.end);
  return {
    numeral: first,
    start: first.start,
    end: per?.end ?? tail.end,
    ...(per && { per: per.name }),
    value: tidy(value * scale),
    valueMax: tidy(second.value * scale),
    unit: percent ? '%' : (tail.unit?.name ?? '%'),
    kind: percent ? 'percent' : (tail.unit?.kind ?? 'percent'),
    approximation: 'range',
    ...(tail.unit && tail.unit !== TENTH && { of: tail.unit }),
  };
}

/** 3至5万人: the 万 of the second counts for the first too. */
function withScale(text: string, first: Numeral, second: Numeral): number {
  const value = first.value ?? 0;
  const last = text[second.end - 1] ?? '';
  const scale = { 万: 1e4, 萬: 1e4, 亿: 1e8, 億: 1e8 }[last] ?? 1;
  const hasOwn = '万亿萬億'.includes(text[first.end - 1] ?? ' ');
  return scale === 1 || hasOwn ? value : tidy(value * scale);
}

/** The plain case: number, unit, and what hangs on the unit. */
function readSimple(text: string, numeral: Numeral, tail: Tail): Quantity {
  const { unit, extra } = tail;
  const words = inWords(numeral);
  let { end } = tail;
  let { value, approximation } = words;
  if (extra === 'half' && value !== undefined) value += 0.5;
  if (extra === 'over') approximation = 'over';
  // 三年半, 两米半
  if (
    !unit.counts &&
    text[end] === '半' &&
    !'径数年天个小决场程成'.includes(text[end + 1] ?? '\n') &&
    value !== undefined
  ) {
    value += 0.5;
    end++;
  }
  const per = readPer(text, end);
  if (per) end = per.end;
  const isSpeed = per && unit.kind === 'length';
  return {
    ...words,
    start: numeral.start,
    end,
    value,
    unit: unit.name,
    kind: isSpeed ? 'rate' : unit.kind,
    approximation,
    per: per?.name,
    of: unit,
  };
}
