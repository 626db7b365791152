import type { Comparison } from '../reading.ts';
import type { Mention } from './mention.ts';

// Verbs of rise and fall and the nouns made of them, from statistical communiqués and market reports.
const UP =
  '增长 增加 上涨 上升 提高 提升 攀升 上调 回升 高出 多出 增多 扩大 上浮 走高 飙升 暴涨 大涨 劲升 增收 新增 偏高 偏多 多增 增 涨 升 多 高 增幅 涨幅 升幅 增速 增长率 增幅为 涨幅为 增速为 增幅达 涨幅达'.split(
    ' ',
  );
const DOWN =
  '下降 减少 下跌 下滑 降低 回落 下调 缩小 萎缩 缩减 收窄 减轻 走低 暴跌 大跌 重挫 偏低 偏少 少 低 减 跌 降 缩 降幅 跌幅 减幅 降幅为 跌幅为 降幅达 跌幅达 蒸发 缩水 亏损扩大'.split(
    ' ',
  );
const DIRECTIONS = new Map<string, Comparison['direction']>([
  ...UP.map((word): [string, 'up'] => [word, 'up']),
  ...DOWN.map((word): [string, 'down'] => [word, 'down']),
]);
const LONGEST = Math.max(...[...DIRECTIONS.keys()].map((word) => word.length));
const BASE =
  /(?:同比|环比|(?:较|比)(?:去年|上年|上月|上季|前一|\d{4}年|常年|年初|此前|上一|全国|昨|历史|往年|过去|规上|计划|预期)[^，。；、]{0,10})(?:[^，。；、]{0,6}$)/;
// Adverbs between base and verb: 较去年大幅增长.
const ADVERBS =
  /(?:大幅度?|小幅|明显|显著|略有?|有所|分别|均|将|又|已|平均|累计|预计|再|都|也|仍|提前|整体|总体|名义|实际)+$/;
const LINK =
  /(?:了|约|近|超|超过|幅度|幅|分别|累计|均|为|达|达到|高达|至|到|将近|大约|接近|逾|不到|大幅|小幅|平均|仅|只)$/;

/** Against what and in which direction a figure is given: 同比增长5.2%, 较常年偏高0.44℃; undefined where it stands alone. */
export function comparisonOf({ text, start, core }: Mention, clauseStart: number): Comparison | undefined {
  let at = Math.min(start, core.start);
  for (let links = 0; links < 3; links++) {
    const link = LINK.exec(text.slice(Math.max(clauseStart, at - 3), at))?.[0];
    if (!link) break;
    at -= link.length;
  }
  const verb = directionBefore(text, at, clauseStart);
  if (!verb || text[at - verb.length - 1] === '最') return undefined;
  const from = at - verb.length;
  const base = baseBefore(text.slice(Math.max(clauseStart, from - 20), from));
  // 高, 多, 少, 低 also describe: 身高1米8.
  if (base === undefined && verb.length === 1 && '高低多少'.includes(text[from] ?? ' ')) return undefined;
  return { direction: verb.direction, ...(base && { base }) };
}

/** 同比, 较去年同期: what the words before a verb of change name as its base. */
function baseBefore(words: string): string | undefined {
  const found = BASE.exec(words)?.[0];
  return found && (/^[同环]比/.exec(found)?.[0] ?? found.replace(ADVERBS, ''));
}

/** The verb of change that ends at an offset: the longest that fits. */
function directionBefore(
  text: string,
  at: number,
  floor: number,
): { readonly direction: Comparison['direction']; readonly length: number } | undefined {
  for (let length = Math.min(LONGEST, at - floor); length > 0; length--) {
    const direction = DIRECTIONS.get(text.slice(at - length, at));
    if (direction) return { direction, length };
  }
  return undefined;
}
