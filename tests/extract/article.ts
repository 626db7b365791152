import type { Article } from '../../src/corpus/article.ts';

/** An article of body paragraphs, for tests: each text is a paragraph, and their line breaks are the file's. */
export function articleOf(...texts: readonly string[]): Article {
  let at = 0;
  const paragraphs = texts.map((text) => {
    const span = { start: at, end: at + text.length };
    at = span.end + 1;
    return { text, role: 'body' as const, spans: [span] };
  });
  return {
    id: 'test',
    kind: 'article',
    bylines: [],
    source: { file: 'test.txt' },
    paragraphs,
    spans: [{ start: 0, end: at }],
  };
}
