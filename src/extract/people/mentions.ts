import { AFTER_SUBJECT } from '../speech/adverbial-words.ts';
import { CUE_LIKE, CUES } from '../speech/cue-words.ts';
import { NAME_DOTS } from '../speech/name-characters.ts';
import { OFFICES } from '../speech/office-words.ts';
import { WordList } from '../speech/word-list.ts';
import { dottedNameAt, dottedNameStart, isBareName, nameAt } from './names.ts';
import { skipOpening, titleStart } from './titles.ts';

/** A person named once: the name and, where it is printed there, the office. */
export interface Mention {
  readonly name: string;
  readonly title?: string;
  /** The office stands behind the name: 巴塔洛夫主席. */
  readonly address?: string;
}

const LONGEST_NAME = 40;
const LONGEST_CLAUSE = 80;
const CLAUSE_BREAKS = new Set('，。；：！？,;:!?“”‘’「」『』（）()\n'.split(''));
/** Those who made the report are not in it. */
const REPORTERS = new WordList('记者 摄影记者 特约记者 通讯员 编辑 摄影师 主编 撰稿人 文字编辑 责任编辑 责编');
const CALLED = new WordList('名叫 名为 名字叫 叫做 叫作 叫 化名');

/** Finds every place in a paragraph where a person is named, in reading order. */
export function gatherMentions(text: string): Mention[] {
  const mentions: { at: number; mention: Mention }[] = [];
  const taken = new Set<number>();
  const add = (start: number, end: number, title?: string, address?: string) => {
    if (taken.has(start)) return;
    taken.add(start);
    const mention: Mention = {
      name: text.slice(start, end),
      ...(title ? { title } : {}),
      ...(address ? { address } : {}),
    };
    mentions.push({ at: start, mention });
  };
  let clause = 0;
  let reachedOffice = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (CLAUSE_BREAKS.has(char)) {
      clause = i + 1;
      continue;
    }
    if (NAME_DOTS.has(char)) {
      const start = dottedNameStart(text, i, Math.max(clause, reachedOffice));
      const end = dottedNameAt(text, start);
      if (end && end > i && start < i) {
        const office = OFFICES.before(text, start, clause);
        add(start, end, office ? text.slice(titleStart(text, start, clause), start) : undefined);
      }
      continue;
    }
    const office = OFFICES.at(text, i);
    if (office && i + office.length > reachedOffice) {
      reachedOffice = i + office.length;
      if (!REPORTERS.has(office)) readOffice(text, clause, i, reachedOffice, add);
    }
    readCue(text, clause, i, add);
  }
  return mentions.sort((a, b) => a.at - b.at).map(({ mention }) => mention);
}

type Add = (start: number, end: number, title?: string, address?: string) => void;

/** An office with a name right behind it, and further names behind that one: 被告人王欣、张克东. */
function readOffice(text: string, clause: number, officeStart: number, officeEnd: number, add: Add): void {
  const called = CALLED.at(text, officeEnd);
  const at = officeEnd + (called?.length ?? 0);
  const end = nameAt(text, at, Math.min(text.length, at + LONGEST_NAME));
  if (!end || !isBareName(text.slice(at, end))) return;
  add(at, end, text.slice(titleStart(text, officeEnd, Math.max(clause, officeStart - LONGEST_CLAUSE)), officeEnd));
  let next = end;
  while (text[next] === '、') {
    const start = next + 1;
    const stop = nameAt(text, start, Math.min(text.length, start + LONGEST_NAME));
    if (!stop || !isBareName(text.slice(start, stop)) || !'、等和，。'.includes(text[stop] ?? '，')) return;
    add(start, stop);
    next = stop;
  }
}

/** A bare name that says something: 王红丰说. */
function readCue(text: string, clause: number, cueStart: number, add: Add): void {
  if (!CUES.at(text, cueStart) || CUE_LIKE.at(text, cueStart) || cueStart - clause > LONGEST_CLAUSE) return;
  const start = skipOpening(text, clause, cueStart);
  const end = nameAt(text, start, cueStart);
  if (!end || !isBareName(text.slice(start, end))) return;
  if (end === cueStart || AFTER_SUBJECT.at(text, end, cueStart)) add(start, end);
}
