import type { Article } from '../corpus/article.ts';

/** Finds up to ten words a subscriber would follow, best first. */
export function findTopics(_article: Article): string[] {
  return [];
}
