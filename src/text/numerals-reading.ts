import {
  DIGIT,
  FEW,
  FIGURE,
  FORMAL_DIGIT,
  FORMAL_UNIT,
  kindAt,
  LARGE_UNIT,
  MORE,
  NONE,
  SMALL_UNIT,
  worthAt,
} from './numerals-characters.ts';
import { isSpace, LONGEST, past, readFigures } from './numerals-figures.ts';
import { Sum, tidy } from './numerals-sum.ts';
import type { Span } from './span.ts';

/** A number as printed and what it says. */
export interface Numeral extends Span {
  /** Absent where the words give none (数十, 几百). */
  readonly value?: number | undefined;
  /** Upper end of 七八, 三四百. */
  readonly valueMax?: number | undefined;
  /** 'over' for 多, 余, 几 after a number; 'about' for 来. */
  readonly more?: 'over' | 'about' | undefined;
  /** Begins with 0-9. */
  readonly inFigures: boolean;
  /** Made of units alone: 百, 千万. */
  readonly bare: boolean;
  /** 百分之三, 三分之一: the value is in hundredths. */
  readonly percent: boolean;
}

/** Reads a number that begins at an offset, without 分之; undefined where there is none. */
function readPlain(text: string, from: number): Numeral | undefined {
  const first = kindAt(text, from);
  if (first === NONE || first === MORE) return undefined;
  const low = new Sum();
  const high = new Sum();
  const limit = from + LONGEST;
  let at = from;
  let end = from;
  let isRange = false;
  let few = false;
  let more: 'over' | 'about' | undefined;
  let parts = 0;
  let digits = '';
  let done = false;

  while (!done && at < limit) {
    const kind = kindAt(text, at);
    switch (kind) {
      case FIGURE: {
        const number = readFigures(text, at);
        if (low.digit !== undefined && low.digit !== 0) done = true;
        // 5亿1万: figures behind a unit need a unit of their own.
        else if (parts > 0 && !isUnit(text, past(text, number.end), low)) done = true;
        else {
          low.digit = high.digit = number.value;
          low.inFigures = high.inFigures = true;
          at = number.end;
        }
        break;
      }
      case DIGIT:
      case FORMAL_DIGIT: {
        const digit = worthAt(text, at);
        if ((low.inFigures && low.digit !== undefined) || isLiang(text, at, low)) {
          done = true;
          break;
        }
        digits += digit;
        if (low.digit === undefined || low.digit === 0) {
          if (digit === 0) low.zero = high.zero = true;
          low.digit = high.digit = digit;
          low.inFigures = high.inFigures = false;
        } else if (
          !isRange &&
          !few &&
          (digit === low.digit + 1 || (low.digit === 3 && digit === 5 && low.unit === 0))
        ) {
          isRange = true;
          high.digit = digit;
        } else if (low.unit > 0) return undefined;
        else high.digit = digit;
        at++;
        break;
      }
      case SMALL_UNIT:
      case FORMAL_UNIT:
        if (
          more ||
          isOfUnit(text, at, low) ||
          (digits.length > 2 && low.unit === 0) ||
          !(low.addSmall(worthAt(text, at)) && high.addSmall(worthAt(text, at)))
        )
          done = true;
        else at++;
        break;
      case LARGE_UNIT:
        if (
          isOfUnit(text, at, low) ||
          (digits.length > 2 && low.unit === 0) ||
          !(low.addLarge(worthAt(text, at)) && high.addLarge(worthAt(text, at)))
        )
          done = true;
        else at++;
        break;
      case FEW: {
        const isFirst = parts === 0;
        if (isFirst ? !isFewOf(text, at) : low.unit < 10 || low.digit || !isLast(text, at)) done = true;
        else {
          if (isFirst) few = true;
          else more = 'over';
          at++;
        }
        break;
      }
      case MORE:
        if (!isMore(text, at, low)) done = true;
        else {
          more = text[at] === '来' || text[at] === '來' ? 'about' : 'over';
          at++;
        }
        break;
      default:
        done = true;
    }
    if (done) break;
    parts++;
    end = at;
    // After 多 only 万 and 亿 go on: 一千多万.
    at = past(text, at);
    if (more && kindAt(text, at) !== LARGE_UNIT) break;
    if (at !== end && kind === FIGURE && kindAt(text, at) === FIGURE) break;
  }

  if (parts === 0) return undefined;
  const inFigures = first === FIGURE;
  const bare =
    (first === SMALL_UNIT || first === FORMAL_UNIT || first === LARGE_UNIT) &&
    low.digit === undefined &&
    !isTen(text, from);
  const frame = { start: from, end, inFigures, bare, percent: false };
  if (few) return { ...frame, ...(more && { more }) };
  // 一九四九, 二〇二五, and pairs that are no number (三八, 五四).
  if (low.unit === 0 && !inFigures && digits.length > 1 && !isRange) {
    return digits.length > 2 ? { ...frame, value: Number(digits) } : undefined;
  }
  if (low.unit === 0 && !inFigures && digits.length > 2) return { ...frame, value: Number(digits) };
  const decimals = more || isRange ? undefined : readDecimals(text, end, low);
  if (decimals) return { ...frame, ...decimals };
  // Alone they are names, or 收拾.
  if (parts === 1 && (first === FORMAL_DIGIT || first === FORMAL_UNIT)) return undefined;
  if (parts === 1 && first === DIGIT && low.value === 0) return undefined;
  return { ...frame, value: low.value, valueMax: isRange ? high.value : undefined, more };
}

