import { type Numeral, readNumeral } from '../../text/numerals.ts';
import type { Approximation } from '../reading.ts';
import { percentage, type Quantity, readTail, skipBlank } from './amount.ts';
import type { Unit } from './lexicons/measures.ts';
import { readUnit } from './units.ts';

/** The unit of 成 and 折. */
export const TENTH: Unit = { name: '%', kind: 'percent' };
const NOT_TENTH = '立员本功绩果就熟品交都语年人长活效分片群名';
const NOT_FOLD = '通合旧算射磨腾页叠回';

/** 成 and 折 at an offset. */
export function readTenthsUnit(text: string, at: number): { unit: Unit; end: number } | undefined {
  const from = skipBlank(text, at);
  const next = text[from + 1] ?? ' ';
  const isTenth = text[from] === '成' && !NOT_TENTH.includes(next);
  return isTenth || (text[from] === '折' && !NOT_FOLD.includes(next)) ? { unit: TENTH, end: from + 1 } : undefined;
}

/** 三成, 七成六, 三成半, 75折. */
export function readTenths(text: string, numeral: Numeral): Quantity | undefined {
  const tail = readTenthsUnit(text, numeral.end);
  if (!tail || numeral.value === undefined || numeral.bare) return undefined;
  const isFold = text[tail.end - 1] === '折';
  if (!isFold && numeral.value > 10) return undefined;
  const quantity = percentage(numeral, tail.end, isFold && numeral.value > 10 ? 1 : 10);
  const at = skipBlank(text, tail.end);
  if (text[at] === '半') return { ...quantity, end: at + 1, value: (quantity.value ?? 0) + 5 };
  if (text[at] === '多' || text[at] === '余') return { ...quantity, end: at + 1, approximation: 'over' };
  const rest = isFold ? undefined : readNumeral(text, at);
  const isOne = rest && rest.end === rest.start + 1 && (rest.value ?? 10) < 10 && !readUnit(text, rest.end);
  return isOne ? { ...quantity, end: rest.end, value: (quantity.value ?? 0) + (rest.value ?? 0) } : quantity;
}

const NO_HALF = '上下前后大多夜对年月参折一';
const HALVES: readonly (readonly [words: string, value: number, approximation: Approximation])[] = [
  ['一半', 50, 'exact'],
  ['过半数', 50, 'over'],
  ['半数', 50, 'exact'],
  ['对半', 50, 'exact'],
  ['对折', 50, 'exact'],
  ['半折', 50, 'exact'],
];

/** 一半, 半数, 过半 as 50 percent; 半小时, 半公里 as 0.5; 对折. */
export function readHalf(text: string, from: number): Quantity | undefined {
  const first = text[from] ?? ' ';
  if (!'半一过对'.includes(first)) return undefined;
  const whole = (end: number, inFigures = false): Numeral => ({
    start: from,
    end,
    inFigures,
    bare: false,
    percent: true,
  });
  for (const [words, value, approximation] of HALVES) {
    if (!text.startsWith(words, from)) continue;
    const end = from + words.length;
    const before = text[from - 1] ?? ' ';
    if (words === '一半' && ('另这那前后上下'.includes(before) || '会天'.includes(text[end] ?? ' '))) return undefined;
    return { numeral: { ...whole(end), value }, start: from, end, value, unit: '%', kind: 'percent', approximation };
  }
  if (
    first === '过' &&
    text[from + 1] === '半' &&
    !'百夜个年天小公月'.includes(text[from + 2] ?? ' ') &&
    !'年难超'.includes(text[from - 1] ?? ' ')
  ) {
    return {
      numeral: { ...whole(from + 2), value: 50 },
      start: from,
      end: from + 2,
      value: 50,
      unit: '%',
      kind: 'percent',
      approximation: 'over',
    };
  }
  if (first !== '半' || NO_HALF.includes(text[from - 1] ?? ' ')) return undefined;
  const tail = readTail(text, from + 1);
  if (!tail || tail.unit.counts || tail.unit.weak || ['天', '日', '%', '元', '分', '两'].includes(tail.unit.name))
    return undefined;
  const numeral = { ...whole(from + 1), value: 0.5, percent: false };
  const approximation = tail.extra === 'over' ? 'over' : 'exact';
  return {
    numeral,
    start: from,
    end: tail.end,
    value: 0.5,
    unit: tail.unit.name,
    kind: tail.unit.kind,
    approximation,
    of: tail.unit,
  };
}
