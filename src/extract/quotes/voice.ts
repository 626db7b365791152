import type { Attribution } from './attribution.ts';
import type { Sentence } from './clauses.ts';
import type { Speaker } from './discourse.ts';
import type { Mark } from './marks.ts';
import type { Subject } from './subject.ts';

/** Who speaks from a place in a sentence on. */
export interface Voice {
  readonly speaker: Speaker;
  /** '' where there is none. */
  readonly cue: string;
  /** Only the source of the report: 据某报报道. Whoever is quoted in it speaks himself. */
  readonly isSource?: boolean;
  /** The reporter asks: nobody is quoted. */
  readonly isReporter?: boolean;
  /** What is said is handed down: 俗话说. */
  readonly isSaying?: boolean;
}

/** Reported speech that has begun. */
export interface Indirect {
  readonly voice: Voice;
  readonly start: number;
  /** It follows its cue without a comma: 批判政策不公，呼吁修改. Another such cue may stand beside it. */
  readonly isOpen: boolean;
}

/** Words in marks that open a sentence and wait for somebody who says them. */
export interface Pending {
  readonly mark: Mark;
  readonly sentence: Sentence;
  /** Who says them if nobody is named behind them. */
  readonly fallback: Speaker;
}

/** What has been read of a sentence so far. */
export interface Progress {
  readonly text: string;
  readonly sentence: Sentence;
  voice: Voice | undefined;
  indirect: Indirect | undefined;
  /** A cue at the end of the clause before, with words in marks right behind it. */
  ready: { readonly voice: Voice; readonly attribution: Attribution } | undefined;
  /** The subject of the sentence. */
  own: Subject | undefined;
}
