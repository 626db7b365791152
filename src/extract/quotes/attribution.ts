import type { NameBook } from '../people/name-book.ts';
import { COLON_CUES, HEARERS, NOUN_ENDS, PLANNING_CUES, RESEARCH_CUES, TELLING_CUES } from '../speech/context-words.ts';
import {
  ACTING_CUES,
  CUE_LIKE,
  CUES,
  DOCUMENT_CUES,
  FEELINGS,
  NOUN_CUES,
  OPEN_CUES,
  SHOUTED_CUES,
} from '../speech/cue-words.ts';
import { GROUPS, OFFICES } from '../speech/office-words.ts';
import { firstWithin } from '../speech/within.ts';
import type { Clause } from './clauses.ts';
import { documentHead, type Head, LONGEST_HEAD, readHead, seemingly, skipBlanks, stepsToCue } from './heads.ts';

/** How what is said follows the cue. */
export type Joint = 'colon' | 'comma' | 'mark' | 'open' | 'end';

/** A cue in a clause with the words before it. */
export interface Attribution extends Head {
  readonly cue: string;
  readonly cueStart: number;
  readonly cueEnd: number;
  readonly joint: Joint;
  /** Where what is said begins when it follows at once (`open`, `mark`). */
  readonly contentStart: number;
}

type Candidate = Omit<Attribution, keyof Head>;

const LONGEST_HEARER = 16;
/** Words in marks behind 评价他 are no name from this length on. */
const LEAST_JUDGED = 8;

/** Finds the cue of a clause: the last that ends it, else the first that what is said follows at once. */
export function findAttribution(text: string, clause: Clause, book: NameBook): Attribution | undefined {
  const seen = seemingly(text, clause, book);
  if (seen) return seen;
  const candidates = findCandidates(text, clause, book);
  const closing = candidates.findLast(({ joint }) => joint !== 'open');
  const inOrder = closing ? [closing, ...candidates.filter(({ joint }) => joint === 'open')] : candidates;
  for (const candidate of inOrder) {
    const { cue, cueStart, joint } = candidate;
    if (joint === 'open' && closing && cueStart > closing.cueStart) continue;
    const head = DOCUMENT_CUES.has(cue)
      ? documentHead(text, clause.start, cueStart, book)
      : readHead(text, clause.start, cueStart, cue, book);
    if (!head) continue;
    if (joint === 'open' && !head.subject && head.unread) continue;
    const mayBeNoun =
      NOUN_CUES.has(cue) || (joint === 'open' && ACTING_CUES.has(cue) && cue !== '说' && cue !== '宣布');
    if (head.subject?.kind === 'document' && RESEARCH_CUES.has(cue)) continue;
    if (
      head.subject?.kind === 'pointer' &&
      PLANNING_CUES.has(cue) &&
      !OFFICES.before(head.subject.text, head.subject.text.length)
    )
      continue;
    if (mayBeNoun && joint !== 'colon' && !stepsToCue(text, clause.start, cueStart, head)) continue;
    return { ...candidate, ...head };
  }
  return undefined;
}

/** Whether a clause holds a cue at all, in whatever use: 道出意义, 细数好处. */
export function hasCue(text: string, clause: Clause): boolean {
  for (let at = clause.start; at < Math.min(clause.end, clause.start + LONGEST_HEAD); at++)
    if (CUES.at(text, at, clause.end)) return true;
  return false;
}

function endsNameInside(text: string, at: number, length: number, from: number, book: NameBook): boolean {
  for (let end = at + 1; end < at + length; end++) if (book.before(text, end, from)) return true;
  return false;
}

