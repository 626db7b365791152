import type { Article } from '../corpus/article.ts';
import { readArticle, readByStep } from '../extract/read.ts';
import type { Reading } from '../extract/reading.ts';
import type { ArticleIndex } from './article-index.ts';
import { FigureBook } from './figure-book.ts';
import type { FigureEntry, PersonEntry, QuoteEntry, TopicEntry } from './library.ts';
import { wordsAsked } from './likeness.ts';
import { NewNames } from './new-names.ts';
import { PeopleBook } from './people-book.ts';
import { QuoteBook } from './quote-book.ts';
import type { Newer, Shelf } from './shelf.ts';
import { TopicBook } from './topic-book.ts';

/** Time that a question may take to read articles that answer it, in ms; the rest are read in idle time. */
const READING_TIME = 15;
/** Characters beyond which an article is not read for a question about many, but in idle time, in steps. */
const READ_AT_ONCE = 6000;
/** Articles that a question has read at most, those likeliest to answer first. */
const READ_FOR = 60;
/** Entries of a list at most: more than anybody turns pages. */
const MOST_ENTRIES = 500;
const MOST_NAMES = 300;
/** Articles whose quotations and figures are looked through for a question. */
const MOST_ANSWERING = 400;
/** Answers kept for the next page of a list. */
const ANSWERS = 32;

/**
 * The readings of the articles on a shelf, made on the first question for them and kept, and what they say together:
 * quotations, figures, people, topics. Beyond `most` the readings least recently asked for are let go.
 */
export class Readings {
  readonly #shelf: Shelf;
  readonly #index: ArticleIndex;
  readonly #most: number;
  readonly #problem: (problem: unknown) => void;
  readonly #quotes = new QuoteBook();
  readonly #figures = new FigureBook();
  readonly #people = new PeopleBook();
  readonly #topics = new TopicBook();
  readonly #names = new NewNames();
  /** By id; the least recently asked first. */
  readonly #kept = new Map<string, Reading>();
  /** Articles that could not be read: told once, and passed over. */
  readonly #unreadable = new WeakSet<Article>();
  /** Answers to questions, until something changes. */
  readonly #answers = new Map<string, unknown>();
  readonly #newer: Newer = (a, b) => this.#shelf.compare(a, b);

  /** What goes wrong beside the questions is told to `problem`. */
  constructor(shelf: Shelf, index: ArticleIndex, most: number, problem: (problem: unknown) => void) {
    this.#shelf = shelf;
    this.#index = index;
    this.#most = most;
    this.#problem = problem;
  }

  /** Whether the reading is made already. */
  has(article: Article): boolean {
    return this.#kept.has(article.id);
  }

  of(article: Article): Reading {
    const known = this.#kept.get(article.id);
    if (known) {
      this.#kept.delete(article.id);
      this.#kept.set(article.id, known);
      return known;
    }
    const reading = readArticle(article);
    if (this.#shelf.article(article.id) === article) this.#keep(article, reading);
    return reading;
  }

  /** Lets the reading of an article go. */
  forget(article: Article): void {
    this.#kept.delete(article.id);
    this.#quotes.remove(article);
    this.#figures.remove(article);
    this.#people.remove(article);
    this.#topics.remove(article);
    this.#answers.clear();
  }

  /** Answers may be others from now on: articles came or went. */
  renew(): void {
    this.#answers.clear();
  }

  quotes(about: string | undefined): readonly QuoteEntry[] {
    this.readFor(about);
    return this.#answer(`quotes ${about ?? ''}`, () =>
      this.#quotes.entries(this.#answering(about), about, this.#newer, MOST_ENTRIES),
    );
  }

  figures(about: string | undefined): readonly FigureEntry[] {
    this.readFor(about);
    return this.#answer(`figures ${about ?? ''}`, () =>
      this.#figures.entries(this.#answering(about), about, this.#newer, MOST_ENTRIES),
    );
  }

  /** People with their articles; `voices` puts for each the version that speaks for it. */
  people(name: string | undefined, voices: (articles: readonly Article[]) => Article[]): readonly PersonEntry[] {
    this.readFor(name);
    return this.#answer(`people ${name ?? ''}`, () =>
      this.#people
        .entries(name, this.#newer, MOST_NAMES)
        .map((entry) => ({ ...entry, articles: voices(entry.articles) })),
    );
  }

  topics(voice: (article: Article) => Article): readonly TopicEntry[] {
    this.readFor(undefined);
    return this.#answer('topics', () => this.#topics.entries(voice, this.#newer, MOST_NAMES));
  }

  /** Work for idle time, newest articles first: they are read, and their names learnt. A few milliseconds a step. */
  *ahead(): Generator<void> {
    for (const article of this.#shelf.newest.slice(0, this.#most)) {
      if (this.#awaits(article)) yield* this.#readByStep(article);
    }
    for (let name = this.#names.next(); name !== undefined; name = this.#names.next()) {
      yield* this.#index.learn(name, (article) => this.#kept.get(article.id));
    }
  }

  /** Whether an article is still to be read: held, not read, and not known to be unreadable. */
  #awaits(article: Article): boolean {
    const isHeld = this.#shelf.article(article.id) === article;
    return isHeld && !this.#kept.has(article.id) && !this.#unreadable.has(article);
  }

  *#readByStep(article: Article): Generator<void> {
    try {
      const reading = yield* readByStep(article);
      // Meanwhile it may have gone, or have been read for somebody who asked.
      if (this.#awaits(article)) this.#keep(article, reading);
    } catch (error) {
      this.#giveUp(article, error);
    }
    yield;
  }

  #keep(article: Article, reading: Reading): void {
    this.#kept.set(article.id, reading);
    this.#quotes.add(article, reading.quotes);
    this.#figures.add(article, reading.figures);
    this.#people.add(article, reading);
    this.#topics.add(article, reading.topics);
    this.#index.enrich(article, reading);
    this.#names.note(reading.people);
    this.#answers.clear();
    if (this.#kept.size <= this.#most) return;
    const oldest = this.#shelf.article(this.#kept.keys().next().value!);
    if (oldest) this.forget(oldest);
  }

  /**
   * Reads the articles that are likeliest to answer a question, as far as the time allows. Without `about` the newest:
   * so every question over readings answers from what is read by then; `has` tells what is not.
   */
  readFor(about: string | undefined): void {
    const held = this.#shelf.newest.length;
    if (this.#kept.size >= (about ? held : Math.min(held, this.#most))) return;
    const articles = about ? this.#index.having(about, READ_FOR) : this.#shelf.newest.slice(0, READ_FOR);
    const started = performance.now();
    for (const article of articles) {
      if (performance.now() - started > READING_TIME) return;
      if (!this.#awaits(article) || lengthOf(article) > READ_AT_ONCE) continue;
      try {
        this.of(article);
      } catch (error) {
        this.#giveUp(article, error);
      }
    }
  }

  /** One article that cannot be read must not keep the others from answering. */
  #giveUp(article: Article, error: unknown): void {
    this.#unreadable.add(article);
    this.#problem(new Error(`${article.source.file} (${article.id}) 无法解读`, { cause: error }));
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
}

const lengthOf = ({ paragraphs }: Article) => paragraphs.reduce((sum, { text }) => sum + text.length, 0);
