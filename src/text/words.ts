import nodejieba from 'nodejieba';
import { numberForms } from './number-forms.ts';
import { fold, foldButCase } from './scripts.ts';
import { forgetTag } from './tagged-words.ts';

/** Raised when the rules below change the words of a text. */
const RULES = 1;
/** Of a longer word only the beginning counts: what comes after is an address or noise. */
const LONGEST = 48;

let added = 0;
let addedHash = 0x811c9dc5;
let kinds: Uint8Array | undefined;

const NOT_A_WORD = 0;
const WORD = 1;
/** A letter of a script that the dictionary cuts sign by sign: Cyrillic, kana, hangul. */
const SINGLE = 2;
const SURROGATE = 3;
const LATIN = 4;

/**
 * Adds a name or term to the dictionary, so that it is cut whole from now on. What was indexed before keeps its old
 * cut: add the names of the articles first, or index anew the articles that have them.
 */
export function addWord(word: string): void {
  nodejieba.insertWord(word);
  forgetTag(word);
  const folded = fold(word);
  if (folded !== word) {
    nodejieba.insertWord(folded);
    forgetTag(folded);
  }
  added++;
  for (let i = 0; i < folded.length; i++) addedHash = Math.imul(addedHash ^ folded.charCodeAt(i), 0x01000193);
}

/** Names the state of the segmenter: two indexes with the same name cut the same text alike. */
export function segmenterVersion(): string {
  return `jieba-${RULES}-${added}-${(addedHash >>> 0).toString(36)}`;
}

/** Cuts text into words for reading (no overlaps). Loads the dictionary (about 0.7 s, 245 MB) on the first call. */
export function words(text: string): string[] {
  return nodejieba.cut(text, true);
}

/**
 * Cuts text for index and query alike: words in their folded form (简体, half-width, lower case), of long words the
 * shorter ones in them too, and behind them each number in its normal form where that differs from print.
 */
export function searchWords(text: string): string[] {
  const folded = foldButCase(text);
  const found = cutFolded(folded);
  for (const { form } of numberForms(folded)) found.push(form);
  return found;
}

/** The words of text that is folded but for A to Z, signs and spaces left out, without the normal forms of numbers. */
export function cutFolded(folded: string): string[] {
  kinds ??= kindsOfUnits();
  const cut = nodejieba.cutForSearch(folded, true);
  let kept = 0;
  let joining = false;
  for (let i = 0; i < cut.length; i++) {
    const word = cut[i]!;
    const kind = kinds[word.charCodeAt(0)]!;
    if (kind === WORD) {
      if (kept !== i) cut[kept] = word;
      kept++;
      joining = false;
    } else if (kind === LATIN || (kind === SURROGATE && /^\p{L}/u.test(word))) {
      cut[kept++] = word.slice(0, LONGEST).toLowerCase();
      joining = false;
    } else if (kind === SINGLE) {
      const last = joining ? cut[kept - 1]! : '';
      if (!joining) cut[kept++] = word;
      else if (last.length < LONGEST) cut[kept - 1] = last + word;
      joining = true;
    } else joining = false;
  }
  cut.length = kept;
  return cut;
}

function kindsOfUnits(): Uint8Array {
  const table = new Uint8Array(65536);
  for (let code = 0x30; code < 65536; code++) {
    if (code >= 0xd800 && code < 0xe000) table[code] = SURROGATE;
    else if (code < 0x80) table[code] = /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? LATIN : NOT_A_WORD;
    else if (/[\p{Script=Han}]/u.test(String.fromCharCode(code))) table[code] = WORD;
    else if (/[\p{L}\p{N}]/u.test(String.fromCharCode(code))) table[code] = SINGLE;
  }
  return table;
}
