import { numeral } from '../digest/schedule-words.ts';
import { localTime, momentOf } from '../digest/slots.ts';

const DAY = 86_400_000;
const SPANS: readonly (readonly [RegExp, number])[] = [
  [/^(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个)?(?:小时|小時|hours?|h)$/, DAY / 24],
  [/^(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:天|日|days?|d)$/, DAY],
  [/^(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:个)?(?:周|星期|礼拜|weeks?|w)$/, 7 * DAY],
];

/**
 * The moment until which something lasts, epoch milliseconds: 3天, 一周, 12月1日, 2026-12-01, 明天, until 12-01. A date ends
 * with its first minute on the wall clock; one that has passed this year is the next year's. Undefined when it is none.
 */
export function parseUntil(said: string, now: number, timeZone: string): number | undefined {
  const text = said
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/^(?:到|至|until|till|for)\s*/, '');
  for (const [pattern, unit] of SPANS) {
    const found = pattern.exec(text);
    const count = found && numeral(found[1]!);
    if (count) return now + count * unit;
  }
  const today = localTime(now, timeZone).slice(0, 10);
  const days = ({ 明天: 1, tomorrow: 1, 后天: 2, 後天: 2 } as Readonly<Record<string, number>>)[text];
  if (days) return momentOf(`${addDays(today, days)}T00:00`, timeZone);
  const dated = /^(?:(\d{4})[-/年.])?(\d{1,2})[-/月.](\d{1,2})[日号]?$/.exec(text);
  if (!dated) return undefined;
  const [, year, month, day] = dated;
  const date = (y: number | string) => `${y}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
  const thisYear = Number(today.slice(0, 4));
  const wanted = year ? date(year) : date(thisYear) > today ? date(thisYear) : date(thisYear + 1);
  const stamp = Date.parse(`${wanted}T00:00Z`);
  // 2月30日 is no day.
  if (Number.isNaN(stamp) || new Date(stamp).toISOString().slice(0, 10) !== wanted || wanted <= today) return undefined;
  return momentOf(`${wanted}T00:00`, timeZone);
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
