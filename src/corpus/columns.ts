import { type Ending, endingOf } from '../text/endings.ts';
import { beginsParagraph, type Label, specialLine } from './label.ts';
import type { Line } from './lines.ts';

/** A line as the rules see it. */
export interface Sight extends Omit<Line, 'gap'> {
  gap: number;
  readonly ending: Ending;
  /** It stops in the middle of a sentence. */
  readonly isBroken: boolean;
  /** It says what it is (a byline, a dateline, a marker) and is joined to nothing. */
  special: Label['is'] | undefined;
  /** It begins a paragraph whatever stands above it. */
  readonly opens: boolean;
  /** Width in em of the column it stands in; 0 where the text is not set in columns. */
  column: number;
}

/** No byline, dateline or marker is longer than this, in characters. */
const LONGEST_SPECIAL = 100;
/** Wider than any column of a newspaper, in em: a line like this was never broken. */
const WIDEST_COLUMN = 60;
/** Narrower than any column of text, in em: lines like this are headings, verse or rows. */
export const NARROWEST_COLUMN = 9;
/** How many lines to each side tell the column. */
const NEIGHBOURS = 6;
/** Justified lines of one column differ by no more than this, in em. */
export const SLACK = 3;
/** Lines are stretched and squeezed by about this much, in em. */
export const PLAY = 1;
/** A line of running text fills at least this share of its column. */
export const CLOSE_ENOUGH = 0.75;
/** A first line is set in by this much, and the indent is often lost, in em. */
export const INDENT = 2;
/** A broken line narrower than this share of its neighbours is a heading among them. */
const SHORTEST_SHARE = 0.6;

/** The lines of a text with what each says and the width of the column it stands in. */
export function sightsOf(source: string, lines: readonly Line[]): Sight[] {
  const sights = lines.map((line) => sightOf(source, line));
  measureColumns(sights);
  // The first line of a file stands apart from what is above it, whatever that was.
  if (sights[0]) sights[0].gap = Math.max(1, sights[0].gap);
  measureCaptions(sights);
  for (const [n, line] of sights.entries()) freeLead(source, line, sights[n + 1]);
  return sights;
}

function sightOf(source: string, line: Line): Sight {
  const { start, end, indent, width, gap } = line;
  const ending = endingOf(source, start, end);
  const head = source.slice(start, Math.min(end, start + LONGEST_SPECIAL));
  const special = head.length === end - start ? specialLine(head) : undefined;
  return {
    start,
    end,
    indent,
    width,
    gap,
    ending,
    isBroken: ending === 'open' || ending === 'comma',
    special,
    opens: beginsParagraph(head),
    column: 0,
  };
}

/** A bare dateline that fills its line in a column, with more right below, opens a paragraph and does not end a piece. */
function freeLead(source: string, line: Sight, below: Sight | undefined): void {
  if (line.special !== 'dateline' || /[（(【[]/.test(source[line.start]!)) return;
  if (!below || below.gap > 0 || below.special || below.column === 0) return;
  if (line.width < below.column * CLOSE_ENOUGH || line.width > below.column + SLACK) return;
  line.special = undefined;
  line.column = below.column;
}

/** Tells every line the width of its column: of the broken lines above, unless it fits those below better. */
function measureColumns(sights: Sight[]): void {
  for (const [n, line] of sights.entries()) {
    if (line.special || line.width > WIDEST_COLUMN) continue;
    const above = columnOf(broken(sights, n, -1));
    const below = columnOf(broken(sights, n, 1));
    const fits = (column: number) => (line.isBroken ? Math.abs(line.width - column) : line.width - column) <= SLACK;
    if (above > 0 || below > 0) line.column = above > 0 && (fits(above) || !fits(below)) ? above : below;
    // In a short run, such as a caption, only both sides together tell.
    else {
      const around = [...broken(sights, n, -1), ...broken(sights, n + 1, 1)];
      line.column = columnOf(around.filter((width) => Math.abs(width - line.width) <= SLACK + INDENT));
    }
  }
}

/** Gives the few lines of a caption their column: alike, or two above a credit, the last ending a sentence. */
function measureCaptions(sights: readonly Sight[]): void {
  for (let from = 0; from < sights.length; ) {
    let to = from + 1;
    while (to < sights.length && sights[to]!.gap === 0 && !sights[to]!.special && sights[to - 1]!.isBroken) to++;
    const group = sights.slice(from, Math.min(to, from + 6));
    const upper = group.slice(0, -1);
    const widths = upper.map(({ width }) => width);
    const widest = Math.max(...widths, 0);
    const isAlike = upper.length > 1 ? widest - Math.min(...widths) <= SLACK : sights[to]?.special === 'photo';
    const last = group.at(-1)!;
    const isShort = group.every(({ column, special, width }) => column === 0 && !special && width <= widest + PLAY);
    if (upper.length > 0 && isAlike && isShort && last.ending === 'sentence' && widest >= NARROWEST_COLUMN) {
      for (const line of group) line.column = widest;
    }
    from = to;
  }
}

/** The widths of the nearest broken lines on one side of a line, itself among them, as far as the run goes. */
function broken(sights: readonly Sight[], n: number, step: 1 | -1): number[] {
  const widths: number[] = [];
  let whole = 0;
  let isApart = false;
  for (let i = n; i >= 0 && i < sights.length && widths.length < NEIGHBOURS; i += step) {
    const line = sights[i]!;
    if (line.special || line.width > WIDEST_COLUMN || whole > NEIGHBOURS) break;
    if (i !== n && (step > 0 ? line : sights[i + 1]!).gap > 0) isApart = true;
    const first = widths[0] ?? line.width;
    const isHeading = line.width < first * SHORTEST_SHARE;
    if (!line.isBroken || isHeading || line.width < NARROWEST_COLUMN) {
      whole++;
      continue;
    }
    // Over a blank line a column of another width may begin.
    if (isApart && widths.length > 1 && Math.abs(line.width - first) > SLACK + INDENT) break;
    widths.push(line.width);
    isApart = false;
  }
  return widths;
}

/** The width that most of some broken lines share; 0 where they are too few or too unlike. */
function columnOf(widths: readonly number[]): number {
  if (widths.length < 3) return 0;
  const sorted = [...widths];
  // A handful: an insertion sort is quicker than any other.
  for (let i = 1; i < sorted.length; i++) {
    const width = sorted[i]!;
    let at = i;
    for (; at > 0 && sorted[at - 1]! > width; at--) sorted[at] = sorted[at - 1]!;
    sorted[at] = width;
  }
  const middle = sorted[sorted.length >> 1]!;
  let near = 0;
  for (const width of sorted) if (Math.abs(width - middle) <= SLACK) near++;
  return near * 3 >= sorted.length * 2 ? middle : 0;
}
