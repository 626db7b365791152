import type { Keyboard, KeyboardOptions } from './keyboard.ts';
import { keyboard, startLink } from './keyboard.ts';
import { type RichMessage, renderRich } from './rich.ts';
import type { CommandLink, Entity, Styled } from './styled.ts';
import { cut, isVisible, joined, parts, printable, styled, wrapped } from './styled.ts';
import type { Block, View } from './view.ts';

/** One message as Telegram's sendMessage and editMessageText take it, without where it goes. */
export interface TelegramMessage {
  /** 1 to 4096 UTF-16 code units, no white space at its ends. */
  readonly text: string;
  readonly entities: Entity[];
  readonly reply_markup?: Keyboard;
  /** The same as a rich message: to be tried first, this one where it is refused. */
  readonly rich?: RichMessage;
  readonly link_preview_options: { readonly is_disabled: true };
}

/** Where a view is shown. */
export interface TelegramOptions extends KeyboardOptions {
  /** The chat takes rich messages. */
  readonly rich?: boolean | undefined;
}

/** Telegram counts code points; UTF-16 code units are never fewer. */
export const TEXT_LIMIT = 4096;
/** Beyond about a hundred Telegram drops formatting. */
export const ENTITY_LIMIT = 100;

interface Part extends Styled {
  /** Line ends before it where it is not the first of a message. */
  readonly newlines: number;
  /** Stays with what follows it. */
  readonly leads: boolean;
}

function blockParts(block: Block, link: CommandLink): readonly Styled[] {
  switch (block.type) {
    case 'heading':
      return [wrapped('bold', styled(block.content, link))];
    case 'line':
      return [styled(block.content, link)];
    case 'quotation': {
      const words = wrapped(
        block.expandable ? 'expandable_blockquote' : 'blockquote',
        cut(styled(block.content, link)),
      );
      return [
        block.by ? joined([words, joined([{ text: '—— ', entities: [] }, styled(block.by, link)])], '\n') : words,
      ];
    }
    case 'list': {
      const first = block.first ?? 1;
      return block.items.map((item, n) =>
        joined([{ text: block.ordered ? `${first + n}. ` : '• ', entities: [] }, styled(item, link)]),
      );
    }
    case 'table': {
      const row = (cells: readonly Styled[]) =>
        joined(
          cells.filter(({ text }) => text.trim() !== ''),
          ' · ',
        );
      return [
        wrapped('italic', row(block.header.map((cell) => styled(cell, link)))),
        ...block.rows.map((cells) => row(cells.map((cell) => styled(cell, link)))),
      ];
    }
    case 'gap':
      return [];
  }
}

function viewParts(blocks: readonly Block[], link: CommandLink): Part[] {
  const found: Part[] = [];
  let newlines = 1;
  for (const block of blocks) {
    if (block.type === 'gap' || block.type === 'heading') newlines = 2;
    for (const part of blockParts(block, link)) {
      const clean = { text: printable(part.text), entities: part.entities };
      for (const piece of parts(clean, TEXT_LIMIT, ENTITY_LIMIT)) {
        if (!isVisible(piece.text)) continue;
        found.push({ ...piece, newlines, leads: block.type === 'heading' });
        newlines = 1;
      }
    }
  }
  return found;
}

/** Greedy: a message takes parts while they fit; a heading is never the last thing in a message that goes on. */
function packed(all: readonly Part[]): Part[][] {
  const messages: Part[][] = [];
  let current: Part[] = [];
  let length = 0;
  let entities = 0;
  for (const part of all) {
    const size = part.text.length + (current.length > 0 ? part.newlines : 0);
    if (current.length > 0 && (length + size > TEXT_LIMIT || entities + part.entities.length > ENTITY_LIMIT)) {
      const carried: Part[] = [];
      const leading = current.at(-1);
      if (current.length > 1 && leading?.leads && leading.text.length + part.text.length + 2 <= TEXT_LIMIT) {
        if (leading.entities.length + part.entities.length <= ENTITY_LIMIT) carried.push(current.pop()!);
      }
      messages.push(current);
      current = carried;
      length = carried.reduce((sum, { text }) => sum + text.length, 0);
      entities = carried.reduce((sum, { entities: some }) => sum + some.length, 0);
    }
    length += part.text.length + (current.length > 0 ? part.newlines : 0);
    entities += part.entities.length;
    current.push(part);
  }
  if (current.length > 0) messages.push(current);
  return messages;
}

function assembled(message: readonly Part[]): Styled {
  return message.reduce<Styled>(
    (before, part) => (before.text === '' ? part : joined([before, part], '\n'.repeat(part.newlines))),
    { text: '', entities: [] },
  );
}

/**
 * A view as messages in order, each within Telegram's limits (4096 UTF-16 code units, 100 entities), broken between
 * blocks and sentences; the buttons stand under the last. None where the view has nothing to read.
 */
export function renderTelegram(view: View, options: TelegramOptions): TelegramMessage[] {
  const { username, payload } = options;
  const link: CommandLink = (line) => {
    const word = username ? payload?.(line) : undefined;
    return username && word ? startLink(username, word) : undefined;
  };
  const messages = packed(viewParts(view.blocks, link));
  const buttons = keyboard(view.buttons ?? [], options);
  const rich = options.rich ? richOf(view, messages, link) : undefined;
  return messages.map((message, n) => {
    const { text, entities } = assembled(message);
    return {
      text,
      entities: [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length),
      link_preview_options: { is_disabled: true },
      ...(rich ? { rich } : {}),
      ...(buttons && n === messages.length - 1 ? { reply_markup: buttons } : {}),
    };
  });
}

/** The rich form of a view that is one plain message: so that either form, sent alone, tells all of it. */
function richOf(view: View, messages: readonly Part[][], link: CommandLink): RichMessage | undefined {
  return messages.length === 1 ? renderRich(view.rich ?? view.blocks, link) : undefined;
}
