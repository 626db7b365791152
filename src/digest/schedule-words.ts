import type { Atom } from './parse-schedule.ts';

/** Atoms found at a place of a text, and where they end. */
export interface Found {
  readonly atoms: readonly Atom[];
  readonly end: number;
}

const ALL = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];

/** Names of groups of days, longest first where one begins another. Everyday words of both languages. */
const DAY_GROUPS: readonly (readonly [RegExp, readonly number[]])[] = [
  [/(?:每个?|逢)?(?:工作日|平日|上班日)/y, WORKDAYS],
  [/(?:每个?|逢)?(?:周末|週末|双休日|休息日)/y, WEEKEND],
  [/每[天日晚早]?(?=[早晚]?上)|每[天日]|天天|每天每日/y, ALL],
  [/(?:every|on|each)? ?(?:weekdays?|workdays?|working days?|business days?)(?![a-z])/y, WORKDAYS],
  [/(?:every|on|each)? ?(?:weekends?)(?![a-z])/y, WEEKEND],
  [/(?:every ?day|daily|each day)(?![a-z])/y, ALL],
];

const DAY_NAMES = '一二三四五六日天1234567';
const CHINESE_DAYS = /(?:每个?|逢)?(?:周|週|星期|礼拜)([一二三四五六日天1-7])/y;
/** More days after the first: 一三五, 一、三, 一至五, 一到周五. */
const MORE_DAYS = /(和|与|及|[、,]|至|到|[-~—–])?\s?(?:周|週|星期|礼拜)?([一二三四五六日天])(?![点點时時十])/y;
const ENGLISH_DAY =
  /(?:every |on |each )?(mon|tue|wed|thu|fri|sat|sun)(?:days?|s?days?|nesdays?|rsdays?|urdays?|s|rs?)?(?![a-z])/y;
const ENGLISH_DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const ENGLISH_RANGE = /(?: ?(?:-|–|to|through|till) ?)(mon|tue|wed|thu|fri|sat|sun)[a-z]*/y;
const MONTH_DAYS =
  /每个?月((?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?:[和、,及]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[日号])*)/y;

function at(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found && found[0].length > 0 ? found : undefined;
}

/** Names of days at a place: 每天, 工作日, 每周一三五, 周一至周五, 每月1日和15日, mondays, mon-fri. */
export function dayAtoms(text: string, from: number): Found | undefined {
  for (const [pattern, weekdays] of DAY_GROUPS) {
    const found = at(pattern, text, from);
    if (found) return { atoms: [{ type: 'days', weekdays }], end: from + found[0].length };
  }
  return monthDays(text, from) ?? chineseDays(text, from) ?? englishDays(text, from);
}

function monthDays(text: string, from: number): Found | undefined {
  const found = at(MONTH_DAYS, text, from);
  if (!found) return undefined;
  const days = found[1]!.match(/\d{1,2}|[一二三四五六七八九十]+/g)!.map((word) => numeral(word) ?? 0);
  const end = from + found[0].length;
  if (days.some((day) => day < 1 || day > 31)) return { atoms: [{ type: 'bad-day', text: found[0] }], end };
  return { atoms: [{ type: 'days', days }], end };
}

function chineseDays(text: string, from: number): Found | undefined {
  const first = at(CHINESE_DAYS, text, from);
  if (!first) return undefined;
  const weekdays = [weekday(first[1]!)];
  let end = from + first[0].length;
  for (let more = at(MORE_DAYS, text, end); more; more = at(MORE_DAYS, text, end)) {
    const day = weekday(more[2]!);
    if (more[1] && /[至到~—–-]/.test(more[1])) weekdays.push(...daysBetween(weekdays.at(-1)!, day));
    else weekdays.push(day);
    end += more[0].length;
  }
  return { atoms: [{ type: 'days', weekdays }], end };
}

function weekday(name: string): number {
  const n = DAY_NAMES.indexOf(name);
  return n < 7 ? n + 1 : n === 7 ? 7 : Number(name);
}

