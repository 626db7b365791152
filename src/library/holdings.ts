import type { Article } from '../corpus/article.ts';
import { headOf } from '../corpus/stitch.ts';
import { Versions } from '../corpus/versions.ts';
import { readArticle } from '../extract/read.ts';
import type { Reading } from '../extract/reading.ts';
import { ArticleIndex } from './article-index.ts';
import { Editions } from './editions.ts';
import { FigureBook } from './figure-book.ts';
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
import { wordsAsked } from './likeness.ts';
import { NewNames } from './new-names.ts';
import { PeopleBook } from './people-book.ts';
import { QuoteBook } from './quote-book.ts';
import { dateOf, type Newer, Shelf } from './shelf.ts';
import { Stories } from './stories.ts';
import { tellStory } from './tell-story.ts';
import { TopicBook } from './topic-book.ts';

/** Time that a question may take to read articles that answer it, in ms; the rest are read in idle time. */
const READING_TIME = 15;
/** Articles that a question has read at most, those likeliest to answer first. */
const READ_FOR = 60;
/** Articles that are looked at as the head of a continuation. */
const LIKELY_HEADS = 30;
/** Entries of a list at most: more than anybody turns pages. */
const MOST_ENTRIES = 500;
const MOST_NAMES = 300;
/** Articles whose quotations and figures are looked through for a question. */
const MOST_ANSWERING = 400;
/** Answers kept for the next page of a list. */
const ANSWERS = 32;

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
  readonly #quotes = new QuoteBook();
  readonly #figures = new FigureBook();
  readonly #people = new PeopleBook();
  readonly #topics = new TopicBook();
  readonly #names = new NewNames();
  /** By id; the least recently asked first. */
  readonly #readings = new Map<string, Reading>();
  readonly #mostReadings: number;
  readonly #listeners = new Set<(change: LibraryChange) => void>();
  /** Heads of continuations and answers to questions, until something changes. */
  readonly #heads = new Map<Article, Article | undefined>();
  readonly #answers = new Map<string, unknown>();
  readonly #newer: Newer = (a, b) => this.#shelf.compare(a, b);

  readonly #problem: (problem: unknown) => void;
  /** Articles that could not be read: told once, and passed over. */
  readonly #unreadable = new WeakSet<Article>();

  /** Keeps at most so many readings. What goes wrong beside the questions is told to `problem`. */
  constructor(mostReadings: number, problem: (problem: unknown) => void) {
    this.#mostReadings = mostReadings;
    this.#problem = problem;
  }

  get size(): number {
    return this.#shelf.size;
  }

  article(id: string): Article | undefined {
    return this.#shelf.article(id);
  }

  reading(article: Article): Reading {
    const known = this.#readings.get(article.id);
    if (known) {
      this.#readings.delete(article.id);
      this.#readings.set(article.id, known);
      return known;
    }
    const reading = readArticle(article);
    if (this.#shelf.article(article.id) === article) this.#keep(article, reading);
    return reading;
  }

  isRead(article: Article): boolean {
    return this.#readings.has(article.id);
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
    return this.#index.search(query, options, (article) => this.#editions.voice(article));
  }

  quotes(about?: string): readonly QuoteEntry[] {
    this.#readFor(about);
    return this.#answer(`quotes ${about ?? ''}`, () =>
      this.#quotes.entries(this.#answering(about), about, this.#newer, MOST_ENTRIES),
    );
  }

  figures(about?: string): readonly FigureEntry[] {
    this.#readFor(about);
    return this.#answer(`figures ${about ?? ''}`, () =>
      this.#figures.entries(this.#answering(about), about, this.#newer, MOST_ENTRIES),
    );
  }

  people(name?: string): readonly PersonEntry[] {
    this.#readFor(name);
    return this.#answer(`people ${name ?? ''}`, () =>
      this.#people
        .entries(name, this.#newer, MOST_NAMES)
        .map((entry) => ({ ...entry, articles: this.#voices(entry.articles) })),
    );
  }

  topics(): readonly TopicEntry[] {
    this.#readFor(undefined);
    return this.#answer('topics', () =>
      this.#topics.entries((article) => this.#editions.voice(article), this.#newer, MOST_NAMES),
    );
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
      .sort((a, b) => Number(b === voice) - Number(a === voice) || this.#newer(b, a))
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
    this.#answers.clear();
  }

  /** Lets an article of a file go. True where no copy of it stays. */
  remove(file: string, article: Article): boolean {
    const held = this.#isHeld(article);
    const gone = this.#shelf.remove(file, article);
    if (!held) return gone;
    this.#forget(article);
    this.#stories.remove(article);
    this.#editions.remove(article);
    this.#index.remove(article.id);
    this.#heads.clear();
    this.#answers.clear();
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
    for (const article of this.#shelf.newest.slice(0, this.#mostReadings)) {
      if (this.#isHeld(article) && this.#readIfNew(article)) yield;
    }
    for (let name = this.#names.next(); name !== undefined; name = this.#names.next()) {
      this.#index.learn(name, (article) => this.#readings.get(article.id));
      yield;
    }
  }

  /** Tells all listeners what came and went. */
  tell(change: LibraryChange): void {
    if (change.added.length === 0 && change.removed.length === 0) return;
    for (const listener of [...this.#listeners]) listener(change);
  }

  #isHeld(article: Article): boolean {
    return this.#shelf.article(article.id) === article;
  }

  #keep(article: Article, reading: Reading): void {
    this.#readings.set(article.id, reading);
    this.#quotes.add(article, reading.quotes);
    this.#figures.add(article, reading.figures);
    this.#people.add(article, reading);
    this.#topics.add(article, reading.topics);
    this.#index.enrich(article, reading);
    this.#names.note(reading.people);
    this.#answers.clear();
    if (this.#readings.size <= this.#mostReadings) return;
    const oldest = this.#shelf.article(this.#readings.keys().next().value!);
    if (oldest) this.#forget(oldest);
  }

  #forget(article: Article): void {
    this.#readings.delete(article.id);
    this.#quotes.remove(article);
    this.#figures.remove(article);
    this.#people.remove(article);
    this.#topics.remove(article);
    this.#answers.clear();
  }

  /** Reads the articles that are likeliest to answer a question, as far as the time allows. */
  #readFor(about: string | undefined): void {
    const held = this.#shelf.newest.length;
    if (this.#readings.size >= (about ? held : Math.min(held, this.#mostReadings))) return;
    const articles = about ? this.#index.having(about, READ_FOR) : this.#shelf.newest.slice(0, READ_FOR);
    const started = performance.now();
    for (const article of articles) {
      if (performance.now() - started > READING_TIME) return;
      this.#readIfNew(article);
    }
  }

  /** Reads an article that has not been read. False where there was nothing to do. */
  #readIfNew(article: Article): boolean {
    if (this.#readings.has(article.id) || this.#unreadable.has(article)) return false;
    try {
      this.reading(article);
    } catch (error) {
      // One article that cannot be read must not keep the others from answering.
      this.#unreadable.add(article);
      this.#problem(new Error(`${article.source.file} (${article.id}) 无法解读`, { cause: error }));
    }
    return true;
  }

  /** Articles that may answer a question, likeliest first. */
  #answering(about: string | undefined): Iterable<Article> {
    if (!about) return this.#shelf.newest;
    const found = new Set(this.#index.having(about, MOST_ANSWERING));
    // Names are cut in one place so, in another so: who is named is known better from the readings.
    for (const article of this.#people.naming(wordsAsked(about))) {
      if (found.size >= 2 * MOST_ANSWERING) break;
      found.add(article);
    }
    // The words of the question may be parts of words: then the newest articles are asked.
    return found.size > 0 ? found : this.#shelf.newest.slice(0, MOST_ANSWERING);
  }

  #answer<T>(question: string, find: () => T): T {
    const known = this.#answers.get(question) as T | undefined;
    if (known) return known;
    const answer = find();
    if (this.#answers.size >= ANSWERS) this.#answers.clear();
    this.#answers.set(question, answer);
    return answer;
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

  #voices(articles: readonly Article[]): Article[] {
    return [...new Set(articles.map((article) => this.#editions.voice(article)))];
  }
}

function earlier(a: Article, b: Article): number {
  const one = a.source.published ?? dateOf(a) ?? '9';
  const other = b.source.published ?? dateOf(b) ?? '9';
  return one < other ? -1 : one > other ? 1 : 0;
}
