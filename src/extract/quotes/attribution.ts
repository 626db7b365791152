import { tagWords } from '../../text/tagged-words.ts';
import type { NameBook } from '../people/name-book.ts';
import { skipOpening, timeAt } from '../people/titles.ts';
import { AFTER_SUBJECT, BEFORE_SUBJECT, POINTERS } from '../speech/adverbial-words.ts';
import {
  ACTING_CUES,
  CUE_LIKE,
  CUES,
  DOCUMENT_CUES,
  FEELINGS,
  NOUN_CUES,
  OPEN_CUES,
  PLAIN_CUES,
  SHOUTED_CUES,
} from '../speech/cue-words.ts';
import { DOCUMENTS, NAMELESS_DOCUMENTS } from '../speech/document-words.ts';
import { GROUPS, OFFICES } from '../speech/office-words.ts';
import { firstWithin, lastWithin } from '../speech/within.ts';
import { WordList } from '../speech/word-list.ts';
import type { Clause } from './clauses.ts';
import { readSubject, type Subject } from './subject.ts';
import { taggedSubject } from './tagged-subject.ts';

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

interface Candidate {
  readonly cue: string;
  readonly cueStart: number;
  readonly cueEnd: number;
  readonly joint: Joint;
  readonly contentStart: number;
}

interface Head {
  readonly subject?: Subject;
  readonly unread: boolean;
  readonly reported: boolean;
}

const LONGEST_HEARER = 16;
const LONGEST_HEAD = 140;
const REPORTING = ['另据', '又据', '综合', '根据', '据', '按照', '按', '依据', '援引', '引述', '引用'];
const HEARERS = [
  '记者',
  '媒体',
  '我们',
  '大家',
  '他',
  '她',
  '对方',
  '自己',
  '法庭',
  '法官',
  '警方',
  '新华社',
  '笔者',
  '外界',
  '本报',
];
/** Cues that a hearer may follow: 告诉记者，…. */
const TELLING = new Set(['告诉', '告诫', '提醒', '回复', '问', '答复', '回应', '询问', '反问', '追问']);
/** 提出倡议: what is proposed by a noun alone is no statement. */
const NOUN_ENDS = [
  '故事',
  '经历',
  '案例',
  '例子',
  '话题',
  '报告',
  '草案',
  '议案',
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
  '概念',
  '标准',
  '原则',
];
const OWNED = new WordList('的 最新 相关 有关 公开 官方 进行 发布 公布 刊登 开展');
const SHORT_ADVERBS = new WordList('还 也 则 均 都 同时 明确 中');
/** What may stand between a subject and a cue that is a noun as well. */
const BEFORE_NOUN_CUES = [
  '时',
  '后',
  '中',
  '上',
  '期间',
  '记者',
  '媒体',
  '地',
  '他',
  '她',
  '还',
  '这样',
  '如此',
  '如是',
];

/** Before these a cue is a noun: 作出回应. */
const LIGHT_VERBS = [
  '支持',
  '反对',
  '欢迎',
  '落实',
  '推动',
  '参与',
  '履行',
  '兑现',
  '实现',
  '完成',
  '提出',
  '作出',
  '做出',
  '发出',
  '进行',
  '发布',
  '发表',
  '得到',
  '予以',
  '给予',
  '加以',
  '接受',
  '响应',
  '践行',
  '引发',
  '没有',
];
/** 该项目预计: what is planned, not what is said. */
const PLANNED = new Set(['预计', '预测', '估算', '要求']);
/** What is done with data, not what data say. */
const RESEARCH = new Set([
  '分析',
  '阐释',
  '解读',
  '调查',
  '统计',
  '检测',
  '监测',
  '评估',
  '发言',
  '讲',
  '测算',
  '判断',
  '研判',
  '解释',
  '介绍',
  '说明',
  '总结',
  '归纳',
]);
/** Before these it may be one: 对此回应 is said, 对指控承认 is done. */
const LIGHT_WORDS = ['对', '的', '了', '向'];

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
    if (head.subject?.kind === 'document' && RESEARCH.has(cue)) continue;
    if (
      head.subject?.kind === 'pointer' &&
      PLANNED.has(cue) &&
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
    // 余廷学|说 is no 学说.
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
  return '被受遭的'.includes(before) || CUE_LIKE.before(text, at + 1, clause.start) !== undefined;
}