function englishDays(text: string, from: number): Found | undefined {
  const first = at(ENGLISH_DAY, text, from);
  if (!first) return undefined;
  const day = ENGLISH_DAYS.indexOf(first[1]!) + 1;
  let end = from + first[0].length;
  const range = at(ENGLISH_RANGE, text, end);
  if (!range) return { atoms: [{ type: 'days', weekdays: [day] }], end };
  end += range[0].length;
  return { atoms: [{ type: 'days', weekdays: [day, ...daysBetween(day, ENGLISH_DAYS.indexOf(range[1]!) + 1)] }], end };
}

/** Days after `from` up to `to`, over the end of the week if need be. */
function daysBetween(from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = (from % 7) + 1; day !== (to % 7) + 1; day = (day % 7) + 1) days.push(day);
  return days;
}

/** A part of the day: what it means alone, and the hour from which a smaller one is meant twelve later (下午3点 is 15:00). */
interface Part {
  readonly word: string;
  /** Minute of the day. */
  readonly alone: number;
  readonly from: number;
  /** Its twelve o'clock is midnight. */
  readonly endsDay?: boolean;
}

const PARTS: readonly Part[] = [
  { word: '凌晨|半夜|午夜', alone: 0, from: 0, endsDay: true },
  { word: '清晨|清早|一早|大清早', alone: 7 * 60, from: 0 },
  { word: '早上|早晨|上午|早间|早|朝', alone: 8 * 60, from: 0 },
  { word: '中午|正午|午间', alone: 12 * 60, from: 12 },
  { word: '下午|午后', alone: 14 * 60, from: 12 },
  { word: '傍晚|黄昏', alone: 18 * 60, from: 16 },
  { word: '晚上|晚间|夜里|夜间|夜晚|今晚|晚|夜', alone: 20 * 60, from: 17, endsDay: true },
];
/** No part of the day was named. */
const ANY: Part = { word: '', alone: 0, from: 0 };
const PART = new RegExp(`(?:在|于)?(?:${PARTS.map(({ word }) => `(${word})`).join('|')})`, 'y');
const NUMBER = '\\d{1,2}|[零〇一二两三四五六七八九十]{1,3}';
const CLOCK = /(\d{1,2})[:.](\d{2})(?::\d\d)?\s?(am|pm|a\.m\.|p\.m\.)?(?![\d%])/y;
const HOUR = new RegExp(`(${NUMBER})\\s?(?:点|點|时|時)(?:钟|鐘|整)?(?:(半)|(一刻)|(三刻)|(${NUMBER})分?)?`, 'y');
const ENGLISH_HOUR = /(\d{1,2})\s?(am|pm|a\.m\.|p\.m\.|o'?clock)(?![a-z])/y;
const BARE_HOUR = new RegExp(`(${NUMBER})(?![\\d:.条篇则%年月日号个小分天周])`, 'y');
const EVERY = /每(?:隔)?(\d{1,3}|[一二两三四五六七八九十]{1,3}|半)?个?(?:(小时|钟头|小時)|(分钟|分鐘))(?:一次)?/y;
const ENGLISH_EVERY =
  /(?:every ?(\d{1,3}|two|three|four|six|eight|twelve|half an)? ?(?:(hours?)|(minutes?|mins?))|(hourly))(?![a-z])/y;
const ENGLISH_ALONE: readonly (readonly [RegExp, number])[] = [
  [/(?:at |in the |every |each )?(?:noon|midday)(?![a-z])/y, 720],
  [/(?:at |every )?midnight(?![a-z])/y, 0],
  [/(?:in the |every |each )?mornings?(?![a-z])/y, 480],
  [/(?:in the |every |each )?evenings?(?![a-z])/y, 1200],
];
const UNTIL = /到|至|~|—|–|-|to(?![a-z])|until(?![a-z])|till(?![a-z])/y;
const GLUE =
  /\s+|[、,和与及跟在于]|的|and(?![a-z])|at(?![a-z])|on(?![a-z])|every(?![a-z])|each(?![a-z])|from(?![a-z])|&/y;

/** Times at a place: 8:00, 早上8点半, 晚8, 8pm, 正午, 每2小时; a bare number only after 早, at or another time. */
export function timeAtoms(text: string, from: number, before: Atom | undefined): Found | undefined {
  const every = at(EVERY, text, from) ?? at(ENGLISH_EVERY, text, from);
  if (every) return interval(every, from + every[0].length);
  const part = at(PART, text, from);
  if (part) {
    const meant = PARTS[part.slice(1).findIndex((word) => word !== undefined)]!;
    const end = from + part[0].length;
    const time = clockAt(text, end, meant) ?? hourAt(text, end, meant) ?? bareHourAt(text, end, meant);
    return time ?? { atoms: [{ type: 'time', minute: meant.alone }], end };
  }
  const time = clockAt(text, from, ANY) ?? hourAt(text, from, ANY) ?? englishHourAt(text, from);
  if (time) return time;
  for (const [pattern, minute] of ENGLISH_ALONE) {
    const found = at(pattern, text, from);
    if (found) return { atoms: [{ type: 'time', minute }], end: from + found[0].length };
  }
  const until = at(UNTIL, text, from);
  if (until && (before?.type === 'time' || before?.type === 'glue')) {
    return { atoms: [{ type: 'until' }], end: from + until[0].length };
  }
  const glue = at(GLUE, text, from);
  if (glue) return { atoms: [{ type: 'glue' }], end: from + glue[0].length };
  return before && before.type !== 'every' ? bareHourAt(text, from, ANY) : undefined;
}

function interval(found: RegExpExecArray, end: number): Found {
  const [text, count, hours] = found;
  const words: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, six: 6, eight: 8, twelve: 12, 半: 0.5 };
  const n = count === undefined ? 1 : count === 'half an' ? 0.5 : (words[count] ?? numeral(count) ?? 0);
  const minutes = hours !== undefined || found[4] !== undefined ? n * 60 : n;
  const fits = minutes > 0 && minutes <= 24 * 60;
  return { atoms: [fits ? { type: 'every', minutes } : { type: 'bad-time', text }], end };
}

