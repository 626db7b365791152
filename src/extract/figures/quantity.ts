import { type Numeral, readNumeral, tidy } from '../../text/numerals.ts';
import type { Span } from '../../text/span.ts';
import type { Approximation, FigureKind } from '../reading.ts';
import { YUAN_PARTS } from './lexicons/currencies.ts';
import type { Unit } from './lexicons/measures.ts';
import { type PrintedUnit, readUnit } from './units.ts';

/** A number with its unit, before anything around it has been read. */
export interface Quantity extends Span {
  readonly numeral: Numeral;
  readonly value?: number;
  readonly valueMax?: number;
  readonly unit?: string;
  readonly kind: FigureKind;
  readonly approximation: Approximation;
  readonly per?: string;
  /** The unit as the lexicon has it; absent of percentages in words, scores and bare numbers. */
  readonly of?: Unit;
}

const isBlank = (text: string, at: number) => text[at] === ' ' || text[at] === '　' || text[at] === '\u00a0';
const skipBlank = (text: string, at: number) => (isBlank(text, at) ? at + 1 : at);

/** Reads the quantity whose numeral begins at an offset; undefined where no number or no unit stands there. */
export function readQuantity(text: string, from: number): Quantity | undefined {
  const half = readHalf(text, from);
  if (half) return half;
  const numeral = readNumeral(text, from);
  if (!numeral) return undefined;
  return (
    readPair(text, numeral) ??
    readRange(text, numeral) ??
    (numeral.percent ? percentage(numeral, numeral.end, 1) : undefined) ??
    readTenths(text, numeral) ??
    readCompound(text, numeral) ??
    readSimple(text, numeral) ?? { ...inWords(numeral), start: from, end: numeral.end, kind: 'count' }
  );
}

/** What the numeral alone says. */
function inWords(numeral: Numeral): Pick<Quantity, 'numeral' | 'value' | 'valueMax' | 'approximation'> {
  const { value, valueMax, more } = numeral;
  const approximation = more ?? (valueMax !== undefined ? 'range' : value === undefined ? 'about' : 'exact');
  return { numeral, approximation, ...(value !== undefined && { value }), ...(valueMax !== undefined && { valueMax }) };
}

function percentage(numeral: Numeral, end: number, scale: number): Quantity {
  const words = inWords(numeral);
  return {
    ...words,
    start: numeral.start,
    end,
    kind: 'percent',
    unit: '%',
    ...(words.value !== undefined && { value: tidy(words.value * scale) }),
    ...(words.valueMax !== undefined && { valueMax: tidy(words.valueMax * scale) }),
  };
}

/** The unit behind a numeral; 个多月 and 个半小时 are read as 个月 and 个小时 with more or a half. */
interface Tail extends PrintedUnit {
  readonly extra?: 'over' | 'half';
}

function readTail(text: string, at: number): Tail | undefined {
  const from = skipBlank(text, at);
  if (text[from] === '个' && '多半余来'.includes(text[from + 1] ?? ' ')) {
    const unit = readUnit(text, from + 2);
    if (unit && !unit.unit.counts) return { ...unit, extra: text[from + 1] === '半' ? 'half' : 'over' };
  }
  return readUnit(text, from);
}

/** 9∶0, 3比2 and the like, 1:500, 6×9厘米. */
function readPair(text: string, numeral: Numeral): Quantity | undefined {
  const { start, end, value } = numeral;
  if (!numeral.inFigures || value === undefined || numeral.more) return undefined;
  const mark = text[end] ?? ' ';
  if (!':：∶比×*xX-—/'.includes(mark)) return undefined;
  const second = readNumeral(text, end + 1);
  if (!second?.inFigures || second.value === undefined || second.more) return undefined;
  if (mark === '/') return readSlash(text, numeral, second);
  if ('×*xX'.includes(mark)) {
    let last = second;
    while ('×*xX'.includes(text[last.end] ?? ' ')) {
      const next = readNumeral(text, last.end + 1);
      if (!next?.inFigures) break;
      last = next;
    }
    const tail = readTail(text, last.end);
    if (tail?.unit.kind !== 'length') return undefined;
    return {
      numeral,
      start,
      end: tail.end,
      value,
      valueMax: second.value,
      unit: tail.unit.name,
      kind: 'length',
      approximation: 'exact',
      of: tail.unit,
    };
  }
  const isScore =
    value < 1000 &&
    second.value < 1000 &&
    Number.isInteger(value) &&
    Number.isInteger(second.value) &&
    isOfGame(text, start, second.end);
  if ('-—'.includes(mark) && !isScore) return undefined;
  if (isScore)
    return { numeral, start, end: second.end, value, valueMax: second.value, kind: 'score', approximation: 'exact' };
  if (isClock(text, start, numeral, second)) return undefined;
  return { numeral, start, end: second.end, value, valueMax: second.value, kind: 'ratio', approximation: 'exact' };
}

