import type { Article, Role } from '../corpus/article.ts';
import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { withImportance } from './figures/importance.ts';
import { type Meaning, meaningsOf } from './figures/meaning.ts';
import type { Mention } from './figures/mention.ts';
import { scan } from './figures/scan.ts';
import type { Figure } from './reading.ts';
import { finish, type Steps } from './steps.ts';

const READ: ReadonlySet<Role> = new Set(['body', 'heading', 'title', 'subtitle', 'epigraph']);

/** Finds the quantities an article gives, in reading order: amounts with what they measure, of when, per what, against what. */
export const findFigures = (article: Article): Figure[] => finish(figuresByStep(article));

/** Does what `findFigures` does, a paragraph a step. */
export function* figuresByStep(article: Article): Steps<Figure[]> {
  const figures: Figure[] = [];
  for (const [paragraph, { text, role }] of article.paragraphs.entries()) {
    if (!READ.has(role)) continue;
    yield;
    const mentions = scan(text);
    if (mentions.length === 0) continue;
    let n = 0;
    for (const sentence of sentences(text)) {
      const inside: Mention[] = [];
      for (let next = mentions[n]; next && next.start < sentence.end; next = mentions[++n]) inside.push(next);
      if (inside.length === 0) continue;
      const meanings = meaningsOf(inside, sentence);
      for (const [i, mention] of inside.entries())
        figures.push(figureOf(mention, meanings[i] ?? {}, paragraph, sentence));
    }
  }
  return withImportance(article, figures);
}

function figureOf(mention: Mention, meaning: Meaning, paragraph: number, sentence: Span): Figure {
  const { text, start, end, value, valueMax, unit, kind, approximation } = mention;
  return {
    text: text.slice(start, end),
    passages: [{ paragraph, start, end }],
    ...(value !== undefined && { value }),
    ...(valueMax !== undefined && { valueMax }),
    ...(unit !== undefined && { unit }),
    kind,
    approximation,
    ...meaning,
    importance: 2,
    sentence: { paragraph, ...sentence },
  };
}