/** 十 is a number of its own, 百 is not. */
function isTen(text: string, at: number): boolean {
  return worthAt(text, at) === 10;
}

/** Whether a unit stands at an offset that can follow what has been read. */
function isUnit(text: string, at: number, sum: Sum): boolean {
  const kind = kindAt(text, at);
  if (kind === LARGE_UNIT) return worthAt(text, at) < sum.unit || sum.zero;
  return kind === SMALL_UNIT && worthAt(text, at) < sum.unit;
}

/** 两 behind a digit or at the end of a number is the weight (二两, 两万两), but 一两 is one or two. */
function isLiang(text: string, at: number, sum: Sum): boolean {
  if (text[at] !== '两' && text[at] !== '兩') return false;
  if (sum.digit) return sum.digit !== 1 || sum.unit > 0;
  const next = kindAt(text, at + 1);
  return sum.unit > 0 && next !== SMALL_UNIT && next !== LARGE_UNIT;
}

// Units that begin with a numeral: 12千米, 1兆赫, 3百分点, 980百帕.
const UNIT_BEGINNINGS: Readonly<Record<string, string>> = { 千: '米克瓦卡焦伏帕', 兆: '赫瓦字比帕焦欧', 百: '帕' };

/** Whether 千, 百, 兆 at an offset, behind a number, belong to the unit that follows. */
function isOfUnit(text: string, at: number, sum: Sum): boolean {
  const follows = UNIT_BEGINNINGS[text[at] ?? ''];
  if (follows === undefined || sum.empty) return false;
  if (text[at] === '百' && text[at + 1] === '分' && '点點'.includes(text[at + 2] ?? ' ')) return true;
  return (sum.inFigures || text[at] !== '千') && text[at + 1] !== undefined && follows.includes(text[at + 1] ?? ' ');
}

/** 几 or 数 before a unit (几十, 数百), or 几 alone; not the 数 of 人数, 数据. */
function isFewOf(text: string, at: number): boolean {
  const next = kindAt(text, at + 1);
  if (next === SMALL_UNIT || next === LARGE_UNIT) {
    return !(text[at] === '数' && '人总户件次倍岁少多半无指系整分基参函个位大为计'.includes(text[at - 1] ?? ' '));
  }
  return (text[at] === '几' || text[at] === '幾') && next === NONE;
}

/** 十几 goes on at most with 万 or 亿, and is not 十几何. */
function isLast(text: string, at: number): boolean {
  if (text[at] === '数' || text[at] === '數') return false;
  const next = kindAt(text, past(text, at + 1));
  return next === NONE || next === LARGE_UNIT;
}

const isPlus = (text: string, at: number) => text[at] === '+' || text[at] === '＋';