/** 约1/4的人口, but not 1/4决赛 or 6/10 as a date. */
function readSlash(text: string, part: Numeral, whole: Numeral): Quantity | undefined {
  const [value = 0, of = 0] = [part.value, whole.value];
  if (!(value > 0 && value < of && of <= 100)) return undefined;
  const isShare =
    /[占约近超过到达的为足]$/.test(text[part.start - 1] ?? '') ||
    /^(?:的|以上|左右)/.test(text.slice(whole.end, whole.end + 2));
  if (!isShare) return undefined;
  const share = tidy((value / of) * 100);
  return {
    numeral: { ...part, percent: true },
    start: part.start,
    end: whole.end,
    value: share,
    unit: '%',
    kind: 'percent',
    approximation: 'exact',
  };
}

const GAME = /[胜负平败赢输局球]|比分|领先|落后|扳|逆转|横扫|淘汰|告捷|晋级|总分|大捷|力克|轻取/;
const CLOCK = /[晨晚午夜]|时间|[日点]$/;

function isOfGame(text: string, start: number, end: number): boolean {
  return GAME.test(text.slice(Math.max(0, start - 12), start)) || GAME.test(text.slice(end, end + 8));
}

function isClock(text: string, start: number, hour: Numeral, minute: Numeral): boolean {
  const isTime = (hour.value ?? 99) <= 24 && (minute.value ?? 99) < 60 && minute.end - minute.start === 2;
  return isTime && (text[hour.end] !== '比' || CLOCK.test(text.slice(Math.max(0, start - 6), start)));
}

const RANGE_MARKS = '至到—–-~～－―〜−';

