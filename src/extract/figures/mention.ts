import { type Numeral, tidy } from '../../text/numerals.ts';
import type { Approximation } from '../reading.ts';
import type { Quantity } from './amount.ts';
import { AFTER, BEFORE, NOT_BEHIND } from './lexicons/approximators.ts';
import { CURRENCY_PREFIXES } from './lexicons/currencies.ts';
import { readQuantity } from './quantity.ts';

/** A quantity with the words that belong to it: sign, currency, 每年, approximators before and behind. */
export interface Mention extends Quantity {
  /** The text it stands in. */
  readonly text: string;
  /** The quantity alone: `start` and `end` take in the approximators. */
  readonly core: { readonly start: number; readonly end: number };
  /** A word before or behind made the number more or less than exact. */
  readonly approximated: boolean;
}

/** Words by their last character, the longest first: most numbers have none of them before. */
type Endings<T> = ReadonlyMap<string, readonly { readonly word: string; readonly value: T }[]>;

const BEFORE_ENDINGS = byEnding(BEFORE);
const PREFIX_ENDINGS = byEnding(CURRENCY_PREFIXES);
const BARE_ONLY = new Set(['过', '上']);
const RATE_TIMES = [
  '每小时',
  '每分钟',
  '每秒钟',
  '每季度',
  '每星期',
  '每年',
  '每月',
  '每天',
  '每日',
  '每秒',
  '每周',
  '每晚',
  '每夜',
  '每班',
];

function byEnding<T>(words: ReadonlyMap<string, T>): Endings<T> {
  const endings = new Map<string, { word: string; value: T }[]>();
  for (const [word, value] of [...words].sort(([a], [b]) => b.length - a.length)) {
    const last = word.slice(-1);
    endings.set(last, [...(endings.get(last) ?? []), { word, value }]);
  }
  return endings;
}

/** The longest of the words that ends at an offset. */
function wordBefore<T>(text: string, at: number, words: Endings<T>): { word: string; value: T } | undefined {
  return words.get(text[at - 1] ?? '')?.find(({ word }) => text.endsWith(word, at));
}

/** Reads the quantity that begins at an offset, with the numeral there, and all that belongs to it. */
export function readMention(text: string, from: number, numeral: Numeral | undefined): Mention | undefined {
  const quantity = readQuantity(text, from, numeral);
  if (!quantity) return undefined;
  let { start, end, value, valueMax, unit, kind, approximation, per } = quantity;
  const core = { start: quantity.start, end: quantity.end };

  const sign = signBefore(text, start);
  if (sign && kind !== 'score' && kind !== 'ratio') {
    start -= sign.length;
    if (value !== undefined) value = -value;
    if (valueMax !== undefined && sign.length > 1) valueMax = -valueMax;
  }
  // 人民币458万元, $5
  if (kind === 'money' || unit === undefined) {
    const currency = wordBefore(text, start, PREFIX_ENDINGS);
    if (currency && (unit === undefined || kind === 'money')) {
      start -= currency.word.length;
      if (unit === undefined || unit === '元') unit = currency.value;
      kind = 'money';
      core.start = start;
    }
  }
  const time = timeBefore(text, start);
  if (time && quantity.of?.kind !== 'duration') {
    per = perOf(time);
    start -= time.length;
  }
  let approximated = quantity.approximation !== 'exact';
  // Blanks around figures, as some papers print: 接近 80%.
  const gap = text[start - 1] === ' ' ? 1 : 0;
  const about = approximatorBefore(text, start - gap, quantity);
  if (about) {
    start -= about.word.length + gap;
    if (approximation === 'exact' || approximation === 'over') approximation = merge(about.value, approximation);
    approximated ||= about.value !== 'exact';
  }
  const stretch = quantity.kind === 'duration' && !about ? stretchBefore(text, start, quantity) : undefined;
  if (stretch) start -= stretch.length;
  const behind = approximatorBehind(text, end, quantity);
  if (behind) {
    end += behind.word.length;
    if (approximation === 'exact' || approximation === 'about') approximation = behind.value;
    approximated = true;
  }
  return {
    numeral: quantity.numeral,
    of: quantity.of,
    text,
    core,
    approximated,
    start,
    end,
    value: value === undefined ? undefined : tidy(value),
    valueMax,
    unit,
    kind,
    approximation,
    per,
  };
}

/** 每年, 每小时 that ends at an offset. */
function timeBefore(text: string, at: number): string | undefined {
  const isNear = text[at - 2] === '每' || text[at - 3] === '每';
  return isNear ? RATE_TIMES.find((words) => text.endsWith(words, at)) : undefined;
}

/** 近30多: the word before decides, but 多达 changes nothing. */
function merge(before: Approximation, inside: Approximation): Approximation {
  return before === 'exact' ? inside : before;
}

function perOf(words: string): string {
  const plain = words.slice(1);
  return plain === '日' ? '天' : plain === '秒钟' ? '秒' : plain;
}

function signBefore(text: string, at: number): string | undefined {
  if (text.startsWith('零下', at - 2)) return '零下';
  const sign = text[at - 1];
  const before = text[at - 2] ?? ' ';
  if (sign === '负') return /[胜\d肩担抱辜自欺平]/.test(before) ? undefined : sign;
  if (sign !== '-' && sign !== '－' && sign !== '−') return undefined;
  return /[\dA-Za-z０-９%％度℃年月日)）-]/.test(before) ? undefined : sign;
}

// 至少便宜了一成: a verb may stand between.
const WITH_VERB = /(至少|最少|起码|大约)[\u4e00-\u9fa5]{1,2}了$/;

function approximatorBefore(text: string, at: number, quantity: Quantity) {
  const verb = text[at - 1] === '了' ? WITH_VERB.exec(text.slice(Math.max(0, at - 5), at)) : undefined;
  const adverb = verb && BEFORE.get(verb[1] ?? '');
  if (verb && adverb) return { word: verb[0], value: adverb };
  const found = wordBefore(text, at, BEFORE_ENDINGS);
  if (!found) return undefined;
  if (BARE_ONLY.has(found.word) && !quantity.numeral.bare) return undefined;
  return NOT_BEHIND[found.word]?.includes(text[at - found.word.length - 1] ?? '\n') ? undefined : found;
}

/** 连续三年, 未来两年 are one phrase. */
function stretchBefore(text: string, at: number, { valueMax }: Quantity): string | undefined {
  const words = text.slice(Math.max(0, at - 2), at);
  return words === '连续' || (words === '未来' && valueMax === undefined) ? words : undefined;
}

const NOT_MORE = '次个种方年元样名家项功才谋亏少边地领数久么';

function approximatorBehind(
  text: string,
  at: number,
  quantity: Quantity,
): { word: string; value: Approximation } | undefined {
  for (const length of [3, 2, 1]) {
    const word = text.slice(at, at + length);
    const value = AFTER.get(word);
    if (value === undefined || word.length !== length) continue;
    if (length === 1 && (quantity.of === undefined || quantity.of.counts || NOT_MORE.includes(text[at + 1] ?? '\n')))
      return undefined;
    // 前后: 五年前后 is a date, 2000年前后 too.
    if (word === '前后' && quantity.kind === 'duration') return undefined;
    return { word, value };
  }
  return undefined;
}
