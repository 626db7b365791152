import type { Article } from '../corpus/article.ts';
import type { Figure } from '../extract/reading.ts';
import { fold } from '../text/scripts.ts';
import type { FigureEntry } from './library.ts';
import { lettersIn, overlap, wordsAsked } from './likeness.ts';
import { dateOf, type Newer } from './shelf.ts';

interface Carrier {
  readonly article: Article;
  readonly figure: Figure;
  /** Letters of what it measures, of the time it speaks of, and of its sentence. */
  readonly subject: string;
  readonly period: string;
  readonly sentence: string;
}

/** Carriers of the same value of the same thing. */
interface Group {
  carriers: Carrier[];
  /** What the value is of: groups with another key cannot be the same figure. */
  readonly measure: string;
  readonly value: string;
}

/** Groups of one value that are compared at most. */
const COMPARED = 40;
/** Share of neighbouring letters in common from which two subjects, and two sentences, speak of the same thing. */
const SAME_SUBJECT = 0.75;
const SAME_SENTENCE = 0.45;
/** Letters of a subject below which it is too general to set two values against each other: 人数, 比赛. */
const TELLING = 3;
/** Days between two reports that may contradict each other; later a new value is news. */
const DAYS = 7;
/** Ratio of two values beyond which they are of different things, whatever their names. */
const RATIO = 1.5;
const DAY = 86_400_000;

/** All figures read so far; the same value of the same thing in several articles is one entry. */
export class FigureBook {
  readonly #byValue = new Map<string, Group[]>();
  readonly #byMeasure = new Map<string, Set<Group>>();
  readonly #byArticle = new Map<Article, Set<Group>>();

