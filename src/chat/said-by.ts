import type { Library, QuoteEntry } from '../library/library.ts';

/** Quotations found for a name: those of whom it names, and those of others, who speak of them. */
export interface SaidBy {
  readonly own: readonly QuoteEntry[];
  readonly others: readonly QuoteEntry[];
}

/** Parts what `library.quotes(asked)` finds by who speaks; everything is of others where the words name nobody. */
export function saidBy(asked: string, library: Library): SaidBy {
  const names = new Set(library.people(asked).flatMap(({ name, aliases }) => [name, ...aliases]));
  const own: QuoteEntry[] = [];
  const others: QuoteEntry[] = [];
  for (const entry of library.quotes(asked)) {
    const { speaker } = entry.quote;
    (speaker !== undefined && names.has(speaker) ? own : others).push(entry);
  }
  return { own, others };
}
