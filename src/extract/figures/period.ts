import type { Span } from '../../text/span.ts';

const YEAR = '(?:\\d{4}年|今年|去年|前年|明年|后年|当年|同年|次年|上年|本年度|上年度|全年|上个?财年|本财年)';
const MONTHS =
  '(?:\\d{1,2}(?:月)?[至到—–～~-]\\d{1,2}月份?|\\d{1,2}月份?(?:\\d{1,2}日)?|前[一二三四五六七八九十\\d]{1,2}个月|[一二三四1-4]季度|前[二三]季度|前三季度|上半年|下半年|第[一二三四]季度|春季|夏季|秋季|冬季|年底|年初|年末|全年)';
const SPANS = [
  `(?:截至|截止|到|自|从)?${YEAR}(?:${MONTHS})?(?:底|末|初|以来|期间|前|迄今)?`,
  '截至(?:目前|\\d{1,2}月(?:\\d{1,2}日|底|末)|\\d{1,2}日|发稿|[^，。；]{1,8}(?:时|日|底|末))',
  `${MONTHS}(?:底|末|以来)?`,
  '(?:近|最近|过去|未来|过往)[一二两三四五六七八九十几\\d]{1,3}(?:个月|年|天|周|小时)(?:来|间|内|里)?',
  '[一二两三四五六七八九十几\\d]{1,4}多?(?:年|个月)来',
  '“?十[一二三四五]五”?(?:时期|期间)',
  '(?:本月|上月|上个月|本周|上周|当日|当天|昨天|今天|昨日|今日|目前|如今|现在|本赛季|上赛季|近年来|本季度|上季度)',
];
const PERIOD = new RegExp(SPANS.join('|'), 'g');

// 比2021年 is the base of a comparison, 8月3日电 the date of the report.
const BASE = /[比较与]$/;
const REPORT = /^(?:电|讯|消息|报道|发布|通报|援引|播出|刊)/;

/** The times a sentence speaks of, as printed, in order. */
export function periodsOf(text: string, sentence: Span): Span[] {
  const words = text.slice(sentence.start, Math.min(sentence.end, sentence.start + 400));
  return [...words.matchAll(PERIOD)]
    .filter(
      ({ 0: match, index }) =>
        !BASE.test(words.slice(Math.max(0, index - 1), index)) &&
        !REPORT.test(words.slice(index + match.length, index + match.length + 2)),
    )
    .map((match) => ({
      start: sentence.start + match.index,
      end: sentence.start + match.index + match[0].length,
    }));
}

/** The time a figure is of: the last named before it in its sentence. */
export function periodAt(text: string, periods: readonly Span[], at: number): string | undefined {
  const last = periods.findLast(({ end }) => end <= at);
  return last ? text.slice(last.start, last.end) : undefined;
}
