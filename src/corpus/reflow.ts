import { beginsInside, type Ending, endingOf, hasInnerStop } from '../text/endings.ts';
import { crossesSeam } from '../text/seam.ts';
import { type Block, blockOf } from './block.ts';
import { beginsParagraph, type Label, specialLine } from './label.ts';
import type { Line } from './lines.ts';
import { isDashed, isNumbered } from './marks.ts';

/** A line as the rules see it. */
interface Sight extends Line {
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
    const above = columnBeside(sights, n, -1);
    const below = columnBeside(sights, n, 1);
    const fits = (column: number) => (line.isBroken ? Math.abs(line.width - column) : line.width - column) <= SLACK;
    line.column = above > 0 && (fits(above) || !fits(below)) ? above : below;
  }
}

/** The width that the nearest broken lines on one side of a line (itself among them) share; 0 where they share none. */
function columnBeside(sights: readonly Sight[], n: number, step: 1 | -1): number {
  // Kept in order of width as they are met: there are never more than a handful.
  const widths: number[] = [];
  let whole = 0;
  for (let i = n; i >= 0 && i < sights.length && widths.length < NEIGHBOURS; i += step) {
    const line = sights[i]!;
    if (line.special || line.width > WIDEST_COLUMN || whole > NEIGHBOURS) break;
    if (line.isBroken && line.width >= NARROWEST_COLUMN) {
      let at = widths.length;
      for (; at > 0 && widths[at - 1]! > line.width; at--) widths[at] = widths[at - 1]!;
      widths[at] = line.width;
    } else whole++;
  }
  if (widths.length < 3) return 0;
  const middle = widths[widths.length >> 1]!;
  let near = 0;
  for (const width of widths) if (Math.abs(width - middle) <= SLACK) near++;
  return near * 3 >= widths.length * 2 ? middle : 0;
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
  if (isAlone(source, above, line, isFirst) && !isCut(source, above, line)) return false;
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
  const isOpen = isFirst && above.ending === 'open' && above.width < above.column;
  return isOpen && above.gap > 0 && line.gap > 0 && !hasInnerStop(source, above.start, above.end);
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
      return isFull || (line.gap === 0 && line.width < column - SLACK);
  }
}

function belongsInText(source: string, above: Sight, line: Sight, before: Sight | undefined): boolean {
  if (above.ending === 'sentence' || above.ending === 'lead') return false;
  if (above.ending === 'comma') return above.width >= LONGEST_HEADLINE && !/[；;]/.test(source[above.end - 1]!);
  if (above.width < LONGEST_HEADLINE || !before) return false;
  if (line.isBroken && line.width < LONGEST_HEADLINE && isNumbered(source.slice(line.start, line.start + 8))) {
    return false;
  }
  const isProse = hasInnerStop(source, above.start, above.end) || above.width > LONGEST_HEADLINE * 2;
  if (line.gap > 0 && isProse) return true;
  // Below a dateline or credit a headline is likelier; there it takes more than a headline's length.
  const isBelowEnd = before.special !== undefined && before.special !== 'byline';
  return above.width > (isBelowEnd ? LONGEST_HEADLINE * 1.5 : LONGEST_HEADLINE) && isCut(source, above, line);
}

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
