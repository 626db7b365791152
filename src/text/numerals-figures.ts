import { FIGURE, kindAt, NONE, worthAt } from './numerals-characters.ts';

/** No numeral of real text is longer; a cap keeps reading linear. */
export const LONGEST = 60;

/** Whether a code unit is a blank within a line. */
export const isSpace = (code: number) => code === 0x20 || code === 0x3000 || code === 0xa0;

/** Where the next part of a numeral begins: at most one blank may stand before it. */
export function past(text: string, at: number): number {
  return isSpace(text.charCodeAt(at)) && kindAt(text, at + 1) !== NONE ? at + 1 : at;
}

/** Reads the number of figures that begins at an offset: 3,500 or ２．５. */
export function readFigures(text: string, from: number): { end: number; value: number } {
  let at = from;
  let digits = '';
  const limit = Math.min(text.length, from + LONGEST);
  while (at < limit) {
    if (kindAt(text, at) === FIGURE) {
      digits += worthAt(text, at);
      at++;
    } else if (isSeparator(text, from, at)) at++;
    else break;
  }
  const point = text.charCodeAt(at);
  if ((point === 0x2e || point === 0xff0e) && kindAt(text, at + 1) === FIGURE) {
    digits += '.';
    at++;
    while (at < limit && kindAt(text, at) === FIGURE) {
      digits += worthAt(text, at);
      at++;
    }
  }
  return { end: at, value: Number(digits) };
}

/** A comma between thousands: one to three digits before, exactly three behind, of the same width as the comma. */
function isSeparator(text: string, from: number, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 0x2c && code !== 0xff0c) return false;
  const wide = code === 0xff0c;
  for (const n of [1, 2, 3]) {
    if (kindAt(text, at + n) !== FIGURE || text.charCodeAt(at + n) > 0xff !== wide) return false;
  }
  return kindAt(text, at + 4) !== FIGURE && (at - from <= 3 || kindAt(text, at - 4) === NONE);
}
