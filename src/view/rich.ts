import type { CommandLink } from './styled.ts';
import { isLinkable, isVisible, printable } from './styled.ts';
import type { Block, Content, Inline } from './view.ts';

/** Formatted text of a rich message, as the Bot API takes it. */
export type RichText =
  | string
  | readonly RichText[]
  | { readonly type: 'bold' | 'italic' | 'underline' | 'strikethrough' | 'code' | 'marked'; readonly text: RichText }
  | { readonly type: 'url'; readonly text: RichText; readonly url: string }
  | {
      readonly type: 'date_time';
      readonly text: RichText;
      readonly unix_time: number;
      readonly date_time_format: 'wDt';
    };

interface Cell {
  readonly text: RichText;
  readonly is_header?: true;
  readonly align: 'left';
  readonly valign: 'top';
}

/** A block of a rich message, as the Bot API takes it. */
export type RichBlock =
  | { readonly type: 'heading'; readonly text: RichText; readonly size: 1 | 2 | 3 | 4 }
  | { readonly type: 'paragraph' | 'footer'; readonly text: RichText }
  | { readonly type: 'pullquote' | 'expandable_blockquote'; readonly text: RichText; readonly credit?: RichText }
  | {
      readonly type: 'list';
      readonly items: readonly {
        readonly blocks: readonly RichBlock[];
        readonly value?: number;
        readonly type?: '1';
      }[];
    }
  | {
      readonly type: 'table';
      readonly cells: readonly (readonly Cell[])[];
      readonly is_striped: true;
      readonly is_compact: true;
    }
  | { readonly type: 'divider' }
  | {
      readonly type: 'details';
      readonly summary: RichText;
      readonly blocks: readonly RichBlock[];
      readonly is_open?: true;
    };

/** A rich message, as sendRichMessage takes it. */
export interface RichMessage {
  readonly blocks: readonly RichBlock[];
  readonly skip_entity_detection: true;
}

/** Telegram's limits: characters, blocks (nested ones, items and rows counted), columns. */
export const RICH_LIMITS = { characters: 32_768, blocks: 500, columns: 20 } as const;
/** Well under Telegram's sixteen levels of formatting and blocks. */
const DEPTH = 8;

function richInline(inline: Inline, link: CommandLink, depth: number): RichText {
  if (typeof inline === 'string') return printable(inline);
  switch (inline.type) {
    case 'verbatim': {
      const found: RichText[] = [];
      let at = 0;
      const text = printable(inline.text);
      for (const { start, end } of [...(inline.marks ?? [])].sort((a, b) => a.start - b.start)) {
        if (start < at || end <= start || end > text.length) continue;
        found.push(text.slice(at, start), { type: 'marked', text: text.slice(start, end) });
        at = end;
      }
      return whole([...found, text.slice(at)]);
    }
    case 'code':
      return isVisible(inline.text) ? { type: 'code', text: printable(inline.text) } : printable(inline.text);
    case 'time': {
      const text = printable(inline.text);
      const unix_time = Math.floor(inline.at / 1000);
      const isMoment = unix_time > 0 && isVisible(text);
      return isMoment ? { type: 'date_time', text, unix_time, date_time_format: 'wDt' } : text;
    }
    default: {
      const text = richText(inline.content, link, depth + 1);
      if (depth >= DEPTH || !isVisible(plainOf(text))) return text;
      if (inline.type === 'link' || inline.type === 'command') {
        const url = inline.type === 'link' ? inline.url : link(inline.line);
        return url !== undefined && isLinkable(url) ? { type: 'url', text, url } : text;
      }
      return { type: inline.type === 'strike' ? 'strikethrough' : inline.type, text };
    }
  }
}

function richText(content: Content, link: CommandLink, depth = 0): RichText {
  return whole(content.map((inline) => richInline(inline, link, depth)));
}

/** One text of several; halves of a pair cut by a mark would be refused, so such a text loses its marks. */
function whole(texts: readonly RichText[]): RichText {
  const shown = texts.filter((text) => text !== '' && !(Array.isArray(text) && text.length === 0));
  const isCut = shown.some((text) => printable(plainOf(text)) !== plainOf(text));
  if (isCut) return printable(shown.map(plainOf).join(''));
  return shown.length === 1 ? shown[0]! : shown;
}

/** The characters of a rich text. */
export function plainOf(text: RichText): string {
  if (typeof text === 'string') return text;
  return isList(text) ? text.map(plainOf).join('') : plainOf(text.text);
}

const isList = (text: RichText): text is readonly RichText[] => Array.isArray(text);

