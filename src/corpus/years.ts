import { toHalfWidth } from '../text/characters.ts';

export interface Day {
  readonly month: number;
  readonly day: number;
}

const CHINESE_NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
};
/** Days of a month, about. */
const MONTH = 30.4;
/** A full date this many days from the dateline is of its year. */
const NEAR = 20;

/**
 * The year of a dateline that gives only month and day, from what the text says: a full date close to it; or a year
 * that two different statements lead to (两年前 beside 2022年, 今年 …). Undefined where that is not enough: a wrong year is
 * worse than none.
 */
export function inferYear(text: string, day: Day): number | undefined {
  const plain = toHalfWidth(text);
  let near: { readonly year: number; readonly apart: number } | undefined;
  let latest = 0;
  for (const found of plain.matchAll(/(?<!\d)((?:19|20)\d\d)\s?年\s?(\d{1,2})\s?月(?:\s?(\d{1,2})\s?日)?/g)) {
    const year = Number(found[1]);
    latest = Math.max(latest, year);
    if (!found[3]) continue;
    const apart = Math.abs((Number(found[2]) - day.month) * MONTH + Number(found[3]) - day.day);
    if (apart <= NEAR && (!near || year > near.year)) near = { year, apart };
  }
  if (near && near.year >= latest) return near.year;
  const votes = [...votesFor(plain)].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const [first, second] = votes;
  return first && first[1] >= 2 && first[1] > (second?.[1] ?? 0) && first[0] >= latest ? first[0] : undefined;
}

/** Votes for the year of writing: years ago added to years named, and years that are named as the present. */
function votesFor(text: string): Map<number, number> {
  const named = new Set<number>();
  const votes = new Map<number, number>();
  const vote = (year: number, weight: number) => votes.set(year, (votes.get(year) ?? 0) + weight);
  for (const found of text.matchAll(/(?<!\d)((?:19|20)\d\d)(?=\s?年|[\u4e00-\u9fff])/g)) named.add(Number(found[1]));
  const ago = new Set<number>();
  for (const found of text.matchAll(/(?<![\d十百千万多余来])(\d{1,2}|[一两二三四五六七八九十])年前(?!后)/g)) {
    ago.add(CHINESE_NUMBERS[found[1]!] ?? Number(found[1]));
  }
  for (const year of named) for (const years of ago) if (named.has(year)) vote(year + years, 1);
  // 2024至2025年为…年, 2024中国…年会: the year in which they are announced or held.
  for (const found of text.matchAll(
    /(?<!\d)((?:19|20)\d\d)(?:[至—-](?:19|20)\d\d年|(?=(?:年?第[一二三四五六七八九十\d]{1,4}季度|中国|世界|亚洲|全国|国际|全球)))/g,
  )) {
    vote(Number(found[1]), 1);
  }
  return votes;
}
