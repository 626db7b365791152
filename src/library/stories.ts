import type { Article } from '../corpus/article.ts';
import { Carriers } from '../corpus/versions-carriers.ts';
import { dateOf } from './shelf.ts';
import { daysNamed, likeness, placesOf, type StoryWords, storyWords } from './story-words.ts';

/**
 * Likeness from which two reports tell the same event. Measured by scripts/measure-stories.ts: what lies below is
 * about the same subject as often as about the same event.
 */
const SAME_EVENT = 0.6;
/** A report must be so much like the others of a story on average: this keeps stories from growing into subjects. */
const SAME_STORY = 0.5;
/** Of so many heaviest words of each … */
const HEAVIEST = 6;
/** … the other must have so many: events have names. */
const NAMES = 2;
/** Heaviest words by which likely companions are looked up. */
const LOOKED_UP = 16;
/** Days between reports of one event at most. */
const DAYS = 3;
/** Reports of a story that a new one is compared with at most. */
const COMPARED = 8;
const DAY = 86_400_000;

/** What stories must know of the articles around them. */
export interface StoryContext {
  /** How telling a word (folded) is: 0 for one that all articles have. */
  rarity(word: string): number;
  /** Versions of an article: they tell the same event whatever their words. */
  versions(article: Article): readonly Article[];
  /** Whether two articles fill in the same form, as the market reports of two days do. */
  isSameForm(one: Article, other: Article): boolean;
}

interface Entry {
  readonly article: Article;
  readonly words: StoryWords;
  readonly days: readonly number[];
  /** Shared by all reports of a story. */
  story: Set<Entry>;
}

/** Groups reports of the same event, each as it comes. A wrong merge is worse than a missed one: it merges late. */
export class Stories {
  readonly #context: StoryContext;
  readonly #entries = new Map<Article, Entry>();
  readonly #numbers: (Entry | undefined)[] = [];
  readonly #free: number[] = [];
  readonly #places = new Map<Entry, number>();
  readonly #carriers = new Carriers();
  readonly #found = new Uint32Array(64);

  constructor(context: StoryContext) {
    this.#context = context;
  }

  has(article: Article): boolean {
    return this.#entries.has(article);
  }

  /** Finds the story of an article; about a millisecond. */
  add(article: Article): void {
    if (this.#entries.has(article)) return;
    const words = storyWords(article, (word) => this.#context.rarity(word));
    const entry: Entry = { article, words, days: daysNamed(article), story: new Set() };
    const story = this.#storyOf(entry) ?? entry.story;
    story.add(entry);
    entry.story = story;
    this.#entries.set(article, entry);
    const number = this.#free.pop() ?? this.#numbers.length;
    this.#numbers[number] = entry;
    this.#places.set(entry, number);
    for (const word of words.words.subarray(0, LOOKED_UP)) this.#carriers.add(word, number);
  }

  remove(article: Article): void {
    const entry = this.#entries.get(article);
    if (!entry) return;
    const number = this.#places.get(entry)!;
    for (const word of entry.words.words.subarray(0, LOOKED_UP)) this.#carriers.remove(word, number);
    entry.story.delete(entry);
    this.#entries.delete(article);
    this.#places.delete(entry);
    this.#numbers[number] = undefined;
    this.#free.push(number);
  }

  /** The articles that tell the event of one, in no order; the article alone where none do or it is not here. */
  of(article: Article): readonly Article[] {
    const entry = this.#entries.get(article);
    return entry ? Array.from(entry.story, (other) => other.article) : [article];
  }

  #storyOf(entry: Entry): Set<Entry> | undefined {
    for (const version of this.#context.versions(entry.article)) {
      const known = this.#entries.get(version);
      if (known) return known.story;
    }
    const places = placesOf(entry.words);
    const alike = (other: Entry) => likeness(entry.words, places, other.words, HEAVIEST);
    const seen = new Set<Set<Entry>>();
    let best: Set<Entry> | undefined;
    let most = 0;
    for (const candidate of this.#candidates(entry)) {
      if (seen.has(candidate.story)) continue;
      const { cosine, common } = alike(candidate);
      if (cosine < SAME_EVENT || common < NAMES || !this.#tellSame(entry, candidate)) continue;
      seen.add(candidate.story);
      const average = averageOf(candidate.story, (other) => alike(other).cosine);
      if (average < SAME_STORY || average <= most) continue;
      most = average;
      best = candidate.story;
    }
    return best;
  }

  #candidates(entry: Entry): Set<Entry> {
    const candidates = new Set<Entry>();
    for (const word of entry.words.words.subarray(0, LOOKED_UP)) {
      const count = this.#carriers.carriers(word, this.#found);
      for (let i = 0; i < count; i++) candidates.add(this.#numbers[this.#found[i]!]!);
    }
    return candidates;
  }

  #tellSame(one: Entry, other: Entry): boolean {
    return sameTime(one, other) && !this.#context.isSameForm(one.article, other.article);
  }
}

function averageOf(story: ReadonlySet<Entry>, likenessTo: (entry: Entry) => number): number {
  let sum = 0;
  let compared = 0;
  for (const other of story) {
    if (compared === COMPARED) break;
    sum += likenessTo(other);
    compared++;
  }
  return sum / compared;
}

/** Whether nothing speaks against the same time: neither the dates of the reports nor the days they name. */
function sameTime(one: Entry, other: Entry): boolean {
  const date = dateOf(one.article);
  const otherDate = dateOf(other.article);
  if (date && otherDate) return Math.abs(Date.parse(date) - Date.parse(otherDate)) <= DAYS * DAY;
  if (one.days.length === 0 || other.days.length === 0) return true;
  return one.days.some((day) => other.days.some((otherDay) => Math.abs(day - otherDay) <= 1));
}
