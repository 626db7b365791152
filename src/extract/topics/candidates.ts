import type { Article } from '../../corpus/article.ts';
import { type TaggedWord, tagWords } from '../../text/tagged-words.ts';
import { GENERAL_WORDS } from './general-words.ts';

/** A phrase that may be a topic, with where it has been seen. */
export interface Candidate {
  readonly words: string;
  /** Words of the dictionary it is made of. */
  readonly parts: number;
  readonly isName: boolean;
  /** Begins with a word of one character, as a piece cut out of a longer word would: only repetition proves it. */
  readonly isFragile: boolean;
  count: number;
  inTitle: boolean;
  opens: boolean;
  isQuoted: boolean;
}

/** Of a long article the beginning says what it is about; the limit is in characters. */
const READ = 1800;
const LONGEST_PHRASE = 12;
const MOST_PARTS = 4;

const HEAD = /^(?:n(?!r)|vn|l|j|i|an)/;
const MODIFIER = /^(?:s|n(?!r)|vn|l|j|i|an|a|b|zg|g|eng)/;
const PERSON = /^nr/;
const PLACE_OR_NAME = /^n[stzr]/;
const TERM = /[“「《]([^“”「」《》，。；：！？、\n]{2,14})[”」》]/g;
const HAN = /^[\u4e00-\u9fff]/;
// Verbs that close a term: 荒漠化防治, 上海合作组织.
const NOMINAL = new Set(
  '防治 治理 保护 改革 组织 合作 考古 修复 养老 贸易 就业 救援 监管 教育 创新 转型 开发 建设 管理 服务 交易 减排 减贫 扶贫 振兴 安全 培训 研发 制造 运输 发电 储能 回收 利用 预警 抢险 救灾 选举 谈判 制裁 投资 融资 消费 出口 进口 退役 航天 航空 探测 医疗 接种 出行 旅游'.split(
    ' ',
  ),
);
const NUMBERED = /^[一二两三四五六七八九十几多]/;
// 中国—中亚峰会, 阿尔·法拉比
const LINKS = new Set(['—', '·', '-', '–', '－']);
/** Characters that transcribe foreign names: a name of the dictionary beside one of them is a piece of a longer name. */
const TRANSCRIBING = new Set(
  '阿埃艾安昂奥巴贝比彼波伯勃布卜查茨达戴丹德登迪蒂丁杜多俄厄恩尔法凡菲费芬弗夫福盖冈戈格根古哈海汉赫亨胡霍基吉加贾杰金卡凯坎康考柯科克肯库拉莱兰朗劳勒雷里利丽莉林卢鲁路伦罗洛马玛麦曼梅蒙米密明摩莫姆穆娜纳南内尼涅努诺帕派潘佩皮珀普齐奇恰乔切丘萨塞桑森沙尚舍圣施史斯苏索塔泰坦汤唐特提蒂图托娃瓦万威韦维温沃乌西希谢辛休雅扬耶叶伊伊因英尤约泽扎詹朱兹佐',
);

/** Collects the noun phrases, names and coined terms of an article with their counts. */
export function candidatesOf(article: Article): Candidate[] {
  const found = new Map<string, Candidate>();
  let body = 0;
  let read = 0;
  for (const { text, role } of article.paragraphs) {
    const inTitle = role === 'title' || role === 'subtitle';
    if (!inTitle && role !== 'body' && role !== 'heading') continue;
    const rest = text.slice(0, Math.max(0, READ - read));
    read += rest.length;
    const opens = role === 'body' && body++ === 0;
    const place = { inTitle, opens };
    const words = tagWords(rest);
    addPhrases(found, words, place);
    for (const [, term] of rest.matchAll(TERM)) {
      if (term && isTerm(term)) add(found, { words: term, parts: 2, isQuoted: true }, place);
    }
    if (read >= READ) break;
  }
  return [...found.values()];
}

