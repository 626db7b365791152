import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import { skipOpening, timeAt } from '../people/titles.ts';
import type { Person } from '../reading.ts';
import { AFTER_SUBJECT, PHRASE_ENDS, PLURAL_PRONOUNS, SINGULAR_PRONOUNS } from '../speech/adverbial-words.ts';
import { NO_BOUNDARIES, NO_OPENERS } from '../speech/context-words.ts';
import { GROUPS, INSTITUTIONS, OFFICES } from '../speech/office-words.ts';
import { firstWithin } from '../speech/within.ts';
import { WordList } from '../speech/word-list.ts';
import { readPhrase } from './phrases.ts';

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
      readonly kind: 'group' | 'institution' | 'document' | 'pronoun' | 'pronouns' | 'pointer';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    };

/**
 * How a subject is read: `strict` the first that only adverbs part from the verb, `nearest` the last one such,
 * `loose` the first that a name makes sure of, whatever follows.
 */
export type Manner = 'strict' | 'nearest' | 'loose';

const LONGEST_BRACKET = 40;
const LONGEST_SUBJECT = 70;
/** Prepositions that open a phrase before the subject. */
const PHRASE_OPENERS = new Set('在当对随就针'.split(''));
/** Prepositions whose object is not the subject: 面对记者. */
const OBJECT_OPENERS = new WordList('面对 对 对于 针对 关于 至于 随着 围绕');
const LEAST_MANNER = 3;
const LONGEST_MANNER = 9;
/** 同五国元首一道: those are with the subject, they are not it. */
const COMPANIONS = new Set('同与和跟'.split(''));

/**
 * Reads the subject of the clause `[from, until)`. It must be followed by the verb at `until` or by words that may stand
 * between the two; with `loose`, a name or pronoun may be followed by anything.
 */
export function readSubject(
  text: string,
  from: number,
  until: number,
  book: NameBook,
  manner: Manner = 'strict',
): Subject | undefined {
  const loose = manner === 'loose';
  // A very long clause is read at its end, where the verb is; where there is none, at its beginning.
  const to = loose ? Math.min(until, from + 2 * LONGEST_SUBJECT) : until;
  const begin = skipOpening(text, Math.max(from, to - 2 * LONGEST_SUBJECT), to);
  if (
    (COMPANIONS.has(text[begin] ?? '') && text[begin + 1] !== '样') ||
    text.startsWith('作为', begin) ||
    text.startsWith('身为', begin)
  )
    return undefined;
  const opensPhrase = PHRASE_OPENERS.has(text[begin] ?? '') && !NO_OPENERS.at(text, begin) && !book.at(text, begin, to);
  const isObject = begin > from && OBJECT_OPENERS.before(text, begin, from) !== undefined;
  const direct = opensPhrase || isObject ? undefined : subjectAt(text, begin, to, book, manner);
  const near =
    direct && direct.kind !== 'person' && direct.kind !== 'pronoun' && !loose
      ? adjacentPerson(text, direct.end, to, book)
      : undefined;
  if (near) return near;
  if (direct) return direct;
  // 在回答提问时某某: the subject stands behind a phrase that has no comma.
  for (let at = begin + 1; at < to && at - begin < LONGEST_SUBJECT; at++) {
    const end = PHRASE_ENDS.before(text, at, begin);
    if (!end) continue;
    const behind = subjectAt(text, skipOpening(text, at, to), to, book, manner);
    if (
      behind &&
      (opensPhrase || behind.kind === 'pronoun' || (behind.kind === 'person' && book.of(behind.person.name)))
    )
      return behind;
  }
  return (
    (loose ? undefined : beforeManner(text, begin, to, book)) ??
    (isObject && loose ? undefined : knownAnywhere(text, begin, to, book, loose))
  );
}

/** 女子毫不犹豫地说: somebody, and the manner in which he says it. */
function beforeManner(text: string, start: number, to: number, book: NameBook): Subject | undefined {
  if (text[to - 1] !== '地') return undefined;
  for (let end = to - LEAST_MANNER; end >= Math.max(start + 2, to - LONGEST_MANNER); end--) {
    const read = readPhrase(text, start, end, book, false);
    if (read?.kind === 'person' || read?.kind === 'group') return read;
  }
  return undefined;
}

