import type { Article } from '../corpus/article.ts';
import { QuoteReader } from './quotes/reader.ts';
import type { Person, Quote } from './reading.ts';
import { finish, type Steps } from './steps.ts';

/** Finds who said what, in reading order. `people` is what `findPeople` found in the article. */
export function findQuotes(article: Article, people: readonly Person[]): Quote[] {
  return finish(quotesByStep(article, people));
}

/** Does what `findQuotes` does, a paragraph a step. */
export function quotesByStep(article: Article, people: readonly Person[]): Steps<Quote[]> {
  return new QuoteReader(article, people).read();
}
