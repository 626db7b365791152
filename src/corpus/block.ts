import { isBlank, isIdeograph, isSpacedLetter } from '../text/characters.ts';
import type { Span } from '../text/span.ts';
import type { Paragraph, Role } from './article.ts';

/** A stretch of the file's text without layout white space, and what stands between it and the one before. */
interface Slice extends Span {
  readonly joint: '' | ' ';
}

/** A paragraph in the making: text whose every character knows its place in the file. */
export interface Block {
  readonly text: string;
  readonly slices: readonly Slice[];
  /** Blank lines above it. */
  readonly gap: number;
  /** It was set in a column: its line breaks and many of its spaces are the typesetter's. */
  readonly wrapped: boolean;
  /** What it is, once a pass has said so. */
  readonly role?: Role;
}

/** Puts lines (or parts of lines) of a text together to one block. */
export function blockOf(source: string, parts: readonly Span[], gap: number, wrapped: boolean): Block {
  const slices: Slice[] = [];
  for (const part of parts) {
    let at = part.start;
    while (at < part.end) {
      while (at < part.end && isBlank(source.charCodeAt(at))) at++;
      let end = at;
      while (end < part.end && !cutsAt(source, end, part.end, wrapped)) end++;
      if (end === at) break;
      const before = slices.at(-1);
      slices.push({ start: at, end, joint: before ? jointOf(source, before.end, at, wrapped) : '' });
      at = end;
    }
  }
  return { text: textOf(source, slices), slices, gap, wrapped };
}

const textOf = (source: string, slices: readonly Slice[]) =>
  slices.map(({ start, end, joint }) => joint + source.slice(start, end)).join('');

/** A single space that stays is part of its slice; any other white space ends one. */
function cutsAt(source: string, at: number, end: number, wrapped: boolean): boolean {
  if (!isBlank(source.charCodeAt(at))) return false;
  const isSingle = source[at] === ' ' && at + 1 < end && !isBlank(source.charCodeAt(at + 1));
  return !isSingle || jointOf(source, at, at + 1, wrapped) === '';
}

/** What to print between two stretches that white space parts: `end` ends the first, `start` begins the second. */
function jointOf(source: string, end: number, start: number, wrapped: boolean): '' | ' ' {
  const left = source.charCodeAt(end - 1);
  const right = source.charCodeAt(start);
  if (isSpacedLetter(left) && isSpacedLetter(right)) return ' ';
  if (start === end) return '';
  let breaks = false;
  let spaces = false;
  for (let i = end; i < start; i++) {
    const code = source.charCodeAt(i);
    if (code === 0x0a || code === 0x0d || code === 0x0c) breaks = true;
    else if (code === 0x20 || code === 0x09 || code === 0xa0 || code === 0x3000) spaces = true;
  }
  const isLatin = left < 0x2000 && right < 0x2000;
  if (breaks) return isLatin && /[,.;:!?)\]%]/.test(source[end - 1]!) ? ' ' : '';
  if (!spaces) return '';
  if (!wrapped || isLatin) return ' ';
  // In a column, spaces around digits and behind punctuation only fill the line; between 汉字 they part names.
  return isIdeograph(left) && isIdeograph(right) ? ' ' : '';
}

/** Cuts a block in two before the offset `at` of its text; a side without text is undefined. */
export function cutBlock(source: string, block: Block, at: number): [Block | undefined, Block | undefined] {
  const left: Span[] = [];
  const right: Span[] = [];
  let offset = 0;
  for (const { start, end, joint } of block.slices) {
    offset += joint.length;
    const cut = Math.max(start, Math.min(end, start + at - offset));
    if (cut > start) left.push({ start, end: cut });
    if (cut < end) right.push({ start: cut, end });
    offset += end - start;
  }
  const part = (spans: Span[], gap: number) => {
    const made = blockOf(source, spans, gap, block.wrapped);
    return made.text === '' ? undefined : made;
  };
  return [part(left, block.gap), part(right, 0)];
}

/** Puts blocks together to one. */
export function joinBlocks(source: string, blocks: readonly Block[]): Block {
  const first = blocks[0]!;
  const parts = blocks.flatMap(({ slices }) => slices.map(({ start, end }) => ({ start, end })));
  return blockOf(
    source,
    parts,
    first.gap,
    blocks.every((block) => block.wrapped),
  );
}

/** The finished paragraph of a block. */
export function paragraphOf(block: Block): Paragraph {
  return {
    text: block.text,
    role: block.role ?? 'body',
    spans: block.slices.map(({ start, end }) => ({ start, end })),
  };
}

/** The block with its role told. */
export const as = (role: Role, block: Block): Block => ({ ...block, role });