interface Place {
  readonly inTitle: boolean;
  readonly opens: boolean;
}

type Phrase = Pick<Candidate, 'words' | 'parts'> & Partial<Pick<Candidate, 'isName' | 'isFragile' | 'isQuoted'>>;

/** Counts a phrase where it stands. */
function add(found: Map<string, Candidate>, phrase: Phrase, { inTitle, opens }: Place): void {
  const { words, parts, isName = false, isFragile = false, isQuoted = false } = phrase;
  const old = found.get(words);
  if (!old) {
    found.set(words, { words, parts, isName, isFragile, count: 1, inTitle, opens, isQuoted });
    return;
  }
  // A quoted term has been counted as a phrase where it is one.
  if (!isQuoted || old.isQuoted) old.count++;
  old.inTitle ||= inTitle;
  old.opens ||= opens;
  old.isQuoted ||= isQuoted;
}

/** Adds every run of nouns and their modifiers that ends in a noun, up to four words. */
function addPhrases(found: Map<string, Candidate>, words: readonly TaggedWord[], place: Place): void {
  for (let from = 0; from < words.length; from++) {
    const first = words[from] as TaggedWord;
    if (PERSON.test(first.tag) && first.word.length > 1 && !isPiece(words, from))
      add(found, { words: first.word, parts: 1, isName: true }, place);
    if (
      !(MODIFIER.test(first.tag) || (first.tag === 'x' && first.word.length === 3)) ||
      !HAN.test(first.word) ||
      NUMBERED.test(first.word)
    )
      continue;
    let phrase = '';
    let parts = 0;
    for (let to = from; to < words.length && parts < MOST_PARTS; to++) {
      const { word, tag } = words[to] as TaggedWord;
      if (LINKS.has(word) && phrase && PLACE_OR_NAME.test(words[to - 1]?.tag ?? '')) {
        phrase += word;
        continue;
      }
      const isModifier =
        MODIFIER.test(tag) || (tag === 'x' && word.length === 3 && HAN.test(word)) || (parts > 0 && NOMINAL.has(word));
      if (!isModifier || phrase.length + word.length > LONGEST_PHRASE) break;
      phrase += word;
      parts++;
      const isHead = HEAD.test(tag) || (parts > 1 && NOMINAL.has(word));
      const isShort = word.length < 2 && !(tag === 'n' && parts > 1);
      if (!isHead || phrase.length < 2 || isShort) continue;
      if (GENERAL_WORDS.has(phrase) || (parts === 1 && tag === 'vn')) continue;
      const isLinked = LINKS.has(words[from + 1]?.word ?? '');
      if (
        parts > 1 &&
        ((GENERAL_WORDS.has(first.word) && !isLinked) || (first.word.length < 2 && !/^n/.test(first.tag)))
      )
        continue;
      add(
        found,
        {
          words: phrase,
          parts,
          isName: PLACE_OR_NAME.test(tag) || first.tag === 'nz',
          isFragile: first.word.length < 2,
        },
        place,
      );
    }
  }
}

/** Whether a name of the dictionary has been cut out of a longer foreign name. */
function isPiece(words: readonly TaggedWord[], at: number): boolean {
  const before = words[at - 1]?.word ?? '';
  const after = words[at + 1]?.word ?? '';
  return (
    LINKS.has(before) || LINKS.has(after) || [before, after].some((word) => word.length === 1 && TRANSCRIBING.has(word))
  );
}

/** A term in quotation marks, not words that somebody said: all of it nouns, or nouns and verbs without particles. */
function isTerm(term: string): boolean {
  if (term.length < 3 || /\s/.test(term)) return false;
  const words = tagWords(term);
  return (
    words.every(({ tag }) => !/^(?:r|d|u|p|y|c|e|o)/.test(tag)) && /^(?:n|v|l|j|i|x|m)/.test(words.at(-1)?.tag ?? '')
  );
}
