import type { Article, ArticleKind } from '../corpus/article.ts';
import { dateOf } from './shelf.ts';

const RANK: Readonly<Record<ArticleKind, number>> = { article: 3, speech: 3, caption: 2, continuation: 1, fragment: 0 };

/** Whether an article speaks better for several: it is whole, has a title and a dateline, is fuller, came first. */
export function isBetterVoice(one: Article, other: Article): boolean {
  const difference =
    RANK[one.kind] - RANK[other.kind] ||
    Number(one.title !== undefined) - Number(other.title !== undefined) ||
    Number(one.dateline !== undefined) - Number(other.dateline !== undefined) ||
    lengthOf(one) - lengthOf(other);
  if (difference !== 0) return difference > 0;
  return (dateOf(one) ?? '9') < (dateOf(other) ?? '9');
}

function lengthOf(article: Article): number {
  return article.paragraphs.reduce((sum, { text, role }) => sum + (role === 'body' ? text.length : 0), 0);
}
