import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import { skipOpening, timeAt } from '../people/titles.ts';
import { AFTER_SUBJECT, BEFORE_SUBJECT, POINTERS } from '../speech/adverbial-words.ts';
import {
  BEFORE_NOUN_CUES,
  LIGHT_VERBS,
  LIGHT_WORDS,
  OWNED,
  REPORTING,
  SHORT_ADVERBS,
  STATEMENTS,
  TELLING_CUES,
} from '../speech/context-words.ts';
import { PLAIN_CUES } from '../speech/cue-words.ts';
import { DOCUMENTS, NAMELESS_DOCUMENTS } from '../speech/document-words.ts';
import { firstWithin, lastWithin } from '../speech/within.ts';
import type { Attribution } from './attribution.ts';
import type { Clause } from './clauses.ts';
import { readSubject, type Subject } from './subject.ts';
import { taggedSubject } from './tagged-subject.ts';

/** The words before a cue are read no further back than this from it. */
export const LONGEST_HEAD = 140;

/** What stands before a cue. */
export interface Head {
  readonly subject?: Subject;
  /** The words are a subject that could not be read: better no speaker than a wrong one. */
  readonly unread: boolean;
  /** The subject is itself reported: 据某某介绍. */
  readonly reported: boolean;
  /** The reporter asks or tells: no quote at all. */
  readonly isReporter?: boolean;
}

/** Reads the words between the beginning of a clause and its cue. */
export function readHead(text: string, start: number, cueStart: number, cue: string, book: NameBook): Head {
  const from = skipBlanks(text, start, cueStart);
  const opener = REPORTING.at(text, from);
  if (opener && from + opener.length <= cueStart) {
    const inside = ['援引', '引述'].map((word) => firstWithin(text, word, from, cueStart)).find((at) => at > from);
    const begin = inside ? inside + 2 : from + opener.length;
    const read = readSubject(text, begin, trimReported(text, begin, cueStart), book, 'nearest');
    if (read && isReporter(read)) return { unread: true, reported: true, isReporter: true };
    const subject = read && 'text' in read && read.text.endsWith('报道') ? undefined : read;
    return { ...(subject ? { subject } : {}), unread: !subject, reported: true };
  }
  for (const word of ['援引', '引述', '引用']) {
    const at = text.slice(start, cueStart).indexOf(word);
    if (at < 0) continue;
    const begin = start + at + word.length;
    const subject = readSubject(text, begin, trimReported(text, begin, cueStart), book);
    if (subject) return { subject, unread: false, reported: false };
  }
  const subject = readSubject(text, start, cueStart, book);
  if (subject && !isReporter(subject)) return { subject, unread: false, reported: false };
  if (subject) return { unread: true, reported: false, isReporter: true };
  // 声明中称: what is said is the document's, whoever spoke before.
  const opened = skipOpening(text, start, cueStart);
  if (text[cueStart - 1] === '中' && DOCUMENTS.before(text, cueStart - 1, opened)?.length === cueStart - 1 - opened)
    return {
      subject: { kind: 'document', text: text.slice(opened, cueStart - 1), start: opened, end: cueStart },
      unread: false,
      reported: false,
    };
  if (isAdverbial(text, start, cueStart)) return { unread: false, reported: false };
  const isPlain = PLAIN_CUES.has(cue) || TELLING_CUES.has(cue) || cue === '介绍';
  const tagged = isPlain ? taggedSubject(text, skipOpening(text, start, cueStart), cueStart, book) : undefined;
  if (tagged && isReporter(tagged)) return { unread: true, reported: false, isReporter: true };
  return { ...(tagged ? { subject: tagged } : {}), unread: !tagged, reported: false };
}

