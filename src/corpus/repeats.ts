import { words } from '../text/words.ts';
import { cutBlock } from './block.ts';
import type { Item } from './label.ts';
import { type Draft, isText } from './split.ts';

/** Shorter repeats are figures of speech, in characters. */
const SHORTEST = 40;
/** Copies are looked for from every clause; this many characters must agree at once. */
const SEED = 14;
/** A page has no piece longer than this, in characters; longer texts are not newspaper pages and are left as they are. */
const LONGEST_PIECE = 200_000;
/** A copy may lack or garble this many characters at its beginning. */
const FRAYED = 3;

/** A passage of a piece that is printed a second time: offsets into the texts of two of its items. */
interface Repeat {
  readonly kept: number;
  readonly stray: number;
  /** Where in the stray item's text the copy begins; it runs to the end of the item. */
  readonly from: number;
}

/**
 * Sets stray copies apart: a paragraph, or the rest of one from the middle of a sentence on, that the same piece prints
 * a second time. The copy with the broken beginning is the stray one, else the later. Repeated phrases stay.
 */
export function setRepeatsApart(source: string, draft: Draft): Draft[] {
  const repeats = repeatsIn(draft.body);
  return repeats.length === 0 ? [draft] : setApart(source, draft, repeats);
}

function setApart(source: string, draft: Draft, repeats: readonly Repeat[]): Draft[] {
  const strays: Draft[] = [];
  const byItem = new Map(repeats.map((repeat) => [repeat.stray, repeat]));
  let order: { item: Item; n: number }[] = [];
  /** Where the text goes on behind a stray copy: what follows may be out of order. */
  let resumedAt: number | undefined;
  for (const [n, item] of draft.body.entries()) {
    const repeat = byItem.get(n);
    if (!repeat) {
      order.push({ item, n });
      if (!isText(item)) resumedAt = undefined;
      continue;
    }
    const [rest, copy] = cutBlock(source, item, repeat.from);
    strays.push({
      head: [],
      body: [{ ...(copy ?? item), label: { is: 'text' } }],
      below: [],
      isCaption: false,
      isStray: true,
    });
    if (rest) order.push({ item: { ...rest, label: { is: 'text' } }, n });
    else if (resumedAt !== undefined && resumedAt < order.length && repeat.kept < n) {
      // What stands between two stray copies, the second a whole paragraph, stood before that paragraph.
      const home = order.findIndex((other) => other.n === repeat.kept);
      if (home >= 0 && home < resumedAt) {
        const moved = order.slice(resumedAt);
        order = order.slice(0, home).concat(moved, order.slice(home, resumedAt));
      }
    }
    resumedAt = order.length;
  }
  return [{ ...draft, body: order.map(({ item }) => item) }, ...strays];
}

function repeatsIn(items: readonly Item[]): Repeat[] {
  const texts = items.filter(isText);
  if (texts.length < 2) return [];
  let length = 0;
  for (const { text } of texts) length += text.length;
  if (length > LONGEST_PIECE || length < SHORTEST * 2) return [];
  const seeds = new Map<string, { item: number; at: number }>();
  const found: Repeat[] = [];
  const taken = new Set<number>();
  for (const [n, item] of items.entries()) {
    if (!isText(item) || item.text.length < SHORTEST) continue;
    for (const at of clauseStarts(item.text)) {
      if (taken.has(n)) break;
      const seed = item.text.slice(at, at + SEED);
      if (seed.length < SEED) break;
      const other = seeds.get(seed);
      if (!other) {
        seeds.set(seed, { item: n, at });
        continue;
      }
      if (other.item === n || taken.has(other.item)) continue;
      const repeat = judge(items, other.item, other.at, n, at);
      if (!repeat) continue;
      taken.add(repeat.stray);
      found.push(repeat);
    }
  }
  return found;
}

function* clauseStarts(text: string): Generator<number> {
  yield 0;
  for (let i = 0; i < text.length; i++) if ('，。；：、！？'.includes(text[i]!)) yield i + 1;
}

