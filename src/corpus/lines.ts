import { isBlank, widthOf } from '../text/characters.ts';

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

/** Cuts a text into its lines that are not blank. LF, CRLF, CR, form feed and the Unicode line ends all end a line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (end < text.length && !isBreak(text.charCodeAt(end))) end++;
    const line = lineOf(text, at, end, gap);
    if (line) lines.push(line);
    gap = line ? 0 : gap + 1;
    if (text.charCodeAt(end) === 0x0c) gap = Math.max(gap, 1);
    at = end + (text.charCodeAt(end) === 0x0d && text.charCodeAt(end + 1) === 0x0a ? 2 : 1);
  }
  return lines;
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
