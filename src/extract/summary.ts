import type { Article, Passage } from '../corpus/article.ts';
import type { Figure, Quote } from './reading.ts';
import { type Appraisal, choose, type Limits } from './summary/choose.ts';
import { pairsOf, type Unit, unitsOf } from './summary/units.ts';
import { asks, kindOf, leans, weigh } from './summary/weights.ts';

export interface SummaryRequest {
  /** At most so many sentences; 3 without `characters`. */
  readonly sentences?: number;
  /** At most so many characters but white space in all; one sentence is given even where it is longer. */
  readonly characters?: number;
  /** Words asked for; sentences that have them are preferred. */
  readonly about?: readonly string[];
  readonly quotes?: readonly Quote[];
  readonly figures?: readonly Figure[];
}

const SENTENCES = 3;

/** A budget below this is a headline's: one sentence, the first that can stand alone. */
const HEADLINE = 100;

/** Three sentences a reader takes in at a glance; more characters only favour long sentences. */
const GLANCE = 260;

/** A budget of characters is to be filled, however long the sentences; three sentences are to be dense. */
const FILLING = [0, 0.5, 1];
const DENSE = [0.7];

/** What is left of a sentence that leans on one left out. */
const ALONE = 0.5;

/** A sentence with a headline figure, or with somebody's own words. */
const CARRIES_FIGURE = 1.1;
const CARRIES_QUOTE = 1.03;

/** Chooses verbatim sentences that together say what the article says, in reading order. Page furniture is never among them. */
export function summarize(article: Article, request: SummaryRequest = {}): Passage[] {
  const { characters, about = [] } = request;
  const { units, pairs } = unitsOf(article, characters !== undefined);
  if (units.length === 0) return [];
  const isAsked = about.length > 0;
  if (!isAsked && ((characters !== undefined && characters < HEADLINE) || request.sentences === 1)) {
    return [leadOf(units).passage];
  }
  const weights = weigh(pairs, new Set(pairsOf(`${article.title ?? ''}`)), new Set(about.flatMap(pairsOf)));
  const appraisal: Appraisal = {
    weights,
    factors: units.map((unit) => kindOf(unit) * carried(unit, request) * answering(unit, about)),
    leaning: units.map(leans),
    alone: ALONE,
  };
  const limits: Limits = {
    characters: characters ?? GLANCE,
    powers: characters === undefined ? DENSE : FILLING,
    units: request.sentences ?? (characters === undefined ? SENTENCES : Number.POSITIVE_INFINITY),
  };
  return choose(units, limits, appraisal).map(({ passage }) => passage);
}

/** The first sentence that tells something and stands alone; the first of all where none does. */
function leadOf(units: readonly Unit[]): Unit {
  return units.find((unit) => !leans(unit) && !asks(unit)) ?? units[0]!;
}

/** A sentence with all the words asked for counts three times, one with half of them twice. */
function answering({ text }: Unit, about: readonly string[]): number {
  const found = about.filter((word) => text.includes(word)).length;
  return about.length === 0 ? 1 : 1 + (2 * found) / about.length;
}

function carried({ passage }: Unit, { figures = [], quotes = [] }: SummaryRequest): number {
  const isIn = (place: Passage | undefined) =>
    place?.paragraph === passage.paragraph && place.start >= passage.start && place.end <= passage.end;
  const figure = figures.some(({ importance, passages }) => importance === 3 && isIn(passages[0]));
  const quote = quotes.some(({ passages, speaker }) => speaker !== undefined && isIn(passages[0]));
  return (figure ? CARRIES_FIGURE : 1) * (quote ? CARRIES_QUOTE : 1);
}