function findCandidates(text: string, clause: Clause, book: NameBook): Candidate[] {
  const found: Candidate[] = [];
  let mark = 0;
  const last = Math.min(clause.end, clause.start + LONGEST_HEAD);
  for (let at = clause.start; at < last; at++) {
    while (clause.marks[mark] && clause.marks[mark]!.close <= at) mark++;
    const inside = clause.marks[mark];
    if (inside && at >= inside.open) {
      at = inside.close - 1;
      continue;
    }
    const closer = text[at] === '《' ? '》' : text[at] === '（' ? '）' : text[at] === '(' ? ')' : undefined;
    if (closer) {
      const close = firstWithin(text, closer, at, Math.min(clause.end, at + LONGEST_HEAD));
      if (close > at) at = close;
      continue;
    }
    const likely = CUE_LIKE.at(text, at, clause.end);
    // 周林学|说 is no 学说.
    const alike = likely && endsNameInside(text, at, likely.length, clause.start, book) ? undefined : likely;
    const cue = CUES.at(text, at, clause.end);
    if (alike && alike.length >= (cue?.length ?? 0)) {
      at += alike.length - 1;
      continue;
    }
    if (!cue || (crosses(text, at, clause) && !book.before(text, at, clause.start))) continue;
    const candidate = judge(text, clause, at, cue);
    if (candidate) found.push(candidate);
    at += cue.length - 1;
  }
  return found;
}

/** 被 before a cue makes it no cue; 名 before 称 is another word. */
function crosses(text: string, at: number, clause: Clause): boolean {
  if (at <= clause.start) return false;
  const before = text[at - 1]!;
  if (before === '所') return text[at + 1] === '的';
  return '被受遭的很太'.includes(before) || CUE_LIKE.before(text, at + 1, clause.start) !== undefined;
}

function judge(text: string, clause: Clause, cueStart: number, cue: string): Candidate | undefined {
  const cueEnd = cueStart + cue.length;
  const joint = jointAt(text, clause, cueEnd, cue);
  if (!joint) return undefined;
  const contentStart = skipBlanks(text, cueEnd, clause.end);
  if (joint === 'open' && !canOpen(text, clause, cue, contentStart)) return undefined;
  return { cue: cue === '告诉记者' ? '告诉' : cue, cueStart, cueEnd, joint, contentStart };
}

function jointAt(text: string, clause: Clause, cueEnd: number, cue: string): Joint | undefined {
  const at = skipBlanks(text, cueEnd, clause.end);
  if (clause.marks.some(({ open }) => open === at)) return 'mark';
  // 评价他“…”.
  if (
    '他她它其'.includes(text[at] ?? ' ') &&
    clause.marks.some(({ open, end }) => open === at + 1 && end - open > LEAST_JUDGED)
  )
    return 'mark';
  const joint = stopJoint(clause.stop);
  if (at >= clause.end) return joint === 'comma' && COLON_CUES.has(cue) ? undefined : joint;
  if (SHOUTED_CUES.has(cue)) return clause.marks.some(({ open }) => open > at && open - at <= 6) ? 'mark' : undefined;
  if (TELLING_CUES.has(cue)) {
    const isHearer =
      HEARERS.at(text, at, clause.end) ||
      OFFICES.before(text, clause.end, at) ||
      GROUPS.before(text, clause.end, at) ||
      text.startsWith('记者', clause.end - 2);
    if (clause.end - at <= LONGEST_HEARER && isHearer && clause.stop !== '') return joint;
  }
  return OPEN_CUES.has(cue) ? 'open' : undefined;
}

function stopJoint(stop: string): Joint | undefined {
  if (stop === '：' || stop === ':') return 'colon';
  if (stop === '，' || stop === ',') return 'comma';
  return stop === '' || '。！？!?；;——'.includes(stop) ? 'end' : undefined;
}

/** Whether what follows a cue without a comma can be what is said. */
function canOpen(text: string, clause: Clause, cue: string, start: number): boolean {
  const first = text[start]!;
  if ('了过着的地得者、和与及，'.includes(first) || (cue.length === 1 && '后时起出不中'.includes(first))) return false;
  if (FEELINGS.at(text, start, clause.end) && !'将要会可能'.includes(first)) return false;
  const length = clause.end - start;
  if (!ACTING_CUES.has(cue)) return length >= 4;
  if (length < 6) return false;
  if ('后时前'.includes(text[clause.end - 1]!) && ',，'.includes(clause.stop)) return false;
  return length > 14 || !NOUN_ENDS.before(text, clause.end, start);
}
