import type { Article } from '../corpus/article.ts';
import { headOf } from '../corpus/stitch.ts';
import { Versions } from '../corpus/versions.ts';
import type { Reading } from '../extract/reading.ts';
import { ArticleIndex, speakerAsked } from './article-index.ts';
import { Editions } from './editions.ts';
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
import { dateOf, Shelf } from './shelf.ts';
import { Stories } from './stories.ts';
import { tellStory } from './tell-story.ts';

/** Articles that are looked at as the head of a continuation. */
const LIKELY_HEADS = 30;
/** The library in memory: articles come and go by file, questions are answered from what is in. */
export class Holdings implements Library {
  readonly #shelf = new Shelf();
  readonly #index = new ArticleIndex();
  readonly #versions = new Versions();
  readonly #editions = new Editions(this.#versions);
  readonly #stories = new Stories({
    rarity: (word) => this.#index.rarity(word),
    versions: (article) => [...this.#editions.of(article)],
    isSameForm: (one, other) => this.#versions.isSameForm(one, other),
  });
  readonly #readings: Readings;
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  /** Heads of continuations, until something changes. */
  readonly #heads = new Map<Article, Article | undefined>();

  /** Keeps at most so many readings. What goes wrong beside the questions is told to `problem`. */
  constructor(mostReadings: number, problem: (problem: unknown) => void) {
    this.#readings = new Readings(this.#shelf, this.#index, mostReadings, problem);
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

  isRead(article: Article): boolean {
    return this.#readings.has(article);
  }

  latest(limit: number, offset = 0): readonly Article[] {
    const found: Article[] = [];
    let before = offset;
    for (const article of this.#shelf.newest) {
      if (found.length >= limit) break;
      if (this.#editions.voice(article) !== article) continue;
      if (before > 0) before--;
      else found.push(article);
    }
    return found;
  }

  search(query: string, options: SearchOptions = {}): SearchAnswer {
    // Who speaks in an article is known when it is read.
    const speaker = speakerAsked(query);
    if (speaker !== undefined) this.#readings.readFor(speaker);
    return this.#index.search(query, options, (article) => this.#editions.voice(article));
  }

  quotes(about?: string): readonly QuoteEntry[] {
    return this.#readings.quotes(about);
  }

  figures(about?: string): readonly FigureEntry[] {
    return this.#readings.figures(about);
  }

  people(name?: string): readonly PersonEntry[] {
    return this.#readings.people(name, (articles) => [
      ...new Set(articles.map((article) => this.#editions.voice(article))),
    ]);
  }

  topics(): readonly TopicEntry[] {
    return this.#readings.topics((article) => this.#editions.voice(article));
  }

  story(article: Article): Story {
    const reports = new Set<Article>();
    for (const version of this.#editions.of(article)) if (this.#isHeld(version)) this.#stories.add(version);
    for (const report of this.#stories.of(article)) {
      for (const version of this.#editions.of(report)) reports.add(version);
    }
    return tellStory(
      [...reports].sort((a, b) => earlier(a, b) || this.#shelf.compare(a, b)),
      (report) => this.#editions.voice(report),
      (report) => this.#versions.related(report),
    );
  }

  versions(article: Article): readonly Version[] {
    const others = [...this.#editions.of(article), ...this.#shelf.copies(article.id)].filter(
      (version) => version !== article,
    );
    const voice = this.#editions.voice(article);
    return [...new Set(others)]
      .sort((a, b) => Number(b === voice) - Number(a === voice) || this.#shelf.compare(b, a))
      .map((version) => this.#compared(article, version));
  }

  sharing(article: Article): readonly Version[] {
    const versions = this.#editions.of(article);
    return this.#versions
      .related(article)
      .filter((relation) => !versions.has(relation.article))
      .filter((relation) => this.#editions.voice(relation.article) === relation.article)
      .map((relation) => ({ ...this.#compared(article, relation.article), passages: relation.passages }));
  }

  continuation(article: Article): Article | undefined {
    for (const other of this.#shelf.continuations) if (this.head(other) === article) return other;
    return undefined;
  }

  head(article: Article): Article | undefined {
    if (article.continuedFrom === undefined) return undefined;
    if (!this.#heads.has(article)) {
      this.#heads.set(article, headOf(article, this.#index.likely(article, LIKELY_HEADS)));
    }
    return this.#heads.get(article);
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
    if (!this.#shelf.add(file, article)) return;
    this.#index.add(article);
    this.#editions.add(article);
    this.#heads.clear();
    this.#readings.renew();
  }

  /** Lets an article of a file go. True where no copy of it stays. */
  remove(file: string, article: Article): boolean {
    const held = this.#isHeld(article);
    const gone = this.#shelf.remove(file, article);
    if (!held) return gone;
    this.#readings.forget(article);
    this.#stories.remove(article);
    this.#editions.remove(article);
    this.#index.remove(article.id);
    this.#heads.clear();
    this.#readings.renew();
    // Another file has the same words: its copy takes the place.
    const copy = this.#shelf.article(article.id);
    if (copy) {
      this.#index.add(copy);
      this.#editions.add(copy);
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

  /** Work for idle time, newest articles first: their story is found, they are read, their names learnt. Each step takes a few milliseconds. */
  *ahead(): Generator<void> {
    for (const article of [...this.#shelf.newest]) {
      if (!this.#isHeld(article) || this.#stories.has(article)) continue;
      this.#stories.add(article);
      yield;
    }
    yield* this.#readings.ahead();
  }

  /** Tells all listeners what came and went. */
  tell(change: LibraryChange): void {
    if (change.added.length === 0 && change.removed.length === 0) return;
    for (const listener of [...this.#listeners]) listener(change);
  }

  #isHeld(article: Article): boolean {
    return this.#shelf.article(article.id) === article;
  }

  #compared(article: Article, other: Article): Version {
    const versions = this.#versions;
    return {
      article: other,
      // Compared when asked for: a list only counts versions.
      get differences() {
        return versions.differences(article, other);
      },
    };
  }
}

function earlier(a: Article, b: Article): number {
  const one = a.source.published ?? dateOf(a) ?? '9';
  const other = b.source.published ?? dateOf(b) ?? '9';
  return one < other ? -1 : one > other ? 1 : 0;
}
