import type { NameBook } from '../people/name-book.ts';
import { isBareName, isUnlistedName, nameAt } from '../people/names.ts';
import { skipOpening, timeAt, titleStart } from '../people/titles.ts';
import { POINTERS } from '../speech/adverbial-words.ts';
import { COUNTRIES } from '../speech/common-words.ts';
import { CUES } from '../speech/cue-words.ts';
import { DOCUMENTS, PRESS } from '../speech/document-words.ts';
import { GROUPS, INSTITUTIONS, OFFICES } from '../speech/office-words.ts';
import { SURNAMES } from '../speech/surnames.ts';
import { lastWithin } from '../speech/within.ts';
import type { Subject } from './subject.ts';

/** Signs that a phrase holds a verb and is no subject. */
const VERBAL =
  /[是了着把既也]|通过|采纳|不清楚|不知|利用|采用|控诉|(?:参加|支持)(?!者|人)|成立|发布|宣布|举行|表示|召开|进行/u;

/**
 * Reads a whole phrase as somebody: a known name, an office with a name, a group, an institution, a document. `loose`
 * where no verb follows it for certain: then it must be somebody known.
 */
export function readPhrase(
  text: string,
  start: number,
  end: number,
  book: NameBook,
  loose: boolean,
): Subject | undefined {
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
  const isGroup =
    office !== undefined || GROUPS.before(text, end, start) !== undefined || /^[\u4e00-\u9fff]方$/u.test(phrase);
  const isDocument = DOCUMENTS.before(text, end, start) !== undefined;
  const isTitled = phrase.endsWith('》');
  const isLatin = phrase.length <= 30 && /^[A-Za-z][A-Za-z0-9 .&-]+$/u.test(phrase);
  if (
    !isGroup &&
    !isDocument &&
    !isTitled &&
    !isLatin &&
    !INSTITUTIONS.before(text, end, start) &&
    !COUNTRIES.before(text, end, start)
  )
    return undefined;
  if (text[start] === '以' && !/^以(?:色列|军|方|总理|外长|防长|媒)/u.test(phrase)) return undefined;
  const unnamed = titleStart(text, end, start);
  // 某某及其团队 is one subject.
  const bare = text.slice(unnamed, end);
  // 一名接近他的人士 is told by what stands before the word.
  const isVague = VAGUE.has(bare) && text[unnamed - 1] === '的';
  const whole = phrase.replace(/^[一该这那]?[名位个]/u, '');
  const words = bare.startsWith('其') ? phrase : isVague ? whole : bare;
  if (isCutOff(text, start, unnamed) || opensWithCue(text, unnamed, end)) return undefined;
  if (words.length < 2 || /[既是]/u.test(words) || VERBAL.test(words.slice(words.lastIndexOf('的') + 1)))
    return undefined;
  if (isTitled) {
    const kind = PRESS.before(phrase, phrase.length - 1) ? 'institution' : 'document';
    return { kind, text: phrase, start, end };
  }
  // 有专家 is some expert, 有关部门 a word.
  const some = /^(?:更|也|还|另)?有(?!关|限|色)[位名些]?/u.exec(words)?.[0].length ?? 0;
  if (isDocument && !isGroup && some > 0) return { kind: 'document', text: '', start, end };
  if (isGroup && some > 0)
    return words.length - some < 2 ? undefined : { kind: 'group', text: words.slice(some), start, end };
  if (isGroup) return { kind: isPress(words) ? 'institution' : 'group', text: words, start, end };
  if (isDocument) return { kind: 'document', text: words, start, end };
  return { kind: 'institution', text: isLatin ? phrase : words, start, end };
}

const VAGUE = new Set(['人士', '人员', '一方']);

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
    if (nameStart === start || title || '的岁'.includes(text[nameStart - 1]!))
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
