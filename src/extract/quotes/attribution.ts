import type { NameBook } from '../people/name-book.ts';
import { skipOpening, timeAt } from '../people/titles.ts';
import { AFTER_SUBJECT, BEFORE_SUBJECT } from '../speech/adverbial-words.ts';
import { ACTING_CUES, CUE_LIKE, CUES, FEELINGS, OPEN_CUES, SHOUTED_CUES } from '../speech/cue-words.ts';
import { GROUPS, OFFICES } from '../speech/office-words.ts';
import type { Clause } from './clauses.ts';
import { readSubject, type Subject } from './subject.ts';

/** How what is said follows the cue. */
export type Joint = 'colon' | 'comma' | 'mark' | 'open' | 'end';

/** A cue in a clause with the subject that stands before it. */
export interface Attribution {
  readonly cue: string;
  readonly cueStart: number;
  readonly cueEnd: number;
  readonly joint: Joint;
  /** Where what is said begins when it follows at once (`open`, `mark`). */
  readonly contentStart: number;
  /** Absent where the clause has none of its own. */
  readonly subject?: Subject;
  /** The words before the cue are a subject that could not be read: better no speaker than a wrong one. */
  readonly unread: boolean;
  /** The subject is itself reported: 据某某介绍. */
  readonly reported: boolean;
}

const LONGEST_HEARER = 16;
const LONGEST_HEAD = 140;
const REPORTING = ['另据', '又据', '根据', '据', '按照', '按', '依据', '援引', '引述', '引用'];
const HEARERS = [
  '记者',
  '媒体',
  '我们',
  '大家',
  '他',
  '她',
  '对方',
  '自己',
  '他们',
  '法庭',
  '法官',
  '警方',
  '员工',
  '检查员',
  '对他',
  '新华社',
  '笔者',
  '外界',
];

/** Finds the cue of a clause: the first that has what it needs around it. */
export function findAttribution(text: string, clause: Clause, book: NameBook): Attribution | undefined {
  const seen = seemingly(text, clause, book);
  if (seen) return seen;
  let skipTo = clause.start;
  let mark = 0;
  const last = Math.min(clause.end, clause.start + LONGEST_HEAD);
  for (let at = clause.start; at < last; at++) {
    while (clause.marks[mark] && clause.marks[mark]!.close <= at) mark++;
    const inside = clause.marks[mark];
    if (inside && at >= inside.open) {
      at = inside.close - 1;
      continue;
    }
    if (text[at] === '《') {
      const close = text.indexOf('》', at);
      if (close > at && close < clause.end) at = close;
      continue;
    }
    if (text[at] === '（' || text[at] === '(') {
      const close = text.indexOf(text[at] === '（' ? '）' : ')', at);
      if (close > at && close < clause.end) at = close;
      continue;
    }
    if (at < skipTo) continue;
    const alike = CUE_LIKE.at(text, at, clause.end);
    const cue = CUES.at(text, at, clause.end);
    if (alike && alike.length >= (cue?.length ?? 0)) {
      skipTo = at + alike.length;
      continue;
    }
    if (!cue || crosses(text, at, clause.start)) continue;
    const found = judge(text, clause, at, cue, book);
    if (found) return found;
    skipTo = at + cue.length;
  }
  return undefined;
}

/** 被 and 所 before a cue make it no cue; 名 before 称 is another word. */
function crosses(text: string, at: number, start: number): boolean {
  if (at <= start) return false;
  return '被所受遭听据'.includes(text[at - 1]!) || CUE_LIKE.before(text, at + 1, start) !== undefined;
}

function judge(text: string, clause: Clause, cueStart: number, cue: string, book: NameBook): Attribution | undefined {
  const cueEnd = cueStart + cue.length;
  const joint = jointAt(text, clause, cueEnd, cue);
  if (!joint) return undefined;
  const contentStart = skipBlanks(text, cueEnd, clause.end);
  if (joint === 'open' && !canOpen(text, clause, cue, contentStart)) return undefined;
  const head = readHead(text, clause.start, cueStart, book);
  if (joint === 'open' && !head.subject && head.unread) return undefined;
  return { cue, cueStart, cueEnd, joint, contentStart, ...head };
}

interface Head {
  readonly subject?: Subject;
  readonly unread: boolean;
  readonly reported: boolean;
}

/** Reads the words between the beginning of a clause and its cue. */
function readHead(text: string, start: number, cueStart: number, book: NameBook): Head {
  const opener = REPORTING.find((word) => text.startsWith(word, start));
  if (opener) {
    const from = start + opener.length;
    if (from >= cueStart) return { unread: false, reported: true };
    const to = trimReported(text, from, cueStart);
    const subject = readSubject(text, from, to, book);
    return { ...(subject ? { subject } : {}), unread: !subject, reported: true };
  }
  for (const word of ['援引', '引述', '引用']) {
    const at = text.slice(start, cueStart).indexOf(word);
    if (at < 0) continue;
    const subject = readSubject(text, start + at + word.length, trimReported(text, start + at, cueStart), book);
    if (subject) return { subject, unread: false, reported: true };
  }
  const subject = readSubject(text, start, cueStart, book);
  if (subject) return { subject, unread: false, reported: false };
  return { unread: !isAdverbial(text, start, cueStart), reported: false };
}

