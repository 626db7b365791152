import { readNumeral } from '../../text/numerals.ts';
import type { Mention } from './mention.ts';
import { readUnit } from './units.ts';

const REACH = 18;
// 人均, 年薪 and their like: the noun says per what.
const IMPLIED: readonly (readonly [words: RegExp, per: string])[] = [
  [/人均|每人/, '人'],
  [/户均|每户/, '户'],
  [/年薪|年均|年产|年销售|年收入|年营收|年利润|年产值|年供|年发电|年吞吐/, '年'],
  [/月薪|月均|月租|月收入/, '月'],
  [/日均|日产|日薪|单日/, '天'],
  [/时薪|时速/, '小时'],
  [/亩产|亩均/, '亩'],
];

/** Per what a figure is given, where its own phrase does not say: 每吨提高240元, 每减一磅赚68万美元, 年薪7万美元. */
export function perOf({ text, start, kind }: Mention, clauseStart: number): string | undefined {
  const from = Math.max(0, clauseStart - 8, start - REACH);
  const before = text.slice(from, start);
  const each = before.lastIndexOf('每');
  if (each >= 0 && (from + each >= clauseStart || /^每[^，]{0,4}[一\d]/.test(before.slice(each)))) {
    const unit = unitOf(text, from + each + 1, start);
    if (unit) return unit;
  }
  if (kind === 'percent' || kind === 'age') return undefined;
  const clause = text.slice(Math.max(clauseStart, start - REACH), start);
  return IMPLIED.find(([words]) => words.test(clause))?.[1];
}

/** The unit behind 每, a verb and a number between allowed: 每掘进一环 is 环, 每10年 is 10年. */
function unitOf(text: string, from: number, limit: number): string | undefined {
  for (let at = from; at < Math.min(from + 4, limit); at++) {
    const numeral = readNumeral(text, at);
    if (text[at] === '个') return undefined;
    const unit = readUnit(text, numeral?.end ?? at);
    if (unit && unit.end <= limit) {
      const isMany = numeral?.value !== undefined && numeral.value !== 1;
      return isMany ? text.slice(at, unit.end) : unit.unit.name;
    }
    if (text[at] === '日' || text[at] === '晚') return '天';
  }
  return undefined;
}
