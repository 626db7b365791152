import type { Article } from '../corpus/article.ts';
import type { Figure } from './reading.ts';

/** Finds the quantities an article gives, in reading order. */
export function findFigures(_article: Article): Figure[] {
  return [];
}