function clockAt(text: string, from: number, part: Part): Found | undefined {
  const found = at(CLOCK, text, from);
  if (!found) return undefined;
  return timeOf(found[0], Number(found[1]), Number(found[2]), found[3], part, from + found[0].length);
}

function hourAt(text: string, from: number, part: Part): Found | undefined {
  const found = at(HOUR, text, from);
  if (!found) return undefined;
  const [whole, hour, half, quarter, threeQuarters, minutes] = found;
  const minute = half ? 30 : quarter ? 15 : threeQuarters ? 45 : minutes ? (numeral(minutes) ?? 99) : 0;
  return timeOf(whole, numeral(hour!) ?? 99, minute, undefined, part, from + whole.length);
}

function englishHourAt(text: string, from: number): Found | undefined {
  const found = at(ENGLISH_HOUR, text, from);
  return found && timeOf(found[0], Number(found[1]), 0, found[2], ANY, from + found[0].length);
}

function bareHourAt(text: string, from: number, part: Part): Found | undefined {
  const found = at(BARE_HOUR, text, from);
  return found && timeOf(found[0], numeral(found[1]!) ?? 99, 0, undefined, part, from + found[0].length);
}

function timeOf(text: string, said: number, minute: number, half: string | undefined, part: Part, end: number): Found {
  let hour = said;
  const isEnglish = half !== undefined && /^[ap]/.test(half);
  if (isEnglish) hour = (hour % 12) + (half.startsWith('p') ? 12 : 0);
  else if (hour < part.from && hour + 12 >= part.from && hour > 0) hour += 12;
  // 晚12点 is the midnight that ends the day.
  if (part.endsDay && said === 12) hour = 24;
  const isWrong = minute > 59 || hour > 24 || (hour === 24 && minute > 0) || (isEnglish && (said < 1 || said > 12));
  return { atoms: [isWrong ? { type: 'bad-time', text } : { type: 'time', minute: (hour % 24) * 60 + minute }], end };
}

const DIGITS = '零一二三四五六七八九';

/** Whole number below 100 in digits or Chinese numerals; undefined for anything else. */
export function numeral(word: string): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const text = word.replace('〇', '零').replace('两', '二');
  const ten = text.indexOf('十');
  const digit = (character: string | undefined) => (character === undefined ? 0 : DIGITS.indexOf(character));
  if (ten === -1) return text.length === 1 ? digit(text) : undefined;
  if (ten > 1 || text.length > ten + 2) return undefined;
  return (ten === 0 ? 1 : digit(text[0])) * 10 + digit(text[ten + 1]);
}
