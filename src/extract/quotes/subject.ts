import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import { isBareName, isUnlistedName, nameAt } from '../people/names.ts';
import { skipOpening, timeAt, titleStart } from '../people/titles.ts';
import type { Person } from '../reading.ts';
import { AFTER_SUBJECT, PHRASE_ENDS, PLURAL_PRONOUNS, POINTERS, SINGULAR_PRONOUNS } from '../speech/adverbial-words.ts';
import { CUES } from '../speech/cue-words.ts';
import { DOCUMENTS, PRESS } from '../speech/document-words.ts';
import { GROUPS, INSTITUTIONS, OFFICES } from '../speech/office-words.ts';
import { SURNAMES } from '../speech/surnames.ts';
import { lastWithin } from '../speech/within.ts';

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

const LONGEST_SUBJECT = 70;
/** Prepositions that open a phrase before the subject. */
const PHRASE_OPENERS = new Set('在当对随就针'.split(''));
const NO_OPENERS = [
  '当地',
  '当事',
  '对外',
  '对口',
  '随行',
  '随军',
  '就业',
  '在场',
  '在校',
  '在华',
  '在京',
  '在读',
  '在线',
  '在野',
  '在任',
  '在职',
];
/** 同五国元首一道: those are with the subject, they are not it. */
const COMPANIONS = new Set('同与和跟'.split(''));
/** Signs that a phrase holds a verb and is no subject. */
const VERBAL = /[是了着把既也]|通过|利用|采用|控诉|(?:参加|支持)(?!者|人)|成立|发布|宣布|举行|表示|召开|进行/u;

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
  const opensPhrase =
    PHRASE_OPENERS.has(text[begin] ?? '') &&
    !NO_OPENERS.some((word) => text.startsWith(word, begin)) &&
    !book.at(text, begin, to);
  const direct = opensPhrase ? undefined : subjectAt(text, begin, to, book, manner);
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
  return knownAnywhere(text, begin, to, book, loose);
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
    // No subject ends inside a name: 埃德·赖|因霍尔德.
    nameEnd = Math.max(nameEnd, end - 1 + (book.at(text, end - 1, to)?.length ?? 0));
    if (end < nameEnd) continue;
    if (text[end] === '》' || text[end] === '”') continue;
    if (!isBoundary(text, end, to, loose) && !(loose && endsInName(text, start, end, book))) continue;
    const read = phraseSubject(text, start, end, book, loose);
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
  return first?.tag.startsWith('v') && first.word.length > 1 ? first.word : undefined;
}

function isBoundary(text: string, at: number, to: number, loose = false): boolean {
  if (at === to) return true;
  const char = text[at]!;
  if (' （(“'.includes(char)) return true;
  if (char >= '0' && char <= '9') return timeAt(text, at, to) !== undefined;
  const word = AFTER_SUBJECT.at(text, at, to) ?? (loose ? verbAt(text, at, to) : undefined);
  if (!word) return false;
  // 国务卿, 代表, 总领馆: a noun that begins with such a word.
  const noun = OFFICES.at(text, at, to) ?? GROUPS.at(text, at, to) ?? INSTITUTIONS.at(text, at, to);
  return (
    !(noun && noun !== '报道' && noun.length > 1 && noun.length >= word.length) &&
    !INSIDE.some((inside) => text.startsWith(inside, at))
  );
}

const INSIDE = [
  '对外',
  '在线',
  '与人',
  '与社',
  '与法',
  '与经',
  '与科',
  '与工',
  '与技',
  '与文',
  '与管',
  '与环',
  '与国际',
  '与健康',
  '与安全',
  '与发展',
  '与信息',
  '与食品',
  '与数',
  '与电',
  '与材',
  '与计',
  '与资',
  '将军',
  '就业',
  '都市',
  '仅有',
  '便利',
  '为主',
];

/** Reads a whole phrase as somebody: a known name, an office with a name, a group, an institution, a document. */
function phraseSubject(text: string, start: number, end: number, book: NameBook, loose: boolean): Subject | undefined {
  if (end - start < 2) return undefined;
  const known = knownPerson(text, start, end, book, loose);
  if (known) return known;
  const phrase = text.slice(start, end);
  const office = OFFICES.before(text, end, start);
  const addressed = office && addressedPerson(text, start, end - office.length, end, book);
  if (addressed) return addressed;
  if (POINTERS.at(text, start, end)) return { kind: 'pointer', text: phrase, start, end };
  const named = lateName(text, start, end, loose);
  if (named) return named;
  const tail = lastWithin(text, '的', start, end - 1) + 1;
  if (!loose && tail > start && tail < end && isBareName(text.slice(tail, end))) {
    const name = text.slice(tail, end);
    return { kind: 'person', person: book.of(name) ?? { name, titles: [], aliases: [] }, start, end };
  }
  if (isBareName(phrase))
    return { kind: 'person', person: book.of(phrase) ?? { name: phrase, titles: [], aliases: [] }, start, end };
  if (text[start] === '“' && phrase.endsWith('”') && phrase.length <= 14)
    return { kind: 'institution', text: phrase.slice(1, -1), start, end };
  const isGroup = office !== undefined || GROUPS.before(text, end, start) !== undefined;
  const isDocument = DOCUMENTS.before(text, end, start) !== undefined;
  const isTitled = phrase.endsWith('》');
  const isLatin = phrase.length <= 30 && /^[A-Za-z][A-Za-z0-9 .&-]+$/u.test(phrase);
  if (!isGroup && !isDocument && !isTitled && !isLatin && !INSTITUTIONS.before(text, end, start)) return undefined;
  const unnamed = titleStart(text, end, start);
  const words = text.slice(unnamed, end);
  if (isCutOff(text, start, unnamed) || opensWithCue(text, unnamed, end)) return undefined;
  if (words.length < 2 || /[既是]/u.test(words) || VERBAL.test(words.slice(words.lastIndexOf('的') + 1)))
    return undefined;
  if (isTitled) {
    const kind = PRESS.before(phrase, phrase.length - 1) ? 'institution' : 'document';
    return { kind, text: phrase, start, end };
  }
  if (isGroup) return { kind: isPress(words) ? 'institution' : 'group', text: words, start, end };
  if (isDocument) return { kind: 'document', text: words, start, end };
  return { kind: 'institution', text: isLatin ? phrase : words, start, end };
}