/** 多, 余, + after a round number (30多, 百余, 1万多, 600+); 来 only after tens (十来). */
function isMore(text: string, at: number, sum: Sum): boolean {
  if (sum.empty) return false;
  const next = kindAt(text, past(text, at + 1));
  if (next !== NONE && next !== LARGE_UNIT) return false;
  if (isPlus(text, at)) return sum.inFigures && sum.digit !== undefined;
  if (text[at] === '来' || text[at] === '來')
    return sum.value >= 10 && sum.value % 10 === 0 && sum.unit <= 100 && text[at + 1] !== '自';
  return sum.unit > 0 || sum.inFigures;
}

/** Decimals written with 点 or a point after 汉字 (二点五, 四百点五), and 万, 亿 behind them. */
function readDecimals(text: string, end: number, sum: Sum): { end: number; value: number } | undefined {
  let at = isSpace(text.charCodeAt(end)) ? end + 1 : end;
  if (!'点點.．'.includes(text[at] ?? ' ') || (sum.inFigures && sum.digit !== undefined)) return undefined;
  at = isSpace(text.charCodeAt(at + 1)) ? at + 2 : at + 1;
  let decimals = '';
  let to = end;
  while (at < end + LONGEST) {
    const kind = kindAt(text, at);
    if (kind !== DIGIT && kind !== FORMAL_DIGIT && kind !== FIGURE) break;
    decimals += worthAt(text, at);
    to = ++at;
    at = past(text, at);
  }
  // 八点二十, 三点五分, 三点一刻 are times of day.
  if (!decimals || kindAt(text, at) === SMALL_UNIT || '分刻'.includes(text[at] ?? ' ')) return undefined;
  let factor = 1;
  while (kindAt(text, at) === LARGE_UNIT && at < end + LONGEST) {
    factor *= worthAt(text, at);
    to = ++at;
    at = past(text, at);
  }
  return { end: to, value: tidy(Number(`${sum.value}.${decimals}`) * factor) };
}

/** Where 分之 ends that begins at an offset, blanks allowed; undefined where it does not stand there. */
function pastFraction(text: string, at: number): number | undefined {
  let from = at;
  for (const character of '分之') {
    if (isSpace(text.charCodeAt(from))) from++;
    if (text[from] !== character) return undefined;
    from++;
  }
  return isSpace(text.charCodeAt(from)) ? from + 1 : from;
}

/** So many of a whole, in hundredths. */
const share = (part: number, whole: number) => tidy((part / whole) * 100);

/** Reads the numeral that begins at an offset: figures, 汉字 or both, with 万/亿, decimals, 分之; undefined where there is none. */
export function readNumeral(text: string, from: number): Numeral | undefined {
  const kind = kindAt(text, from);
  if (kind === NONE || kind === MORE) return undefined;
  if (text.startsWith('百分百', from)) {
    return { start: from, end: from + 3, value: 100, inFigures: false, bare: false, percent: true };
  }
  const head = readPlain(text, from) ?? readUnitAlone(text, from);
  if (!head?.value || head.more || head.valueMax !== undefined) return head;
  const behind = pastFraction(text, head.end);
  const part = behind === undefined ? undefined : (readPlain(text, behind) ?? readFormalAlone(text, behind));
  if (!part) return kind === FORMAL_UNIT && head.end === from + 1 ? undefined : head;
  const { value: whole } = head;
  return {
    start: from,
    end: part.end,
    inFigures: part.inFigures,
    bare: false,
    percent: true,
    ...(part.value !== undefined && { value: share(part.value, whole) }),
    ...(part.valueMax !== undefined && { valueMax: share(part.valueMax, whole) }),
    ...(part.more && { more: part.more }),
  };
}

/** 佰, 仟 before 分之. */
function readUnitAlone(text: string, from: number): Numeral | undefined {
  if (kindAt(text, from) !== FORMAL_UNIT || pastFraction(text, from + 1) === undefined) return undefined;
  return { start: from, end: from + 1, value: worthAt(text, from), inFigures: false, bare: true, percent: false };
}

/** 贰 after 分之. */
function readFormalAlone(text: string, from: number): Numeral | undefined {
  if (kindAt(text, from) !== FORMAL_DIGIT) return undefined;
  return { start: from, end: from + 1, value: worthAt(text, from), inFigures: false, bare: false, percent: false };
}