/** 某部数据显示: whose document it is; where only 数据 stands there, nobody's. Undefined where no document stands there. */
export function documentHead(text: string, start: number, cueStart: number, book: NameBook): Head | undefined {
  let end = cueStart;
  for (let word = SHORT_ADVERBS.before(text, end, start); word; word = SHORT_ADVERBS.before(text, end, start))
    end -= word.length;
  const reporting = REPORTING.at(text, start, end);
  const from = skipOpening(text, start + (reporting?.length ?? 0), end);
  const word = DOCUMENTS.before(text, end, from);
  const title = text[end - 1] === '》' ? lastWithin(text, '《', from, end) : -1;
  if (!word && title < from) return undefined;
  const place = { start: from, end };
  if (title >= from)
    return { subject: { kind: 'document', text: text.slice(title, end), ...place }, unread: false, reported: false };
  if (POINTERS.at(text, from, end))
    return { subject: { kind: 'pointer', text: text.slice(from, end), ...place }, unread: false, reported: false };
  let ownerEnd = end - word!.length;
  for (let more = OWNED.before(text, ownerEnd, from); more; more = OWNED.before(text, ownerEnd, from))
    ownerEnd -= more.length;
  const isOneOf = /[一多两几数]项|一份|一篇/u.test(text.slice(from, end));
  // 有消息称: some news, nobody's.
  if (text[from] === '有' && !'关限色'.includes(text[from + 1] ?? ' '))
    return { subject: { kind: 'document', text: '', ...place }, unread: false, reported: false };
  const owner = isOneOf ? undefined : readSubject(text, from, ownerEnd, book, 'loose');
  const isNameless = !owner && NAMELESS_DOCUMENTS.has(word!) && end - from <= word!.length + 4;
  const name = owner ? ('text' in owner ? owner.text : owner.person.name) : isNameless ? '' : text.slice(from, end);
  return { subject: { kind: 'document', text: name, ...place }, unread: false, reported: false };
}

/** 在某某看来，…; 根据某某的说法，…. */
export function seemingly(text: string, clause: Clause, book: NameBook): Attribution | undefined {
  for (const [openers, cue] of [
    [['在'], '看来'],
    [['根据', '按照', '据', '按'], '说法'],
  ] as const) {
    const cueStart = clause.end - cue.length;
    if (cueStart <= clause.start || !text.startsWith(cue, cueStart) || !',，：:'.includes(clause.stop)) continue;
    const head = text.slice(clause.start, Math.min(cueStart, clause.start + LONGEST_HEAD));
    const opener = openers.find((word) => head.includes(word));
    if (!opener) continue;
    const from = clause.start + head.indexOf(opener) + opener.length;
    const to = text[cueStart - 1] === '的' ? cueStart - 1 : cueStart;
    const subject = readSubject(text, from, to, book);
    if (subject)
      return {
        cue,
        cueStart,
        cueEnd: clause.end,
        joint: 'comma',
        contentStart: clause.end,
        subject,
        unread: false,
        reported: false,
      };
  }
  return undefined;
}

/** Whether only what may stand before a verb stands between a subject and a cue that is a noun as well. */
export function stepsToCue(text: string, start: number, cueStart: number, { subject, reported }: Head): boolean {
  if (reported) return true;
  const from = subject?.end ?? skipOpening(text, start, cueStart);
  if (from >= cueStart || timeAt(text, from, cueStart) === cueStart) return true;
  const isSomebody = subject?.kind === 'person' || subject?.kind === 'pronoun';
  const between = text.slice(from, cueStart);
  if (STATEMENTS.before(text, cueStart, from)) return true;
  if (LIGHT_VERBS.some((word) => between.includes(word))) return false;
  if (isSomebody && !LIGHT_WORDS.some((word) => between.includes(word))) return true;
  return (
    AFTER_SUBJECT.before(text, cueStart, from) !== undefined ||
    BEFORE_NOUN_CUES.before(text, cueStart, from) !== undefined
  );
}

/** The paper and its reporter tell the report; they are not quoted in it. */
function isReporter(subject: Subject): boolean {
  return (
    'text' in subject &&
    /记者$|^(?:本报|本网|本台|笔者|小编|(?:可能|也许|或许|还|也|又|总)?有(?:的|些)?人(?:会|可能|也许|就|还|也)?)$/u.test(
      subject.text,
    )
  );
}

/** 援引某某的话, 据某某的消息: the name ends before 的话. */
function trimReported(text: string, from: number, to: number): number {
  for (const tail of ['的话报道', '的话', '的消息', '消息', '的报道', '报道', '的说法', '话']) {
    if (to - tail.length > from && text.startsWith(tail, to - tail.length)) return to - tail.length;
  }
  return to;
}

/** Whether the words before a cue hold no subject: connectives, times, manner (眉飞色舞地), 在…时, 同…一道. */
function isAdverbial(text: string, start: number, end: number): boolean {
  const begin = skipOpening(text, start, end);
  if (begin >= end) return true;
  if ('地时中后际间'.includes(text[end - 1]!) || '同与和跟'.includes(text[begin]!)) return true;
  if (timeAt(text, begin, end) !== undefined || BEFORE_SUBJECT.at(text, begin, end) === text.slice(begin, end))
    return true;
  const [first] = tagWords(text.slice(begin, Math.min(end, begin + 6)));
  return first !== undefined && /^(?:d|t|p|c|ad)$/u.test(first.tag);
}

/** The offset of the first character from `from` on that is not blank, at most `to`. */
export function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\u3000')) at++;
  return at;
}
