import { toHalfWidth } from '../text/characters.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMERIC = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)日?(.*)$/;
const COMPACT = /^(\d{4})(\d\d)(\d\d)()$/;
/** RFC 822, as RSS prints it: Sat, 02 Mar 2024 08:00:00 +0800. */
const MAIL = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]{0,6}\s+(\d{4})(.*)$/i;

/**
 * A day or moment as ISO: of 2024-03-02, 2024/3/2, 2024年3月2日, 20240302, an RFC 822 or ISO date-time. A moment keeps its
 * own offset, so that its first ten characters are the day where it was written. Undefined where there is no full date.
 */
export function isoFrom(words: string): string | undefined {
  const text = toHalfWidth(words.slice(0, 80)).trim();
  const found = NUMERIC.exec(text) ?? COMPACT.exec(text);
  if (found) return momentOf(isoDay(Number(found[1]), Number(found[2]), Number(found[3])), found[4]!);
  const mail = MAIL.exec(text);
  const month = mail ? MONTHS.indexOf(mail[2]!.toLowerCase()) + 1 : 0;
  return mail && month > 0 ? momentOf(isoDay(Number(mail[3]), month, Number(mail[1])), mail[4]!) : undefined;
}

/** The ISO date of a day of the calendar; undefined where there is no such day. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year < 1000 || year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return date.toISOString().slice(0, 10);
}

/** The day with the time behind it, where that has an offset: without one it is no moment. */
function momentOf(day: string | undefined, rest: string): string | undefined {
  const found =
    /^[\sT]*([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?\s*(?:(Z|UTC?|GMT)|([+-])(\d\d):?(\d\d))$/i.exec(rest);
  if (!day || !found) return day;
  const offset = found[4] ? 'Z' : `${found[5]}${found[6]}:${found[7]}`;
  return `${day}T${found[1]}:${found[2]}:${found[3] ?? '00'}${offset}`;
}
