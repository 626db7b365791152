import { type Article, type Passage, sourceSpans, textAt } from '../corpus/article.ts';
import type { Figure, FigureKind, Quote, Reading } from '../extract/reading.ts';

type JsonSpan = [number, number];

const spansOf = (article: Article, passages: readonly Passage[]): JsonSpan[] =>
  passages.flatMap((passage) => sourceSpans(article, passage)).map(({ start, end }) => [start, end]);

/**
 * Kinds that came later than the first readers of this JSON, which take only the older ones: they are given as `other`,
 * with the kind itself in a field of its own.
 */
const LATER_KINDS: ReadonlySet<FigureKind> = new Set(['volume', 'temperature', 'age', 'ratio', 'score']);

const placed = (article: Article, item: Quote | Figure) => ({
  sentence: textAt(article, item.sentence),
  paragraph: item.passages[0]?.paragraph ?? item.sentence.paragraph,
  spans: spansOf(article, item.passages),
});

/** One piece as `analyze --json` prints it: absent values are null, spans point into the decoded text of the file. */
export function pieceToJson(article: Article, reading: Reading): object {
  return {
    file: article.source.file,
    id: article.id,
    kind: article.kind,
    title: article.title ?? null,
    subtitle: article.subtitle ?? null,
    bylines: article.bylines,
    agency: article.agency ?? null,
    dateline: article.dateline
      ? {
          place: article.dateline.place ?? null,
          date: article.dateline.date ?? null,
          text: article.dateline.text,
        }
      : null,
    continuedFrom: article.continuedFrom ?? null,
    spans: article.spans.map(({ start, end }) => [start, end]),
    paragraphs: article.paragraphs.map(({ text, role, spans }) => ({
      text,
      role,
      spans: spans.map(({ start, end }) => [start, end]),
    })),
    summary: reading.summary.map((passage) => ({
      text: textAt(article, passage),
      paragraph: passage.paragraph,
      spans: spansOf(article, [passage]),
    })),
    quotes: reading.quotes.map((quote) => ({
      text: quote.text,
      kind: quote.kind,
      speaker: quote.speaker ?? null,
      speakerTitle: quote.speakerTitle ?? null,
      cue: quote.cue ?? null,
      ...placed(article, quote),
    })),
    figures: reading.figures.map((figure) => ({
      text: figure.text,
      value: figure.value ?? null,
      valueMax: figure.valueMax ?? null,
      unit: figure.unit ?? null,
      kind: LATER_KINDS.has(figure.kind) ? 'other' : figure.kind,
      finerKind: figure.kind,
      approximation: figure.approximation,
      per: figure.per ?? null,
      subject: figure.subject ?? null,
      period: figure.period ?? null,
      comparison: figure.comparison
        ? { direction: figure.comparison.direction, base: figure.comparison.base ?? null }
        : null,
      importance: figure.importance,
      ...placed(article, figure),
    })),
    people: reading.people,
    topics: reading.topics,
  };
}
