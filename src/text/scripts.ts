import iconv from 'iconv-lite';
import { Converter } from 'opencc-js/t2cn';

let convert: ((text: string) => string) | undefined;
let table: Uint16Array | undefined;
let casedTable: Uint16Array | undefined;
/** Reused: an allocation for each text costs more than the folding. */
let scratch = new Uint16Array(4096);

/** First and last code unit that the table of forms looks at for 繁體. */
const HAN = [0x3400, 0x9fff] as const;
/** Punctuation of 汉字 text that stays as wide as it is. */
const KEPT_WIDE = '，：；？！（）';

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

/** For each UTF-16 code unit the one it is compared as. Some 20 ms, once. */
function foldedUnits(): Uint16Array {
  const units = Uint16Array.from({ length: 65536 }, (_, code) => code);
  for (let code = 0; code < 0x2e80; code++) units[code] = plainLetter(code);
  for (let code = 0xff01; code <= 0xff5e; code++) {
    if (!KEPT_WIDE.includes(String.fromCharCode(code))) units[code] = plainLetter(code - 0xfee0);
  }
  units[0x3000] = 0x20;
  const han = Array.from({ length: HAN[1] - HAN[0] + 1 }, (_, i) => String.fromCharCode(HAN[0] + i));
  // A sign a line, so that no two make a phrase.
  const simplified = converter()(han.join('\n')).split('\n');
  const inStandard = simplifiedStandard(han);
  for (const [i, sign] of han.entries())
    if (!inStandard[i]) units[HAN[0] + i] = unitOr(simplified[i]!, sign.charCodeAt(0));
  return units;
}

/** Lower case without accents: é, ü, ё fold to what a reader without that keyboard types. */
function plainLetter(code: number): number {
  const plain = String.fromCharCode(code)
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '');
  return unitOr(plain.toLowerCase(), code);
}

/**
 * Which signs the standard of 简体 has (GB 2312): 后, 于, 乾 may stand in 简体 text for themselves. Others come out of
 * the encoder as one byte, a question mark, or beyond the rows of 汉字.
 */
function simplifiedStandard(han: readonly string[]): boolean[] {
  const bytes = iconv.encode(han.join(''), 'gb2312');
  const found: boolean[] = [];
  for (let at = 0; at < bytes.length; at += bytes[at]! < 0x80 ? 1 : 2) {
    found.push(bytes[at]! >= 0xb0 && bytes[at]! <= 0xf7 && bytes[at + 1]! >= 0xa1);
  }
  return found;
}

function unitOr(text: string, code: number): number {
  return text.length === 1 ? text.charCodeAt(0) : code;
}
