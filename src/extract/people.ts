import type { Article } from '../corpus/article.ts';
import { joinMentions } from './people/join.ts';
import { gatherMentions } from './people/mentions.ts';
import type { Person } from './reading.ts';

/** Finds the people an article names, with their offices as printed, in order of first mention. */
export function findPeople(article: Article): Person[] {
  return joinMentions(article.paragraphs.flatMap(({ text, role }) => (role === 'body' ? gatherMentions(text) : [])));
}
