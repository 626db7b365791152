import type { Article } from '../corpus/article.ts';
import { QuoteReader } from './quotes/reader.ts';
import type { Person, Quote } from './reading.ts';

/** Finds who said what, in reading order. `people` is what `findPeople` found in the article. */
export function findQuotes(article: Article, people: readonly Person[]): Quote[] {
  return new QuoteReader(article, people).read();
}
