import type { NameBook } from '../people/name-book.ts';
import { SINGULAR_PRONOUNS } from '../speech/adverbial-words.ts';
import { SAID_NOUNS } from '../speech/cue-words.ts';
import { WordList } from '../speech/word-list.ts';
import type { Clause } from './clauses.ts';
import type { Mark } from './marks.ts';
import type { Subject } from './subject.ts';

const PREDICATES = [
  '是',
  '不',
  '没',
  '会',
  '要',
  '将',
  '能',
  '可以',
  '应',
  '必须',
  '有',
  '已',
  '正',
  '从未',
  '未',
  '让',
  '使',
  '被',
  '令',
  '在',
  '很',
  '最',
  '更',
  '过于',
  '缺乏',
  '值得',
  '需要',
  '希望',
  '愿',
  '感到',
  '觉得',
  '我',
  '你',
  '他们',
  '这',
  '太',
  '极',
  '仍',
  '吗',
  '呢',
  '吧',
  '了',
  '着',
  '过',
];
const NAMING_BEFORE = [
  '被称为',
  '称为',
  '称作',
  '誉为',
  '叫做',
  '叫作',
  '所谓',
  '所谓的',
  '名为',
  '俗称',
  '号称',
  '称之为',
  '视为',
  '称',
  '取名',
  '命名为',
  '简称',
  '代号',
  '之称',
  '代言',
  '主题为',
  '主题是',
  '名称为',
  '题为',
  '叫',
  '将',
  '把',
  '一个',
  '这一',
  '这种',
  '该',
  '发布',
  '推出',
  '从',
  '实施',
  '开展',
  '推进',
  '推动',
  '打造',
  '建设',
  '共建',
  '坚持',
  '践行',
  '弘扬',
  '围绕',
  '以',
  '与',
  '和',
  '对',
  '打击',
  '搞',
  '走',
  '用',
  '给',
  '为',
  '反对',
];
const NAMING_AFTER = [
  '倡议',
  '计划',
  '工程',
  '行动',
  '项目',
  '号',
  '级',
  '式',
  '型',
  '类',
  '化',
  '精神',
  '理念',
  '原则',
  '战略',
  '模式',
  '活动',
  '效应',
  '现象',
  '平台',
  '组织',
  '主义',
  '等',
  '之称',
  '之名',
  '为主题',
  '字样',
  '称号',
  '政策',
  '机制',
  '方案',
  '目标',
  '规划',
  '体系',
  '制度',
  '会议',
  '论坛',
  '年',
  '节',
  '日',
  '杯',
  '奖',
  '基金',
  '公司',
  '品牌',
  '产业',
  '经济',
  '问题',
  '标准',
  '方式',
  '路线',
  '关系',
  '共识',
  '格局',
];
/** “…”的误区: the words are a view that is about, not the speaker's own. */
const VIEWS = new WordList(
  '原则 理念 方针 目标 要求 模式 名义 方式 名字 称号 说法 方法 传统 思路 精神 口号 美誉 认知 误区 观念 偏见 印象 困境 难题 现象 怪圈 道理 想法 态度 心态 趋势 特点 特征 优势 作用 效果 意义 方向 道路 路径 机制 体系 格局 战略 策略 政策 举措 做法 文化 风格 品牌 标签 帽子 总体思路 基本原则 工作思路 发展理念 指导思想 总要求 总基调',
);
const JUDGING = /^(?:更|很|太|极其|极度|非常|十分|相当|过于|越来越|毫无|绝不|并不|从不|不是|没有|不会|不能|无法|从未)/u;
const ASSERTING_BEFORE = [
  '是',
  '在',
  '为',
  '就是',
  '是在',
  '存在',
  '属于',
  '显得',
  '感到',
  '并非',
  '不是',
  '并不',
  '绝非',
  '仍',
  '将',
  '已',
  '也',
  '都',
];

/**
 * Whether words in quotation marks inside reported speech are the speaker's own words and no term: they say something
 * (verb, several clauses) and stand where a statement can stand.
 */
export function isSpokenFragment(text: string, mark: Mark, clause: Clause, times: number): boolean {
  const words = text.slice(mark.start, mark.end);
  if (times > 1 || words.length > 400) return false;
  const before = text.slice(Math.max(0, mark.open - 6), mark.open);
  const after = text.slice(mark.close, mark.close + 6);
  if (NAMING_AFTER.some((word) => after.startsWith(word))) return false;
  const closesClause =
    mark.close >= clause.end || '，。；！？、'.includes(text[mark.close] ?? '。') || after.startsWith('的。');
  const asserted = ASSERTING_BEFORE.some((word) => before.endsWith(word));
  if (!asserted && NAMING_BEFORE.some((word) => before.endsWith(word))) return false;
  const says = words.includes('，') || PREDICATES.some((word) => words.includes(word));
  const isView = after.startsWith('的') && VIEWS.at(text, mark.close + 1) !== undefined;
  // 更糟糕, 毫无道理: a judgement, where a term would be a noun.
  if (words.length >= 3 && JUDGING.test(words)) return true;
  if (isView) return false;
  if (words.length >= 12) return says;
  if (words.length >= 5) return says && closesClause;
  return (
    words.length >= 2 &&
    closesClause &&
    ['是在', '理由是', '称其', '这是', '原因是'].some((word) => before.endsWith(word))
  );
}

const LEAST_SAID = 5;

/**
 * Words in marks that a noun behind them calls speech: 他那番“…”的狂言, 发出“…”的感慨. The one before the marks, or
 * `subject` for the subject of the clause.
 */
export function saidBehind(text: string, mark: Mark, clause: Clause, book: NameBook): Subject | 'subject' | undefined {
  if (
    mark.end - mark.start < LEAST_SAID ||
    !text.startsWith('的', mark.close) ||
    !SAID_NOUNS.at(text, mark.close + 1, clause.end)
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
