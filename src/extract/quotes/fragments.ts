import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import { SINGULAR_PRONOUNS } from '../speech/adverbial-words.ts';
import { ASSERTING_BEFORE, JUDGED_BEFORE, NAMING_AFTER, NAMING_BEFORE, VIEWS } from '../speech/context-words.ts';
import { SAID_NOUNS } from '../speech/cue-words.ts';
import type { Clause } from './clauses.ts';
import type { Mark } from './marks.ts';
import type { Subject } from './subject.ts';

/** Words of a statement: a term has no verb. */
const PREDICATE =
  /[，是不没会要将能应有已正未让使被令在很最更愿我你这太极仍吗呢吧了着过]|可以|必须|缺乏|值得|希望|感到|觉得|他们/u;
const JUDGING = /^(?:更|很|太|极其|极度|非常|十分|相当|过于|越来越|毫无|绝不|并不|从不|不是|没有|不会|不能|无法|从未)/u;

/**
 * Whether words in quotation marks inside reported speech are the speaker's own words and no term: they say something
 * (verb, several clauses) and stand where a statement can stand.
 */
export function isSpokenFragment(text: string, mark: Mark, clause: Clause, times: number): boolean {
  const words = text.slice(mark.start, mark.end);
  if (times > 1 || words.length > 400) return false;
  const near = Math.max(0, mark.open - 6);
  if (NAMING_AFTER.at(text, mark.close) || isNamedBehind(text, mark.close) || isList(words)) return false;
  const closesClause =
    mark.close >= clause.end ||
    '，。；！？、'.includes(text[mark.close] ?? '。') ||
    text.startsWith('的。', mark.close);
  const isAsserted = ASSERTING_BEFORE.before(text, mark.open, near) !== undefined;
  if (!isAsserted && NAMING_BEFORE.before(text, mark.open, near)) return false;
  const says = PREDICATE.test(words);
  const isView = text.startsWith('的', mark.close) && VIEWS.at(text, mark.close + 1) !== undefined;
  // 更糟糕, 毫无道理: a judgement, where a term would be a noun.
  if (words.length >= 3 && JUDGING.test(words)) return true;
  if (isView) return false;
  if (words.length >= 12) return says;
  if (words.length >= 5 && says && closesClause) return true;
  if (words.length >= 4 && closesSentence(text, mark) && isPredicate(text, mark)) return true;
  if (words.length >= 5) return false;
  return words.length >= 2 && closesClause && JUDGED_BEFORE.before(text, mark.open, near) !== undefined;
}

const closesSentence = (text: string, mark: Mark) =>
  mark.close >= text.length || '。！？；'.includes(text[mark.close]!);

/** 这一说法“毫无根据”。: an adjective, verb or idiom right behind a noun says what the noun is or does. */
function isPredicate(text: string, mark: Mark): boolean {
  const before = tagWords(text.slice(Math.max(0, mark.open - 6), mark.open)).at(-1);
  if (!before || before.word.length < 2 || !/^(?:n|nr|nz|vn|r)$/u.test(before.tag)) return false;
  const [first] = tagWords(text.slice(mark.start, Math.min(mark.end, mark.start + 6)));
  return first !== undefined && /^(?:a|ad|d|i|l|v|z)$/u.test(first.tag);
}

/** “务实、节俭”办会理念: a noun a few characters on says that the words are a name. */
function isNamedBehind(text: string, from: number): boolean {
  let end = from;
  while (end < text.length && end - from < LONGEST_NAMED && !'，。；：、！？的是'.includes(text[end]!)) end++;
  return end > from + 1 && VIEWS.before(text, end, from + 1) !== undefined;
}

/** Three things and more with nothing said of them. */
const isList = (words: string) => !words.includes('，') && words.split('、').length > 2;

const LONGEST_NAMED = 8;
const LEAST_SAID = 5;

/**
 * Words in marks that a noun behind them calls speech: 他那番“…”的狂言, 发出“…”的感慨. The one before the marks, or
 * `subject` for the subject of the clause.
 */
export function saidBehind(text: string, mark: Mark, clause: Clause, book: NameBook): Subject | 'subject' | undefined {
  if (
    mark.end - mark.start < LEAST_SAID ||
    !text.startsWith('的', mark.close) ||
    !SAID_NOUNS.at(text, mark.close + 1, clause.end) ||
    /^话[题剧筒术]/u.test(text.slice(mark.close + 1, mark.close + 3))
  )
    return undefined;
  const from = Math.max(clause.start, mark.open - 12);
  for (let at = mark.open - 1; at >= from; at--) {
    const form = book.at(text, at, mark.open);
    if (form && '那这的'.includes(text[at + form.length] ?? ''))
      return { kind: 'person', person: book.of(form)!, start: at, end: at + form.length };
    const pronoun = SINGULAR_PRONOUNS.at(text, at, mark.open);
    if (pronoun && '那这的'.includes(text[at + pronoun.length] ?? ''))
      return { kind: 'pronoun', text: pronoun, start: at, end: at + pronoun.length };
  }
  return 'subject';
}

const LEAST_OUTSIDE = 4;

/** Whether hardly anything stands outside of quotation marks. */
export function isMarksOnly(text: string, from: number, to: number): boolean {
  if (text[from] !== '“') return false;
  let depth = 0;
  let outside = 0;
  for (let at = from; at < to && outside < LEAST_OUTSIDE; at++) {
    const char = text[at]!;
    if (char === '“') depth++;
    else if (char === '”') depth--;
    else if (depth === 0) outside++;
  }
  return outside < LEAST_OUTSIDE;
}
