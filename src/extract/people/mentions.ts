import { type TaggedWord, tagWords, wordClass } from '../../text/tagged-words.ts';
import { AFTER_SUBJECT } from '../speech/adverbial-words.ts';
import { NOT_NAMES } from '../speech/common-words.ts';
import { CUE_LIKE, CUES } from '../speech/cue-words.ts';
import { datelineEnd } from '../speech/dateline.ts';
import { NAME_DOTS, SOUND_CHARACTERS } from '../speech/name-characters.ts';
import { OFFICES } from '../speech/office-words.ts';
import { SURNAMES } from '../speech/surnames.ts';
import { lastWithin } from '../speech/within.ts';
import { WordList } from '../speech/word-list.ts';
import { dottedNameAt, dottedNameStart, isBareName, nameAt } from './names.ts';
import { skipOpening, timeAt, titleStart } from './titles.ts';

/** A person named once: the name and, where it is printed there, the office. */
export interface Mention {
  readonly name: string;
  readonly title?: string;
  /** The office that stands behind the name: 巴塔洛夫主席. */
  readonly address?: string;
}

const LONGEST_NAME = 40;
const LONGEST_CLAUSE = 80;
const LONGEST_HAN_NAME = 4;
const CLAUSE_BREAKS = new Set('，。；：！？,;:!?\n'.split(''));
/** Those who made the report are not in it. */
const REPORTERS = new WordList('记者 摄影记者 特约记者 通讯员 编辑 摄影师 主编 撰稿人 文字编辑 责任编辑 责编 作者');
const CALLED = new WordList('名叫 名为 名字叫 叫做 叫作 叫 化名');
/** Terms of address that go with a family name alone: 权师傅. */
const ADDRESSES = new WordList(
  '师傅 先生 女士 小姐 大爷 大妈 大叔 大婶 大姐 大哥 阿姨 叔叔 奶奶 爷爷 老师 教授 医生 某某 某',
);

/** 村里的一名普通农民工 is a 农民工. */
const ONE_OF = ['一名', '一位', '一个'];

/** Those are companies, not people: 开发商. */
const COMPANIES = new WordList('开发商 运营商 制造商 承包商 供应商 服务商 零售商 分销商 经销商 销售商 投资商 出版商');

/** Behind a name: it is the name of a place, a ship or a prize. */
const PLACES = new WordList(
  '清真寺 教堂 大教堂 大学 学院 中学 医院 机场 广场 大街 大道 大厦 街 路 桥 奖 基金会 研究所 实验室 体育场 球场 体育馆 博物馆 剧院 音乐厅 号 湖 山 河 岛 港 湾 省 市 州 县 镇 区 公司 集团 酒店',
);

type Add = (start: number, end: number, title?: string, address?: string) => void;

/** Finds every place in a paragraph where a person is named, in reading order. */
export function gatherMentions(text: string): Mention[] {
  const mentions: { at: number; mention: Mention }[] = [];
  const taken = new Set<number>();
  const add: Add = (start, end, title, address) => {
    if (taken.has(start)) return;
    taken.add(start);
    mentions.push({
      at: start,
      mention: { name: text.slice(start, end), ...(title ? { title } : {}), ...(address ? { address } : {}) },
    });
  };
  let clause = datelineEnd(text);
  let reachedOffice = clause;
  for (let i = clause; i < text.length; i++) {
    const char = text[i]!;
    if (CLAUSE_BREAKS.has(char)) {
      clause = i + 1;
      continue;
    }
    if (NAME_DOTS.has(char)) {
      const start = dottedNameStart(text, i, Math.max(clause, reachedOffice));
      const end = dottedNameAt(text, start);
      if (end && end > i && start < i) readDotted(text, clause, start, end, add);
      continue;
    }
    const office = OFFICES.at(text, i);
    if (office && i + office.length > reachedOffice) {
      reachedOffice = i + office.length;
      if (!REPORTERS.has(office) && !COMPANIES.has(office)) readOffice(text, clause, i, reachedOffice, add);
    }
    const address = SURNAMES.has(char) ? ADDRESSES.at(text, i + 1) : undefined;
    if (address) readAddress(text, clause, i, i + 1 + address.length, add);
    readCue(text, clause, i, add);
  }
  return mentions.sort((a, b) => a.at - b.at).map(({ mention }) => mention);
}

