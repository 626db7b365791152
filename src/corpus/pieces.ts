import type { Article, Source } from './article.ts';
import { blockOf } from './block.ts';
import { articleOf } from './facts.ts';
import { distinctIds } from './identity.ts';
import { type Item, labelAll } from './label.ts';
import { linesOf, stretchesOf } from './lines.ts';
import { returnLost } from './lost.ts';
import { authorsOf } from './names.ts';
import { attachLooseMarks, lowerHeads, putBack } from './order.ts';
import { reflow } from './reflow.ts';
import { setRepeatsApart } from './repeats.ts';
import { Cutter, type Draft, isText } from './split.ts';

/** What is done to each piece once the file is cut, in this order; a piece may fall in several. */
const PIECE_PASSES: readonly ((text: string, draft: Draft) => readonly Draft[])[] = [setRepeatsApart];

/** What is done to all pieces of a file together, in this order. */
const PAGE_PASSES: readonly ((text: string, drafts: readonly Draft[]) => Draft[])[] = [
  (_, drafts) => lowerHeads(drafts),
  putBack,
  (_, drafts) => attachLooseMarks(drafts),
  returnLost,
];

/** So many characters of pieces are worked on in one step. */
const STEP = 25_000;

/**
 * Cuts the decoded text of a file into articles. Every non-blank character is in exactly one paragraph, but for page
 * markers in a file that has nothing else. Ids are unique within the file. Never throws; time grows with the text.
 */
export function articlesOf(text: string, source: Source): Article[] {
  const work = articlesByStep(text, source);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same work in steps of some ten milliseconds, so that a long file holds nothing up. */
export function* articlesByStep(text: string, source: Source): Generator<undefined, Article[]> {
  const cutter = new Cutter();
  // Lines make paragraphs, paragraphs are told what they could be, and the cutter tells where pieces begin.
  for (const stretch of stretchesOf(text)) {
    for (const item of labelAll(text, reflow(text, linesOf(text, stretch)))) cutter.take(item);
    yield;
  }
  let drafts = cutter.finish();
  for (const pass of PIECE_PASSES) {
    const passed: Draft[] = [];
    for (const [n, draft] of drafts.entries()) {
      passed.push(...pass(text, draft));
      if (endsStep(drafts, n)) yield;
    }
    drafts = passed;
  }
  for (const pass of PAGE_PASSES) drafts = pass(text, drafts);
  const articles: Article[] = [];
  for (const [n, draft] of drafts.entries()) {
    articles.push(articleOf(draft, drafts, source));
    if (endsStep(drafts, n)) yield;
  }
  return distinctIds(articles);
}

/** What is known of an article before it is read. */
export interface Known {
  /** It is the first line of the text. */
  readonly title?: string;
  readonly author?: string;
}

/** Reads a text that is one article by agreement: a row of a data file, an entry of a feed. Undefined when it is blank. */
export function oneArticle(text: string, source: Source, known: Known = {}): Article | undefined {
  const lines = linesOf(text);
  const [first] = lines;
  if (!first) return undefined;
  const title: Item[] = known.title ? [{ ...blockOf(text, [first], first.gap, false), label: { is: 'short' } }] : [];
  const items = labelAll(text, reflow(text, lines.slice(title.length)));
  const start = Math.max(0, items.findIndex(isText));
  const head = title.concat(items.slice(0, start));
  const draft: Draft = { head, body: items.slice(start), below: [], isCaption: false, isStray: false };
  const article = articleOf(draft, [draft], source);
  const authors = article.bylines.length === 0 ? authorsOf(known.author ?? '') : article.bylines;
  return { ...article, bylines: authors };
}

/** Whether enough has been done for a step with the n-th piece: pieces are in file order, their places tell how much. */
function endsStep(drafts: readonly Draft[], n: number): boolean {
  const at = placeOf(drafts[n]!);
  const next = drafts[n + 1];
  return next !== undefined && Math.floor(at / STEP) !== Math.floor(placeOf(next) / STEP);
}

const placeOf = ({ head, body, below }: Draft) => (head[0] ?? body[0] ?? below[0])?.slices[0]?.start ?? 0;
