import { beginsInside, type Ending, endingOf, hasInnerStop } from '../text/endings.ts';
import { crossesSeam } from '../text/seam.ts';
import { type Block, blockOf } from './block.ts';
import { beginsParagraph, type Label, specialLine } from './label.ts';
import type { Line } from './lines.ts';
import { isDashed, isNumbered } from './marks.ts';

/** A line as the rules see it. */
interface Sight extends Omit<Line, 'gap'> {
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
const NARROWEST_COLUMN = 9;
/** How many lines to each side tell the column. */
const NEIGHBOURS = 6;
/** Justified lines of one column differ by no more than this, in em. */
const SLACK = 3;
/** Lines are stretched and squeezed by about this much, in em. */
const PLAY = 1;
/** A line of running text fills at least this share of its column. */
const CLOSE_ENOUGH = 0.75;
/** A broken line narrower than this share of its neighbours is a heading among them. */
const SHORTEST_SHARE = 0.6;
/** A first line is set in by this much, and the indent is often lost, in em. */
const INDENT = 2;
/** A line without a column shorter than this, in em, that stops in the open is a headline and not broken text. */
const LONGEST_HEADLINE = 24;

/**
 * Joins lines to paragraphs. Blank lines alone do not decide: pages cut from PDF have them inside paragraphs and lack
 * them between. In columns the width of a line tells where a paragraph ends; elsewhere a sentence left open does.
 */
export function reflow(source: string, lines: readonly Line[]): Block[] {
  const sights = lines.map((line) => sightOf(source, line));
  measureColumns(sights);
  // The first line of a file stands apart from what is above it, whatever that was.
  if (sights[0]) sights[0].gap = Math.max(1, sights[0].gap);
  measureCaptions(sights);
  for (const [n, line] of sights.entries()) freeLead(source, line, sights[n + 1]);
  const blocks: Block[] = [];
  let open: Sight[] = [];
  const close = () => {
    if (open.length > 0) blocks.push(blockOf(source, open, open[0]!.gap, open[0]!.column > 0));
    open = [];
  };
  for (const [n, line] of sights.entries()) {
    const above = sights[n - 1];
    if (!above || !belongs(source, above, line, open.length === 1, sights, n)) close();
    open.push(line);
  }
  close();
  return blocks;
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

/** Whether `line` goes on with the paragraph whose last line is `above`. */
function belongs(
  source: string,
  above: Sight,
  line: Sight,
  isFirst: boolean,
  sights: readonly Sight[],
  n: number,
): boolean {
  if (above.special || line.special || line.opens) return false;
  if (beginsInside(source[line.start]!) || isScore(source, above, line)) return true;
  if (above.column === 0 || line.column === 0) return belongsInText(source, above, line, sights[n - 2]);
  if (isSubheadline(source, above, line, isFirst, sights[n - 2])) return false;
  if (isAlone(source, above, line, isFirst) && (isBelowEnd(sights[n - 2]) || !isCut(source, above, line))) return false;
  return belongsInColumn(above, line, sights[n + 1], isFirst);
}

/** A score or ratio broken behind its colon: 5：|3. */
const isScore = (source: string, above: Line, line: Line) =>
  /\d[:：]$/.test(source.slice(above.end - 2, above.end)) && /\d/.test(source[line.start]!);

/** The second line of a headline, ——…纪行, stands below an open line and apart from the text. */
function isSubheadline(
  source: string,
  above: Sight,
  line: Sight,
  isFirst: boolean,
  before: Sight | undefined,
): boolean {
  const isBelowHeadline = !before || before.special || before.ending === 'open';
  return (
    isFirst &&
    isBelowHeadline &&
    line.gap > 0 &&
    above.ending === 'open' &&
    isDashed(source.slice(above.start, above.end))
  );
}

/** A single open line between blank lines is a heading, unless it holds a full stop or breaks off in a word. */
function isAlone(source: string, above: Sight, line: Sight, isFirst: boolean): boolean {
  return (
    isFirst && above.ending === 'open' && above.gap > 0 && line.gap > 0 && !hasInnerStop(source, above.start, above.end)
  );
}

/** In a column a paragraph ends with a line that stops short, or where the next is set in, visibly or by its width. */
function belongsInColumn(above: Sight, line: Sight, below: Sight | undefined, isFirst: boolean): boolean {
  const column = above.column;
  // The indent of a first line is often lost in the text, not in its width.
  const full = column - (isFirst ? INDENT : 0);
  // Close lines are one paragraph unless the upper is far too short; over a blank line it must reach the edge.
  const isFull = above.width >= (line.gap === 0 ? column * CLOSE_ENOUGH : full - Math.max(PLAY * 2, column / 10));
  if (Math.max(above.width, line.width) > column + SLACK + PLAY) return above.ending === 'comma';
  switch (above.ending) {
    case 'sentence': {
      const isSetIn =
        line.gap > 0 || line.indent > above.indent || (line.isBroken && line.width <= column - INDENT + PLAY / 2);
      // Blank lines stand where paragraphs begin, often one line too low.
      const isMarked = line.isBroken && below !== undefined && below.gap > 0 && line.width < column;
      return above.width >= full - PLAY && !isSetIn && !isMarked;
    }
    case 'lead':
      return above.width >= full - PLAY && line.gap === 0 && !(line.isBroken && line.width <= column - INDENT);
    case 'comma':
      return isFull || line.gap === 0;
    case 'open':
      // Two short lines close to each other are one heading.
      if (isFirst && line.indent > above.indent) return false;
      return isFull || (line.gap === 0 && line.width < column - SLACK);
  }
}

function belongsInText(source: string, above: Sight, line: Sight, before: Sight | undefined): boolean {
  if (above.ending === 'sentence' || above.ending === 'lead') return false;
  // The short rest of a short line: two lines of a caption.
  const isRest = line.gap === 0 && above.width >= NARROWEST_COLUMN && line.width <= above.width + PLAY;
  const isLongEnough = above.width >= LONGEST_HEADLINE || isRest;
  if (above.ending === 'comma') return isLongEnough && !/[；;]/.test(source[above.end - 1]!);
  if (!isLongEnough) return false;
  if (line.isBroken && line.width < LONGEST_HEADLINE && isNumbered(source.slice(line.start, line.start + 8))) {
    return false;
  }
  const isProse = hasInnerStop(source, above.start, above.end) || above.width > LONGEST_HEADLINE * 2;
  if (line.gap > 0 && isProse) return true;
  // Below the end of a piece a headline is likelier; there it takes more than a headline's length.
  const isLong = above.width > LONGEST_HEADLINE * (isBelowEnd(before) ? 1.5 : 1);
  return (isLong || isRest) && isCut(source, above, line);
}

/** Whether a line is the end of a piece, or there is none: what follows begins with a headline. */
const isBelowEnd = (line: Sight | undefined) => !line || (line.special !== undefined && line.special !== 'byline');

/** Words that bind what follows: no headline and no sentence ends with them. */
const BINDING = /(?:[的和与及或在对为将把从向以被由使让给并而但]|其中|包括|以及|关于|根据)$/;

/** A verb of saying with its comma is never the beginning of a paragraph. */
const SAYING = /^(?:表示|说|指出|认为|强调|称|介绍说?|告诉记者)[，：]/;

/** Whether a line break stands in the middle of a word, between a number and its unit, or behind a word that binds. */
function isCut(source: string, above: Line, line: Line): boolean {
  const left = source.slice(Math.max(above.start, above.end - 10), above.end);
  const right = source.slice(line.start, Math.min(line.end, line.start + 10));
  const isNumber = /\d$/.test(left) && /^[\d年月日时点分元万亿个名人次米公千吨倍%％]/.test(right);
  return isNumber || SAYING.test(right) || BINDING.test(left) || crossesSeam(left, right);
}
