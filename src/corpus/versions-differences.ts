import { tagWords } from '../text/tagged-words.ts';
import { words } from '../text/words.ts';
import type { Article, Passage } from './article.ts';
import type { Alignment, Block } from './versions-align.ts';
import { type Letters, passagesOf } from './versions-letters.ts';

/** A place where two versions of a passage have other words; `slip` says which side looks like a mistake. */
export interface Difference {
  readonly here: Passage;
  readonly there: Passage;
  readonly slip?: 'here' | 'there';
}

/** One side of a comparison. */
export interface Side {
  readonly article: Article;
  readonly letters: Letters;
}

/** Letters of context that are cut into words to find where a word begins and ends. */
const CONTEXT = 12;
/** Letters by which a difference is widened at most to whole words. */
const WIDEST = 6;
/** Letters that differ at most in a slip of the pen; more is another wording. */
const SLIP = 2;
/** Letters that must be the same on either side of it, or the passage is reworded rather than miscopied. */
const SURE = 7;
/** Letters around a difference by which it is looked for in other texts. */
const AROUND = 4;

/** A stretch of letters on both sides, `[start, end)`. */
interface Gap {
  readonly a: readonly [number, number];
  readonly b: readonly [number, number];
}

/**
 * The places where two versions of a passage differ in their letters, widened to whole words on both sides alike.
 * `witnesses` are the letters of other texts that may have the same passage, versions of neither: they help to tell
 * which side slipped.
 */
export function differencesIn(
  here: Side,
  there: Side,
  passage: Alignment,
  witnesses: readonly string[] = [],
): Difference[] {
  const found: Difference[] = [];
  const { blocks } = passage;
  for (const [n, block] of blocks.entries()) {
    found.push(...otherForms(here, there, block));
    const next = blocks[n + 1];
    if (!next) break;
    const gap: Gap = { a: [block.a + block.length, next.a], b: [block.b + block.length, next.b] };
    const wide = widened(here.letters, there.letters, gap, block, next);
    const sure = block.length >= SURE && next.length >= SURE;
    const slip = sure ? slipIn(here.letters.text, there.letters.text, gap, wide, witnesses) : undefined;
    found.push({
      here: placeOf(here.letters, wide.a),
      there: placeOf(there.letters, wide.b),
      ...(slip && { slip }),
    });
  }
  return found;
}

/** 屆 for 届 in a text that is 简体 otherwise: the same letter in a form that does not belong. */
function otherForms(here: Side, there: Side, block: Block): Difference[] {
  const found: Difference[] = [];
  for (let i = 0; i < block.length; i++) {
    const one = printed(here, block.a + i);
    const other = printed(there, block.b + i);
    if (one === other || one < '\u3400' || other < '\u3400') continue;
    const folded = here.letters.text[block.a + i];
    // Where neighbours are in 繁體 too it is the script of the text, and no slip.
    const before = i > 0 ? i - 1 : i + 1;
    const alone = before < block.length && printed(here, block.a + before) === printed(there, block.b + before);
    found.push({
      here: placeOf(here.letters, [block.a + i, block.a + i + 1]),
      there: placeOf(there.letters, [block.b + i, block.b + i + 1]),
      ...(alone && { slip: one === folded ? 'there' : 'here' }),
    });
  }
  return found;
}

function printed({ article, letters }: Side, at: number): string {
  return article.paragraphs[letters.paragraph[at]!]!.text[letters.offset[at]!]!;
}

/** Widens a gap so that it begins and ends between words on both sides and neither side is empty. */
function widened(a: Letters, b: Letters, gap: Gap, before: Block, after: Block): Gap {
  const left = Math.min(CONTEXT, before.length);
  const right = Math.min(CONTEXT, after.length);
  const edgesA = wordEdges(a.text, gap.a[0] - left, gap.a[1] + right);
  const edgesB = wordEdges(b.text, gap.b[0] - left, gap.b[1] + right);
  const isEdge = (atA: number, atB: number) => edgesA.has(atA) && edgesB.has(atB);
  let back = 0;
  while (
    back < Math.min(left, WIDEST) &&
    !isEdge(gap.a[0] - back, gap.b[0] - back) &&
    touches(a, gap.a[0] - back) &&
    touches(b, gap.b[0] - back)
  )
    back++;
  let on = 0;
  const isEmpty = () => gap.a[1] - gap.a[0] + back + on === 0 || gap.b[1] - gap.b[0] + back + on === 0;
  while (on < Math.min(right, WIDEST) && (isEmpty() || !isEdge(gap.a[1] + on, gap.b[1] + on))) {
    if (!isEmpty() && !(touches(a, gap.a[1] + on) && touches(b, gap.b[1] + on))) break;
    on++;
  }
  return { a: [gap.a[0] - back, gap.a[1] + on], b: [gap.b[0] - back, gap.b[1] + on] };
}

