import type { Span } from '../../text/span.ts';
import { type TaggedWord, tagWords } from '../../text/tagged-words.ts';
import type { FigureKind } from '../reading.ts';
import type { Mention } from './mention.ts';

/** No noun phrase worth showing is longer. */
const LONGEST = 16;
const NOUN = /^(?:n|vn|an|l|j|i|s|eng)/;
const JOINED = /^(?:n|vn|an|l|j|i|a|b|s|eng|zg|f)/;
const JOINTS = new Set(['的', '与', '和', '及', '、', '—', '·', '“', '”']);
// Nouns that only lead to the number, and words of time, source and order that begin a clause.
const EMPTY = new Set([
  '数据',
  '统计',
  '记者',
  '目前',
  '其中',
  '全年',
  '左右',
  '以上',
  '历史',
  '时间',
  '总计',
  '合计',
  '累计',
  '同期',
  '同比',
  '环比',
  '报告',
  '结果',
  '消息',
  '方面',
  '日电',
  // How high the number stands is not what it counts: 创纪录的948亿美元.
  ...'纪录 创纪录 记录 新高 新低 历史新高 历史新低 水平 规模'.split(' '),
  ...'预计 高达 产生 领先 估计 增长 下降 上涨 下跌 提供 实现 达到 完成 增加 减少 提高 超过 安排 距离 对应 起码 步行 资助 相当 包括 涉及 分别 平均 最高 最低 月份'.split(
    ' ',
  ),
]);
// Verbs by the dictionary that are what a figure measures when they stand right before it.
const MEASURED = new Set(
  '收入 支出 产量 产值 增速 投资 贷款 占比 跌幅 涨幅 增幅 降幅 排放 消费 存款 出口 进口 进出口 投入 储备 需求 出场 销售 销量 成交 市值 营收 主营 归母 扣非 得分 票房 损失 罚款 赔偿 补贴 融资 募资 回购 分红 净流入 净流出 存栏 出栏 装机 客流 流量 降水 降雨 播种 收储 库存 待遇 报酬 奖励 捐赠 援助'.split(
    ' ',
  ),
);
/** 948亿美元的历史新高: behind the number stands how high it is. */
const RECORD = /^(?:历史|新高|新低|纪录|记录|最高|最低|峰值|水平|规模|大关|关口)/;
const CUT = /[，。；：！？（）()《》\n,;:]/;

/** Kinds of figures whose noun stands right behind them. */
const COUNTING: ReadonlySet<FigureKind> = new Set(['count', 'age', 'money', 'area', 'mass']);

/** The words that say what a figure measures: the noun it counts, else the noun its clause is about; undefined where neither is found. */
export function subjectOf(mention: Mention, clause: Span, previous: string | undefined): string | undefined {
  const { text, start, end, core, of, kind } = mention;
  if (kind === 'score' || kind === 'ordinal') return undefined;
  if (end - core.start > 3 && of === undefined && kind === 'count') {
    const named = /^[^大]{1,4}大(.+)$/.exec(text.slice(core.start, end))?.[1];
    if (named) return named;
  }
  const isBehind = text[end] === '的' || COUNTING.has(kind);
  const noun = isBehind ? nounBehind(text, end, kind !== 'count' && kind !== 'age') : undefined;
  if (noun !== undefined && !RECORD.test(noun)) return noun;
  return nounBefore(text, Math.max(clause.start, start - LONGEST - 8), start) ?? previous;
}

/** The noun phrase that begins behind a figure, 的 between allowed. */
function nounBehind(text: string, at: number, needsParticle: boolean): string | undefined {
  const from = text[at] === '的' ? at + 1 : at;
  if (needsParticle && from === at && !/[\u4e00-\u9fa5“]/.test(text[at] ?? ' ')) return undefined;
  const window = text.slice(from, from + LONGEST);
  const cut = CUT.exec(window)?.index ?? window.length;
  if (cut < 2) return undefined;
  const words = tagWords(window.slice(0, cut));
  let length = 0;
  let last = 0;
  for (const [n, { word, tag }] of words.entries()) {
    const next = words[n + 1];
    const isJoint =
      n > 0 && JOINTS.has(word) && (needsParticle || word !== '的') && next !== undefined && JOINED.test(next.tag);
    if (!JOINED.test(tag) && !isJoint && !(tag.startsWith('v') && n > 0 && next && /^的$/.test(next.word))) break;
    length += word.length;
    if (NOUN.test(tag) && word.length > 1) last = length;
  }
  return last > 1 ? window.slice(0, last) : undefined;
}

/** The last noun phrase of a clause before a figure: 双边贸易额实现 is 双边贸易额. */
function nounBefore(text: string, from: number, to: number): string | undefined {
  const window = text.slice(from, to);
  if (window.length < 2) return undefined;
  const words = tagWords(window);
  let at = window.length;
  let end: number | undefined;
  let begin = 0;
  let phrase = 0;
  for (let n = words.length - 1; n >= 0; n--) {
    const word = words[n] as TaggedWord;
    at -= word.word.length;
    if (CUT.test(word.word)) break;
    const isNoun =
      (NOUN.test(word.tag) || MEASURED.has(word.word)) &&
      word.word.length > 1 &&
      !EMPTY.has(word.word) &&
      !/\d/.test(word.word);
    if (end === undefined) {
      if (!isNoun) continue;
      end = at + word.word.length;
      begin = phrase = at;
      continue;
    }
    const joins = JOINED.test(word.tag) || MEASURED.has(word.word) || JOINTS.has(word.word);
    if (!joins || EMPTY.has(word.word) || /\d/.test(word.word) || end - at > LONGEST) break;
    phrase = at;
    if (!JOINTS.has(word.word)) begin = phrase;
  }
  if (end === undefined) return undefined;
  const found = window.slice(begin, end).replace(/^[的与和及、—·”]+/, '');
  return found.length > 1 ? found : undefined;
}