/** 5到10年, 75%至80%, 3-5万人, 从 before the first keeps both apart. */
function readRange(text: string, first: Numeral): Quantity | undefined {
  if (first.value === undefined || first.valueMax !== undefined) return undefined;
  const ownTail = readTail(text, first.end);
  const own = first.percent ? undefined : ownTail;
  const mark = skipBlank(text, own?.end ?? first.end);
  if (!RANGE_MARKS.includes(text[mark] ?? ' ') || RANGE_MARKS.includes(text[mark + 1] ?? ' ')) return undefined;
  if (own && '从由自'.includes(text[first.start - 1] ?? ' ')) return undefined;
  const second = readNumeral(text, skipBlank(text, mark + 1));
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

const TENTH: Unit = { name: '%', kind: 'percent' };
const NOT_TENTH = '立员本功绩果就熟品交都语年人长活效分片群名';
const NOT_FOLD = '通合旧算射磨腾页叠回';

/** 成 and 折 at an offset. */
function readTenthsUnit(text: string, at: number): { unit: Unit; end: number } | undefined {
  const from = skipBlank(text, at);
  const next = text[from + 1] ?? ' ';
  const isTenth = text[from] === '成' && !NOT_TENTH.includes(next);
  return isTenth || (text[from] === '折' && !NOT_FOLD.includes(next)) ? { unit: TENTH, end: from + 1 } : undefined;
}

/** 三成, 七成六, 三成半, 75折. */
function readTenths(text: string, numeral: Numeral): Quantity | undefined {
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

const SECONDS: Readonly<Record<string, number>> = { 小时: 3600, 时: 3600, 分钟: 60, 分: 60, 秒: 1 };

/** 2小时29分30秒 (in seconds), 3年6个月 (in years), 五元三毛, 1米75. */
function readCompound(text: string, numeral: Numeral): Quantity | undefined {
  if (numeral.value === undefined || numeral.valueMax !== undefined || numeral.more) return undefined;
  const first = readUnit(text, numeral.end);
  if (!first) return undefined;
  const base = { numeral, start: numeral.start, approximation: 'exact' as const };
  switch (first.unit.name) {
    case '小时':
    case '分':
    case '分钟':
    case '秒':
      return readRunningTime(text, numeral, first);
    case '年': {
      const at = text[first.end] === '零' ? first.end + 1 : first.end;
      const months = readNumeral(text, at);
      const unit = months && readUnit(text, months.end);
      if (unit?.unit.name !== '月' || !text.startsWith('个', months?.end) || (numeral.value ?? 9999) > 100)
        return undefined;
      return {
        ...base,
        end: unit.end,
        value: tidy(numeral.value + (months?.value ?? 0) / 12),
        unit: '年',
        kind: 'duration',
        of: first.unit,
      };
    }
    case '元': {
      let value = numeral.value;
      let end = first.end;
      for (let part = readYuanPart(text, end); part; part = readYuanPart(text, end)) {
        value += part.value;
        end = part.end;
      }
      return end === first.end
        ? undefined
        : { ...base, end, value: tidy(value), unit: '元', kind: 'money', of: first.unit };
    }
    case '米': {
      const decimals = readNumeral(text, first.end);
      const length = decimals ? decimals.end - decimals.start : 0;
      if (!decimals || length > 2 || (decimals.value ?? 100) > 99 || (!decimals.inFigures && length > 1))
        return undefined;
      if (readTail(text, decimals.end) || '%％、-—第'.includes(text[decimals.end] ?? '\n')) return undefined;
      const value = numeral.value + (decimals.value ?? 0) / (decimals.inFigures && length === 2 ? 100 : 10);
      return { ...base, end: decimals.end, value: tidy(value), unit: '米', kind: 'length', of: first.unit };
    }
    default:
      return undefined;
  }
}

function readYuanPart(text: string, at: number): { value: number; end: number } | undefined {
  const numeral = readNumeral(text, at);
  if (numeral?.value === undefined) return undefined;
  for (const length of [2, 1]) {
    const worth = YUAN_PARTS.get(text.slice(numeral.end, numeral.end + length));
    if (worth) return { value: numeral.value * worth, end: numeral.end + length };
  }
  return undefined;
}

function readRunningTime(text: string, numeral: Numeral, first: PrintedUnit): Quantity | undefined {
  let scale = SECONDS[first.unit.name] ?? 1;
  let seconds = (numeral.value ?? 0) * scale;
  let end = first.end;
  let last = scale;
  for (let next = readNumeral(text, end); next?.value !== undefined; next = readNumeral(text, end)) {
    const unit = readUnit(text, next.end);
    const own = unit && SECONDS[unit.unit.name];
    if (own && own < scale) {
      seconds += next.value * own;
      end = unit.end;
      scale = last = own;
    } else if (scale === 1 && next.inFigures && next.end - next.start <= 3 && !readTail(text, next.end)) {
      // 59秒08
      seconds += next.value / 10 ** (next.end - next.start);
      end = next.end;
      break;
    } else break;
  }
  if (end === first.end) return undefined;
  const inHours = last === 60;
  const value = tidy(inHours ? seconds / 3600 : seconds);
  const base = {
    numeral,
    start: numeral.start,
    end,
    kind: 'duration',
    approximation: 'exact',
    of: first.unit,
  } as const;
  return { ...base, value, unit: inHours ? '小时' : '秒' };
}

/** The plain case: number, unit, and what hangs on the unit. */
function readSimple(text: string, numeral: Numeral): Quantity | undefined {
  const tail = readTail(text, numeral.end);
  if (!tail) return undefined;
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
    unit: unit.name,
    kind: isSpeed ? 'rate' : unit.kind,
    approximation,
    of: unit,
    ...(value !== undefined && { value }),
    ...(per && { per: per.name }),
  };
}

const LATIN_PER = /^(?:[hsLl]|kg|min)(?![A-Za-z])/;
const PER_NAMES: Readonly<Record<string, string>> = { h: '小时', s: '秒', l: '升', kg: '千克', min: '分钟' };

/** /吨, ／小时, 每平方米 behind a unit. */
function readPer(text: string, at: number): { name: string; end: number } | undefined {
  if (!'/／每'.includes(text[at] ?? ' ')) return undefined;
  const unit = readUnit(text, at + 1);
  if (unit) return { name: unit.unit.name, end: unit.end };
  const latin = LATIN_PER.exec(text.slice(at + 1, at + 3))?.[0];
  if (latin) return { name: PER_NAMES[latin.toLowerCase()] ?? latin, end: at + 1 + latin.length };
  const word = text[at] === '每' ? undefined : /^[日时月股份桶]/.exec(text.slice(at + 1, at + 2))?.[0];
  return word ? { name: word, end: at + 2 } : undefined;
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
function readHalf(text: string, from: number): Quantity | undefined {
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
