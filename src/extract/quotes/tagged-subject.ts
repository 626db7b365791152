import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import { isBareName } from '../people/names.ts';
import { titleStart } from '../people/titles.ts';
import { SURNAMES } from '../speech/surnames.ts';
import type { Subject } from './subject.ts';

const LONGEST = 24;
/** Parts of speech inside a noun phrase: nouns, adjectives, numerals, measures, 的, unknown words. */
const NOMINAL = /^(?:n|nr|nrt|nrfg|ns|nt|nz|ng|j|l|b|a|ag|m|q|x|eng|uj|vn|s|f|k|an)$/u;
/** What may follow it before the verb. */
const ADVERBIAL = /^(?:d|t|p|ad|tg|r)$/u;
const HEAD = /^(?:n|nt|nz|j|l|k|vn)$/u;
const NAME = /^(?:nr|nrt|nrfg|x)$/u;

/** Last characters of words for people: 守闸人, 鸟类学家. */
const CALLINGS = /[人员者师家长手工民生友匠官星兵]$/u;

interface Token {
  readonly word: string;
  readonly tag: string;
  readonly start: number;
}

/** 守闸人孟长河: a family name with two characters behind a word that ends as words for people do. */
function calledSubject(text: string, start: number, end: number): Subject | undefined {
  const at = end - 3;
  if (
    at - start < 2 ||
    !CALLINGS.test(text[at - 1]!) ||
    !SURNAMES.has(text[at]!) ||
    !isBareName(text.slice(at, end), true)
  )
    return undefined;
  const title = text.slice(titleStart(text, at, start), at);
  return { kind: 'person', person: { name: text.slice(at, end), titles: [title], aliases: [] }, title, start, end };
}

/**
 * Reads a subject that no list knows by the parts of speech of the dictionary: one noun phrase, or a name behind a word
 * for people, with nothing but adverbs between it and the verb at `end`.
 */
export function taggedSubject(text: string, start: number, end: number, book: NameBook): Subject | undefined {
  if (end - start > 2 * LONGEST || end - start < 2) return undefined;
  const called = calledSubject(text, start, end);
  if (called) return called;
  const tokens: Token[] = [];
  let at = start;
  for (const { word, tag } of tagWords(text.slice(start, end))) {
    if (tokens.length > 0 && ADVERBIAL.test(tag)) break;
    tokens.push({ word, tag, start: at });
    at += word.length;
  }
  const last = tokens[tokens.length - 1];
  if (!last || at - start > LONGEST || at - start < 2) return undefined;
  const isNominal = tokens.every(({ tag }) => NOMINAL.test(tag));
  if (NAME.test(last.tag) && last.word.length >= 2 && last.word.length <= 4 && isBareName(last.word, true)) {
    const calling = text.slice(titleStart(text, last.start, start), last.start);
    const title = CALLINGS.test(calling) ? calling : undefined;
    if (!title && !isNominal) return undefined;
    const person = book.of(last.word) ?? { name: last.word, titles: title ? [title] : [], aliases: [] };
    return { kind: 'person', person, ...(title ? { title } : {}), start, end: at };
  }
  if (!isNominal || !HEAD.test(last.tag) || last.word.length < 2) return undefined;
  return { kind: 'group', text: text.slice(start, at), start, end: at };
}
