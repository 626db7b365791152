import { toHalfWidth } from '../text/characters.ts';

/**
 * A day or moment as ISO: of 2024-03-02, 2024/3/2, 2024年3月2日, 20240302, an RFC 822 or ISO date-time. Undefined where the
 * words give no full date.
 */
export function isoFrom(words: string): string | undefined {
  const text = toHalfWidth(words).trim().slice(0, 60);
  const day =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})日?(?!\d)/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text);
  if (day) {
    const date = isoDay(Number(day[1]), Number(day[2]), Number(day[3]));
    const isMoment = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)$/.test(text);
    return date && isMoment ? (momentFrom(text.replace(' ', 'T')) ?? date) : date;
  }
  return /^(?:[A-Za-z]{3,9},?\s)?\d{1,2}\s[A-Za-z]{3,9}\s\d{4}/.test(text) ? momentFrom(text) : undefined;
}

/** The ISO date of a day of the calendar; undefined where there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

function momentFrom(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
