import type { Article } from '../corpus/article.ts';
import { readArticle } from '../extract/read.ts';
import type { Reading } from '../extract/reading.ts';

/** Readings, made on the first question for them; the least recently asked ones are let go beyond `most`. */
export class Readings {
  readonly #most: number;
  readonly #kept = new Map<string, Reading>();

  constructor(most: number) {
    this.#most = most;
  }

  has(id: string): boolean {
    return this.#kept.has(id);
  }

  of(article: Article): Reading {
    const known = this.#kept.get(article.id);
    const reading = known ?? readArticle(article);
    if (known) this.#kept.delete(article.id);
    this.#kept.set(article.id, reading);
    if (this.#kept.size > this.#most) this.#kept.delete(this.#kept.keys().next().value!);
    return reading;
  }

  drop(id: string): void {
    this.#kept.delete(id);
  }
}