function richBlocks(block: Block, link: CommandLink): readonly RichBlock[] {
  const text = (content: Content) => richText(content, link);
  const shown = (content: Content) => isVisible(plainOf(text(content)));
  switch (block.type) {
    case 'heading':
      return shown(block.content)
        ? [{ type: 'heading', text: text(block.content), size: block.level === 1 ? 2 : 4 }]
        : [];
    case 'line':
      return shown(block.content) ? [{ type: 'paragraph', text: text(block.content) }] : [];
    case 'quotation': {
      if (!shown(block.content))
        return block.by && shown(block.by) ? [{ type: 'paragraph', text: text(block.by) }] : [];
      const credit = block.by && shown(block.by) ? { credit: text(block.by) } : {};
      return [{ type: block.expandable ? 'expandable_blockquote' : 'pullquote', text: text(block.content), ...credit }];
    }
    case 'list': {
      const items = block.items.flatMap((item, n) => {
        if (!shown(item)) return [];
        const blocks = [{ type: 'paragraph' as const, text: text(item) }];
        return [block.ordered ? { blocks, value: (block.first ?? 1) + n, type: '1' as const } : { blocks }];
      });
      return items.length > 0 ? [{ type: 'list', items }] : [];
    }
    case 'table': {
      const columns = Math.max(block.header.length, ...block.rows.map((row) => row.length));
      const row = (cells: readonly Content[], isHeader: boolean): Cell[] =>
        Array.from({ length: columns }, (_, n) => ({
          text: text(cells[n] ?? []),
          align: 'left',
          valign: 'top',
          ...(isHeader ? { is_header: true } : {}),
        }));
      const cells = [row(block.header, true), ...block.rows.map((one) => row(one, false))];
      const isShown = columns > 0 && [block.header, ...block.rows].some((one) => one.some(shown));
      return isShown ? [{ type: 'table', cells, is_striped: true, is_compact: true }] : [];
    }
    case 'gap':
      return [];
  }
}

/** Stories under headings of the second level fold up, the first one open. */
function folded(blocks: readonly RichBlock[]): RichBlock[] {
  const found: RichBlock[] = [];
  let story: { summary: RichText; blocks: RichBlock[] } | undefined;
  let stories = 0;
  const close = () => {
    if (!story) return;
    const { summary, blocks: inner } = story;
    if (inner.length === 0) found.push({ type: 'heading', text: summary, size: 4 });
    else found.push({ type: 'details', summary, blocks: inner, ...(stories === 0 ? { is_open: true } : {}) });
    stories++;
    story = undefined;
  };
  for (const block of blocks) {
    if (block.type === 'heading') {
      close();
      if (block.size === 4) story = { summary: block.text, blocks: [] };
      else found.push(block);
    } else if (story) story.blocks.push(block);
    else found.push(block);
  }
  close();
  return found;
}

/** Blocks with nested ones, items and rows, as Telegram counts them. */
export function countBlocks(blocks: readonly RichBlock[]): number {
  let count = 0;
  for (const block of blocks) {
    count++;
    if (block.type === 'list') for (const item of block.items) count += 1 + countBlocks(item.blocks);
    if (block.type === 'table') count += block.cells.length;
    if (block.type === 'details') count += countBlocks(block.blocks);
  }
  return count;
}

/** Characters of all texts of rich blocks. */
export function countCharacters(blocks: readonly RichBlock[]): number {
  let count = 0;
  for (const block of blocks) {
    if ('text' in block) count += plainOf(block.text).length;
    if ('credit' in block && block.credit !== undefined) count += plainOf(block.credit).length;
    if (block.type === 'list') for (const item of block.items) count += countCharacters(item.blocks);
    if (block.type === 'table') for (const cell of block.cells.flat()) count += plainOf(cell.text).length;
    if (block.type === 'details') count += plainOf(block.summary).length + countCharacters(block.blocks);
  }
  return count;
}

/** Blocks of a view as a rich message: tables, pull quotations, stories that fold up. Undefined past Telegram's limits. */
export function renderRich(blocks: readonly Block[], link: CommandLink): RichMessage | undefined {
  const rich = folded(blocks.flatMap((block) => richBlocks(block, link)));
  const columns = Math.max(0, ...rich.map((block) => (block.type === 'table' ? (block.cells[0]?.length ?? 0) : 0)));
  if (rich.length === 0 || countBlocks(rich) > RICH_LIMITS.blocks || columns > RICH_LIMITS.columns) return undefined;
  return countCharacters(rich) > RICH_LIMITS.characters ? undefined : { blocks: rich, skip_entity_detection: true };
}
