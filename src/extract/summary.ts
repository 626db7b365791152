import type { Article, Passage } from '../corpus/article.ts';
import { sentences } from '../text/sentences.ts';
import type { Figure, Quote } from './reading.ts';

export interface SummaryRequest {
  /** At most so many sentences. */
  readonly sentences?: number;
  /** At most so many characters but white space in all; one sentence is given even where it is longer. */
  readonly characters?: number;
  /** Words asked for; sentences that have them are preferred. */
  readonly about?: readonly string[];
  readonly quotes?: readonly Quote[];
  readonly figures?: readonly Figure[];
}

/** Chooses verbatim sentences that together say what the article says, in reading order. */
export function summarize(article: Article, request: SummaryRequest = {}): Passage[] {
  const most = request.sentences ?? 3;
  const chosen: Passage[] = [];
  let length = 0;
  for (const [paragraph, { role, text }] of article.paragraphs.entries()) {
    if (role !== 'body') continue;
    for (const span of sentences(text)) {
      const size = text.slice(span.start, span.end).replace(/\s/g, '').length;
      if (chosen.length >= most) return chosen;
      if (chosen.length > 0 && request.characters !== undefined && length + size > request.characters) return chosen;
      chosen.push({ paragraph, ...span });
      length += size;
    }
  }
  return chosen;
}
