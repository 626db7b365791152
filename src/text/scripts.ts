import iconv from 'iconv-lite';
import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | undefined;
let table: Uint16Array | undefined;
let casedTable: Uint16Array | undefined;
/** Reused: an allocation for each text costs more than the folding. */
let scratch = new Uint16Array(4096);

/** First and last code unit that the table of forms looks at for 繁體. */
const HAN = [0x3400, 0xfa6d] as const;

/**
 * 繁體 to 简体 with the phrases of opencc-js (乾燥 is 干燥, 乾隆 stays). The length in UTF-16 stays the same; text
 * whose length would change is returned as it is.
 */
export function toSimplified(text: string): string {
  const simplified = converter()(text);
  return simplified.length === text.length ? simplified : text;
}

function converter(): (text: string) => string {
  const made: (text: string) => string = convert ?? Converter({ from: 't', to: 'cn' });
  convert = made;
  return made;
}

/**
 * The form in which texts are compared: 简体, half-width letters and digits, lower case, Latin letters without
 * accents. Same length in UTF-16 as the text, so that offsets hold in both.
 */
export function fold(text: string): string {
  table ??= foldedUnits();
  return changed(text, table);
}

/** As `fold`, with A to Z and wide spaces as they are: most texts have no other sign to fold, and are then not copied. */
export function foldButCase(text: string): string {
  if (casedTable === undefined) {
    table ??= foldedUnits();
    casedTable = table.slice();
    for (let code = 0x41; code <= 0x5a; code++) casedTable[code] = code;
    casedTable[0x3000] = 0x3000;
  }
  return changed(text, casedTable);
}

function changed(text: string, units: Uint16Array): string {
  let at = 0;
  while (at < text.length && units[text.charCodeAt(at)] === text.charCodeAt(at)) at++;
  if (at === text.length) return text;
  let from = text;
  for (let i = at; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= HAN[0] && code <= HAN[1] && units[code] !== code) {
      // One sign that only 繁體 has: the others (後, 乾, 於) are then meant as 繁體 too.
      from = toSimplified(text);
      break;
    }
  }
  if (scratch.length < from.length) scratch = new Uint16Array(from.length * 2);
  for (let i = 0; i < from.length; i++) scratch[i] = units[from.charCodeAt(i)]!;
  return Buffer.from(scratch.buffer, 0, from.length * 2).toString('utf16le');
}

/** For each UTF-16 code unit the one it is compared as. */
function foldedUnits(): Uint16Array {
  const units = new Uint16Array(65536);
  for (let code = 0; code < 65536; code++) units[code] = foldedUnit(code);
  return units;
}

function foldedUnit(code: number): number {
  if (code >= 0xd800 && code < 0xe000) return code;
  const char = String.fromCharCode(code);
  if (code >= HAN[0] && code <= HAN[1]) return isSimplified(char) ? code : unitOr(toSimplified(char), code);
  if (code === 0x3000) return 0x20;
  const half = code >= 0xff01 && code <= 0xff5e && !'，。：；？！（）'.includes(char) ? code - 0xfee0 : code;
  // Accents off: é, ü, ё fold to what a reader without that keyboard types.
  const plain = String.fromCharCode(half)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return half < 0x1e00 || code !== half || half < 0x2000 ? unitOr(plain.toLowerCase(), half) : half;
}

/** 后, 于, 乾: characters of the 简体 standard, which may stand in 简体 text for themselves. */
function isSimplified(char: string): boolean {
  const bytes = iconv.encode(char, 'gb2312');
  return bytes.length === 2 && bytes[0]! >= 0xb0 && bytes[0]! <= 0xf7 && bytes[1]! >= 0xa1;
}

function unitOr(text: string, code: number): number {
  return text.length === 1 ? text.charCodeAt(0) : code;
}