/** What stands before an unnamed subject may tell a circumstance; a preposition or verb there makes it an object. */
function isCutOff(text: string, start: number, unnamed: number): boolean {
  if (unnamed === start || '的、及和与 '.includes(text[unnamed - 1]!)) return false;
  return (
    skipOpening(text, start, unnamed) < unnamed &&
    POINTERS.at(text, start, unnamed) === undefined &&
    !/^(?:这|那|一)[位名个]$/u.test(text.slice(start, unnamed))
  );
}

/** 要求安理会: the phrase opens with a verb of saying. */
function opensWithCue(text: string, start: number, end: number): boolean {
  const cue = CUES.at(text, start, end);
  if (!cue || cue.length < 2) return false;
  const noun = GROUPS.at(text, start, end) ?? OFFICES.at(text, start, end) ?? DOCUMENTS.at(text, start, end);
  return !(noun && noun.length >= cue.length);
}

const isPress = (words: string) => words.startsWith('《') && words.includes('》');

/** 县长某甲和焊工某乙: neither alone is what the sentence is about. */
const isJoined = (text: string, start: number, titled: number) =>
  titled > start && '和与及、'.includes(text[titled - 1]!);

/** A name the article gives, alone, behind its office, or behind what tells a circumstance. */
function knownPerson(text: string, start: number, end: number, book: NameBook, loose: boolean): Subject | undefined {
  const form = book.before(text, end, start);
  if (!form) return undefined;
  const person = book.of(form)!;
  const nameStart = end - form.length;
  if (nameStart === start) return { kind: 'person', person, start, end };
  if (OFFICES.before(text, nameStart, start)) {
    const titled = titleStart(text, nameStart, start);
    if (isCutOff(text, start, titled) || (loose && isJoined(text, start, titled))) return undefined;
    return { kind: 'person', person, title: text.slice(titled, nameStart), start, end };
  }
  return text[nameStart - 1] === '的' || timeAt(text, start, nameStart) === nameStart
    ? { kind: 'person', person, start, end }
    : undefined;
}

/** 托卡耶夫总统, 李教授: a name with the office behind it. */
function addressedPerson(
  text: string,
  start: number,
  nameEnd: number,
  end: number,
  book: NameBook,
): Subject | undefined {
  const form = book.before(text, nameEnd, start);
  if (form) {
    const nameStart = nameEnd - form.length;
    const title = OFFICES.before(text, nameStart, start)
      ? text.slice(titleStart(text, nameStart, start), nameStart)
      : undefined;
    if (nameStart === start || title)
      return { kind: 'person', person: book.of(form)!, ...(title ? { title } : {}), start, end };
  }
  const name = text.slice(start, nameEnd);
  if (name.length === 1 && SURNAMES.has(name)) {
    const words = text.slice(start, end);
    return { kind: 'person', person: book.of(words) ?? { name: words, titles: [], aliases: [] }, start, end };
  }
  if (name.length >= 2 && name.length <= 3 && isBareName(name))
    return { kind: 'person', person: { name, titles: [], aliases: [] }, start, end };
  return undefined;
}

/** An office with a name behind it that no other place of the article gives. */
function lateName(text: string, start: number, end: number, loose: boolean): Subject | undefined {
  for (let at = Math.max(start + 2, end - 20); at < end - 1; at++) {
    if (!OFFICES.before(text, at, start)) continue;
    const name = text.slice(at, end);
    const isName = nameAt(text, at, end) === end ? isBareName(name, true) : isUnlistedName(name);
    if (!isName) continue;
    const titled = titleStart(text, at, start);
    if (loose && (isCutOff(text, start, titled) || isJoined(text, start, titled))) return undefined;
    const title = text.slice(titled, at);
    return { kind: 'person', person: { name: text.slice(at, end), titles: [title], aliases: [] }, title, start, end };
  }
  return undefined;
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
