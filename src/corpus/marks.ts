import { toHalfWidth } from '../text/characters.ts';

const NUMBER = '第?\\s?[\\dA-Z一二三四五六七八九十]{1,5}';
const PAGE = `${NUMBER}(?:\\s?[、,]\\s?${NUMBER})?\\s?[版页](?:[\\s,、·要头《“][^()]{0,23})?`;
/** What a page sets before or behind a marker to catch the eye. */
const SIGN = '[▲△▼▽■□●◆◇▶►▷◀◁★☆]';
const FROM_PAGE = new RegExp(
  `^${SIGN}?\\s?(?:[([【〔]\\s?(?:上\\s?接|紧\\s?接|续\\s?接|接)\\s?${PAGE}\\s?[)\\]】〕]|(?:上|紧|续)接\\s?第\\s?[\\d一二三四五六七八九十]{1,3}版$)`,
);
const TO_PAGE = new RegExp(
  `${SIGN}?\\s?(?:[([【〔]\\s?(?:下\\s?转|转)\\s?${PAGE}\\s?[)\\]】〕]|下转\\s?第\\s?[\\d一二三四五六七八九十]{1,3}版)\\s?${SIGN}?$`,
);
/** No marker is longer, in characters. */
const LONGEST_MARKER = 48;

/** Length of the marker that begins a continuation, （上接第1版）; 0 where the text begins otherwise. Without brackets it is all of the text. */
export function fromPageLength(text: string): number {
  if (!text.slice(0, 8).includes('接')) return 0;
  return FROM_PAGE.exec(toHalfWidth(text.slice(0, LONGEST_MARKER)))?.[0].length ?? 0;
}

/** Where the marker at the end of a text that goes on elsewhere stands, （下转第3版）; -1 where there is none. */
export function toPageAt(text: string): number {
  const from = Math.max(0, text.length - LONGEST_MARKER);
  const tail = text.slice(from);
  if (!/转.*[版页]/.test(tail)) return -1;
  const found = TO_PAGE.exec(toHalfWidth(tail));
  return found ? from + found.index : -1;
}

/** Where the end mark of a wire story stands, （完） with what may follow it; -1 where there is none. */
export function endMarkAt(text: string): number {
  const from = Math.max(0, text.length - 160);
  if (!/完|续[)）]/.test(text.slice(from))) return -1;
  const found = /\((?:完|全文完|本文完|未完待续)\)/.exec(toHalfWidth(text.slice(from)));
  return found ? from + found.index : -1;
}

/** In brackets with a place; without them only the day, or the day and a short name: a sentence may begin like that. */
const EVENT =
  /^(?:\(\s?(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s?[,、]?\s?([^\d,。:;()]{2,30}))?\s?\)|(\d{4})年(\d{1,2})月(\d{1,2})日(?:\s([^\d,。:;()]{2,8}))?)$/;

export interface EventLine {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly place?: string;
}

/** The line below the headline of a speech that tells when and where: （2024年3月2日，广州）. */
export function eventLineOf(line: string): EventLine | undefined {
  if (line.length > 60 || !/^[(（\s]{0,2}[\d０-９]/.test(line)) return undefined;
  const found = EVENT.exec(toHalfWidth(line));
  if (!found) return undefined;
  const at = found[1] ? 1 : 5;
  const place = found[at + 3]?.trim();
  return {
    year: Number(found[at]),
    month: Number(found[at + 1]),
    day: Number(found[at + 2]),
    ...(place ? { place } : {}),
  };
}

/** Whether a paragraph greets its hearers: 各位同事，朋友们： */
export function isSalutation(text: string): boolean {
  return (
    text.length <= 120 &&
    /[：:！!]$/.test(text) &&
    /^(?:尊敬的|敬爱的|亲爱的|各位|女士们|先生们|同志们|朋友们|同事们|同学们|主席先生|总统先生|总理先生|秘书长先生)/.test(
      text,
    )
  );
}

/** Whether a line says that it is the second line of a headline: ——甲乙丙丁纪行. */
export const isDashed = (text: string): boolean => /^(?:——|—|－－|--|―)/.test(text) && text.length <= 60;

/** Whether a line belongs to the apparatus below a story: 关键词：, 来源：, 链接. */
export function isApparatus(text: string): boolean {
  return /^(?:关键词|来源|稿源|信源|标签|链接|相关链接|延伸阅读|相关阅读|原标题|更多精彩|视频|字幕|配音|出镜)\s?[：:]/.test(
    text,
  );
}

/** The name of a column or a kind of article: bracketed as one, or short and with the word of its kind at the end. */
const RUBRIC =
  /^(?:[【〖［[][^】〗］\]]{1,16}[】〗］\]]|.{0,6}(?:时评|述评|短评|快评|锐评|社论|社评|评论员文章|新闻特写|侧记|记者手记|札记|专访|访谈|新闻分析|记者观察|专栏|走基层|进行时))$/;

/** Whether a line above a headline only names the column that it stands in: 【走基层】, 时评. */
export const isRubric = (line: string, below: string): boolean => line.length < below.length && RUBRIC.test(line);

/** Whether a headline announces the text of a speech. */
export function announcesSpeech(headline: string): boolean {
  return /(?:讲话|致辞|发言|演讲|祝酒辞|开幕辞|闭幕辞|贺辞|答辞|献词)(?:\([^()]{0,12}\))?$/.test(toHalfWidth(headline));
}

/** Whether a line begins with the number of a section: 二、, （三）, 第四章. */
export function isNumbered(line: string): boolean {
  return /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部编])/.test(
    line,
  );
}