function readDotted(text: string, clause: number, start: number, end: number, add: Add): void {
  const called = CALLED.before(text, start, clause);
  const titleEnd = start - (called?.length ?? 0);
  const office = OFFICES.before(text, titleEnd, clause);
  if (!office && (PLACES.at(text, end) || (PLACES.at(text, end - 1)?.length ?? 0) > 1)) return;
  add(
    start,
    end,
    office
      ? text.slice(titleStart(text, titleEnd, clause), titleEnd)
      : (officeApart(text, clause, start) ?? officeBehind(text, end)),
  );
}

/** 研究小组组长、来自某国的某某: the office stands before what tells where he is from. */
function officeApart(text: string, clause: number, nameStart: number): string | undefined {
  if (text[nameStart - 1] !== '的') return undefined;
  const at = lastWithin(text, '、', Math.max(clause, nameStart - LONGEST_CLAUSE), nameStart);
  if (at <= clause || nameStart - at > LONGEST_CLAUSE || !text.startsWith('来自', at + 1)) return undefined;
  return OFFICES.before(text, at, clause) ? text.slice(titleStart(text, at, clause), at) : undefined;
}

/** An office with a name right behind it, and further names behind that one: 被告人王欣、张克东. */
function readOffice(text: string, clause: number, officeStart: number, officeEnd: number, add: Add): void {
  const called = CALLED.at(text, officeEnd);
  const at = officeEnd + (called?.length ?? 0);
  const end = nameBehind(text, officeStart, at);
  if (!end) return;
  const title = text.slice(titleStart(text, officeEnd, Math.max(clause, officeStart - LONGEST_CLAUSE)), officeEnd);
  add(at, end, (called && officeBehind(text, end)) || title);
  let next = end;
  while (text[next] === '、') {
    const start = next + 1;
    const stop = nameAt(text, start, Math.min(text.length, start + LONGEST_NAME));
    if (
      !stop ||
      !isBareName(text.slice(start, stop), true) ||
      !('、等和，。'.includes(text[stop] ?? '，') || endsSurely(text, stop) || endsBeforeWord(text, stop))
    )
      return;
    add(start, stop);
    next = stop;
  }
}

/**
 * The end of the name behind an office. Where the rules of names leave it open, the words of the dictionary decide:
 * a name begins where a word begins, and ends before one.
 */
function nameBehind(text: string, officeStart: number, at: number): number | undefined {
  const first = text[at] ?? '';
  const isLikely = SURNAMES.has(first) || SOUND_CHARACTERS.has(first) || /[A-Z]/u.test(first);
  // A rare family name is believed right before a verb of saying only.
  if (!isLikely && !CUES.at(text, at + 2) && !CUES.at(text, at + 3)) return undefined;
  const end = nameAt(text, at, Math.min(text.length, at + LONGEST_NAME));
  const name = end ? text.slice(at, end) : '';
  if (end && end - at > LONGEST_HAN_NAME) return isBareName(name, true) ? end : undefined;
  if (end && endsSurely(text, end) && !isWord(name)) return isBareName(name, true) ? end : undefined;
  const known = wordAt(text, officeStart, at);
  if (known === undefined) return undefined;
  if (end && (endsSurely(text, end) || endsBeforeWord(text, end))) return isBareName(name, true) ? end : undefined;
  const isName =
    known.word.length >= 2 &&
    known.word.length <= LONGEST_HAN_NAME &&
    (known.tag === 'x' || known.tag.startsWith('nr'));
  return isName && isBareName(known.word, true) ? at + known.word.length : undefined;
}

/** Whether the dictionary holds it as something else than a name. */
function isWord(name: string): boolean {
  const known = wordClass(name);
  return known !== undefined && !known.startsWith('nr');
}

