import type { Article } from '../corpus/article.ts';
import type { Person } from './reading.ts';

/** Finds the people an article names, with their offices as printed, in order of first mention. */
export function findPeople(_article: Article): Person[] {
  return [];
}
