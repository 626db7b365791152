import type { Passage } from '../corpus/article.ts';

export type QuoteKind = 'direct' | 'indirect' | 'document' | 'proverb';

/** Words that an article gives as somebody's. */
export interface Quote {
  readonly kind: QuoteKind;
  /** Verbatim, without the outer quotation marks; the texts at `passages` put together. */
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Fullest form of the name in the article; absent where the article does not say. */
  readonly speaker?: string;
  /** Office as printed before or after the name. */
  readonly speakerTitle?: string;
  /** The word that makes it speech: 表示, 说, 指出. */
  readonly cue?: string;
  readonly sentence: Passage;
}

export type FigureKind =
  | 'money'
  | 'percent'
  | 'count'
  | 'area'
  | 'length'
  | 'mass'
  | 'volume'
  | 'energy'
  | 'temperature'
  | 'duration'
  | 'age'
  | 'rate'
  | 'ratio'
  | 'multiple'
  | 'score'
  | 'ordinal'
  | 'other';

export type Approximation = 'exact' | 'about' | 'over' | 'under' | 'nearly' | 'range';

/** A comparison with an earlier time or another thing: 同比增长5.2% is { direction: 'up', base: '同比' }. */
export interface Comparison {
  readonly direction: 'up' | 'down';
  /** As printed: 同比, 环比, 比2023年. */
  readonly base?: string;
}

/** A quantity that an article gives. */
export interface Figure {
  /** Shortest phrase with approximator and unit, as printed. */
  readonly text: string;
  readonly passages: readonly Passage[];
  /** Plain number, 万 and 亿 written out, percent as 35; absent where the words give none (数十). */
  readonly value?: number;
  readonly valueMax?: number;
  readonly unit?: string;
  readonly kind: FigureKind;
  readonly approximation: Approximation;
  /** 年, 秒 … of a rate. */
  readonly per?: string;
  /** What it measures, as printed. */
  readonly subject?: string;
  /** Time it speaks of, as printed: 去年, 1至5月. */
  readonly period?: string;
  readonly comparison?: Comparison;
  /** 3 headline, 2 useful, 1 incidental. */
  readonly importance: 1 | 2 | 3;
  readonly sentence: Passage;
}

export interface Person {
  /** Fullest form in the article. */
  readonly name: string;
  readonly titles: readonly string[];
  readonly aliases: readonly string[];
}

/** What one article says: lists of places in it with what they mean. */
export interface Reading {
  /** Sentences in reading order. */
  readonly summary: readonly Passage[];
  readonly quotes: readonly Quote[];
  readonly figures: readonly Figure[];
  readonly people: readonly Person[];
  /** Words a subscriber would follow, best first. */
  readonly topics: readonly string[];
}