/** Whether the agreement of two items around two places is a stray copy, and which of the two it is. */
function judge(
  items: readonly Item[],
  first: number,
  atFirst: number,
  second: number,
  atSecond: number,
): Repeat | undefined {
  const a = items[first]!.text;
  const b = items[second]!.text;
  const before = agreement(a, atFirst - 1, b, atSecond - 1, -1);
  const after = agreement(a, atFirst, b, atSecond, 1);
  const isToTheEnd = atFirst + after.inFirst >= a.length && atSecond + after.inSecond >= b.length;
  if (before.inFirst + after.inFirst < SHORTEST || !isToTheEnd) return undefined;
  const fromFirst = atFirst - before.inFirst;
  const fromSecond = atSecond - before.inSecond;
  if (fromSecond > FRAYED) return brokenOff(items, second, fromSecond, first);
  if (fromFirst > FRAYED) return brokenOff(items, first, fromFirst, second);
  // Both are whole: the one that lost more of its beginning is the copy, else the later.
  return fromFirst < fromSecond ? { kept: second, stray: first, from: 0 } : { kept: first, stray: second, from: 0 };
}

/** A careless copy has a slip every so many characters, no more. */
const BETWEEN_SLIPS = 20;
/** So many characters must agree again behind a slip. */
const RESUMES = 5;
/** The slips of transcription looked for: characters changed, dropped or put in, as steps in the one and the other. */
const SLIPS: readonly (readonly [number, number])[] = [
  [1, 1],
  [0, 1],
  [1, 0],
  [2, 2],
  [0, 2],
  [2, 0],
  [1, 2],
  [2, 1],
];

/** How far two texts agree from two places on, forwards (1) or backwards (-1), but for a slip now and then; other figures are no slip. */
function agreement(a: string, i: number, b: string, j: number, step: 1 | -1): { inFirst: number; inSecond: number } {
  const [fromFirst, fromSecond] = [i, j];
  let [atFirst, atSecond] = [i, j];
  let credit = 1;
  while (a[atFirst] !== undefined && b[atSecond] !== undefined) {
    if (a[atFirst] === b[atSecond]) {
      atFirst += step;
      atSecond += step;
      credit += 1 / BETWEEN_SLIPS;
      continue;
    }
    const slip =
      credit < 1 ? undefined : SLIPS.find(([x, y]) => agrees(a, atFirst + x * step, b, atSecond + y * step, step));
    if (!slip) break;
    atFirst += slip[0] * step;
    atSecond += slip[1] * step;
    credit--;
  }
  return { inFirst: Math.abs(atFirst - fromFirst), inSecond: Math.abs(atSecond - fromSecond) };
}

function agrees(a: string, i: number, b: string, j: number, step: 1 | -1): boolean {
  for (let n = 0; n < RESUMES; n++) {
    const char = a[i + n * step];
    if (char !== b[j + n * step]) return false;
    if (char === undefined) return n > 0;
  }
  return true;
}

/** The copy runs from the middle of an item to its end; only a break in the middle of a sentence shows that it strayed there. */
function brokenOff(items: readonly Item[], stray: number, from: number, kept: number): Repeat | undefined {
  const item = items[stray]!;
  const lineStart = lineStartNear(item, from);
  const at = lineStart ?? wordStartFrom(item.text, from);
  const above = item.text[at - 1] ?? '';
  if ('。！？：…”’'.includes(above)) return undefined;
  return { kept, stray, from: at };
}

/** The beginning of a line of the file at or up to a few characters before an offset of the item's text. */
function lineStartNear(item: Item, offset: number): number | undefined {
  let at = 0;
  for (const { start, end, joint } of item.slices) {
    at += joint.length;
    if (at > 0 && at <= offset && offset - at <= FRAYED) return at;
    at += end - start;
  }
  return undefined;
}

/** The first beginning of a word at or behind an offset. */
function wordStartFrom(text: string, offset: number): number {
  const from = Math.max(0, offset - 10);
  let at = from;
  for (const word of words(text.slice(from, offset + 10))) {
    if (at >= offset) return at;
    at += word.length;
  }
  return offset;
}
