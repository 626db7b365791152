import type { NameBook } from '../people/name-book.ts';
import { PLURAL_PRONOUNS, SINGULAR_PRONOUNS } from '../speech/adverbial-words.ts';
import { SAYINGS, SAYINGS_OF } from '../speech/cue-words.ts';
import { type Clause, isFull } from './clauses.ts';
import { type Discourse, NOBODY } from './discourse.ts';
import type { Mark } from './marks.ts';
import { readSubject } from './subject.ts';
import type { Progress, Voice } from './voice.ts';

/** Words in marks that are a whole clause, and what is known where they stand. */
export interface StandingWords {
  readonly mark: Mark;
  readonly clauseNumber: number;
  readonly progress: Progress;
  readonly book: NameBook;
  readonly discourse: Discourse;
}

type Rule = (words: StandingWords) => Voice | undefined;

/** Who says words in marks that are a whole clause: the first rule that knows. */
export const STANDING_RULES: readonly Rule[] = [
  saying,
  behindCue,
  inVoice,
  behindColon,
  behindSubject,
  describedBehind,
  sequel,
];

const LEAST_PHRASE = 6;
const LEAST_REMARK = 8;
const SEQUEL = /[是不会要将能应必须有已正让使令值得需要希望愿感觉得我你们这太极仍]/u;

/** 俗话说：“…”; the saying has nobody for its speaker, or the old who said it. */
function saying({ mark, progress: { text, sentence } }: StandingWords): Voice | undefined {
  const from = Math.max(sentence.start, mark.open - 12);
  for (let end = mark.open; end > mark.open - 6 && end > from; end--) {
    const word = SAYINGS.before(text, end, from);
    if (word) return { speaker: NOBODY, cue: word, isSaying: true };
  }
  return undefined;
}

/** 某某说：“…”. */
function behindCue({ progress: { ready } }: StandingWords): Voice | undefined {
  return ready?.voice;
}

/** 某某说，“甲”，“乙”; and words that break off reported speech: 他习惯了，“但这次没有预警”. */
function inVoice({ mark, progress: { voice, indirect, text } }: StandingWords): Voice | undefined {
  const isLong = isFull(text, mark) || mark.end - mark.start >= LEAST_REMARK;
  return voice && !voice.isSource && (!indirect || isLong) ? voice : undefined;
}

/** 倒抽了一口冷气：“…”: a colon before words in marks is enough. */
function behindColon({ mark, clauseNumber, progress, discourse, book }: StandingWords): Voice | undefined {
  const { text, sentence, voice } = progress;
  const before = sentence.clauses[clauseNumber - 1];
  if (voice || !before || !'：:'.includes(before.stop)) return undefined;
  if (!isFull(text, mark) && mark.end - mark.start <= LEAST_PHRASE) return undefined;
  const person = behindOffice(text, before, book);
  if (person) return { speaker: discourse.resolve(person), cue: '' };
  return { speaker: subjectBefore(progress, clauseNumber, book, discourse), cue: '' };
}

const behindOffice = (text: string, clause: Clause, book: NameBook) => {
  const subject = readSubject(text, clause.start, clause.end, book, 'loose');
  return subject?.kind === 'person' || subject?.kind === 'pronoun' ? subject : undefined;
};

/** 饲养员难掩不舍，“…。”: a whole sentence in marks behind a clause about somebody. */
function behindSubject({ mark, clauseNumber, progress, discourse }: StandingWords): Voice | undefined {
  const { own, text, voice, sentence } = progress;
  if (voice || !own || clauseNumber === 0 || !isFull(text, mark) || mark.close < sentence.end) return undefined;
  if (own.kind === 'institution' || own.kind === 'document') return undefined;
  return { speaker: discourse.resolve(own), cue: '' };
}

/** “…”，这是他的座右铭。 */
function describedBehind({
  clauseNumber,
  progress: { text, sentence },
  discourse,
  book,
}: StandingWords): Voice | undefined {
  const next = sentence.clauses[clauseNumber + 1];
  if (
    clauseNumber !== 0 ||
    !next ||
    !text.startsWith('这', next.start) ||
    !SAYINGS_OF.before(text, next.end, next.start)
  )
    return undefined;
  for (let at = next.start; at < next.end; at++) {
    const form = book.at(text, at, next.end);
    const pronoun = SINGULAR_PRONOUNS.at(text, at, next.end) && !PLURAL_PRONOUNS.at(text, at, next.end);
    if (form)
      return {
        speaker: discourse.resolve({ kind: 'person', person: book.of(form)!, start: at, end: at + form.length }),
        cue: '',
      };
    if (pronoun) return { speaker: discourse.focus ?? NOBODY, cue: '' };
  }
  return undefined;
}

/** …，“前景令人期待”。 at the end of a sentence behind somebody's words. */
function sequel({
  mark,
  clauseNumber,
  progress: { text, sentence, voice },
  discourse,
}: StandingWords): Voice | undefined {
  if (voice || clauseNumber === 0 || clauseNumber < sentence.clauses.length - 1 || isFull(text, mark)) return undefined;
  const words = text.slice(mark.start, mark.end);
  if (
    words.length < LEAST_PHRASE ||
    !SEQUEL.test(words) ||
    discourse.lastParagraph !== sentence.paragraph ||
    !discourse.lastSpeaker
  )
    return undefined;
  return { speaker: discourse.lastSpeaker, cue: '' };
}

/** The subject of a sentence, taken from the clauses before one; else who spoke last in the paragraph. */
export function subjectBefore(
  { text, sentence }: Progress,
  clauseNumber: number,
  book: NameBook,
  discourse: Discourse,
) {
  for (const clause of sentence.clauses.slice(0, Math.min(clauseNumber, 12))) {
    const subject = readSubject(text, clause.start, clause.end, book, 'loose');
    if (subject) return discourse.resolve(subject);
  }
  return discourse.lastParagraph === sentence.paragraph && discourse.lastSpeaker ? discourse.lastSpeaker : NOBODY;
}