/** The word that begins at an offset when the text is cut from `from` on; undefined where none does. */
function wordAt(text: string, from: number, at: number): TaggedWord | undefined {
  let start = from;
  for (const tagged of tagWords(text.slice(from, at + 6))) {
    if (start === at) return tagged;
    if (start > at) return undefined;
    start += tagged.word.length;
  }
  return undefined;
}

const endsBeforeWord = (text: string, at: number) => (tagWords(text.slice(at, at + 4))[0]?.word.length ?? 0) > 1;

const endsSurely = (text: string, at: number) =>
  !/[\u4e00-\u9fff]/u.test(text[at] ?? '。') ||
  CUES.at(text, at) !== undefined ||
  AFTER_SUBJECT.at(text, at) !== undefined ||
  '的和与及等'.includes(text[at]!) ||
  '了着过在向'.includes(text[at + 1] ?? '。');

/** 权师傅: a family name with a term of address; the name in full ends before it: 高静之教授. */
function readAddress(text: string, clause: number, start: number, end: number, add: Add): void {
  const before = text[start - 1];
  const isFree =
    start === clause ||
    '的，。；：、（“ \u3000'.includes(before ?? ' ') ||
    OFFICES.before(text, start, clause) !== undefined;
  if (!isFree || NOT_NAMES.at(text, start)) return;
  const office = OFFICES.before(text, start, clause);
  add(start, end, office ? text.slice(titleStart(text, start, clause), start) : undefined);
}

/** A bare name that says something: 王长岭说. */
function readCue(text: string, clause: number, cueStart: number, add: Add): void {
  const cue = CUES.at(text, cueStart);
  const around = cue && CUES.before(text, cueStart + cue.length, clause);
  if (
    !cue ||
    (around && around.length > cue.length) ||
    CUE_LIKE.at(text, cueStart) ||
    cueStart - clause > LONGEST_CLAUSE
  )
    return;
  const start = skipOpening(text, skipWords(text, clause), cueStart);
  const end = nameAt(text, start, cueStart);
  if (!end || !isBareName(text.slice(start, end)) || isOneWord(text, start, end, cueStart)) return;
  const office = OFFICES.at(text, end, cueStart);
  const behind = end + (office?.length ?? 0);
  const isSubject = behind === cueStart || AFTER_SUBJECT.at(text, behind, cueStart) !== undefined;
  if (office && isSubject) add(start, end, officeBehind(text, end), office);
  else if (end === cueStart || AFTER_SUBJECT.at(text, end, cueStart) || timeAt(text, end, cueStart))
    add(start, end, officeBehind(text, end));
}

/** 简单来说: what seems a name runs into the cue. */
function isOneWord(text: string, start: number, end: number, cueStart: number): boolean {
  if (end !== cueStart || !CUE_LIKE.before(text, cueStart + 1, start)) return false;
  let at = start;
  for (const { word } of tagWords(text.slice(start, cueStart + 1))) {
    at += word.length;
    if (at === cueStart) return false;
  }
  return true;
}

/** A clause may begin behind a closing mark: “…。”某某说. */
function skipWords(text: string, clause: number): number {
  let at = clause;
  while ('”’」』） \u3000'.includes(text[at] ?? '。')) at++;
  return at;
}

/** The office in what is told right behind a name, without its circumstances: 某某是…的职工, 某某，是…主任. */
export function officeBehind(text: string, nameEnd: number): string | undefined {
  let at = nameEnd;
  // 某某1982年出生，是…: a few words may stand between.
  const comma = text.slice(nameEnd, nameEnd + 12).indexOf('，是');
  if (comma >= 0) at = nameEnd + comma + 1;
  if (text[at] !== '是') return undefined;
  let end = at + 1;
  while (end < text.length && end - at < LONGEST_CLAUSE && !CLAUSE_BREAKS.has(text[end]!)) end++;
  if (!OFFICES.before(text, end, at + 1)) return undefined;
  const told = text.slice(titleStart(text, end, at + 1), end);
  const from = Math.max(0, ...ONE_OF.map((word) => (told.includes(word) ? told.lastIndexOf(word) + word.length : 0)));
  return told.slice(from).replace(/^普通的?/u, '');
}
