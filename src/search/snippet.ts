import { numberForms } from '../text/number-forms.ts';
import { fold } from '../text/scripts.ts';
import type { Span } from '../text/span.ts';
import type { Query } from './query.ts';

/** The best passage of an article for a query. */
export interface Snippet {
  /** Index into the texts given. */
  readonly paragraph: number;
  /** UTF-16 offsets into that text, cut at clause ends where the length allows. */
  readonly start: number;
  readonly end: number;
  /** Words of the query in the passage: offsets into the same text, ascending, not overlapping. */
  readonly marks: readonly Span[];
}

/** Characters of a snippet where no length is given. */
const USUAL = 80;
/** Behind these a passage may begin or end: sentences first, then clauses. */
const SENTENCE_ENDS = new Set('。！？!?…\n');
const CLAUSE_ENDS = new Set('，；：、,;:');
const CLOSERS = new Set('”’」』）)】》〉"');

interface Needle {
  readonly text: string;
  readonly weight: number;
  readonly number: boolean;
}

interface Found extends Span {
  readonly needle: number;
}

/**
 * Chooses, among paragraphs, the stretch of at most `length` characters that has most of the query, and marks the
 * words in it. Without anything to mark it is the beginning of the first paragraph that has text.
 */
export function snippet(query: Query, paragraphs: readonly string[], length = USUAL): Snippet | undefined {
  const needles = needlesOf(query);
  let best: { paragraph: number; score: number; found: Found[]; from: number; to: number } | undefined;
  for (const [paragraph, text] of paragraphs.entries()) {
    const found = occurrences(text, needles);
    for (let from = 0; from < found.length; from++) {
      const { score, to } = stretch(found, from, length, needles);
      // The earlier paragraph wins unless a later one has clearly more.
      if (best === undefined || score > best.score + 0.01) best = { paragraph, score, found, from, to };
    }
  }
  const paragraph = best?.paragraph ?? paragraphs.findIndex((text) => text.trim() !== '');
  const text = paragraphs[paragraph];
  if (text === undefined) return undefined;
  const core = best ? { start: best.found[best.from]!.start, end: best.found[best.to]!.end } : { start: 0, end: 0 };
  const { start, end } = passageAround(text, core, length);
  const marks = (best?.found ?? []).filter((mark) => mark.start >= start && mark.end <= end);
  return { paragraph, start, end, marks: merged(marks) };
}

/** Places of the words of a query in a text, for marking: ascending, not overlapping. */
export function marksOf(query: Query, text: string): Span[] {
  return merged(occurrences(text, needlesOf(query)));
}

function needlesOf(query: Query): Needle[] {
  const needles: Needle[] = [];
  for (const { text, parts, light } of query.words) {
    if (light) continue;
    const number = /^[\d.]+%?$/.test(text);
    needles.push({ text, weight: text.length, number });
    if (!number) for (const part of parts) needles.push({ text: part, weight: part.length / 2, number: false });
  }
  for (const { text } of query.phrases) needles.push({ text, weight: text.length * 2, number: false });
  return needles;
}

function occurrences(text: string, needles: readonly Needle[]): Found[] {
  const folded = fold(text);
  const found: Found[] = [];
  const numbers = needles.some((needle) => needle.number) ? numberForms(folded) : [];
  for (const [n, needle] of needles.entries()) {
    for (let at = folded.indexOf(needle.text); at >= 0; at = folded.indexOf(needle.text, at + needle.text.length)) {
      const end = at + needle.text.length;
      if (standsAlone(folded, at, end)) found.push({ start: at, end, needle: n });
    }
    if (!needle.number) continue;
    for (const { start, end, form } of numbers) if (form === needle.text) found.push({ start, end, needle: n });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A Latin word or a number is not in the middle of a longer one. */
function standsAlone(text: string, start: number, end: number): boolean {
  const joins = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && (/[a-z]/.test(a + b) ? /^[a-z0-9]{2}$/.test(a + b) : /^\d\d$/.test(a + b));
  return !joins(text[start - 1], text[start]) && !joins(text[end - 1], text[end]);
}

/** The needles from one on that fit into the length: each counts once, with a little for repeats. */
function stretch(found: readonly Found[], from: number, length: number, needles: readonly Needle[]) {
  const counted = new Set<number>();
  let score = 0;
  let to = from;
  for (let i = from; i < found.length && found[i]!.end - found[from]!.start <= length; i++) {
    const { needle } = found[i]!;
    score += needles[needle]!.weight * (counted.has(needle) ? 0.02 : 1);
    counted.add(needle);
    to = i;
  }
  return { score, to };
}

/** Widens a stretch to a sentence or clause beginning before it, and to as many clauses behind it as fit. */
function passageAround(text: string, core: Span, length: number): Span {
  const spare = Math.max(0, length - (core.end - core.start));
  let start = core.start;
  let clause: number | undefined;
  let sentence: number | undefined;
  for (let at = core.start; at >= 0 && core.start - at <= spare; at--) {
    if (at === 0 || isBehind(text, at, SENTENCE_ENDS)) {
      sentence = at;
      break;
    }
    // The nearest clause serves where the sentence begins too far off.
    if (isBehind(text, at, CLAUSE_ENDS)) clause ??= at;
  }
  if (sentence !== undefined && core.start - sentence <= spare) start = sentence;
  else if (clause !== undefined) start = clause;
  while (start < core.start && /\s/.test(text[start]!)) start++;
  const limit = Math.min(text.length, start + Math.max(length, core.end - start));
  let end = limit;
  if (limit < text.length) {
    end = core.end;
    let sentenceEnd = 0;
    let clauseEnd = 0;
    for (let at = core.end; at <= limit; at++) {
      if (isBehind(text, at, SENTENCE_ENDS)) sentenceEnd = at;
      else if (isBehind(text, at, CLAUSE_ENDS)) clauseEnd = at;
    }
    // A whole sentence, unless it leaves much of the room empty that clauses would fill.
    end = sentenceEnd - start >= length / 2 ? sentenceEnd : Math.max(sentenceEnd, clauseEnd) || limit;
    if (end === limit && limit > core.end && !isBehind(text, end, CLAUSE_ENDS)) end = wholeSign(text, end);
  }
  while (end > core.end && /[\s，；：、,;:]/.test(text[end - 1]!)) end--;
  return { start: wholeSign(text, start), end };
}

/** Whether a clause ends right before: at its mark, or at the quotation mark or bracket behind it. */
function isBehind(text: string, at: number, ends: ReadonlySet<string>): boolean {
  if (at === 0 || (at < text.length && CLOSERS.has(text[at]!))) return false;
  let mark = at - 1;
  while (mark > 0 && CLOSERS.has(text[mark]!)) mark--;
  return ends.has(text[mark]!) && !isInNumber(text, mark);
}

/** 1,500 and 3:2 have no clause end in them. */
function isInNumber(text: string, at: number): boolean {
  return /[,:.]/.test(text[at]!) && /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
}

/** Never between the halves of a surrogate pair. */
function wholeSign(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code < 0xe000 ? at - 1 : at;
}

function merged(found: readonly Span[]): Span[] {
  const marks: Span[] = [];
  for (const { start, end } of found) {
    const last = marks.at(-1);
    if (last && start < last.end) marks[marks.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else marks.push({ start, end });
  }
  return marks;
}
