import { isBlank, widthOf } from '../text/characters.ts';
import { endingOf } from '../text/endings.ts';
import type { Span } from '../text/span.ts';

/** A line that has something on it, without the white space at its ends. */
export interface Line {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  /** White space before the text, in em: a 汉字 is one, a Latin letter half. */
  readonly indent: number;
  /** Width of the text in em. */
  readonly width: number;
  /** Blank lines above it; a form feed counts as one. */
  readonly gap: number;
}

const isBreak = (code: number) => (code >= 0x0a && code <= 0x0d) || code === 0x85 || code === 0x2028 || code === 0x2029;

/**
 * Cuts a stretch of a text (all of it by default) into its lines that are not blank. LF, CRLF, CR, form feed and the
 * Unicode line ends all end a line.
 */
export function linesOf(text: string, stretch: Span = { start: 0, end: text.length }): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (let at = stretch.start; at < stretch.end; ) {
    let end = at;
    while (end < stretch.end && !isBreak(text.charCodeAt(end))) end++;
    const line = lineOf(text, at, end, gap);
    if (line) lines.push(line);
    gap = line ? 0 : gap + 1;
    if (text.charCodeAt(end) === 0x0c) gap = Math.max(gap, 1);
    at = end + (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? 2 : 1);
  }
  return lines;
}

/** A stretch is no shorter than this, in characters. */
const SHORTEST_STRETCH = 40_000;
/** Behind this many characters more a stretch ends with any line. */
const LONGEST_WAIT = 10_000;

/** Cuts a long text behind lines that end a sentence, so that the stretches can be worked on one after the other. */
export function* stretchesOf(text: string): Generator<Span> {
  for (let start = 0; start < text.length; ) {
    let end = start + SHORTEST_STRETCH;
    for (const latest = end + LONGEST_WAIT; end < text.length; end++) {
      if (!isBreak(text.charCodeAt(end)) || text.charCodeAt(end + 1) === 0x0a) continue;
      if (end > latest || endingOf(text, Math.max(start, end - 200), end) === 'sentence') break;
    }
    end = Math.min(end + 1, text.length);
    yield { start, end };
    start = end;
  }
}

function lineOf(text: string, from: number, to: number, gap: number): Line | undefined {
  let start = from;
  let end = to;
  let indent = 0;
  while (start < end && isBlank(text.charCodeAt(start))) indent += widthOf(text.charCodeAt(start++));
  if (start === end) return undefined;
  while (isBlank(text.charCodeAt(end - 1))) end--;
  let width = 0;
  for (let i = start; i < end; i++) width += widthOf(text.charCodeAt(i));
  return { start, end, indent, width, gap };
}
