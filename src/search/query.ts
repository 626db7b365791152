import { numberForms } from '../text/number-forms.ts';
import { fold } from '../text/scripts.ts';
import { cutFolded } from '../text/words.ts';
import { dayRange } from './day-range.ts';
import type { Facet } from './document.ts';
import { isLight, isQuestionWord } from './light-words.ts';

/** A word looked for, folded. */
export interface QueryWord {
  readonly text: string;
  /** What the reader typed around it, folded, where that is short: a name may be cut where none was meant. */
  readonly typed: string;
  /** Shorter words in it, looked for where it is unknown. */
  readonly parts: readonly string[];
  /** Which of the pieces between spaces it stands in. */
  readonly piece: number;
  /** Carries the sentence (的, 什么): an article need not have it. */
  readonly light: boolean;
}

/** Words in this order with nothing between them. */
export interface QueryPhrase {
  /** Folded. */
  readonly text: string;
  readonly words: readonly string[];
}

export interface QueryFilter {
  readonly facet: Facet;
  /** Folded; a value that contains it fits. */
  readonly value: string;
  readonly without: boolean;
}

/** What a reader looks for. All of it must fit but words, which may be fewer where nothing has all. */
export interface Query {
  readonly words: readonly QueryWord[];
  /** Most of the words are enough from the start: they are a sentence or a question, not keywords. */
  readonly loose: boolean;
  /** They ask for something: what answers may stand anywhere in an article. */
  readonly asks: boolean;
  readonly phrases: readonly QueryPhrase[];
  readonly without: readonly QueryPhrase[];
  readonly filters: readonly QueryFilter[];
  /** First and last day, as days since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** The line ends with its last word: more of it may be coming. */
  readonly open: boolean;
  /** Fields whose value is not understood, as printed: 自:某天. They are left out. */
  readonly misread: readonly string[];
}

type Field = Facet | 'from' | 'to';

const FIELDS: Readonly<Record<string, Field>> = {
  人: 'speakers',
  说话人: 'speakers',
  who: 'speakers',
  源: 'source',
  来源: 'source',
  source: 'source',
  地: 'place',
  地点: 'place',
  place: 'place',
  类: 'kind',
  类型: 'kind',
  kind: 'kind',
  自: 'from',
  从: 'from',
  from: 'from',
  至: 'to',
  到: 'to',
  to: 'to',
};

const LONGEST_FIELD = Math.max(...Object.keys(FIELDS).map((name) => name.length));

/** What readers call the kinds of pieces. */
const KINDS: Readonly<Record<string, string>> = {
  文章: 'article',
  报道: 'article',
  讲话: 'speech',
  致辞: 'speech',
  演讲: 'speech',
  图片: 'caption',
  图片说明: 'caption',
  图说: 'caption',
  续篇: 'continuation',
  接续: 'continuation',
  片段: 'fragment',
};

const QUOTES: Readonly<Record<string, string>> = { '"': '"', '“': '”', '「': '」', '『': '』', '＂': '＂' };
const MINUS = new Set('-－−–');
/** Longer lines are no query; the rest is not read. */
const LONGEST_LINE = 2000;
/** Longer pieces are no name. */
const LONGEST_NAME = 8;
/** More words typed without a space are a sentence. */
const MOST_AT_ONCE = 3;
/** So are more words in all. */
const MOST_KEYWORDS = 6;
/** Words of a query that are looked for; a longer one is a text, and its first words tell enough. */
const MOST_WORDS = 64;

/**
 * Reads a query line; never throws, linear. `today` (days since 1970) is for dates without a year.
 */
export function parseQuery(line: string, today?: number): Query {
  const reader = new LineReader(line.slice(0, LONGEST_LINE));
  const loose: string[] = [];
  const phrases: QueryPhrase[] = [];
  const without: QueryPhrase[] = [];
  const filters: QueryFilter[] = [];
  const misread: string[] = [];
  const days: { from?: number; to?: number } = {};
  while (reader.skipSpace()) {
    const start = reader.at;
    const minus = reader.minus();
    const field = reader.field();
    const quoted = reader.quoted();
    const value = quoted ?? reader.bare();
    if (value === '') continue;
    if (field === 'from' || field === 'to') {
      const range = dayRange(value, today);
      if (range === undefined) misread.push(reader.since(start));
      else days[field] = field === 'from' ? range.first : range.last;
    } else if (field !== undefined) {
      const folded = fold(value);
      filters.push({ facet: field, value: field === 'kind' ? (KINDS[folded] ?? folded) : folded, without: minus });
    } else if (minus) without.push(phraseOf(value));
    else if (quoted !== undefined) phrases.push(phraseOf(value));
    else loose.push(value);
  }
  const words = queryWords(loose);
  return {
    words,
    loose: isSentence(words),
    asks: words.some((word) => isQuestionWord(word.text)) || /[?？]/.test(line),
    phrases: phrases.filter((phrase) => phrase.words.length > 0),
    without: without.filter((phrase) => phrase.words.length > 0),
    filters,
    ...days,
    open: !/\s$/.test(line) && loose.length > 0 && line.trimEnd().endsWith(loose.at(-1)!),
    misread,
  };
}