function subjectAt(text: string, start: number, to: number, book: NameBook, manner: Manner): Subject | undefined {
  const loose = manner === 'loose';
  if (start >= to) return undefined;
  const pronouns = PLURAL_PRONOUNS.at(text, start, to);
  if (pronouns) return { kind: 'pronouns', text: pronouns, start, end: start + pronouns.length };
  const pronoun = SINGULAR_PRONOUNS.at(text, start, to);
  if (pronoun && (pronoun !== '其' || isBoundary(text, start + 1, to)) && text[start + pronoun.length] !== '的') {
    return { kind: 'pronoun', text: pronoun, start, end: start + pronoun.length };
  }
  const last = Math.min(to, start + LONGEST_SUBJECT);
  let found: Subject | undefined;
  let nameEnd = start;
  for (let end = start + 1; end <= last; end++) {
    // No subject ends inside a name: 约翰·施|瓦茨因.
    nameEnd = Math.max(nameEnd, end - 1 + (book.at(text, end - 1, to)?.length ?? 0));
    if (end < nameEnd) continue;
    if (text[end] === '》' || text[end] === '”') continue;
    if (!isBoundary(text, end, to, loose) && !(loose && endsInName(text, start, end, book))) continue;
    const read = readPhrase(text, start, end, book, loose);
    if (!read) continue;
    if (read.kind === 'person') return !found || manner === 'nearest' || coversAll(text, start, read) ? read : found;
    if (!found || manner === 'nearest') found = read;
  }
  return found;
}

/** 中国社会与人口学院院长某某: what seemed an institution is the beginning of an office. */
function coversAll(text: string, start: number, subject: Subject): boolean {
  if (subject.kind !== 'person' || !subject.title) return false;
  return text.startsWith(subject.title, start);
}

const endsInName = (text: string, start: number, end: number, book: NameBook) =>
  book.before(text, end, start) !== undefined && !book.at(text, end);

/** A verb right behind a word for people: 居民录制. */
function verbAt(text: string, at: number, to: number): string | undefined {
  if (!GROUPS.before(text, at) && !OFFICES.before(text, at)) return undefined;
  const [first] = tagWords(text.slice(at, Math.min(at + 4, to)));
  return first?.tag === 'v' && first.word.length > 1 ? first.word : undefined;
}

function isBoundary(text: string, at: number, to: number, loose = false): boolean {
  if (at === to) return true;
  const char = text[at]!;
  if (char === '（' || char === '(') return closesAtBoundary(text, at, to, loose);
  if (' “'.includes(char)) return true;
  if (char >= '0' && char <= '9') return timeAt(text, at, to) !== undefined;
  const word = AFTER_SUBJECT.at(text, at, to) ?? (loose ? verbAt(text, at, to) : undefined);
  if (!word) return false;
  // 国务卿, 代表, 总领馆: a noun that begins with such a word.
  const noun = OFFICES.at(text, at, to) ?? GROUPS.at(text, at, to) ?? INSTITUTIONS.at(text, at, to);
  return !(noun && noun !== '报道' && noun.length > 1 && noun.length >= word.length) && !NO_BOUNDARIES.at(text, at);
}

/** 马德里（Madrid）说 goes on with the verb behind the bracket, 新华（北京）研究院说 with the name. */
function closesAtBoundary(text: string, at: number, to: number, loose: boolean): boolean {
  const close = firstWithin(text, text[at] === '（' ? '）' : ')', at, Math.min(to, at + LONGEST_BRACKET));
  return close < 0 || close + 1 >= to || '（('.includes(text[close + 1]!) || isBoundary(text, close + 1, to, loose);
}

/** A person right before the verb, where something else seemed to open the clause: 亮点是习近平主席宣布. */
function adjacentPerson(text: string, from: number, to: number, book: NameBook): Subject | undefined {
  let end = to;
  for (let steps = 0; steps < 4; steps++) {
    const form = book.before(text, end, from);
    if (form) return { kind: 'person', person: book.of(form)!, start: end - form.length, end };
    const word = OFFICES.before(text, end, from) ?? AFTER_SUBJECT.before(text, end, from);
    if (!word) return undefined;
    end -= word.length;
  }
  return undefined;
}

/** Nothing fits at the beginning: the only known name in the clause that could be its subject. */
function knownAnywhere(text: string, start: number, to: number, book: NameBook, loose: boolean): Subject | undefined {
  let found: Subject | undefined;
  let only: Person | undefined;
  for (let at = start; at < to && at - start < LONGEST_SUBJECT; at++) {
    const form = book.at(text, at, to);
    if (!form) continue;
    const end = at + form.length;
    const person = book.of(form)!;
    if (only && only !== person) return undefined;
    only = person;
    const isFree = at === start || '的”》、 '.includes(text[at - 1]!) || OFFICES.before(text, at, start) !== undefined;
    if (!found && isFree && (isBoundary(text, end, to) || (loose && at === start)))
      found = { kind: 'person', person, start: at, end };
    at = end - 1;
  }
  return found;
}
