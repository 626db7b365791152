/**
 * White space, and characters that show nothing and mean nothing: controls, byte order mark, zero-width space,
 * soft hyphen, direction marks. Zero-width joiners are not among them: they hold an emoji together.
 */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0x7f) return false;
  if (code <= 0xa0 || code === 0xad) return true;
  if (code < 0x1680) return false;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    (code >= 0x2066 && code <= 0x2069) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

/** Width of a UTF-16 code unit in print, in em: 1 for 汉字 and full-width signs, half for the rest, nothing for what shows nothing. */
export function widthOf(code: number): number {
  if (code === 0x3000) return 1;
  if (code === 0x09) return 2;
  if (isBlank(code)) return code === 0x20 || code === 0xa0 ? 0.5 : 0;
  if (code < 0x2e80) return code >= 0x2010 && code <= 0x2026 ? 1 : 0.5;
  if (code >= 0xd800 && code <= 0xdfff) return 0.5; // half of a pair: together 1
  return 1;
}

/** A character of the Chinese, Japanese or Korean scripts (no punctuation); half of a surrogate pair counts as one. */
export function isIdeograph(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x9fff) ||
    code === 0x3005 ||
    code === 0x3007 ||
    (code >= 0x3041 && code <= 0x30ff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff)
  );
}

/** A letter or digit of a script that puts spaces between words. */
export function isSpacedLetter(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x1fff && code !== 0xd7 && code !== 0xf7)
  );
}

/** Full-width letters, digits and signs as their half-width forms, unit by unit, so that offsets stay the same. */
export function toHalfWidth(text: string): string {
  return FULL_WIDTH.test(text) ? text.replace(ALL_FULL_WIDTH, toHalf) : text;
}

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/;
const ALL_FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const toHalf = (char: string) => (char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0));
