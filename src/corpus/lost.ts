import { isBlank } from '../text/characters.ts';
import type { Span } from '../text/span.ts';
import { blockOf } from './block.ts';
import type { Item } from './label.ts';
import type { Draft } from './split.ts';

/**
 * Holds the promise that a file loses no character: what no piece has any more becomes text of its own behind what stands
 * before it in the file. The passes before lose nothing as far as is known; with this a mistake in one of them costs a
 * paragraph its place, never a reader a sentence. No pieces stay no pieces.
 */
export function returnLost(source: string, drafts: readonly Draft[]): Draft[] {
  const places = drafts.flatMap((draft, n) =>
    [...draft.head, ...draft.body, ...draft.below].flatMap((item) => item.slices.map((slice) => ({ n, item, slice }))),
  );
  places.sort((a, b) => a.slice.start - b.slice.start);
  const kept = [...drafts];
  let at = 0;
  for (let p = 0; p <= places.length && places.length > 0; p++) {
    const lost = textIn(source, { start: at, end: places[p]?.slice.start ?? source.length });
    if (lost) {
      const { n, item } = places[Math.max(0, p - 1)]!;
      const { body } = kept[n]!;
      // Behind a headline, and before all that is left, the text begins.
      const after = p === 0 ? 0 : body.indexOf(item) + 1;
      kept[n] = { ...kept[n]!, body: [...body.slice(0, after), lost, ...body.slice(after)] };
    }
    at = Math.max(at, places[p]?.slice.end ?? at);
  }
  return kept;
}

/** What stands in a stretch, as one paragraph; undefined where it is blank. */
function textIn(source: string, stretch: Span): Item | undefined {
  let { start, end } = stretch;
  while (start < end && isBlank(source.charCodeAt(start))) start++;
  while (end > start && isBlank(source.charCodeAt(end - 1))) end--;
  if (start >= end) return undefined;
  return { ...blockOf(source, [{ start, end }], 1, false), label: { is: 'text' } };
}
