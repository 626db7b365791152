import type { Article, Passage } from '../../corpus/article.ts';
import { sentences } from '../../text/sentences.ts';

/** A sentence that may stand in a summary. */
export interface Unit {
  readonly passage: Passage;
  readonly text: string;
  /** Characters but white space. */
  readonly length: number;
  /** Place among the units, from 0. */
  readonly order: number;
  /** Distinct pairs of letters, as indexes into the article's pairs. */
  readonly pairs: readonly number[];
}

/** Sentences looked at, from the beginning: the lead is near it, and choosing stays fast on a book. */
const MOST_UNITS = 80;

/** Letters below which a sentence says nothing by itself. */
const FEWEST_LETTERS = 4;

/**
 * The agency's line that body text may begin with: 新华社某地6月25日电（记者…）. Page furniture, no part of the sentence.
 */
const DATELINE = /^[（(]?[^。！？，,（(]{0,24}\d{1,2}日(?:专电|电|讯|消息)?[）)]?\s*(?:[（(][^）)。]{0,40}[）)])?\s*/;
const HAS_WIRE_WORD = /(?:电|讯|消息)[）)]?\s*(?:[（(][^）)]*[）)])?\s*$/;

/** Lines that stand around articles and say nothing of the news. */
const FURNITURE =
  /^(?:[（(][^（()）]{0,40}[）)]|图[为片：:].*|(?:责任编辑|编辑|来源|作者|记者|原标题|审核|校对|视频|摄影)[：:].*|.{0,20}(?:[摄供]图|摄|供图)[）)。]?)$/;

/** Pairs of adjacent letters and digits, each as its two code units in one number: what ROUGE-2 counts, and what needs no dictionary. */
export function pairsOf(text: string): number[] {
  const letters = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const pairs: number[] = [];
  for (let n = 1; n < letters.length; n++) pairs.push((letters.charCodeAt(n - 1) << 16) | letters.charCodeAt(n));
  return pairs;
}

/** Whether one of the two letters of a pair is a digit. */
export const hasDigit = (pair: number): boolean => isDigit(pair >>> 16) || isDigit(pair & 0xffff);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** What is told of each pair of letters over the article. */
export interface PairFacts {
  readonly pair: number;
  /** How often it occurs. */
  count: number;
  /** Order of the first unit that has it. */
  readonly first: number;
}

export interface Units {
  readonly units: readonly Unit[];
  readonly pairs: readonly PairFacts[];
}

/** Cuts the body of an article into units. With `byClause`, sentences are cut at semicolons too, so that a budget can be met. */
export function unitsOf(article: Article, byClause: boolean): Units {
  const units: Unit[] = [];
  const pairs: PairFacts[] = [];
  const known = new Map<number, number>();
  // By pair, the order of the last unit that has it.
  const last: number[] = [];
  for (const [paragraph, { role, text }] of article.paragraphs.entries()) {
    if (role !== 'body') continue;
    for (const span of sentences(text)) {
      for (const { start, end } of byClause ? clausesOf(text, span) : [span]) {
        if (units.length >= MOST_UNITS) return { units, pairs };
        const from = start === 0 ? behindDateline(text, end) : start;
        const words = text.slice(from, end);
        const own = pairsOf(words);
        if (own.length < FEWEST_LETTERS - 1 || FURNITURE.test(words)) continue;
        const order = units.length;
        const distinct: number[] = [];
        for (const pair of own) {
          let index = known.get(pair);
          if (index === undefined) {
            index = pairs.length;
            known.set(pair, index);
            pairs.push({ pair, count: 0, first: order });
            last.push(-1);
          }
          pairs[index]!.count++;
          if (last[index] === order) continue;
          last[index] = order;
          distinct.push(index);
        }
        units.push({
          passage: { paragraph, start: from, end },
          text: words,
          length: words.replace(/\s/g, '').length,
          order,
          pairs: distinct,
        });
      }
    }
  }
  return { units, pairs };
}

/** Cuts a sentence behind its semicolons, but not inside quotation marks. */
function* clausesOf(text: string, span: { start: number; end: number }): Generator<{ start: number; end: number }> {
  let { start } = span;
  let depth = 0;
  for (let at = start; at < span.end; at++) {
    const char = text[at]!;
    if ('“‘「『（('.includes(char)) depth++;
    else if ('”’」』）)'.includes(char)) depth = Math.max(0, depth - 1);
    else if ((char === '；' || char === ';') && depth === 0 && at + 1 < span.end) {
      yield { start, end: at + 1 };
      start = at + 1;
    }
  }
  if (start < span.end) yield { start, end: span.end };
}

function behindDateline(text: string, end: number): number {
  const line = DATELINE.exec(text.slice(0, Math.min(end, 120)))?.[0];
  return line && HAS_WIRE_WORD.test(line) && line.length < end ? line.length : 0;
}
