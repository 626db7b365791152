import { beginsInside, hasInnerStop } from '../text/endings.ts';
import { crossesSeam } from '../text/seam.ts';
import { type Block, blockOf } from './block.ts';
import { CLOSE_ENOUGH, INDENT, NARROWEST_COLUMN, PLAY, type Sight, SLACK, sightsOf } from './columns.ts';
import type { Line } from './lines.ts';
import { isDashed, isNumbered } from './marks.ts';

/** A line without a column shorter than this, in em, that stops in the open is a headline and not broken text. */
const LONGEST_HEADLINE = 24;

/**
 * Joins lines to paragraphs. Blank lines alone do not decide: pages cut from PDF have them inside paragraphs and lack
 * them between. In columns the width of a line tells where a paragraph ends; elsewhere a sentence left open does.
 */
export function reflow(source: string, lines: readonly Line[]): Block[] {
  const sights = sightsOf(source, lines);
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
  if (above.ending === 'sentence' && isPause(source, line)) return false;
  if (above.column === 0 || line.column === 0) return belongsInText(source, above, line, sights[n - 2]);
  if (isSubheadline(source, above, line, isFirst, sights[n - 2])) return false;
  if (isAlone(source, above, line, isFirst) && (isBelowEnd(sights[n - 2]) || !isCut(source, above, line))) return false;
  return belongsInColumn(above, line, sights[n + 1], isFirst);
}

/** A line of nothing but …… leaves something out between two paragraphs. */
const isPause = (source: string, line: Line) => line.width <= 6 && /^…+$/.test(source.slice(line.start, line.end));

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
      return (
        above.width >= full - PLAY &&
        line.gap === 0 &&
        line.indent <= above.indent &&
        !(line.isBroken && line.width <= column - INDENT)
      );
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
