import type { Article } from '../corpus/article.ts';
import type { Reading } from '../extract/reading.ts';
import type {
  FigureEntry,
  Library,
  LibraryChange,
  PersonEntry,
  QuoteEntry,
  SearchAnswer,
  SearchOptions,
  Story,
  TopicEntry,
  Version,
} from './library.ts';
import { Readings } from './readings.ts';
import { Scan } from './scan.ts';
import { dateOf, Shelf } from './shelf.ts';

/** The library in memory: articles come and go by file, questions are answered from what is in. */
export class Holdings implements Library {
  readonly #shelf = new Shelf();
  readonly #index = new Scan();
  readonly #readings: Readings;
  readonly #listeners = new Set<(change: LibraryChange) => void>();

  constructor(readingsKept: number) {
    this.#readings = new Readings(readingsKept);
  }

  get size(): number {
    return this.#shelf.size;
  }

  article(id: string): Article | undefined {
    return this.#shelf.article(id);
  }

  reading(article: Article): Reading {
    return this.#readings.of(article);
  }

  latest(limit: number, offset = 0): readonly Article[] {
    return this.#shelf.newest.slice(offset, offset + limit);
  }

  search(query: string, options?: SearchOptions): SearchAnswer {
    return this.#index.search(query, options);
  }

  quotes(about?: string): readonly QuoteEntry[] {
    const entries: QuoteEntry[] = [];
    for (const article of this.#shelf.newest)
      for (const quote of this.reading(article).quotes)
        if (!about || quote.speaker?.includes(about) || quote.text.includes(about))
          entries.push({ quote, article, carriers: [{ article, quote }] });
    return entries;
  }

  figures(about?: string): readonly FigureEntry[] {
    const entries: FigureEntry[] = [];
    for (const article of this.#shelf.newest)
      for (const figure of this.reading(article).figures)
        if (!about || figure.subject?.includes(about) || figure.text.includes(about))
          entries.push({ figure, article, carriers: [{ article, figure }], differing: [] });
    return entries.sort((a, b) => b.figure.importance - a.figure.importance);
  }

  people(name?: string): readonly PersonEntry[] {
    const entries = new Map<string, PersonEntry>();
    for (const article of this.#shelf.newest) {
      const { people, quotes } = this.reading(article);
      for (const person of people) {
        if (name && ![person.name, ...person.aliases].some((form) => form.includes(name))) continue;
        const known = entries.get(person.name);
        entries.set(person.name, {
          name: person.name,
          titles: [...new Set([...(known?.titles ?? []), ...person.titles])],
          aliases: [...new Set([...(known?.aliases ?? []), ...person.aliases])],
          quotes: (known?.quotes ?? 0) + quotes.filter((quote) => quote.speaker === person.name).length,
          articles: [...(known?.articles ?? []), article],
          beside: [],
        });
      }
    }
    return [...entries.values()].sort((a, b) => b.quotes - a.quotes);
  }

  topics(): readonly TopicEntry[] {
    const entries = new Map<string, Article[]>();
    for (const article of this.#shelf.newest)
      for (const topic of this.reading(article).topics) {
        const articles = entries.get(topic);
        if (articles) articles.push(article);
        else entries.set(topic, [article]);
      }
    return [...entries]
      .map(([topic, articles]) => ({ topic, articles }))
      .sort((a, b) => b.articles.length - a.articles.length);
  }

  story(article: Article): Story {
    const outlet = article.source.name ?? article.agency;
    return { id: article.id, voice: article, articles: [article], outlets: outlet ? [outlet] : [] };
  }

  versions(article: Article): readonly Version[] {
    return this.#shelf
      .copies(article.id)
      .filter((copy) => copy !== article)
      .map((copy) => ({ article: copy, differences: [] }));
  }

  continuation(_article: Article): Article | undefined {
    return undefined;
  }

  head(_article: Article): Article | undefined {
    return undefined;
  }

  date(article: Article): string | undefined {
    return dateOf(article);
  }

  onChange(listener: (change: LibraryChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in an article of a file. */
  add(file: string, article: Article): void {
    if (this.#shelf.add(file, article)) this.#index.add(article);
  }

  /** Lets an article of a file go. True where no copy of it stays. */
  remove(file: string, article: Article): boolean {
    const gone = this.#shelf.remove(file, article);
    if (gone) {
      this.#index.remove(article.id);
      this.#readings.drop(article.id);
    }
    return gone;
  }

  /** The articles of a file, in its order. */
  of(file: string): readonly Article[] {
    return this.#shelf.of(file);
  }

  /** Files of which something is held. */
  files(): readonly string[] {
    return this.#shelf.files();
  }

  /** Tells all listeners what came and went. */
  tell(change: LibraryChange): void {
    if (change.added.length === 0 && change.removed.length === 0) return;
    for (const listener of this.#listeners) listener(change);
  }
}
