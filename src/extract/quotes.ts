import type { Article } from '../corpus/article.ts';
import type { Person, Quote } from './reading.ts';

/** Finds who said what, in reading order. `people` is what `findPeople` found in the article. */
export function findQuotes(_article: Article, _people: readonly Person[]): Quote[] {
  return [];
}
