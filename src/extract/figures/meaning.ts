import type { Span } from '../../text/span.ts';
import type { Comparison } from '../reading.ts';
import { comparisonOf } from './comparison.ts';
import type { Mention } from './mention.ts';
import { periodAt, periodsOf } from './period.ts';
import { perOf } from './rate.ts';
import { subjectOf } from './subject.ts';

/** What the words around a quantity say of it. */
export interface Meaning {
  readonly subject?: string;
  readonly period?: string;
  readonly per?: string;
  readonly comparison?: Comparison;
}

const CLAUSE_ENDS = new Set('，。；：！？,;:!?（）()');
/** A clause is looked for no further back. */
const LONGEST_CLAUSE = 60;

/** Reads what the quantities of one sentence measure, of when, per what and against what, in their order. */
export function meaningsOf(mentions: readonly Mention[], sentence: Span): Meaning[] {
  const text = mentions[0]?.text ?? '';
  const periods = periodsOf(text, sentence);
  let floor = sentence.start;
  let last: string | undefined;
  let lastPer: string | undefined;
  return mentions.map((mention, n) => {
    const start = Math.max(clauseStart(text, mention.start, sentence.start), floor);
    const clause = { start, end: mention.start };
    floor = Math.min(mention.end, sentence.end);
    const subject = subjectOf(mention, clause, last);
    last = subject ?? last;
    const isListed =
      n > 0 &&
      /^[、和及与]$/.test(text.slice(mentions[n - 1]?.end, mention.start)) &&
      mentions[n - 1]?.unit === mention.unit;
    lastPer = mention.per ?? (isListed ? lastPer : undefined) ?? perOf(mention, start);
    const per = lastPer;
    const period = mention.kind === 'duration' ? undefined : periodAt(text, periods, mention.start);
    const comparison = comparisonOf(mention, start);
    return {
      ...(subject && { subject }),
      ...(period && { period }),
      ...(per && { per }),
      ...(comparison && { comparison }),
    };
  });
}

function clauseStart(text: string, at: number, floor: number): number {
  const limit = Math.max(floor, at - LONGEST_CLAUSE);
  let from = at;
  while (from > limit && !CLAUSE_ENDS.has(text[from - 1] ?? '')) from--;
  return from;
}
