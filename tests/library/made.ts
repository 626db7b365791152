import type { Article, Passage, Role } from '../../src/corpus/article.ts';
import type { Figure, Quote, Reading } from '../../src/extract/reading.ts';

let made = 0;

/** All that `article` has made. */
export const everyArticle: Article[] = [];

/** An article of body paragraphs, with an id of its own. */
export function article(lines: readonly string[], more: Partial<Article> = {}): Article {
  const id = `made${made++}`;
  const { title } = more;
  const paragraph = (text: string, role: Role) => ({ text, role, spans: [] });
  const one: Article = {
    id,
    kind: 'article',
    bylines: [],
    source: { file: `${id}.txt` },
    spans: [],
    paragraphs: [...(title ? [paragraph(title, 'title')] : []), ...lines.map((line) => paragraph(line, 'body'))],
    ...more,
  };
  everyArticle.push(one);
  return one;
}

/** The first place of words in an article. */
export function placeOf(of: Article, words: string): Passage {
  const paragraph = of.paragraphs.findIndex(({ text }) => text.includes(words));
  if (paragraph < 0) throw new Error(`no ${words}`);
  const start = of.paragraphs[paragraph]!.text.indexOf(words);
  return { paragraph, start, end: start + words.length };
}

export function quote(of: Article, text: string, speaker?: string, more: Partial<Quote> = {}): Quote {
  const passage = placeOf(of, text);
  const sentence = { ...passage, start: 0, end: of.paragraphs[passage.paragraph]!.text.length };
  return { kind: 'direct', text, passages: [passage], sentence, ...(speaker && { speaker }), ...more };
}

export function figure(of: Article, text: string, more: Partial<Figure>): Figure {
  const passage = placeOf(of, text);
  const sentence = { ...passage, start: 0, end: of.paragraphs[passage.paragraph]!.text.length };
  return { kind: 'count', text, passages: [passage], sentence, approximation: 'exact', importance: 2, ...more };
}

export const reading = (more: Partial<Reading>): Reading => ({
  summary: [],
  quotes: [],
  figures: [],
  people: [],
  topics: [],
  ...more,
});

/** Keeps the order of ids: later made stand later. */
export const inOrder = (a: Article, b: Article) => Number(a.id.slice(4)) - Number(b.id.slice(4));
