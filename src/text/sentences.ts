import type { Span } from './span.ts';

const FULL_STOPS = '。！？!?…';
const PAIRS = ['“”', '‘’', '「」', '『』', '（）', '()', '【】', '《》', '〈〉', '〔〕'];
/** What a character is to a sentence: nothing mostly, which one look-up tells. */
const FULL_STOP = 1;
const STRAIGHT = 2;
const OPENER = 3;
/** Of the pair n: OPENER + 2 n opens it, the next number closes it. */
const MARKS = marksOfUnits();
const QUOTE_CLOSERS = new Set('”」』"');
/** Who said it, behind the words in marks: “…。”某某说。 Verbs of saying in the order of their frequency in news. */
const SAID = /(?:说|表示|指出|称|介绍|告诉\S{0,8}|认为|坦言|透露|强调|写道|回忆|感慨|解释|补充|回应|直言|道)(?:着)?$/u;
const LONGEST_SAYING = 60;

/**
 * Cuts a paragraph into sentences: spans that cover it without gaps but for white space between them.
 * A full stop inside quotation marks or brackets ends a sentence only where the mark closes right behind it, and not
 * where who said it follows. Marks that are never closed or never opened count for nothing.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  const depths = depthChanges(text);
  let start = 0;
  let depth = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && isBlank(text[from]!)) from++;
    while (to > from && isBlank(text[to - 1]!)) to--;
    if (from < to) spans.push({ start: from, end: to });
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    depth += depths[at]!;
    if (!isFullStop(text, at)) continue;
    let end = at + 1;
    let open = depth;
    while (end < text.length && (MARKS[text.charCodeAt(end)] === FULL_STOP || depths[end]! < 0)) open += depths[end++]!;
    depth = open;
    at = end - 1;
    if (open > 0) continue;
    if (!QUOTE_CLOSERS.has(text[end - 1]!) || !isSaidBehind(text, end)) close(end);
  }
  close(text.length);
  return spans;
}

/** A question mark of an address (?id=1) ends no sentence. */
function isFullStop(text: string, at: number): boolean {
  if (MARKS[text.charCodeAt(at)] !== FULL_STOP) return false;
  return (text[at] !== '?' && text[at] !== '!') || !/[A-Za-z0-9=&]/.test(text[at + 1] ?? '');
}

/** Whether a clause that names who said it stands right behind words in marks. */
function isSaidBehind(text: string, from: number): boolean {
  const behind = text.slice(from, from + LONGEST_SAYING);
  const stop = behind.search(/[。！？：“，；\n]/u);
  return stop > 0 && '。，'.includes(behind[stop]!) && SAID.test(behind.slice(0, stop));
}

/** By offset: 1 where a pair opens that is closed again, -1 where it closes. */
function depthChanges(text: string): Int8Array {
  const changes = new Int8Array(text.length);
  const open: number[][] = PAIRS.map(() => []);
  let straight = -1;
  for (let at = 0; at < text.length; at++) {
    const mark = MARKS[text.charCodeAt(at)]!;
    if (mark <= FULL_STOP) continue;
    if (mark === STRAIGHT) {
      if (straight >= 0) {
        changes[straight] = 1;
        changes[at] = -1;
      }
      straight = straight >= 0 ? -1 : at;
      continue;
    }
    const starts = open[(mark - OPENER) >> 1]!;
    if ((mark - OPENER) % 2 === 0) {
      starts.push(at);
      continue;
    }
    const opened = starts.pop();
    if (opened === undefined) continue;
    changes[opened] = 1;
    changes[at] = -1;
  }
  return changes;
}

function marksOfUnits(): Uint8Array {
  const marks = new Uint8Array(65536);
  for (const stop of FULL_STOPS) marks[stop.charCodeAt(0)] = FULL_STOP;
  marks['"'.charCodeAt(0)] = STRAIGHT;
  for (const [n, pair] of PAIRS.entries()) {
    marks[pair.charCodeAt(0)] = OPENER + 2 * n;
    marks[pair.charCodeAt(1)] = OPENER + 2 * n + 1;
  }
  return marks;
}

const isBlank = (char: string) => char.trim() === '';
