import type { Article, Role } from '../corpus/article.ts';
import { fold } from '../text/scripts.ts';
import { cutFolded } from '../text/words.ts';

/** What tells an event: not who wrote it, nor the page it stands on. */
const TELLING: ReadonlySet<Role> = new Set(['title', 'subtitle', 'heading', 'body', 'epigraph']);
/** Words kept of an article; beyond them weights are too small to matter. */
const KEPT = 64;
/** A word in a title says more: it counts as so many. */
const TITLE = 3;

/** The words that tell an article from others, by hash, heaviest first. The weights are of length 1 together. */
export interface StoryWords {
  readonly words: Uint32Array;
  readonly weights: Float32Array;
}

/** Weighs the words of an article; `rarity` says how telling a word (folded) is, 0 for one that all articles have. */
export function storyWords(article: Article, rarity: (word: string) => number): StoryWords {
  const counts = new Map<string, number>();
  for (const { text, role } of article.paragraphs) {
    if (!TELLING.has(role)) continue;
    const times = role === 'title' ? TITLE : 1;
    for (const word of cutFolded(fold(text))) if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + times);
  }
  const weighed = [...counts]
    .map(([word, count]): [string, number] => [word, (1 + Math.log(count)) * rarity(word)])
    .sort((a, b) => b[1] - a[1])
    .slice(0, KEPT);
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1;
  return {
    words: Uint32Array.from(weighed, ([word]) => hashOf(word)),
    weights: Float32Array.from(weighed, ([, weight]) => weight / length),
  };
}

/** Where each word of an article stands among its words, for comparing it with many. */
export function placesOf({ words }: StoryWords): ReadonlyMap<number, number> {
  return new Map(Array.from(words, (word, place) => [word, place]));
}

/**
 * How much two articles speak of the same things, 0 to 1, and how many of the heaviest words of each the other has.
 * `places` are those of `a`.
 */
export function likeness(
  a: StoryWords,
  places: ReadonlyMap<number, number>,
  b: StoryWords,
  heaviest: number,
): { readonly cosine: number; readonly common: number } {
  let cosine = 0;
  let ofA = 0;
  let ofB = 0;
  for (let n = 0; n < b.words.length; n++) {
    const place = places.get(b.words[n]!);
    if (place === undefined) continue;
    cosine += a.weights[place]! * b.weights[n]!;
    if (place < heaviest) ofA++;
    if (n < heaviest) ofB++;
  }
  return { cosine, common: Math.min(ofA, ofB) };
}

/** Days of the year (1 to 372, months of 31 days) that the beginning of an article names: 7月26日. */
export function daysNamed(article: Article): number[] {
  let text = '';
  for (const { text: more, role } of article.paragraphs) {
    if (TELLING.has(role)) text += more.slice(0, BEGINNING - text.length);
    if (text.length >= BEGINNING) break;
  }
  const days: number[] = [];
  for (const [, month, day] of text.matchAll(/(\d{1,2})月(\d{1,2})日/gu))
    days.push((Number(month) - 1) * 31 + Number(day));
  return days;
}

/** Characters at the beginning of an article that say when it happened. */
const BEGINNING = 300;

function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}
