import type { Span } from '../../text/span.ts';
import type { Comparison } from '../reading.ts';
import type { Mention } from './mention.ts';

/** What the words around a quantity say of it. */
export interface Meaning {
  readonly subject?: string;
  readonly period?: string;
  readonly per?: string;
  readonly comparison?: Comparison;
}

/** Reads what a quantity measures, of when, per what and against what, in its sentence. */
export function describe(mention: Mention, _sentence: Span): Meaning {
  return { ...(mention.per !== undefined && { per: mention.per }) };
}
