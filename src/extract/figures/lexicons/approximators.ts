import type { Approximation } from '../../reading.ts';

// Words that make a number more or less than exact (after 现代汉语八百词 and the gauge words of the press).

/** Before the number; 'exact' where the word belongs to the phrase without changing it. */
export const BEFORE: ReadonlyMap<string, Approximation> = new Map([
  ...rows(
    'about',
    '约 大约 约为 约有 约合 约占 约达 约需 大概 大概有 大约有 大致 大体 左近 约在 约计 约等于 折合约 粗略估计 ≈',
  ),
  ...rows('nearly', '近 将近 接近 近乎 几近 逼近 临近 靠近 快到 近达 近有 差不多'),
  ...rows(
    'over',
    '超 超过 超过了 超出 逾 突破 突破了 冲破 至少 至少有 至少是 至少在 最少 最少有 起码 起码有 不少于 不低于 不小于 不下于 不下 不止 不只 高于 多于 大于 高过 越过 过 破 上 超越 年逾 ≥ > ＞ ﹥',
  ),
  ...rows(
    'under',
    '不到 不足 低于 少于 小于 不超过 不高于 不多于 不大于 最多 至多 顶多 未到 未满 不满 不及 未超过 ≤ < ＜ ﹤',
  ),
  ...rows('exact', '多达'),
]);

/** Behind number and unit. */
export const AFTER: ReadonlyMap<string, Approximation> = new Map([
  ...rows('about', '左右 上下 前后'),
  ...rows('over', '以上 有余 开外 出头 及以上 多 余 之上'),
  ...rows('under', '以下 以内 及以下 之下'),
]);

function rows(approximation: Approximation, words: string): [string, Approximation][] {
  return words.split(' ').map((word) => [word, approximation]);
}

/** A short approximator is none behind these characters: 附近, 预约, 英超, 网上. */
export const NOT_BEHIND: Readonly<Record<string, string>> = {
  近: '附最临靠邻新远亲逼贴就',
  约: '预条签合节纽违公制契特邀简誓婚赴如毁相履',
  超: '中英赶高反意德法西沙美',
  过: '超通经不越度透路难跨错渡胜好走来去说做看用打吃提受有想',
  破: '跌突打爆冲侦击告',
  上: '以之网线路地天海船身晚早历史界会场车市楼岸晚马山水桌社总向往加爬追赶跟登',
  逾: '年',
  不到: '看见听想得找遇等轮碰意达做办感买受收',
};
