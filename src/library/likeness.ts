import { fold } from '../text/scripts.ts';

/** The letters and digits of a text in the form in which texts are compared. */
export function lettersIn(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Share of the pairs of neighbouring letters of the shorter text that the longer one has too: 0 to 1. */
export function overlap(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < 2) return short !== '' && long.includes(short) ? 1 : 0;
  const pairs = new Map<string, number>();
  for (let i = 0; i + 2 <= long.length; i++) {
    const pair = long.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let common = 0;
  for (let i = 0; i + 2 <= short.length; i++) {
    const pair = short.slice(i, i + 2);
    const left = pairs.get(pair) ?? 0;
    if (left === 0) continue;
    pairs.set(pair, left - 1);
    common++;
  }
  return common / (short.length - 1);
}

/** The words of a question, folded: what stands between spaces. */
export function wordsAsked(about: string): string[] {
  return fold(about)
    .split(/[\s,，、]+/u)
    .filter((word) => word !== '');
}

/** Whether a name fits what was asked for: part of it, or with its office before it (托卡耶夫总统 has 托卡耶夫). */
export function nameFits(name: string | undefined, asked: string): boolean {
  if (name === undefined) return false;
  const folded = fold(name);
  if (asked.length < 2 || folded.length < 2) return folded === asked;
  const short = lastPart(folded);
  return folded.includes(asked) || (short.length >= 2 && asked.includes(short));
}

/** What a transliterated name is called by: 托卡耶夫 of 卡瑟姆若马尔特·托卡耶夫; the whole of any other name. */
export function lastPart(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('·'), name.lastIndexOf('•'), name.lastIndexOf('・')) + 1);
}

/** Whether two names may be of one person: the same, or one is what the other is called by. */
export function sameName(one: string, other: string): boolean {
  return one === other || lastPart(one) === other || lastPart(other) === one;
}
