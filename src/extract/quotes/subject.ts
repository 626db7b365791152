import type { NameBook } from '../people/name-book.ts';
import { isBareName, nameAt } from '../people/names.ts';
import { skipOpening, timeAt, titleStart } from '../people/titles.ts';
import type { Person } from '../reading.ts';
import { AFTER_SUBJECT, PHRASE_ENDS, PLURAL_PRONOUNS, POINTERS, SINGULAR_PRONOUNS } from '../speech/adverbial-words.ts';
import { DOCUMENTS } from '../speech/document-words.ts';
import { GROUPS, INSTITUTIONS, OFFICES } from '../speech/office-words.ts';
import { SURNAMES } from '../speech/surnames.ts';

/** Who a clause is about. */
export type Subject =
  | {
      readonly kind: 'person';
      readonly person: Person;
      readonly title?: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'group' | 'institution' | 'document';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  | { readonly kind: 'pronoun' | 'pronouns'; readonly text: string; readonly start: number; readonly end: number }
  | { readonly kind: 'pointer'; readonly text: string; readonly start: number; readonly end: number };

const LONGEST_SUBJECT = 70;
const PHRASE_OPENERS = new Set('在当于对随就自从针与同据按经'.split(''));

/**
 * Reads the subject of the clause `[from, to)`. It must be followed by the verb at `to` or by words that may stand
 * between the two; with `loose`, a name or pronoun may be followed by anything.
 */
export function readSubject(
  text: string,
  from: number,
  to: number,
  book: NameBook,
  loose = false,
): Subject | undefined {
  const begin = skipOpening(text, Math.max(from, to - 2 * LONGEST_SUBJECT), to);
  const direct = subjectAt(text, begin, to, book, loose);
  if (direct) return direct;
  // 在回答提问时某某: the subject stands behind a phrase that has no comma.
  for (let at = begin + 1; at < to && at - begin < LONGEST_SUBJECT; at++) {
    const end = PHRASE_ENDS.before(text, at, begin);
    if (!end) continue;
    const behind = subjectAt(text, skipOpening(text, at, to), to, book, loose);
    if (behind && (behind.kind === 'person' || behind.kind === 'pronoun' || PHRASE_OPENERS.has(text[from]!)))
      return behind;
  }
  return knownAnywhere(text, begin, to, book, loose);
}

function subjectAt(text: string, start: number, to: number, book: NameBook, loose: boolean): Subject | undefined {
  if (start >= to) return undefined;
  const pronoun = SINGULAR_PRONOUNS.at(text, start, to);
  const pronouns = PLURAL_PRONOUNS.at(text, start, to);
  if (pronouns) return { kind: 'pronouns', text: pronouns, start, end: start + pronouns.length };
  if (pronoun && (pronoun !== '其' || text[start + 1] !== '中') && text[start + pronoun.length] !== '的') {
    return { kind: 'pronoun', text: pronoun, start, end: start + pronoun.length };
  }
  const last = Math.min(to, start + LONGEST_SUBJECT);
  for (let end = start + 1; end <= last; end++) {
    if (text[end] === '》' || text[end] === '”') continue;
    if (!isBoundary(text, end, to) && !(loose && endsInName(text, start, end, book))) continue;
    const found = phraseSubject(text, start, end, book);
    if (found) return found;
  }
  return undefined;
}

const endsInName = (text: string, start: number, end: number, book: NameBook) =>
  book.before(text, end, start) !== undefined && !book.at(text, end);

function isBoundary(text: string, at: number, to: number): boolean {
  if (at === to) return true;
  const char = text[at]!;
  if (char === ' ' || char === '（' || char === '(' || char === '“') return true;
  return AFTER_SUBJECT.at(text, at, to) !== undefined || timeAt(text, at, to) !== undefined;
}

/** Reads a whole phrase as somebody: a known name, an office with a name, a group, an institution, a document. */
function phraseSubject(text: string, start: number, end: number, book: NameBook): Subject | undefined {
  if (end - start < 2) return undefined;
  const known = book.before(text, end, start);
  if (known) {
    const nameStart = end - known.length;
    const person = book.of(known)!;
    if (nameStart === start) return { kind: 'person', person, start, end };
    const title = officeBefore(text, start, nameStart);
    if (title !== undefined) return { kind: 'person', person, ...(title ? { title } : {}), start, end };
    if (INSTITUTIONS.before(text, end, nameStart) === undefined && /[的、]/.test(text[nameStart - 1]!))
      return { kind: 'person', person, start, end };
  }
  const office = OFFICES.before(text, end, start);
  const phrase = text.slice(start, end);
  if (office) {
    const nameEnd = end - office.length;
    const named = book.before(text, nameEnd, start);
    if (named && nameEnd - named.length === start) return { kind: 'person', person: book.of(named)!, start, end };
    if (nameEnd - start === 1 && SURNAMES.has(text[start]!)) {
      return { kind: 'person', person: book.of(phrase) ?? { name: phrase, titles: [], aliases: [] }, start, end };
    }
    if (nameEnd - start >= 2 && nameEnd - start <= 3 && isBareName(text.slice(start, nameEnd))) {
      const name = text.slice(start, nameEnd);
      return { kind: 'person', person: book.of(name) ?? { name, titles: [], aliases: [] }, start, end };
    }
  }
  if (POINTERS.at(text, start, end)) return { kind: 'pointer', text: phrase, start, end };
  if (DOCUMENTS.before(text, end, start) || phrase.endsWith('》'))
    return { kind: 'document', text: phrase, start: unnamedStart(text, end, start), end };
  if (office || GROUPS.before(text, end, start))
    return { kind: 'group', text: text.slice(unnamedStart(text, end, start), end), start, end };
  if (isBareName(phrase))
    return { kind: 'person', person: book.of(phrase) ?? { name: phrase, titles: [], aliases: [] }, start, end };
  const named = lateName(text, start, end);
  if (named) return named;
  if (INSTITUTIONS.before(text, end, start))
    return { kind: 'institution', text: text.slice(unnamedStart(text, end, start), end), start, end };
  if (phrase.length <= 30 && /^[A-Za-z][A-Za-z0-9 .&-]+$/.test(phrase))
    return { kind: 'institution', text: phrase, start, end };
  return undefined;
}

const unnamedStart = (text: string, end: number, start: number) => titleStart(text, end, start);

/** An office with a name behind it that no other place of the article gives. */
function lateName(text: string, start: number, end: number): Subject | undefined {
  for (let at = Math.max(start + 2, end - 20); at < end - 1; at++) {
    if (!OFFICES.before(text, at, start)) continue;
    if (nameAt(text, at, end) !== end || !isBareName(text.slice(at, end))) continue;
    const title = text.slice(titleStart(text, at, start), at);
    return { kind: 'person', person: { name: text.slice(at, end), titles: [title], aliases: [] }, title, start, end };
  }
  return undefined;
}

/** The office right before a name; '' for a circumstance that ends in 的; undefined where the words before are none. */
function officeBefore(text: string, start: number, nameStart: number): string | undefined {
  if (OFFICES.before(text, nameStart, start)) return text.slice(titleStart(text, nameStart, start), nameStart);
  return text[nameStart - 1] === '的' || timeAt(text, start, nameStart) === nameStart ? '' : undefined;
}

/** Nothing fits at the beginning: the only known name in the clause that could be its subject. */
function knownAnywhere(text: string, start: number, to: number, book: NameBook, loose: boolean): Subject | undefined {
  let found: Subject | undefined;
  for (let at = start; at < to && at - start < LONGEST_SUBJECT; at++) {
    const form = book.at(text, at, to);
    if (!form) continue;
    const end = at + form.length;
    if (found && found.kind === 'person' && found.person !== book.of(form)) return undefined;
    if (!found && (isBoundary(text, end, to) || (loose && at === start)))
      found = { kind: 'person', person: book.of(form)!, start: at, end };
    at = end - 1;
  }
  return found;
}
