import type { Article } from '../corpus/article.ts';
import { findFigures } from './figures.ts';
import { findPeople } from './people.ts';
import { findQuotes } from './quotes.ts';
import type { Reading } from './reading.ts';
import { summarize } from './summary.ts';
import { findTopics } from './topics.ts';

/** Reads one article. Pure: the same article gives the same reading. */
export function readArticle(article: Article): Reading {
  const people = findPeople(article);
  const quotes = findQuotes(article, people);
  const figures = findFigures(article);
  const summary = summarize(article, { quotes, figures });
  const topics = findTopics(article);
  return { summary, quotes, figures, people, topics };
}
