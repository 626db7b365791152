import type { Role } from './article.ts';
import { lonelyName } from './bylines.ts';
import type { Item } from './label.ts';
import { isRubric } from './marks.ts';
import { type Draft, isHeadline, isText } from './split.ts';

/** An item with the part it plays in its piece. */
export interface Part extends Item {
  readonly role: Role;
  /** The person a bare line of the head names: a speaker, an author without 记者. */
  readonly name?: string;
}

/** The parts of a piece in reading order: headlines first, wherever they are printed, then as in the file. */
export function partsOf(draft: Draft): Part[] {
  const headlines: Part[] = [];
  const rest: Part[] = [];
  const body = bodyParts(draft.body, draft.head.length + draft.below.length > 0);
  const heads = joinHeadline([...draft.head, ...draft.below]);
  const rubric = rubricOf(heads);
  for (const item of heads) {
    const part = headPart(item, headlines, draft, rubric);
    (part.role === 'title' || part.role === 'subtitle' ? headlines : rest).push(part);
  }
  if (headlines.at(-1)?.role === 'subtitle' && beginsWithHeading(draft, body)) {
    const heading = headlines.pop()!;
    return [...headlines, ...rest, { ...heading, role: 'heading' }, ...body];
  }
  return [...headlines, ...rest, ...body];
}

/** News in brief, which nobody signs, has a heading for each item: the first where a second headline would stand. */
function beginsWithHeading({ head, body }: Draft, parts: readonly Part[]): boolean {
  const isPair = head.length === 2 && head[1]?.label.is === 'short' && body[0] !== undefined && isText(body[0]);
  const isUnsigned = parts.every(({ role }) => role !== 'dateline' && role !== 'byline');
  return isPair && isUnsigned && parts.filter(({ role }) => role === 'heading').length > 1;
}

/**
 * The items of a head, its headline in one: where —— tells the subtitle, the two lines before it are one headline, unless
 * the first is a rubric. Without that sign the second line may as well be the subtitle, and stays alone.
 */
function joinHeadline(heads: readonly Item[]): readonly Item[] {
  const at = heads.findIndex(isHeadline);
  const [first, second, third] = heads.slice(at, at + 3);
  if (at < 0 || first?.label.is !== 'short' || second?.label.is !== 'short' || third?.label.is !== 'dashed')
    return heads;
  if (isRubric(first.text, second.text) || lonelyName(second.text) || second.text.includes(first.text)) return heads;
  const slices = [
    ...first.slices,
    ...second.slices.map((slice, n) => (n === 0 ? { ...slice, joint: ' ' as const } : slice)),
  ];
  return heads.toSpliced(at, 2, { ...first, text: `${first.text} ${second.text}`, slices });
}

/** The line above the headline that names its column, where there is one. */
function rubricOf(heads: readonly Item[]): Item | undefined {
  const [first, second] = heads.filter(isHeadline);
  if (first?.label.is !== 'short' || !second || second.label.is === 'dashed' || lonelyName(second.text))
    return undefined;
  return isRubric(first.text, second.text) ? first : undefined;
}

function headPart(item: Item, headlines: readonly Part[], draft: Draft, rubric: Item | undefined): Part {
  const { is } = item.label;
  if (is !== 'short' && is !== 'cry' && is !== 'dashed') return { ...item, role: ownRole(item) };
  if (item === rubric) return { ...item, role: 'epigraph' };
  const hasTitle = headlines.some(({ role }) => role === 'title');
  if (!hasTitle) return { ...item, role: 'title' };
  const isSigned = [...draft.head, ...draft.body].some(({ label }) => label.is === 'byline');
  const name = is === 'short' && !isSigned ? lonelyName(item.text) : undefined;
  if (name) return { ...item, role: 'byline', name };
  const isEcho = headlines.some(({ text }) => text.length >= 4 && item.text.includes(text));
  if (isEcho) return { ...item, role: 'marker' };
  return { ...item, role: headlines.some(({ role }) => role === 'subtitle') ? 'epigraph' : 'subtitle' };
}

/** The role of an item that says by itself what it is; running text and what is not told apart is body. */
function ownRole(item: Item): Role {
  switch (item.label.is) {
    case 'byline':
    case 'help':
    case 'desk':
      return 'byline';
    case 'photo':
      return 'credit';
    case 'dateline':
    case 'lead':
    case 'event':
      return 'dateline';
    case 'from':
    case 'to':
    case 'end':
    case 'apparatus':
      return 'marker';
    default:
      return 'body';
  }
}

/** No heading within a text is longer than this, in characters. */
const LONGEST_HEADING = 40;

/** Short lines that stand alone between running text are headings; several in a row are a list, a table or verse. */
function bodyParts(items: readonly Item[], hasTitle: boolean): Part[] {
  return items.map((item, n): Part => {
    if (item.label.is !== 'short' || item.text.length > LONGEST_HEADING) return { ...item, role: ownRole(item) };
    const above = items[n - 1];
    const below = items[n + 1];
    const isRow = above?.label.is === 'short' || below?.label.is === 'short';
    const announces = below !== undefined && (isText(below) || below.label.is === 'cry');
    const opens = above !== undefined || hasTitle;
    return { ...item, role: announces && opens && !isRow ? 'heading' : 'body' };
  });
}
