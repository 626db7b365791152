import { type Alignment, align, type Block, repeatsIn } from './versions-align.ts';

/** Shared letters from which a passage counts by itself: a long sentence, more than any set phrase. */
export const ALONE = 30;
/** Shared letters from which it counts beside others … */
const IN_COMPANY = 20;
/** … that together have so many. */
const COMPANY = 60;
/** Between texts that share so many letters one quotes the other; then a phrase in the same words counts as well. */
const CLOSE = 150;
const PHRASE = 13;
/** Letters in a row without which nothing shows that two texts have to do with each other, unless … */
const RUN = 20;
/** … they share so many in all. */
const MUCH = 100;
/** Least share of letters in common where both sides of a passage are looked at, and where the looser one is. */
const DENSE = 0.6;
const LOOSE = 0.25;
/** Numbers that differ, from which on two texts are two fillings of one form (market reports, results), and … */
const FORM_NUMBERS = 2;
/** … letters in common for each such number below which they are. */
const FORM_LETTERS = 100;
/** Share of the shorter text in common from which that is told of whole texts. */
const FORM_SHARE = 0.25;
/** Share from which on names alone may be what differs; two reports in their own words share less. */
const FORM_MOST = 0.5;
/** Runs of shared letters from which on short ones speak for a form, and letters a run below which they are short. */
const FORM_RUNS = 6;
const FORM_GAP = 20;
/** Letters in a row that count even between two fillings of a form. */
const FORM_RUN = 80;

/** What two texts share, passages best first; nothing where they only fill in the same form. */
export function sharedPassages(a: string, b: string): Alignment[] {
  const found = align(a, b);
  const numbers = found.reduce((sum, alignment) => sum + differingNumbers(a, b, alignment), 0);
  const letters = found.reduce((sum, { matched }) => sum + matched, 0);
  if (numbers >= FORM_NUMBERS && letters < numbers * FORM_LETTERS) return longRuns(found);
  return telling(found);
}

/** Passages that a text has twice. */
export function repeatedPassages(text: string): Alignment[] {
  return telling(repeatsIn(text));
}

/** Those that are more than set phrases, each by itself or all together. */
function telling(found: readonly Alignment[]): Alignment[] {
  const good = found.filter((alignment) => alignment.matched >= PHRASE && isDense(alignment));
  const together = good.reduce((sum, { matched }) => sum + matched, 0);
  const longest = Math.max(0, ...good.flatMap(({ blocks }) => blocks.map(({ length }) => length)));
  if (longest < RUN && together < MUCH) return [];
  return good.filter(({ matched, blocks }) => {
    if (matched >= ALONE) return true;
    if (matched >= IN_COMPANY && together >= COMPANY) return true;
    return together >= CLOSE && blocks.some(({ length }) => length >= PHRASE);
  });
}

/**
 * Whether two texts fill in the same form, as the market reports of two days or two court notices do: much in common,
 * but for the numbers or the names.
 */
export function isSameForm(a: string, b: string): boolean {
  const found = align(a, b);
  const letters = found.reduce((sum, { matched }) => sum + matched, 0);
  const share = letters / Math.min(a.length, b.length);
  if (share < FORM_SHARE) return false;
  const numbers = found.reduce((sum, alignment) => sum + differingNumbers(a, b, alignment), 0);
  if (numbers >= FORM_NUMBERS && letters < numbers * FORM_LETTERS) return true;
  const runs = found.reduce((sum, { blocks }) => sum + blocks.length, 0);
  return share >= FORM_MOST && runs >= FORM_RUNS && letters < runs * FORM_GAP;
}

/** First and last letter of a passage on each side, `[start, end)`. */
export function extentOf({ blocks }: Alignment): { a: [number, number]; b: [number, number] } {
  const first = blocks[0]!;
  const last = blocks[blocks.length - 1]!;
  return { a: [first.a, last.a + last.length], b: [first.b, last.b + last.length] };
}

function isDense(alignment: Alignment): boolean {
  const { a, b } = extentOf(alignment);
  const spans = [a[1] - a[0], b[1] - b[0]];
  return alignment.matched >= DENSE * Math.min(...spans) && alignment.matched >= LOOSE * Math.max(...spans);
}

function longRuns(found: readonly Alignment[]): Alignment[] {
  const runs: Block[] = found.flatMap(({ blocks }) => blocks.filter(({ length }) => length >= FORM_RUN));
  return runs.map((block) => ({ blocks: [block], matched: block.length }));
}

/** Gaps of a passage in which both sides have a number, and not the same. */
function differingNumbers(a: string, b: string, { blocks }: Alignment): number {
  let count = 0;
  for (let n = 1; n < blocks.length; n++) {
    const before = blocks[n - 1]!;
    const after = blocks[n]!;
    const here = numberIn(a, before.a + before.length, after.a);
    const there = numberIn(b, before.b + before.length, after.b);
    if (here !== '' && there !== '' && here !== there) count++;
  }
  return count;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

/** The digits at a place, and those around it that belong to the same number. */
function numberIn(text: string, start: number, end: number): string {
  let from = start;
  let to = end;
  while (from > 0 && isDigit(text.charCodeAt(from - 1))) from--;
  while (to < text.length && isDigit(text.charCodeAt(to))) to++;
  return text.slice(from, to).replace(/[^0-9]/g, '');
}
