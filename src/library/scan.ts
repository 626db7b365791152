import type { Article } from '../corpus/article.ts';
import type { Hit, SearchAnswer, SearchOptions } from './library.ts';

/** Finds articles by looking at every text. */
export class Scan {
  readonly #articles = new Map<string, Article>();

  add(article: Article): void {
    this.#articles.set(article.id, article);
  }

  remove(id: string): void {
    this.#articles.delete(id);
  }

  search(query: string, options: SearchOptions = {}): SearchAnswer {
    const words = query.split(/\s+/u).filter((word) => word !== '');
    const hits: Hit[] = [];
    for (const article of this.#articles.values()) {
      let score = 0;
      let snippet: Hit['snippet'] | undefined;
      const marks: { start: number; end: number }[] = [];
      for (const [paragraph, { text, role }] of article.paragraphs.entries()) {
        for (const word of words) {
          const start = text.indexOf(word);
          if (start < 0) continue;
          score += role === 'title' ? 10 : 1;
          snippet ??= { paragraph, start: 0, end: Math.min(text.length, 120) };
          if (snippet.paragraph === paragraph) marks.push({ start, end: start + word.length });
        }
      }
      if (snippet) hits.push({ article, score, snippet, marks });
    }
    hits.sort((a, b) => b.score - a.score);
    const from = options.offset ?? 0;
    return {
      hits: hits.slice(from, from + (options.limit ?? 10)),
      total: hits.length,
      relaxed: false,
      unknown: hits.length === 0 ? words.map((word) => ({ word, nearest: [] })) : [],
    };
  }
}
