import type { Article, Source } from './article.ts';
import { articleOf } from './facts.ts';
import { distinctIds } from './identity.ts';
import { labelAll } from './label.ts';
import { linesOf } from './lines.ts';
import { attachLooseMarks, putBack } from './order.ts';
import { reflow } from './reflow.ts';
import { setRepeatsApart } from './repeats.ts';
import { type Draft, splitPieces } from './split.ts';

/** What is done to the pieces of a file once they are cut, in this order. */
const PASSES: readonly ((text: string, drafts: readonly Draft[]) => Draft[])[] = [
  setRepeatsApart,
  putBack,
  (_, drafts) => attachLooseMarks(drafts),
];

/**
 * Cuts the decoded text of a file into articles. Every non-blank character is in exactly one paragraph, but for page
 * markers in a file that has nothing else. Ids are unique within the file. Never throws; time grows with the text.
 */
export function articlesOf(text: string, source: Source): Article[] {
  let drafts = splitPieces(labelAll(text, reflow(text, linesOf(text))));
  for (const pass of PASSES) drafts = pass(text, drafts);
  return distinctIds(drafts.map((draft) => articleOf(draft, drafts, source)));
}
