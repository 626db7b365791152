import { toHalfWidth } from '../text/characters.ts';

/** Agencies and papers that sign with their name. From Chinese wire and newspaper usage; 本报 is the paper itself. */
export const AGENCIES: readonly string[] = [
  '新华社',
  '新华网',
  '新华每日电讯',
  '人民日报海外版',
  '人民日报',
  '人民网',
  '中国新闻社',
  '中新社',
  '中新网',
  '中央广播电视总台',
  '央视网',
  '央视',
  '央广网',
  '光明日报',
  '光明网',
  '经济日报',
  '中国经济网',
  '工人日报',
  '农民日报',
  '法治日报',
  '科技日报',
  '中国青年报',
  '中国妇女报',
  '中国日报',
  '环球时报',
  '参考消息',
  '解放军报',
  '解放日报',
  '文汇报',
  '新民晚报',
  '北京日报',
  '南方日报',
  '澎湃新闻',
  '界面新闻',
  '新京报',
  '第一财经',
  '证券时报',
  '中国证券报',
  '上海证券报',
  '中央社',
  '法新社',
  '路透社',
  '美联社',
  '彭博社',
  '塔斯社',
  '俄新社',
  '共同社',
  '韩联社',
  '德新社',
  '埃菲社',
  '本报',
  '本刊',
  '本网',
  '本台',
];

const AGENCY = AGENCIES.join('|');
const NAME_WORD = '[\\u4e00-\\u9fff]{1,4}(?:·[\\u4e00-\\u9fff]{1,8})*';
const NAMES = `${NAME_WORD}(?:[\\s、,]+${NAME_WORD}){0,11}`;

export interface DatelineFact {
  readonly agency?: string;
  readonly place?: string;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly bylines: readonly string[];
  /** UTF-16 offsets into the text looked at. */
  readonly start: number;
  readonly end: number;
}

