import { fold } from '../text/scripts.ts';
import type { Article, Passage, Role } from './article.ts';

/** What of an article is compared with others: what it says, not who printed it where. */
const COMPARED: ReadonlySet<Role> = new Set(['body', 'heading', 'epigraph']);

/** Letters beyond this many are not compared (about 200 newspaper pages): a comparison stays a matter of milliseconds. */
const MOST_LETTERS = 400_000;

/** The letters and digits of an article in the form in which texts are compared, each with its place. */
export interface Letters {
  /** Folded (简体, half-width, lower case); no punctuation, no white space. */
  readonly text: string;
  /** Paragraph of each letter, an index into `Article.paragraphs`. */
  readonly paragraph: Uint32Array;
  /** Offset of each letter into the text of its paragraph. */
  readonly offset: Uint32Array;
}

/** Takes the letters of what an article says. */
export function lettersOf(article: Article): Letters {
  let most = 0;
  for (const { text, role } of article.paragraphs) if (COMPARED.has(role)) most += text.length;
  most = Math.min(most, MOST_LETTERS);
  const codes = new Uint16Array(most);
  const paragraph = new Uint32Array(most);
  const offset = new Uint32Array(most);
  let size = 0;
  for (const [n, { text, role }] of article.paragraphs.entries()) {
    if (!COMPARED.has(role)) continue;
    const folded = fold(text);
    for (let i = 0; i < folded.length && size < most; i++) {
      const code = folded.charCodeAt(i);
      if (!isLetter(code)) continue;
      codes[size] = code;
      paragraph[size] = n;
      offset[size] = i;
      size++;
    }
  }
  return {
    text: Buffer.from(codes.buffer, 0, size * 2).toString('utf16le'),
    paragraph: paragraph.subarray(0, size),
    offset: offset.subarray(0, size),
  };
}

/** The places of letters `[start, end)`, one passage for each paragraph they stand in. */
export function passagesOf(letters: Letters, start: number, end: number): Passage[] {
  const passages: Passage[] = [];
  for (let i = start; i < end; ) {
    const paragraph = letters.paragraph[i]!;
    let last = i;
    while (last + 1 < end && letters.paragraph[last + 1] === paragraph) last++;
    passages.push({ paragraph, start: letters.offset[i]!, end: letters.offset[last]! + 1 });
    i = last + 1;
  }
  return passages;
}

let letter: Uint8Array | undefined;

function isLetter(code: number): boolean {
  letter ??= Uint8Array.from({ length: 65536 }, (_, unit) =>
    /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) || (unit >= 0xd800 && unit < 0xe000) ? 1 : 0,
  );
  return letter[code] === 1;
}
