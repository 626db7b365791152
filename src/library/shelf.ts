import type { Article } from '../corpus/article.ts';

/** Date of an article as ISO date: dateline, else publication, else undefined. */
export function dateOf(article: Article): string | undefined {
  return article.dateline?.date ?? article.source.published?.slice(0, 10);
}

/** Orders articles: below zero where the first stands before the second in a list, newer first. */
export type Newer = (a: Article, b: Article) => number;

/** Articles by id and by file, newest first. The same words in two files have one id; both copies are kept. */
export class Shelf {
  readonly #copies = new Map<string, Article[]>();
  readonly #files = new Map<string, Set<Article>>();
  /** Place in the order of arrival, for ties of date. */
  readonly #arrival = new Map<Article, number>();
  /** First copies, newest first; inserted by bisection, so that a question never waits for a sort. */
  readonly #newest: Article[] = [];
  readonly #continuations = new Set<Article>();
  #arrived = 0;
  #size = 0;

  /** Articles held, copies included. */
  get size(): number {
    return this.#size;
  }

  /** First copies, newest first. */
  get newest(): readonly Article[] {
    return this.#newest;
  }

  /** First copies of what continues an article of another page. */
  get continuations(): ReadonlySet<Article> {
    return this.#continuations;
  }

  article(id: string): Article | undefined {
    return this.#copies.get(id)?.[0];
  }

  /** Every article with this id, first come first. */
  copies(id: string): readonly Article[] {
    return this.#copies.get(id) ?? [];
  }

  files(): readonly string[] {
    return [...this.#files.keys()];
  }

  /** The articles of a file, in its order. */
  of(file: string): readonly Article[] {
    return [...(this.#files.get(file) ?? [])];
  }

  /** Adds an article to those of a file. True where its id is new here. */
  add(file: string, article: Article): boolean {
    const others = this.#files.get(file);
    if (others) others.add(article);
    else this.#files.set(file, new Set([article]));
    this.#arrival.set(article, this.#arrived++);
    this.#size++;
    const copies = this.#copies.get(article.id);
    if (copies) {
      copies.push(article);
      return false;
    }
    this.#copies.set(article.id, [article]);
    this.#newest.splice(this.#place(article), 0, article);
    if (article.continuedFrom !== undefined) this.#continuations.add(article);
    return true;
  }

  /** Takes an article out of a file. True where no copy of it stays. */
  remove(file: string, article: Article): boolean {
    const others = this.#files.get(file);
    if (!others?.delete(article)) return false;
    if (others.size === 0) this.#files.delete(file);
    this.#size--;
    const copies = this.#copies.get(article.id) ?? [];
    const first = copies[0] === article;
    if (first) this.#newest.splice(this.#place(article), 1);
    this.#arrival.delete(article);
    this.#continuations.delete(article);
    const staying = copies.filter((copy) => copy !== article);
    if (staying.length === 0) {
      this.#copies.delete(article.id);
      return true;
    }
    this.#copies.set(article.id, staying);
    if (first) {
      this.#newest.splice(this.#place(staying[0]!), 0, staying[0]!);
      if (staying[0]!.continuedFrom !== undefined) this.#continuations.add(staying[0]!);
    }
    return false;
  }

  /** Below zero where `a` stands before `b`: newer first, undated last, then as they came. */
  compare(a: Article, b: Article): number {
    return (
      order(dateOf(b) ?? '', dateOf(a) ?? '') ||
      order(b.source.published ?? '', a.source.published ?? '') ||
      this.#arrival.get(a)! - this.#arrival.get(b)!
    );
  }

  #place(article: Article): number {
    let low = 0;
    let high = this.#newest.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.compare(this.#newest[middle]!, article) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
