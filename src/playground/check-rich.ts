import { checkButton } from './check-markup.ts';
import { badRequest, notImitated } from './refusal.ts';
import type { ChatType, InlineButton } from './wire.ts';

/** Telegram's bounds of a rich message. */
const CHARACTERS = 32_768;
const BLOCKS = 500;
const DEPTH = 16;
const COLUMNS = 20;
const BUTTONS = 8;

/** Blocks as a call gives them; their shape is checked before. */
export interface InputRichMessage {
  readonly blocks?: readonly Node[];
  readonly html?: string;
  readonly markdown?: string;
  readonly is_rtl?: boolean;
}

type Node = Readonly<Record<string, unknown>>;

/** Blocks of media: the playground shows none. */
const MEDIA = new Set([
  'collage',
  'slideshow',
  'map',
  'animation',
  'audio',
  'document',
  'photo',
  'video',
  'voice_note',
]);

interface Count {
  characters: number;
  blocks: number;
}

/** A rich message as the reader gets it, checked against Telegram's bounds. Throws Refusal. */
export function checkRichMessage(
  input: InputRichMessage,
  chat: ChatType | undefined,
): { blocks: readonly object[]; is_rtl?: true } {
  const given = (['blocks', 'html', 'markdown'] as const).filter((field) => input[field] !== undefined);
  if (given.length !== 1)
    throw badRequest('exactly one of the fields blocks, html and markdown of a rich message must be used');
  if (!input.blocks) throw notImitated(`rich messages as ${given[0]}: send blocks`);
  if (input.blocks.length === 0) throw badRequest('rich message is empty');
  const count: Count = { characters: 0, blocks: 0 };
  const blocks = input.blocks.map((block) => checkBlock(block, 1, count, chat));
  if (count.characters > CHARACTERS) throw badRequest('rich message is too long');
  if (count.blocks > BLOCKS) throw badRequest(`rich message has ${count.blocks} blocks: ${BLOCKS} are allowed`);
  return { blocks, ...(input.is_rtl && { is_rtl: true as const }) };
}

function checkBlock(block: Node, depth: number, count: Count, chat: ChatType | undefined): Node {
  if (depth > DEPTH) throw badRequest(`rich message is nested too deeply: ${DEPTH} levels are allowed`);
  count.blocks++;
  const type = String(block.type);
  if (MEDIA.has(type)) throw notImitated(`${type} blocks`);
  if (type === 'thinking') throw badRequest('thinking blocks are allowed only in drafts');
  for (const field of ['text', 'summary', 'credit', 'caption', 'expression'])
    checkRichText(block[field], depth, count, chat);
  if (Array.isArray(block.cells)) checkTable(block.cells as Node[][], depth, count, chat);
  if (Array.isArray(block.buttons)) {
    const buttons = block.buttons as InlineButton[];
    if (buttons.length < 1 || buttons.length > BUTTONS) throw badRequest(`a block of buttons has 1-${BUTTONS} of them`);
    for (const button of buttons) checkRichButton(button, depth, count, chat);
  }
  const inner = Array.isArray(block.blocks) && {
    blocks: (block.blocks as Node[]).map((child) => checkBlock(child, depth + 1, count, chat)),
  };
  const items = Array.isArray(block.items) && {
    items: (block.items as Node[]).map((item, n) => {
      count.blocks++;
      const children = (item.blocks as Node[]).map((child) => checkBlock(child, depth + 1, count, chat));
      return { ...item, label: labelOf(item, n), blocks: children };
    }),
  };
  return { ...block, ...inner, ...items };
}

function labelOf(item: Node, n: number): string {
  if (item.type === undefined && item.value === undefined) return '•';
  return `${typeof item.value === 'number' ? item.value : n + 1}.`;
}

function checkTable(rows: readonly (readonly Node[])[], depth: number, count: Count, chat: ChatType | undefined): void {
  for (const row of rows) {
    count.blocks++;
    const columns = row.reduce((sum, cell) => sum + (typeof cell.colspan === 'number' ? cell.colspan : 1), 0);
    if (columns > COLUMNS) throw badRequest(`a table of a rich message has ${columns} columns: ${COLUMNS} are allowed`);
    for (const cell of row) checkRichText(cell.text, depth, count, chat);
  }
}

function checkRichText(text: unknown, depth: number, count: Count, chat: ChatType | undefined): void {
  if (text === undefined || text === null) return;
  if (depth > DEPTH) throw badRequest(`rich message is nested too deeply: ${DEPTH} levels are allowed`);
  if (typeof text === 'string') {
    count.characters += [...text].length;
    return;
  }
  if (Array.isArray(text)) {
    for (const part of text) checkRichText(part, depth, count, chat);
    return;
  }
  const { text: inner, credit, expression, button } = text as Node;
  checkRichText(inner, depth + 1, count, chat);
  checkRichText(credit, depth + 1, count, chat);
  if (typeof expression === 'string') count.characters += [...expression].length;
  if (button) checkRichButton(button as InlineButton, depth, count, chat);
}

function checkRichButton(button: InlineButton, depth: number, count: Count, chat: ChatType | undefined): void {
  checkRichText(button.text, depth + 1, count, chat);
  checkButton(button, chat);
}
