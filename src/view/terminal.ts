import { printable } from './styled.ts';
import type { Action, Block, Content, Inline, View } from './view.ts';

/** `known` are lines that stand below anyway, with the buttons. */
function plainInline(inline: Inline, known: ReadonlySet<string>): string {
  if (typeof inline === 'string') return inline;
  switch (inline.type) {
    case 'verbatim':
    case 'code':
    case 'time':
      return inline.text;
    case 'link':
      return `${plain(inline.content, known)} (${inline.url})`;
    case 'command': {
      const words = plain(inline.content, known);
      return known.has(inline.line) || words.includes(inline.line) ? words : `${words} (${inline.line})`;
    }
    default:
      return plain(inline.content, known);
  }
}

function plain(content: Content, known: ReadonlySet<string>): string {
  return content.map((inline) => plainInline(inline, known)).join('');
}

function indented(text: string, first: string, rest = first): string {
  return text
    .split('\n')
    .map((line, n) => `${n === 0 ? first : rest}${line}`)
    .join('\n');
}

function plainBlock(block: Block, known: ReadonlySet<string>): readonly string[] {
  const text = (content: Content) => plain(content, known);
  switch (block.type) {
    case 'heading':
      return block.level === 1 ? [`# ${text(block.content)}`] : [`## ${text(block.content)}`];
    case 'line':
      return [text(block.content)];
    case 'quotation':
      return [indented(text(block.content), '> '), ...(block.by ? [`—— ${text(block.by)}`] : [])];
    case 'list':
      return block.items.map((item, n) => {
        const bullet = block.ordered ? `${(block.first ?? 1) + n}. ` : '• ';
        return indented(text(item), bullet, ' '.repeat(bullet.length));
      });
    case 'table':
      return [block.header, ...block.rows].map((cells) => cells.map(text).join(' | '));
    case 'gap':
      return [''];
  }
}

/** What to type instead of pressing; undefined for buttons that only a chat can press. */
function typed(action: Action): string | undefined {
  switch (action.type) {
    case 'command':
      return action.line;
    case 'url':
      return action.url;
    case 'start':
      return `/start ${action.payload}`;
    default:
      return undefined;
  }
}

/** A view as plain text, each line ended by nothing more than a line end; buttons are listed as what to type. */
export function renderTerminal(view: View): string {
  const lines: string[] = [];
  const known = new Set((view.buttons ?? []).flat().flatMap(({ action }) => typed(action) ?? []));
  for (const block of view.blocks) {
    if (block.type === 'heading' && lines.length > 0 && lines.at(-1) !== '') lines.push('');
    if (block.type === 'gap' && (lines.length === 0 || lines.at(-1) === '')) continue;
    lines.push(...plainBlock(block, known));
  }
  while (lines.at(-1) === '') lines.pop();
  const buttons = (view.buttons ?? []).flat().flatMap(({ label, action }) => {
    const line = typed(action);
    return line === undefined ? [] : [`[${label}] ${line}`];
  });
  if (lines.length === 0 && view.notice) lines.push(view.notice);
  if (lines.length > 0 && buttons.length > 0) lines.push('');
  return printable([...lines, ...buttons].join('\n'));
}
