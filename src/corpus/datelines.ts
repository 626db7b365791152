import { toHalfWidth } from '../text/characters.ts';
import { AGENCY_PATTERN } from './agencies.ts';
import { bylineOf, signersOf } from './bylines.ts';

/** What a dateline says: 新华社广州3月2日电（记者甲乙）. */
export interface DatelineFact {
  readonly agency?: string;
  readonly place?: string;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** Who signs in the same breath. */
  readonly bylines: readonly string[];
  /** UTF-16 offsets of all of it in the text looked at. */
  readonly start: number;
  readonly end: number;
}

const PLACE_CHARACTER = '[^\\d\\s(),。:;“”《》【】]';
const DAY = '(?:(\\d{4})\\s?年\\s?)?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日';
/** Agency, place, day, then 电 or its kinds: 专电, 体育专电, 新媒体专电, 讯. */
const DATELINE = new RegExp(
  `(${AGENCY_PATTERN})\\s?(${PLACE_CHARACTER}{1,12}(?:\\s${PLACE_CHARACTER}{1,8})?)??\\s?${DAY}[\\u4e00-\\u9fff]{0,5}?(?:电|讯)`,
);
const WITHOUT_AGENCY = new RegExp(`^\\((${PLACE_CHARACTER}{2,12}?)${DAY}电\\)$`);
/** 本报讯, 新华社讯: a dateline that names neither place nor day. */
const BARE = new RegExp(`^(${AGENCY_PATTERN})(?:讯|消息|快讯)[:\\s]{0,2}`);
const LONGEST = 90;

/** The dateline that is all a line says, alone or behind the names that sign; undefined where the line is anything else. */
export function wholeDateline(line: string): DatelineFact | undefined {
  if (line.length > LONGEST || !line.includes('日') || !/[电讯]/.test(line)) return undefined;
  const text = toHalfWidth(line);
  const found = DATELINE.exec(text);
  if (!found) {
    const bare = WITHOUT_AGENCY.exec(text);
    return bare ? factOf(undefined, bare[1], bare[2], bare[3], bare[4], [], 0, text.length) : undefined;
  }
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  const signed = signersOf(after);
  const isBracketed = /^[([【]据?$/.test(before);
  // Signed and without brackets it opens a paragraph, whose first line in a narrow column it fills.
  if (isBracketed || (before === '' && !signed)) {
    if (/^[)\]】]?$/.test(signed ? after.slice(signed.length) : after)) {
      return factOf(found[1], found[2], found[3], found[4], found[5], signed?.names ?? [], 0, text.length);
    }
  }
  const signing = after === '' ? bylineOf(before) : undefined;
  if (!signing) return undefined;
  return factOf(found[1], found[2], found[3], found[4], found[5], signing.names, found.index, text.length);
}

/** The dateline that opens a paragraph, with the names in brackets behind it. */
export function leadDateline(paragraph: string): DatelineFact | undefined {
  const head = paragraph.slice(0, LONGEST);
  const hasDay = /日.{0,5}[电讯]/.test(head);
  if (!hasDay && !/讯|消息/.test(head.slice(0, 16))) return undefined;
  const text = toHalfWidth(head);
  const found = (hasDay ? DATELINE.exec(text) : null) ?? BARE.exec(text);
  // A rubric in brackets, a stray digit or a bullet may stand before it.
  if (!found || !/^(?:[^\u4e00-\u9fff]{0,4}|\([^()]{2,10}\)\s?)据?$/.test(text.slice(0, found.index))) return undefined;
  let end = found.index + found[0].length;
  const signed = signersOf(text.slice(end));
  if (signed) end += signed.length;
  return factOf(found[1], found[2], found[3], found[4], found[5], signed?.names ?? [], 0, end);
}

function factOf(
  agency: string | undefined,
  place: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  bylines: readonly string[],
  start: number,
  end: number,
): DatelineFact {
  const isDay =
    month !== undefined &&
    day !== undefined &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= 31;
  return {
    ...(agency ? { agency } : {}),
    ...(place?.trim() ? { place: place.trim() } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(isDay ? { month: Number(month), day: Number(day) } : {}),
    bylines,
    start,
    end,
  };
}
