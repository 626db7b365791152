import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import type { Subject } from './subject.ts';

const LONGEST = 24;
/** Parts of speech inside a noun phrase: nouns, adjectives, numerals, measures, 的, unknown words. */
const NOMINAL = /^(?:n|nr|nrt|nrfg|ns|nt|nz|ng|j|l|b|a|ag|m|q|x|eng|uj|vn|s|f|k|an)$/u;
/** What may follow it before the verb. */
const ADVERBIAL = /^(?:d|t|p|ad|tg|r)$/u;
const HEAD = /^(?:n|nt|nz|j|l|k|vn)$/u;
const NAME = /^(?:nr|nrt|nrfg|x)$/u;

/** Reads a subject that no list knows by the parts of speech of the dictionary: one noun phrase, then adverbs only. */
export function taggedSubject(text: string, start: number, end: number, book: NameBook): Subject | undefined {
  if (end - start > 2 * LONGEST || end - start < 2) return undefined;
  let at = start;
  let last: { readonly word: string; readonly tag: string } | undefined;
  for (const token of tagWords(text.slice(start, end))) {
    if (ADVERBIAL.test(token.tag)) break;
    if (!NOMINAL.test(token.tag)) return undefined;
    last = token;
    at += token.word.length;
  }
  if (!last || at - start > LONGEST || at - start < 2) return undefined;
  if (NAME.test(last.tag) && last.word.length >= 2 && last.word.length <= 4 && /^[\u4e00-\u9fff]+$/u.test(last.word)) {
    const person = book.of(last.word) ?? { name: last.word, titles: [], aliases: [] };
    return { kind: 'person', person, start, end: at };
  }
  return HEAD.test(last.tag) && last.word.length >= 2
    ? { kind: 'group', text: text.slice(start, at), start, end: at }
    : undefined;
}
