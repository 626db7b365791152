import { HOUSEHOLDS, OF_PEOPLE, PEOPLE } from './lexicons/nouns.ts';
import type { Mention } from './mention.ts';

// What is given in money even where the paper leaves 元 out: 受贿836万.
const OF_MONEY =
  /(?:受贿|行贿|贪污|诈骗|骗取|罚款|罚没|赔偿|赔付|奖金|工资|月薪|年薪|存款|贷款|债务|欠款|售价|价格|房价|首付|耗资|斥资|捐款|花费|花了|营收|利润|亏损|净赚)(?:了|约|近|超|达|共|共计|为|高达|超过)*$/;
const STOPS = new Set('的，。；：、！？“”（）()《》…—,;:!? \n');
const INDEX = /(?:指数|系数|评分|得分率|PMI|景气度|比率|信心)[^，。；]{0,12}(?:为|是|达|达到|至|到|报|于)$/;

/**
 * Gives a number without a unit the unit that its noun implies (22万小学生: 人), or none where 万 and 亿 alone make it an
 * amount; undefined where nothing says that it is a quantity.
 */
export function withCounted(mention: Mention): Mention | undefined {
  const { text, unit, kind, value, numeral, approximated, core } = mention;
  if (unit !== undefined || kind === 'score' || kind === 'ratio') return mention;
  const printed = text.slice(core.start, core.end);
  const isLarge = /[万亿萬億]/.test(printed);
  const isYear = numeral.inFigures && /^[12]\d{3}$/.test(printed);
  const noun = countedNoun(text, mention.end, isLarge || value === undefined ? 10 : 6);
  if (noun && !isYear && (isLarge || value === undefined || (value >= 20 && (numeral.inFigures || approximated)))) {
    return numeral.bare && !approximated ? undefined : { ...mention, unit: noun };
  }
  if (value === undefined) return undefined;
  const before = text.slice(Math.max(0, mention.start - 24), mention.start);
  if (isLarge && OF_MONEY.test(before)) return { ...mention, unit: '元', kind: 'money' };
  if (isLarge && (numeral.inFigures || (approximated && !numeral.bare))) {
    return OF_PEOPLE.some((word) => before.slice(-10).includes(word)) ? { ...mention, unit: '人' } : mention;
  }
  if (approximated && numeral.inFigures && value >= 100 && !isYear) return mention;
  return numeral.inFigures && !Number.isInteger(value) && INDEX.test(before)
    ? { ...mention, kind: 'other' }
    : undefined;
}

/** What the first noun behind an offset counts, when it is one for people or households. */
function countedNoun(text: string, at: number, reach: number): string | undefined {
  const from = text[at] === '的' ? at + 1 : at;
  const limit = Math.min(text.length, from + reach);
  for (let end = from + 1; end <= limit; end++) {
    if (STOPS.has(text[end - 1] ?? ' ')) return undefined;
    for (let length = 4; length >= 2; length--) {
      if (end - length < from) continue;
      const word = text.slice(end - length, end);
      if (HOUSEHOLDS.has(word)) return '户';
      if (PEOPLE.has(word)) return '人';
    }
  }
  return undefined;
}
