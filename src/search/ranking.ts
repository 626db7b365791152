import { FIELDS } from './document.ts';

// The figures below were chosen on titles, event sentences and questions of news that is no part of this project:
// each is the middle of a range in which the ranking hardly changes.

/** How soon a word repeated in an article stops counting. */
export const K1 = 1;
/** How much a long body counts against its words, 0 to 1. */
export const B = 0.75;

/** What a word in a field counts, in occurrences in a body of average length. */
const WEIGHT = { body: 1, title: 10, subtitle: 4, headings: 3, people: 1 } as const;

/** What all of the fields beside the body count that a posting's bits name. */
export const FIELD_WEIGHT: readonly number[] = Array.from({ length: 16 }, (_, bits) =>
  FIELDS.slice(1).reduce((sum, field, i) => sum + (bits & (1 << i) ? WEIGHT[field] : 0), 0),
);

/** What a light word (的, 什么) counts against another. */
export const LIGHT = 0.35;
/** What a 汉字 alone counts: it is a word less often than a piece of one. */
export const SINGLE = 0.4;
/** What the shorter words in a known longer one count. */
export const PART = 0.8;
/** Where none has all, an article answers that has at least this share of what the best one has. */
export const ENOUGH = 0.2;
/** What words side by side as in the query add to a score at most, as a share of it. */
export const PROXIMITY = 1;
/** What all words of the query at the beginning of an article add, as a share of its score: news says first what is new. */
export const LEAD = 0.6;
/** Words of that beginning. */
export const LEAD_LENGTH = 80;
/**
 * What all pairs of 汉字 of a statement add when they stand in the opening, as a share of a score. A headline says the
 * opening in other words, and is cut otherwise; a question may be answered anywhere.
 */
export const OPENING = 3;
/** Words of the opening. */
export const OPENING_LENGTH = 200;
/** Fewer words are keywords. */
export const FEWEST_OF_STATEMENT = 4;
/** What an article of today has before an old one, as a share of its score. */
export const FRESHNESS = 0.1;
/** Days after which this is halved. */
export const HALF_LIFE = 30;

/** How much a word tells: the rarer, the more. Always above 0. */
export function rarity(count: number, live: number): number {
  const among = Math.min(count, live);
  return Math.log(1 + (live - among + 0.5) / (among + 0.5));
}

/** Factor for the share of the query that a document has, where it has not all. */
export function coverage(share: number): number {
  return Math.sqrt(share);
}

/** Best hits that are looked at for the places of so many words. */
export function rereadFor(words: number): number {
  return Math.min(64, 8 * words);
}

/** What a day of age leaves of freshness, by age in days; older is no longer fresh at all. */
const FADING = Float64Array.from({ length: 20 * HALF_LIFE }, (_, age) => 1 + FRESHNESS * 2 ** (-age / HALF_LIFE));

/** Factor of freshness of a document's day, 1 to 1 + `FRESHNESS`. */
export function freshness(day: number, today: number | undefined): number {
  if (today === undefined) return 1;
  return FADING[Math.max(0, today - day)] ?? 1;
}
