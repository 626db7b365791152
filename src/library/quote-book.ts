import type { Article } from '../corpus/article.ts';
import type { Quote } from '../extract/reading.ts';
import { fold } from '../text/scripts.ts';
import type { QuoteEntry } from './library.ts';
import { lettersIn, nameFits, overlap, sameName, wordsAsked } from './likeness.ts';
import type { Newer } from './shelf.ts';

interface Carrier {
  readonly article: Article;
  readonly quote: Quote;
}

/** Carriers of the same words. */
interface Group {
  carriers: Carrier[];
  readonly letters: string;
  readonly marks: readonly number[];
}

/** Letters of a gram by which quotations are looked up. */
const GRAM = 6;
/** Marks kept of a quotation: those that most of its likenesses keep too. */
const MARKS = 4;
/** Groups with a mark that are compared at most; a phrase that stands in more is a formula. */
const COMPARED = 12;
/** Share of neighbouring letters in common from which words are the same quotation. */
const SAME_WORDS = 0.75;
/** Carriers of a quotation that are asked whether it answers. */
const HEARD = 16;
/** Share of the longer one that the shorter must have at least. */
const SAME_LENGTH = 0.5;

/** All quotations read so far; the same words in several articles are one entry. */
export class QuoteBook {
  readonly #byMark = new Map<number, Group[]>();
  readonly #byArticle = new Map<Article, Set<Group>>();

  /** Enters the quotations of an article. */
  add(article: Article, quotes: readonly Quote[]): void {
    const touched = new Set<Group>();
    for (const quote of quotes) {
      const letters = lettersIn(quote.text);
      const marks = marksOf(letters);
      const group = this.#find(letters, marks, quote) ?? this.#open(letters, marks);
      group.carriers.push({ article, quote });
      touched.add(group);
    }
    if (touched.size > 0) this.#byArticle.set(article, touched);
  }

  remove(article: Article): void {
    for (const group of this.#byArticle.get(article) ?? []) {
      group.carriers = group.carriers.filter((carrier) => carrier.article !== article);
      if (group.carriers.length > 0) continue;
      for (const mark of group.marks) {
        const rest = this.#byMark.get(mark)?.filter((other) => other !== group) ?? [];
        if (rest.length > 0) this.#byMark.set(mark, rest);
        else this.#byMark.delete(mark);
      }
    }
    this.#byArticle.delete(article);
  }

  /**
   * Entries of the articles, at most so many: by a speaker, then about words, then all; best first. The articles come
   * likeliest first, and are looked through until there are entries enough.
   */
  entries(articles: Iterable<Article>, about: string | undefined, newer: Newer, most: number): QuoteEntry[] {
    const asked = about === undefined ? [] : wordsAsked(about);
    const seen = new Set<Group>();
    const ranks = new Map<Group, number>();
    for (const article of articles) {
      for (const group of this.#byArticle.get(article) ?? []) {
        if (seen.has(group)) continue;
        seen.add(group);
        const rank = rankOf(group, asked);
        if (rank > 0) ranks.set(group, rank);
      }
      if (ranks.size >= most) break;
    }
    return [...ranks]
      .map(([group, rank]) => ({ entry: entryOf(group, newer), rank }))
      .sort((a, b) => b.rank - a.rank || newer(a.entry.article, b.entry.article))
      .map(({ entry }) => entry);
  }

  #find(letters: string, marks: readonly number[], quote: Quote): Group | undefined {
    for (const mark of marks) {
      const groups = this.#byMark.get(mark) ?? [];
      for (const group of groups.slice(0, COMPARED)) if (isSame(group, letters, quote)) return group;
    }
    return undefined;
  }

  #open(letters: string, marks: readonly number[]): Group {
    const group: Group = { carriers: [], letters, marks };
    for (const mark of marks) {
      const groups = this.#byMark.get(mark);
      if (groups) groups.push(group);
      else this.#byMark.set(mark, [group]);
    }
    return group;
  }
}

/** The smallest hashes of the grams: texts that share most grams share most of these. One for a text too short for it. */
function marksOf(letters: string): number[] {
  const hashes = new Set<number>();
  for (let i = 0; i === 0 || i + GRAM <= letters.length; i++) {
    let hash = 0x811c9dc5;
    for (let n = i; n < i + GRAM && n < letters.length; n++) hash = Math.imul(hash ^ letters.charCodeAt(n), 0x01000193);
    hashes.add((hash ^ (hash >>> 13)) >>> 0);
  }
  return [...hashes].sort((a, b) => a - b).slice(0, MARKS);
}

function isSame(group: Group, letters: string, quote: Quote): boolean {
  const other = group.letters;
  const [short, long] = [letters.length, other.length].sort((a, b) => a - b) as [number, number];
  if (short < SAME_LENGTH * long) return false;
  const first = group.carriers[0]!.quote;
  if (quote.speaker !== undefined && first.speaker !== undefined && !sameName(quote.speaker, first.speaker)) {
    // The same words by two people are two quotations, unless they are long: then one of the two was misread.
    return short >= 40 && letters === other;
  }
  return letters === other || (short >= GRAM && overlap(letters, other) >= SAME_WORDS);
}

/** 0 where a group does not answer; by speaker before by words, more carriers and fuller quotations first. */
function rankOf(group: Group, asked: readonly string[]): number {
  const carriers = group.carriers.slice(0, HEARD);
  const { quote } = carriers[0]!;
  let rank = 1 + Math.min(carriers.length - 1, 5);
  if (quote.kind === 'direct') rank += 2;
  if (carriers.some((carrier) => carrier.quote.speaker !== undefined)) rank += 2;
  if (quote.text.length >= 12 && quote.text.length <= 120) rank += 2;
  if (asked.length === 0) return rank;
  let byName = 0;
  for (const word of asked) {
    if (carriers.some((carrier) => nameFits(carrier.quote.speaker, word))) byName++;
    else if (!carriers.some((carrier) => says(carrier, word))) return 0;
  }
  return rank + (byName > 0 ? 100 : 0) + (asked.some((word) => fold(quote.text).includes(word)) ? 20 : 0);
}

/** Whether a word stands in the quotation, in the office of its speaker, or in the sentence around it. */
function says({ article, quote }: Carrier, word: string): boolean {
  if (fold(quote.text).includes(word) || fold(quote.speakerTitle ?? '').includes(word)) return true;
  const { paragraph, start, end } = quote.sentence;
  return fold(article.paragraphs[paragraph]?.text.slice(start, end) ?? '').includes(word);
}

function entryOf({ carriers }: Group, newer: Newer): QuoteEntry {
  if (carriers.length === 1) return { ...carriers[0]!, carriers };
  const sorted = [...carriers].sort((a, b) => fullness(b.quote) - fullness(a.quote) || newer(a.article, b.article));
  return { ...sorted[0]!, carriers: sorted };
}

/** The voice of a quotation is a carrier that gives its words as spoken, and who spoke them. */
function fullness({ kind, speaker, speakerTitle, text }: Quote): number {
  return (kind === 'direct' ? 400 : 0) + (speaker ? 200 : 0) + (speakerTitle ? 100 : 0) + Math.min(99, text.length);
}
