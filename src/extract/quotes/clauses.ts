import type { Mark } from './marks.ts';

/** A clause of a paragraph: what stands between two commas, colons or full stops that are in no quotation or bracket. */
export interface Clause {
  readonly start: number;
  /** Without the sign that closes it. */
  readonly end: number;
  /** The sign that closes it; a closing quotation mark where the words in marks close the clause; '' at the end. */
  readonly stop: string;
  readonly marks: readonly Mark[];
}

/** Clauses up to a full stop, or words in quotation marks that stand as a sentence. */
export interface Sentence {
  readonly paragraph: number;
  readonly start: number;
  /** With its full stop. */
  readonly end: number;
  readonly clauses: readonly Clause[];
}

const FULL_STOPS = new Set('。！？!?'.split(''));
const HALF_STOPS = new Set('，,；;：:'.split(''));
const BRACKETS: ReadonlyMap<string, string> = new Map([
  ['（', '）'],
  ['(', ')'],
  ['《', '》'],
  ['【', '】'],
  ['〈', '〉'],
  ['〔', '〕'],
]);
const LONGEST_BRACKET = 120;

/** Whether words in marks close as a sentence does: 。！？ or an ellipsis before the mark. */
export const isFull = (text: string, mark: Mark) =>
  FULL_STOPS.has(text[mark.end - 1] ?? '') || text[mark.end - 1] === '…' || mark.goesOn;

/** Whether a clause is nothing but words in marks. */
export const standsAlone = ({ marks, start, end }: Clause) => marks[0]?.open === start && marks[0].close === end;

/** Cuts a paragraph into sentences of clauses, from behind its dateline. Marks are stepped over whole. */
export function cutSentences(text: string, paragraph: number, marks: readonly Mark[], from = 0): Sentence[] {
  const sentences: Sentence[] = [];
  let clauses: Clause[] = [];
  let inClause: Mark[] = [];
  let start = from;
  let next = marks.findIndex(({ open }) => open >= from);
  if (next < 0) next = marks.length;
  const closeClause = (end: number, stop: string) => {
    let from = start;
    while (from < end && isBlank(text[from]!)) from++;
    if (from < end) clauses.push({ start: from, end, stop, marks: inClause });
    inClause = [];
    start = end + (stop === '”' ? 0 : stop.length);
  };
  const closeSentence = (end: number) => {
    if (clauses.length > 0) sentences.push({ paragraph, start: clauses[0]!.start, end, clauses });
    clauses = [];
  };
  for (let at = from; at < text.length; at++) {
    const mark = marks[next];
    if (mark && at === mark.open) {
      next++;
      inClause.push(mark);
      at = mark.close - 1;
      const opensClause = inClause.length === 1 && isBlankBetween(text, start, mark.open);
      if (isFull(text, mark)) {
        closeClause(mark.close, '”');
        if (!'，,、；'.includes(text[mark.close] ?? ' ') || mark.close >= text.length) closeSentence(mark.close);
        else start = mark.close + 1;
        at = start - 1;
      } else if (opensClause && '，,'.includes(text[mark.end - 1]!)) closeClause(mark.close, '”');
      continue;
    }
    const char = text[at]!;
    const closer = BRACKETS.get(char);
    if (closer !== undefined) {
      const close = text.slice(at, at + LONGEST_BRACKET).indexOf(closer);
      if (close > 0 && !(mark && mark.open < at + close)) {
        at += close;
        continue;
      }
    }
    if (FULL_STOPS.has(char)) {
      closeClause(at, char);
      while (FULL_STOPS.has(text[at + 1] ?? '')) {
        at++;
        start++;
      }
      closeSentence(at + 1);
    } else if (HALF_STOPS.has(char) && !isDigitSign(text, at)) closeClause(at, char);
    else if (char === '…') closeClause(at, char);
    else if (char === '—' && text[at + 1] === '—') {
      closeClause(at, '——');
      at++;
    }
  }
  closeClause(text.length, '');
  closeSentence(text.length);
  return sentences;
}

const isBlank = (char: string) => char === ' ' || char === '\u3000' || char === '\n' || char === '\t' || char === '\r';

function isBlankBetween(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isBlank(text[at]!)) return false;
  return true;
}

/** 1,000 and 20:30 are no ends of clauses. */
const isDigitSign = (text: string, at: number) =>
  isDigit(text[at - 1]) && isDigit(text[at + 1]) && ',:：'.includes(text[at]!);
const isDigit = (char: string | undefined) => char !== undefined && char >= '0' && char <= '9';
