import { words } from './words.ts';

/** How much of each side is looked at, in characters: the longest words of the dictionary are shorter. */
const REACH = 8;

/** Whether the dictionary reads one word across the place where `right` is put behind `left`: 共同体系 over 共同 + 体系. */
export function crossesSeam(left: string, right: string): boolean {
  const tail = left.slice(-REACH);
  let at = 0;
  for (const word of words(tail + right.slice(0, REACH))) {
    if (at < tail.length && at + word.length > tail.length) return true;
    at += word.length;
  }
  return false;
}