  add(article: Article, figures: readonly Figure[]): void {
    const touched = new Set<Group>();
    for (const figure of figures) {
      const carrier = carrierOf(article, figure);
      const measure = measureOf(figure);
      const value = `${measure} ${figure.value ?? lettersIn(figure.text)} ${figure.valueMax ?? ''}`;
      const known = (this.#byValue.get(value) ?? []).slice(0, COMPARED);
      const group = known.find((other) => isSame(other.carriers[0]!, carrier)) ?? this.#open(measure, value);
      group.carriers.push(carrier);
      touched.add(group);
    }
    if (touched.size > 0) this.#byArticle.set(article, touched);
  }

  remove(article: Article): void {
    for (const group of this.#byArticle.get(article) ?? []) {
      group.carriers = group.carriers.filter((carrier) => carrier.article !== article);
      if (group.carriers.length > 0) continue;
      this.#byMeasure.get(group.measure)?.delete(group);
      const rest = this.#byValue.get(group.value)?.filter((other) => other !== group) ?? [];
      if (rest.length > 0) this.#byValue.set(group.value, rest);
      else this.#byValue.delete(group.value);
    }
    this.#byArticle.delete(article);
  }

  /**
   * Entries of the articles, at most so many: those that measure what was asked for first, what is measured kept
   * together, headline numbers first. The articles come likeliest first, and are looked through until there are
   * entries enough.
   */
  entries(articles: Iterable<Article>, about: string | undefined, newer: Newer, most: number): FigureEntry[] {
    const asked = about === undefined ? [] : wordsAsked(about);
    const seen = new Set<Group>();
    const ranks = new Map<Group, number>();
    let best = 0;
    for (const article of articles) {
      for (const group of this.#byArticle.get(article) ?? []) {
        if (seen.has(group)) continue;
        seen.add(group);
        const rank = rankOf(group, asked);
        if (rank > 0) ranks.set(group, rank);
        best = Math.max(best, rank);
      }
      if (ranks.size >= most) break;
    }
    const importance = new Map<string, number>();
    for (const [group, rank] of ranks) {
      const { subject, figure } = group.carriers[0]!;
      importance.set(subject, Math.max(importance.get(subject) ?? 0, rank * 10 + figure.importance));
    }
    // Where something measures what was asked for, a mere mention in the sentence is no answer.
    return [...ranks]
      .filter(([, rank]) => asked.length === 0 || best < MEASURES || rank >= MEASURES - 1)
      .map(([group, rank]) => ({ group, rank, voice: group.carriers[0]! }))
      .sort(
        (a, b) =>
          (asked.length > 0 ? bySubject(a, b, importance) : 0) ||
          b.voice.figure.importance - a.voice.figure.importance ||
          b.group.carriers.length - a.group.carriers.length ||
          newer(a.voice.article, b.voice.article),
      )
      .map(({ group }) => this.#entryOf(group));
  }

  #entryOf(group: Group): FigureEntry {
    const { article, figure } = group.carriers[0]!;
    const carriers = group.carriers.map((carrier) => ({ article: carrier.article, figure: carrier.figure }));
    let differing: FigureEntry['differing'] | undefined;
    const others = () => {
      differing ??= [...(this.#byMeasure.get(group.measure) ?? [])]
        .filter((other) => other !== group && contradicts(other.carriers[0]!, group.carriers[0]!))
        .map((other) => ({ article: other.carriers[0]!.article, figure: other.carriers[0]!.figure }));
      return differing;
    };
    // Looked for when asked: a list of thousands is shown by the page.
    return {
      figure,
      article,
      carriers,
      get differing() {
        return others();
      },
    };
  }

  #open(measure: string, value: string): Group {
    const group: Group = { carriers: [], measure, value };
    const sameValue = this.#byValue.get(value);
    if (sameValue) sameValue.push(group);
    else this.#byValue.set(value, [group]);
    const sameMeasure = this.#byMeasure.get(measure);
    if (sameMeasure) sameMeasure.add(group);
    else this.#byMeasure.set(measure, new Set([group]));
    return group;
  }
}

function carrierOf(article: Article, figure: Figure): Carrier {
  const { paragraph, start, end } = figure.sentence;
  return {
    article,
    figure,
    subject: lettersIn(figure.subject ?? ''),
    period: lettersIn(figure.period ?? ''),
    sentence: lettersIn(article.paragraphs[paragraph]?.text.slice(start, end) ?? ''),
  };
}

function measureOf({ kind, unit, per, comparison }: Figure): string {
  return `${kind} ${unit ?? ''} ${per ?? ''} ${comparison ? `${comparison.direction}${comparison.base ?? ''}` : ''}`;
}

/** Whether two carriers of one value speak of the same thing. */
function isSame(one: Carrier, other: Carrier): boolean {
  if (
    one.period !== '' &&
    other.period !== '' &&
    !one.period.includes(other.period) &&
    !other.period.includes(one.period)
  )
    return false;
  const sentences = overlap(one.sentence, other.sentence);
  if (one.subject === '' || other.subject === '') return sentences >= SAME_SENTENCE;
  const subjects = overlap(one.subject, other.subject);
  return subjects >= SAME_SUBJECT ? sentences >= SAME_SENTENCE / 2 : sentences >= SAME_SUBJECT;
}

/** Whether two carriers give different values of the same thing at the same time. */
function contradicts(one: Carrier, other: Carrier): boolean {
  if (one.article === other.article || one.period !== other.period) return false;
  if (one.figure.value === undefined || other.figure.value === undefined) return false;
  if (one.subject.length < TELLING || other.subject.length < TELLING) return false;
  const [low, high] = [Math.abs(one.figure.value), Math.abs(other.figure.value)].sort((a, b) => a - b) as [
    number,
    number,
  ];
  if (low === 0 || high / low > RATIO) return false;
  if (overlap(one.subject, other.subject) < 1 || overlap(one.sentence, other.sentence) < SAME_SENTENCE) return false;
  const date = dateOf(one.article);
  const otherDate = dateOf(other.article);
  return !date || !otherDate || Math.abs(Date.parse(date) - Date.parse(otherDate)) <= DAYS * DAY;
}

/** Rank of a group that measures what was asked for; below it the asked word only stands near it. */
const MEASURES = 4;

/** 0 where a group does not answer. */
function rankOf({ carriers }: Group, asked: readonly string[]): number {
  const { figure, subject, sentence } = carriers[0]!;
  if (asked.length === 0) return 1;
  const text = fold(figure.text);
  if (asked.every((word) => subject === word)) return MEASURES + 1;
  if (
    asked.some((word) => subject.includes(word)) &&
    asked.every((word) => sentence.includes(word) || text.includes(word))
  )
    return MEASURES;
  if (asked.every((word) => text.includes(word))) return MEASURES - 1;
  if (asked.every((word) => sentence.includes(lettersIn(word)))) return 1;
  return 0;
}

interface Ranked {
  readonly rank: number;
  readonly voice: Carrier;
}

/** Better answers first; of the same rank, figures of one subject together, the most important subject first. */
function bySubject(a: Ranked, b: Ranked, importance: ReadonlyMap<string, number>): number {
  const [one, other] = [a.voice.subject, b.voice.subject];
  return b.rank - a.rank || importance.get(other)! - importance.get(one)! || (one < other ? -1 : one > other ? 1 : 0);
}
