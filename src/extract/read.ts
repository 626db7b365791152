import type { Article } from '../corpus/article.ts';
import { figuresByStep } from './figures.ts';
import { findPeople } from './people.ts';
import { quotesByStep } from './quotes.ts';
import type { Reading } from './reading.ts';
import { finish, type Steps } from './steps.ts';
import { summarize } from './summary.ts';
import { findTopics } from './topics.ts';

/** Reads one article. Pure: the same article gives the same reading. */
export const readArticle = (article: Article): Reading => finish(readByStep(article));

/** Does what `readArticle` does in steps of a few milliseconds, but for paragraphs of many pages. */
export function* readByStep(article: Article): Steps<Reading> {
  const people = findPeople(article);
  const quotes = yield* quotesByStep(article, people);
  const figures = yield* figuresByStep(article);
  yield;
  const summary = summarize(article, { quotes, figures });
  yield;
  const topics = findTopics(article);
  return { summary, quotes, figures, people, topics };
}