function judge(text: string, clause: Clause, cueStart: number, cue: string): Candidate | undefined {
  const cueEnd = cueStart + cue.length;
  const joint = jointAt(text, clause, cueEnd, cue);
  if (!joint) return undefined;
  const contentStart = skipBlanks(text, cueEnd, clause.end);
  if (joint === 'open' && !canOpen(text, clause, cue, contentStart)) return undefined;
  return { cue: cue === '告诉记者' ? '告诉' : cue, cueStart, cueEnd, joint, contentStart };
}

function stepsToCue(text: string, start: number, cueStart: number, { subject, reported }: Head): boolean {
  if (reported) return true;
  const from = subject?.end ?? skipOpening(text, start, cueStart);
  if (from >= cueStart || timeAt(text, from, cueStart) === cueStart) return true;
  const isSomebody = subject?.kind === 'person' || subject?.kind === 'pronoun';
  const between = text.slice(from, cueStart);
  if (LIGHT_VERBS.some((word) => between.includes(word))) return false;
  if (isSomebody && !LIGHT_WORDS.some((word) => between.includes(word))) return true;
  return (
    AFTER_SUBJECT.before(text, cueStart, from) !== undefined ||
    BEFORE_NOUN_CUES.some((word) => cueStart - word.length >= from && text.startsWith(word, cueStart - word.length))
  );
}

/** Reads the words between the beginning of a clause and its cue. */
function readHead(text: string, start: number, cueStart: number, cue: string, book: NameBook): Head {
  const from = skipBlanks(text, start, cueStart);
  const opener = REPORTING.find((word) => text.startsWith(word, from));
  if (opener && from + opener.length <= cueStart) {
    const begin = from + opener.length;
    const read = readSubject(text, begin, trimReported(text, begin, cueStart), book, 'nearest');
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
  if (subject) return { unread: true, reported: false };
  if (isAdverbial(text, start, cueStart)) return { unread: false, reported: false };
  const isPlain = PLAIN_CUES.has(cue) || TELLING.has(cue) || cue === '介绍';
  const tagged = isPlain ? taggedSubject(text, skipOpening(text, start, cueStart), cueStart, book) : undefined;
  return { ...(tagged ? { subject: tagged } : {}), unread: !tagged, reported: false };
}

/** 某部数据显示: whose document it is; where only 数据 stands there, nobody's. */
function documentHead(text: string, start: number, cueStart: number, book: NameBook): Head | undefined {
  let end = cueStart;
  for (let word = SHORT_ADVERBS.before(text, end, start); word; word = SHORT_ADVERBS.before(text, end, start))
    end -= word.length;
  const from = skipOpening(text, start, end);
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
  const owner = isOneOf ? undefined : readSubject(text, from, ownerEnd, book, 'loose');
  const isNameless = !owner && NAMELESS_DOCUMENTS.has(word!) && end - from <= word!.length + 4;
  const name = owner ? ('text' in owner ? owner.text : owner.person.name) : isNameless ? '' : text.slice(from, end);
  return { subject: { kind: 'document', text: name, ...place }, unread: false, reported: false };
}

/** The paper and its reporter tell the report; they are not quoted in it. */
function isReporter(subject: Subject): boolean {
  return 'text' in subject && /记者$|^(?:本报|本网|本台|笔者|小编|有人|有些人)$/u.test(subject.text);
}

/** 援引某某的话, 据某某的消息: the name ends before 的话. */
function trimReported(text: string, from: number, to: number): number {
  for (const tail of ['的话报道', '的话', '的消息', '的报道', '报道', '的说法', '话']) {
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

function jointAt(text: string, clause: Clause, cueEnd: number, cue: string): Joint | undefined {
  const at = skipBlanks(text, cueEnd, clause.end);
  if (clause.marks.some(({ open }) => open === at)) return 'mark';
  if (at >= clause.end) return stopJoint(clause.stop);
  if (SHOUTED_CUES.has(cue)) return clause.marks.some(({ open }) => open > at && open - at <= 6) ? 'mark' : undefined;
  if (TELLING.has(cue)) {
    const isHearer =
      HEARERS.some((word) => text.startsWith(word, at)) ||
      OFFICES.before(text, clause.end, at) ||
      GROUPS.before(text, clause.end, at) ||
      text.startsWith('记者', clause.end - 2);
    if (clause.end - at <= LONGEST_HEARER && isHearer && clause.stop !== '') return stopJoint(clause.stop);
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
  return length > 14 || !NOUN_ENDS.some((noun) => text.startsWith(noun, clause.end - noun.length));
}

/** 在某某看来，…; 根据某某的说法，…. */
function seemingly(text: string, clause: Clause, book: NameBook): Attribution | undefined {
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

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && (text[at] === ' ' || text[at] === '\u3000')) at++;
  return at;
}