function phraseOf(text: string): QueryPhrase {
  const folded = fold(text).trim();
  return { text: folded, words: [...new Set(cutFolded(folded))].slice(0, MOST_WORDS) };
}

/** The words of what is typed without spaces in it, each once; shorter words go with the longer one they are cut from, printed numbers with their form. */
export function queryWords(pieces: readonly string[]): QueryWord[] {
  const unique = new Map<string, Omit<QueryWord, 'light'>>();
  for (const [i, piece] of pieces.entries()) {
    for (const word of wordsOfPiece(fold(piece), i)) if (!unique.has(word.text)) unique.set(word.text, word);
  }
  const all = [...unique.values()].slice(0, MOST_WORDS);
  const onlyLight = all.every((word) => isLight(word.text));
  return all.map((word) => ({ ...word, light: !onlyLight && isLight(word.text) }));
}

function isSentence(words: readonly QueryWord[]): boolean {
  const heavy = words.filter((word) => !word.light);
  const together = new Map<number, number>();
  for (const { piece } of heavy) together.set(piece, (together.get(piece) ?? 0) + 1);
  return heavy.length > MOST_KEYWORDS || Math.max(0, ...together.values()) > MOST_AT_ONCE;
}

function wordsOfPiece(folded: string, piece: number): Omit<QueryWord, 'light'>[] {
  const numbers = numberForms(folded).map(({ start, end, form }) => ({ printed: folded.slice(start, end), form }));
  const found: { text: string; parts: string[] }[] = [];
  for (const word of cutFolded(folded)) {
    const parts: string[] = [];
    while (found.length > 0 && word.length > 2) {
      const last = found.at(-1)!;
      if (last.text.length >= word.length || !word.includes(last.text)) break;
      parts.unshift(...last.parts, last.text);
      found.pop();
    }
    found.push({ text: word, parts });
  }
  const words = found.filter(({ text }) => !numbers.some(({ printed }) => printed.includes(text)));
  for (const { printed, form } of numbers) words.push({ text: form, parts: cutFolded(printed) });
  return words.map((word) => ({ ...word, piece, typed: folded.length <= LONGEST_NAME ? folded : word.text }));
}

/** Takes a line apart from left to right. */
class LineReader {
  readonly #line: string;
  at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  /** False at the end. */
  skipSpace(): boolean {
    while (this.at < this.#line.length && this.#isSpace(this.at)) this.at++;
    return this.at < this.#line.length;
  }

  minus(): boolean {
    if (!MINUS.has(this.#line[this.at] ?? '') || this.#isSpace(this.at + 1)) return false;
    this.at++;
    return true;
  }

  field(): Field | undefined {
    for (let end = this.at + 1; end <= this.at + LONGEST_FIELD && end < this.#line.length; end++) {
      if (this.#line[end] !== ':' && this.#line[end] !== '：') continue;
      const name = this.#line.slice(this.at, end).toLowerCase();
      if (!Object.hasOwn(FIELDS, name)) return undefined;
      this.at = end + 1;
      this.skipSpace();
      return FIELDS[name];
    }
    return undefined;
  }

  /** A quotation that stands alone: within running text (台风“海燕”登陆) the marks mean nothing. */
  quoted(): string | undefined {
    const closer = QUOTES[this.#line[this.at] ?? ''];
    if (closer === undefined) return undefined;
    const close = this.#line.indexOf(closer, this.at + 1);
    if (close < 0 || !this.#isSpace(close + 1)) return undefined;
    const text = this.#line.slice(this.at + 1, close);
    this.at = close + 1;
    return text;
  }

  bare(): string {
    const start = this.at;
    while (!this.#isSpace(this.at)) this.at++;
    return this.#line.slice(start, this.at);
  }

  since(start: number): string {
    return this.#line.slice(start, this.at);
  }

  /** The end of the line is a space too. */
  #isSpace(at: number): boolean {
    return at >= this.#line.length || /\s/.test(this.#line[at]!);
  }
}