const DATELINE = new RegExp(
  `(据)?(${AGENCY})\\s?([^\\d\\s(),。:;“”《》]{1,12}(?:\\s[^\\d\\s(),。:;“”《》]{1,8})?)??\\s?(?:(\\d{4})年)?\\s?(\\d{1,2})\\s?月\\s?(\\d{1,2})\\s?日[\\u4e00-\\u9fff]{0,5}?(?:电|讯)`,
);
const BARE_DATELINE = /^\(([\u4e00-\u9fff/、·]{2,12}?)(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日电\)$/;
const REPORTERS = new RegExp(`^\\s?\\((?:[^():]{0,8}?(?:记者|通讯员|报道员|特约记者|实习生)[\\s:]{0,2})?(${NAMES})\\)`);

/** The dateline that is the whole of a line, brackets and reporters with it: (新华社北京6月18日电). */
export function wholeDateline(line: string): DatelineFact | undefined {
  const text = toHalfWidth(line);
  if (text.length > 80) return undefined;
  const bare = BARE_DATELINE.exec(text);
  if (bare) return fact(undefined, bare[1], bare[2], bare[3], bare[4], [], 0, text.length);
  const found = DATELINE.exec(text);
  if (!found) return undefined;
  const before = text.slice(0, found.index);
  const after = text.slice(found.index + found[0].length);
  if (/^[([【]?$/.test(before) && /^[)\]】]?$/.test(after)) {
    return fact(found[2], found[3], found[4], found[5], found[6], [], 0, text.length);
  }
  if (after === '' && before !== '') {
    const signed = bylineOf(before);
    if (signed) return fact(found[2], found[3], found[4], found[5], found[6], signed.names, found.index, text.length);
  }
  return undefined;
}

/** The dateline that opens a paragraph, with the reporters in brackets behind it: 新华社广州3月2日电（记者甲乙）. */
export function leadDateline(paragraph: string): DatelineFact | undefined {
  const text = toHalfWidth(paragraph.slice(0, 120));
  const found = DATELINE.exec(text);
  if (!found || found.index > 12 || !/^(?:\(?|\d{0,2}\s{0,3}|\([^()]{2,10}\)\s?)$/.test(text.slice(0, found.index)))
    return undefined;
  let end = found.index + found[0].length;
  const signed = REPORTERS.exec(text.slice(end));
  if (signed) end += signed[0].length;
  return fact(found[2], found[3], found[4], found[5], found[6], signed ? namesOf(signed[1]!) : [], 0, end);
}

function fact(
  agency: string | undefined,
  place: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  bylines: readonly string[],
  start: number,
  end: number,
): DatelineFact {
  return {
    ...(agency ? { agency } : {}),
    ...(place?.trim() ? { place: place.trim() } : {}),
    ...(year ? { year: Number(year) } : {}),
    ...(month ? { month: Number(month) } : {}),
    ...(day ? { day: Number(day) } : {}),
    bylines,
    start,
    end,
  };
}

/** Names in a list; two 汉字 set apart are one short name (董 越). */
export function namesOf(list: string): string[] {
  const names: string[] = [];
  let half = '';
  for (const word of toHalfWidth(list).split(/[\s、,;/]+/)) {
    if (word === '' || /^(?:文|图|文图|整理|报道)$/.test(word)) continue;
    if (word.length === 1) {
      if (half) names.push(half + word);
      half = half ? '' : word;
      continue;
    }
    if (half) names.push(half);
    half = '';
    names.push(word);
  }
  if (half) names.push(half);
  return names;
}

export interface BylineFact {
  readonly agency?: string;
  readonly names: readonly string[];
  readonly isPhoto: boolean;
  readonly isContributors: boolean;
}

const BYLINE = new RegExp(
  `^[(【]?(${AGENCY})?\\s?(?:首席|特派|特约|驻[\\u4e00-\\u9fff]{1,8}|实习)?(?:记者|通讯员|评论员|报道员|作者|文)\\s?[:/]?\\s?(${NAMES})\\s?(摄影报道|摄影|摄|文/图|报道)?[)】]?$`,
);
const CONTRIBUTORS = new RegExp(
  `^\\(?(?:参与记者|参与采写|参与采写记者|执笔记者|参与报道记者)\\s?[:]\\s?(${NAMES})\\)?$`,
);

/** The names that sign, where a whole line does nothing else. */
export function bylineOf(line: string): BylineFact | undefined {
  const text = toHalfWidth(line).trim();
  if (text.length > 80) return undefined;
  const contributors = CONTRIBUTORS.exec(text);
  if (contributors) return { names: namesOf(contributors[1]!), isPhoto: false, isContributors: true };
  const found = BYLINE.exec(text);
  if (!found) return undefined;
  let names = found[2]!;
  let isPhoto = found[3]?.startsWith('摄') === true;
  if (!isPhoto && /[\s]摄$/.test(names)) {
    names = names.slice(0, -1);
    isPhoto = true;
  }
  return { ...(found[1] ? { agency: found[1] } : {}), names: namesOf(names), isPhoto, isContributors: false };
}

const MARKER = /^\((?:上接|下转|接|转|紧接|续接)\s?第?\s?[\d一二三四五六七八九十A-Z]{1,4}\s?版[^()]{0,12}\)/;

/** The length of a page marker that begins a line: （上接第1版）; 0 where there is none. */
export function markerLength(line: string): number {
  return MARKER.exec(toHalfWidth(line.slice(0, 30)))?.[0].length ?? 0;
}

const END_MARK = /\((?:完|全文完|未完待续)\)/;

/** Offset of the end mark （完） of a wire story near the end of a paragraph, or -1. */
export function endMarkAt(paragraph: string): number {
  const from = Math.max(0, paragraph.length - 120);
  const found = END_MARK.exec(toHalfWidth(paragraph.slice(from)));
  return found ? from + found.index : -1;
}
