import { toTraditional } from '../text/traditional.ts';
import type { Block, Content, Inline, View } from './view.ts';

function convertedInline(inline: Inline): Inline {
  if (typeof inline === 'string') return inline;
  if (inline.type === 'verbatim') {
    const text = toTraditional(inline.text);
    const { marks, passage: _, ...rest } = inline;
    // A phrase may change its length; marks would then stand at the wrong words.
    return { ...rest, text, ...(marks && text.length === inline.text.length ? { marks } : {}) };
  }
  return 'content' in inline ? { ...inline, content: convertedContent(inline.content) } : inline;
}

const convertedContent = (content: Content): Content => content.map(convertedInline);

function convertedBlock(block: Block): Block {
  switch (block.type) {
    case 'gap':
      return block;
    case 'list':
      return { ...block, items: block.items.map(convertedContent) };
    case 'table':
      return {
        ...block,
        header: block.header.map(convertedContent),
        rows: block.rows.map((row) => row.map(convertedContent)),
      };
    case 'quotation':
      return {
        ...block,
        content: convertedContent(block.content),
        ...(block.by ? { by: convertedContent(block.by) } : {}),
      };
    default:
      return { ...block, content: convertedContent(block.content) };
  }
}

const quotes = (inline: Inline): boolean =>
  typeof inline !== 'string' && (inline.type === 'verbatim' || ('content' in inline && inline.content.some(quotes)));

function holdsQuotes(block: Block): boolean {
  switch (block.type) {
    case 'gap':
      return false;
    case 'list':
      return block.items.some((item) => item.some(quotes));
    case 'table':
      return [block.header, ...block.rows].some((row) => row.some((cell) => cell.some(quotes)));
    default:
      return block.content.some(quotes);
  }
}

/** A view with the words of articles in 繁體 and `mark` at its end, which says so; without such words as it is. */
export function converted(view: View, mark: Content): View {
  if (!view.blocks.some(holdsQuotes)) return view;
  const marked: Block = { type: 'line', content: [{ type: 'italic', content: ['〔', ...mark, '〕'] }] };
  const { rich, blocks } = view;
  return {
    ...view,
    blocks: [...blocks.map(convertedBlock), { type: 'gap' }, marked],
    ...(rich ? { rich: [...rich.map(convertedBlock), marked] } : {}),
  };
}
