import type { Article, Passage, Role } from '../corpus/article.ts';
import { sentences } from '../text/sentences.ts';
import type { Span } from '../text/span.ts';
import { importanceOf } from './figures/importance.ts';
import { describe } from './figures/meaning.ts';
import type { Mention } from './figures/mention.ts';
import { scan } from './figures/scan.ts';
import type { Figure } from './reading.ts';

const READ: ReadonlySet<Role> = new Set(['body', 'heading', 'title', 'subtitle', 'epigraph']);

/** Finds the quantities an article gives, in reading order: amounts with what they measure, of when, against what. */
export function findFigures(article: Article): Figure[] {
  const figures: Figure[] = [];
  for (const [paragraph, { text, role }] of article.paragraphs.entries()) {
    if (!READ.has(role)) continue;
    const mentions = scan(text);
    if (mentions.length === 0) continue;
    const spans = sentences(text);
    let n = 0;
    for (const mention of mentions) {
      while (n + 1 < spans.length && (spans[n]?.end ?? 0) <= mention.start) n++;
      figures.push(figureOf(mention, paragraph, role, spans[n] ?? { start: 0, end: text.length }));
    }
  }
  return importanceOf(article, figures);
}

function figureOf(mention: Mention, paragraph: number, role: Role, sentence: Span): Figure {
  const { text, start, end, value, valueMax, unit, kind, approximation } = mention;
  const place: Passage = { paragraph, start, end };
  return {
    text: text.slice(start, end),
    passages: [place],
    ...(value !== undefined && { value }),
    ...(valueMax !== undefined && { valueMax }),
    ...(unit !== undefined && { unit }),
    kind,
    approximation,
    ...describe(mention, sentence),
    importance: role === 'title' ? 3 : 2,
    sentence: { paragraph, ...sentence },
  };
}