/** 援引某某的话, 据某某的消息: the name ends before 的话. */
function trimReported(text: string, from: number, to: number): number {
  for (const tail of ['的话报道', '的话', '的消息', '的报道', '的说法', '话'])
    if (text.endsWith(tail, to) && text.slice(to - tail.length, to) === tail && to - tail.length > from)
      return to - tail.length;
  return to;
}

/** Whether the words before a cue hold no subject: connectives, times, manner (眉飞色舞地), 在…时. */
function isAdverbial(text: string, start: number, end: number): boolean {
  const begin = skipOpening(text, start, end);
  if (begin >= end) return true;
  if ('地时中后际间'.includes(text[end - 1]!)) return true;
  return (
    AFTER_SUBJECT.at(text, begin, end) !== undefined ||
    BEFORE_SUBJECT.at(text, begin, end) !== undefined ||
    timeAt(text, begin, end) !== undefined
  );
}

function jointAt(text: string, clause: Clause, cueEnd: number, cue: string): Joint | undefined {
  const at = skipBlanks(text, cueEnd, clause.end);
  if (clause.marks.some(({ open }) => open === at)) return 'mark';
  if (at >= clause.end) return stopJoint(clause.stop);
  if (SHOUTED_CUES.has(cue)) return clause.marks.some(({ open }) => open > at && open - at <= 6) ? 'mark' : undefined;
  // 告诉记者，and 告诉本报记者：have the hearer behind the cue.
  if (
    cue === '告诉' ||
    cue === '告诫' ||
    cue === '提醒' ||
    cue === '回复' ||
    cue === '问' ||
    cue === '答复' ||
    cue === '回应'
  ) {
    const isHearer =
      clause.end - at <= LONGEST_HEARER &&
      (HEARERS.some((word) => text.startsWith(word, at)) ||
        OFFICES.before(text, clause.end, at) ||
        GROUPS.before(text, clause.end, at) ||
        text.startsWith('记者', clause.end - 2));
    if (isHearer && stopJoint(clause.stop) && clause.stop !== '') return stopJoint(clause.stop);
    if (cue === '告诉') return undefined;
  }
  return OPEN_CUES.has(cue) ? 'open' : undefined;
}

function stopJoint(stop: string): Joint | undefined {
  if (stop === '：' || stop === ':') return 'colon';
  if (stop === '，' || stop === ',') return 'comma';
  return '。！？!?；;——'.includes(stop) ? 'end' : undefined;
}

/** Whether what follows a cue without a comma can be what is said. */
function canOpen(text: string, clause: Clause, cue: string, start: number): boolean {
  const first = text[start]!;
  if ('了过着的地得者后时起出不中'.includes(first)) return false;
  const length = clause.end - start;
  const last = text[clause.end - 1]!;
  if (FEELINGS.at(text, start, clause.end) && !'将要会可能'.includes(first)) return false;
  if (cue === '表示' && length < 4) return false;
  if (!ACTING_CUES.has(cue)) return length >= 4;
  if (length < 6) return false;
  if ('后时前'.includes(last) && ',，'.includes(clause.stop)) return false;
  return !NOUN_ENDS.some(
    (noun) => text.endsWith(noun, clause.end) || text.slice(clause.end - noun.length, clause.end) === noun,
  );
}

const NOUN_ENDS = [
  '倡议',
  '建议',
  '意见',
  '方案',
  '目标',
  '要求',
  '申请',
  '诉讼',
  '上诉',
  '理念',
  '主张',
  '计划',
  '名单',
  '消息',
  '决定',
  '任务',
  '问题',
  '政策',
  '措施',
  '办法',
  '思路',
  '观点',
  '说法',
  '情况',
];

/** 在某某看来. */
function seemingly(text: string, clause: Clause, book: NameBook): Attribution | undefined {
  const cueStart = clause.end - 2;
  if (cueStart <= clause.start || text.slice(cueStart, clause.end) !== '看来') return undefined;
  const opener = text.slice(clause.start, cueStart).indexOf('在');
  if (opener < 0) return undefined;
  const subject = readSubject(text, clause.start + opener + 1, cueStart, book);
  if (!subject) return undefined;
  return {
    cue: '看来',
    cueStart,
    cueEnd: clause.end,
    joint: 'comma',
    contentStart: clause.end,
    subject,
    unread: false,
    reported: false,
  };
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\u3000')) at++;
  return at;
}
