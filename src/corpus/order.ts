import { endingOf } from '../text/endings.ts';
import { crossesSeam } from '../text/seam.ts';
import { type Block, cutBlock, joinBlocks } from './block.ts';
import type { Item } from './label.ts';
import { type Draft, isHeadline, isText } from './split.ts';

/** Page markers with nothing behind them are no piece: they go to the piece before them, the first of a page to the next. */
export function attachLooseMarks(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  const waiting: Item[] = [];
  for (const draft of drafts) {
    const last = kept.at(-1);
    if (isLoose(draft)) for (const item of draft.body) (last?.body ?? waiting).push(asMark(item));
    else if (last) kept.push(draft);
    else kept.push({ ...draft, body: waiting.concat(draft.body) });
  }
  return kept;
}

const asMark = (item: Item): Item => ({ ...item, label: { is: 'apparatus' } });

const isLoose = ({ head, body, below }: Draft) =>
  head.length + below.length === 0 && body.every(({ label }) => label.is === 'from' || label.is === 'to');

/** A page has no more pieces than this; longer files are collections. */
const MOST_PIECES = 40;

/**
 * Puts back what a page has thrown out of its article: a piece without head or source goes to where another breaks off in
 * the middle of a sentence, when a word is whole only over the joint, or when nothing else could go there.
 */
export function putBack(source: string, drafts: readonly Draft[]): Draft[] {
  if (drafts.length < 2 || drafts.length > MOST_PIECES) return [...drafts];
  const orphans = drafts.filter(isOrphan);
  const homes = drafts.filter((draft) => !orphans.includes(draft) && !draft.isStray && !draft.isCaption);
  const placed = new Set<Draft>();
  for (const orphan of orphans) {
    const first = orphan.body[0]!;
    const breaks = homes.flatMap((home) => breaksIn(source, home));
    const fitting = breaks.filter((place) => crossesSeam(place.left, first.text));
    const ends = breaks.filter(({ at }) => at === undefined);
    const choice = fitting.length === 1 ? fitting[0] : ends.length === 1 && orphans.length === 1 ? ends[0] : undefined;
    if (!choice) continue;
    const { home, n, at } = choice;
    const [left, right] = at === undefined ? [home.body[n], undefined] : cutBlock(source, home.body[n]!, at);
    const texts = [joinBlocks(source, [left!, first]), ...(right ? [right] : [])].map(asText);
    home.body = home.body.slice(0, n).concat(texts[0]!, orphan.body.slice(1), texts.slice(1), home.body.slice(n + 1));
    placed.add(orphan);
  }
  return drafts.filter((draft) => !placed.has(draft));
}

const asText = (block: Block): Item => ({ ...block, label: { is: 'text' } });

/** A place where the text of a piece breaks off: behind its n-th item, or inside it at an offset of its text. */
interface Break {
  readonly home: Draft;
  readonly n: number;
  readonly at?: number;
  /** What stands before it. */
  readonly left: string;
}

/** The places where running text breaks off: at the end of a paragraph, or over a blank line that no word bridges. */
function breaksIn(source: string, home: Draft): Break[] {
  const breaks: Break[] = [];
  for (const [n, item] of home.body.entries()) {
    if (item.label.is !== 'text') continue;
    let at = 0;
    for (const [k, { start, end, joint }] of item.slices.entries()) {
      const before = item.slices[k - 1];
      const left = item.text.slice(0, at);
      if (before && isBlankLine(source, before.end, start) && endingOf(left, 0, left.length) === 'open') {
        if (!crossesSeam(left, item.text.slice(at))) breaks.push({ home, n, at, left });
      }
      at += joint.length + end - start;
    }
    const next = home.body[n + 1];
    const isBroken = item.text.length > 30 && endingOf(item.text, 0, item.text.length) === 'open';
    if (isBroken && next && isText(next)) breaks.push({ home, n, left: item.text });
  }
  return breaks;
}

const isBlankLine = (source: string, from: number, to: number) =>
  /\n[^\n]*\n|\r[^\n\r]*\r|\f/.test(source.slice(from, Math.min(to, from + 200)));

/** Text without head, source or marker: nothing says where it belongs. */
const isOrphan = (draft: Draft) =>
  !draft.isStray &&
  !draft.isCaption &&
  draft.head.length + draft.below.length === 0 &&
  draft.body.length > 0 &&
  draft.body.every(
    (item, n) => isText(item) || (n > 0 && item.label.is === 'apparatus') || item.label.is === 'short',
  ) &&
  isText(draft.body[0]!);

/**
 * Some pages print every headline below its text. It shows at the end, by a headline with no text behind it: then each
 * head belongs to the piece above it, up to the piece that has none. Otherwise such a head goes to the last piece.
 */
export function lowerHeads(drafts: readonly Draft[]): Draft[] {
  const last = drafts.at(-1);
  const rest = drafts.slice(0, -1);
  if (!last || rest.length === 0 || last.head.length === 0 || last.body.length + last.below.length > 0)
    return [...drafts];
  const chain = rest.filter(({ isCaption, isStray }) => !isCaption && !isStray);
  const first = chain.findLastIndex(({ head }) => !head.some(isHeadline));
  const isWhole =
    first >= 0 &&
    last.head.some(isHeadline) &&
    chain.slice(first).every(({ body, below }) => below.length === 0 && body[0]?.label.is !== 'from');
  if (!isWhole) {
    const home = chain.at(-1) ?? rest.at(-1)!;
    return rest.map((draft) => (draft === home ? { ...draft, body: draft.body.concat(last.head) } : draft));
  }
  const heads = [...chain.slice(first + 1), last].map(({ head }) => head);
  return rest.map((draft) => {
    const at = chain.indexOf(draft) - first;
    const lowered = at >= 0 ? heads[at] : undefined;
    if (!lowered) return draft;
    // What stands above the first piece and is no headline stays there.
    const head = at === 0 ? draft.head : [];
    const names = lowered.filter((item) => !isHeadline(item));
    return { ...draft, head, below: lowered.filter(isHeadline), body: draft.body.concat(names) };
  });
}
