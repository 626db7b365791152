import { type IndexData, renumbered } from './index-data.ts';
import type { Decoded } from './postings.ts';

/** Share of removed documents from which on their postings are taken out. */
const WORTH_IT = 0.2;
/** Fewer removed documents are never worth it. */
const FEWEST = 256;

/** Begins to take out what removed documents left, where that is worth it; the work is done by `compact`. */
export function beginCompaction(data: IndexData): void {
  const { documents, terms } = data;
  const removed = documents.size - documents.live;
  if (data.renumbering !== undefined || removed < FEWEST || removed < documents.size * WORTH_IT) return;
  const table = documents.renumber();
  data.renumbering = { table, shift: table.length - documents.size, cursor: 0, end: terms.size };
}

/** Rewrites postings until about `bytes` of them are read (some 10 ns each) or all is done. */
export function compact(data: IndexData, bytes: number, scratch: Decoded): void {
  const under = data.renumbering;
  if (under === undefined) return;
  const number = (old: number) => renumbered(under, old);
  let read = 0;
  while (under.cursor < under.end && read < bytes) {
    // A term's record costs a look even where it has no postings.
    read += data.postings.rewrite(under.cursor, number, scratch) + 8;
    under.cursor++;
  }
  if (under.cursor === under.end) data.renumbering = undefined;
}