/** Whether the letter at a place stands right behind the one before it, with no sign between them. */
function touches({ paragraph, offset }: Letters, at: number): boolean {
  return at > 0 && paragraph[at] === paragraph[at - 1] && offset[at] === offset[at - 1]! + 1;
}

/** Where words begin or end in `[start, end)`. */
function wordEdges(text: string, start: number, end: number): Set<number> {
  const edges = new Set<number>([start]);
  let at = start;
  for (const word of words(text.slice(start, end))) {
    at += word.length;
    edges.add(at);
  }
  return edges;
}

function placeOf(letters: Letters, [start, end]: readonly [number, number]): Passage {
  const first = passagesOf(letters, start, end)[0];
  if (first) return first;
  // Nothing stands on this side: the place between two letters.
  const paragraph = letters.paragraph[start] ?? letters.paragraph[start - 1] ?? 0;
  const offset = letters.offset[start] ?? (letters.offset[start - 1] ?? -1) + 1;
  return { paragraph, start: offset, end: offset };
}

/** Which side of a small difference looks like the slip; undefined where nothing tells, or where it is another wording. */
function slipIn(a: string, b: string, gap: Gap, wide: Gap, witnesses: readonly string[]): 'here' | 'there' | undefined {
  const one = a.slice(...gap.a);
  const other = b.slice(...gap.b);
  if (Math.max(one.length, other.length) > SLIP) return undefined;
  if (one.length !== other.length && one !== '' && other !== '') return undefined;
  if (/\d/.test(one + other)) return undefined;
  const repeated = doubled(a, gap.a, other, 'here') ?? doubled(b, gap.b, one, 'there');
  if (repeated) return repeated;
  const idiom = brokenIdiom(a.slice(...wide.a), b.slice(...wide.b));
  if (idiom) return idiom;
  if (EDITED.has(one) && other === '') return undefined;
  if (EDITED.has(other) && one === '') return undefined;
  const texts = [a, b, ...witnesses];
  return (
    witnessed(around(a, gap.a, AROUND), around(b, gap.b, AROUND), texts) ??
    unusual(around(a, gap.a, 2), around(b, gap.b, 2), texts)
  );
}

/** Words that editors put in and take out. */
const EDITED: ReadonlySet<string> = new Set([
  '的',
  '了',
  '也',
  '还',
  '将',
  '曾',
  '要',
  '在',
  '就',
  '所',
  '们',
  '和',
  '及',
]);

const around = (text: string, [start, end]: readonly [number, number], letters: number) =>
  text.slice(Math.max(0, start - letters), end + letters);

/** Others have the passage too, and all of them as one side has it. */
function witnessed(one: string, other: string, texts: readonly string[]): 'here' | 'there' | undefined {
  const times = occurrences(one, texts);
  const otherTimes = occurrences(other, texts);
  if (times > 1 && otherTimes === 1) return 'there';
  if (otherTimes > 1 && times === 1) return 'here';
  return undefined;
}

/** One side has the same letters twice in a row where the other has them once. */
function doubled(
  text: string,
  [start, end]: readonly [number, number],
  other: string,
  side: 'here' | 'there',
): 'here' | 'there' | undefined {
  const more = text.slice(start, end);
  if (more === '' || other !== '') return undefined;
  return text.slice(start - more.length, start) === more || text.slice(end, end + more.length) === more
    ? side
    : undefined;
}

/** One side is an idiom, the other as long but none: 一帆风顺, 一帆顺风. */
function brokenIdiom(one: string, other: string): 'here' | 'there' | undefined {
  if (one.length !== 4 || other.length !== 4) return undefined;
  const whole = isIdiom(one);
  return whole === isIdiom(other) ? undefined : whole ? 'there' : 'here';
}

/** A set phrase of the dictionary (i: 成语, l: 习用语). */
function isIdiom(text: string): boolean {
  const [word, ...more] = tagWords(text);
  return more.length === 0 && (word?.tag === 'i' || word?.tag === 'l');
}

/** One side says what these texts say again and again, the other what they say nowhere else. */
function unusual(one: string, other: string, texts: readonly string[]): 'here' | 'there' | undefined {
  const times = occurrences(one, texts);
  const otherTimes = occurrences(other, texts);
  if (times >= 5 && otherTimes === 1) return 'there';
  if (otherTimes >= 5 && times === 1) return 'here';
  return undefined;
}

function occurrences(phrase: string, texts: readonly string[]): number {
  let count = 0;
  for (const text of texts)
    for (let at = text.indexOf(phrase); at >= 0 && count < 10; at = text.indexOf(phrase, at + 1)) count++;
  return count;
}
