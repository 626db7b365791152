import { element } from './element.js';
import { link, moment } from './entities.js';
import { buttonNode } from './keyboard.js';
import { say } from './words.js';

const INLINE = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  subscript: 'sub',
  superscript: 'sup',
  marked: 'mark',
};

/** The blocks of a rich message as nodes. */
export function richBlocks(blocks, message, act) {
  return blocks.map((block) => blockNode(block, message, act));
}

function blockNode(block, message, act) {
  const text = (value) => richText(value, message, act);
  const inner = (blocks) => richBlocks(blocks, message, act);
  const credit = block.credit && element('cite', {}, text(block.credit));
  switch (block.type) {
    case 'paragraph':
      return element('p', {}, text(block.text));
    case 'heading':
      return element(`h${Math.min(6, block.size + 2)}`, { class: `size-${block.size}` }, text(block.text));
    case 'footer':
      return element('p', { class: 'footer' }, text(block.text));
    case 'divider':
      return element('hr');
    case 'pre':
      return element('pre', {}, element('code', {}, text(block.text)));
    case 'mathematical_expression':
      return element('p', { class: 'formula' }, block.expression);
    case 'blockquote':
      return element('blockquote', {}, inner(block.blocks), credit);
    case 'expandable_blockquote':
      return element(
        'details',
        { class: 'quotation' },
        element('summary', {}, say('expand')),
        element('blockquote', {}, text(block.text), credit),
      );
    case 'pullquote':
      return element('blockquote', { class: 'pull' }, element('p', {}, text(block.text)), credit);
    case 'details':
      return element(
        'details',
        { open: block.is_open === true },
        element('summary', {}, text(block.summary)),
        inner(block.blocks),
      );
    case 'list':
      return element(
        'ul',
        { class: 'items' },
        block.items.map((item) => itemNode(item, inner)),
      );
    case 'table':
      return tableNode(block, text);
    case 'buttons':
      return element(
        'div',
        { class: 'keyboard' },
        element(
          'div',
          { class: 'row' },
          block.buttons.map((button) => buttonNode({ ...button, text: plain(button.text) }, message, act)),
        ),
      );
    case 'anchor':
      return element('a', { id: `anchor-${block.name}` });
    default:
      return element('p', { class: 'footer' }, say('unsupported'));
  }
}

function itemNode(item, inner) {
  const box =
    item.has_checkbox && element('input', { type: 'checkbox', disabled: true, checked: item.is_checked === true });
  return element(
    'li',
    { 'data-label': undefined },
    element('span', { class: 'label' }, box || item.label),
    element('div', {}, inner(item.blocks)),
  );
}

function tableNode({ cells, caption, is_striped }, text) {
  const rows = cells.map((row) =>
    element(
      'tr',
      {},
      row.map((cell) =>
        element(
          cell.is_header ? 'th' : 'td',
          { colspan: cell.colspan, rowspan: cell.rowspan, class: `to-${cell.align} at-${cell.valign}` },
          cell.text === undefined ? undefined : text(cell.text),
        ),
      ),
    ),
  );
  const table = element(
    'table',
    { class: is_striped ? 'striped' : undefined },
    caption && element('caption', {}, text(caption)),
    rows,
  );
  return element('div', { class: 'table', tabindex: '0' }, table);
}

function richText(value, message, act) {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap((part) => richText(part, message, act));
  const inner = value.text === undefined ? [] : richText(value.text, message, act);
  if (INLINE[value.type]) return [element(INLINE[value.type], {}, inner)];
  switch (value.type) {
    case 'url':
      return [link(value.url, inner, act)];
    case 'bot_command':
      return [
        element('button', { type: 'button', class: 'in-text', onclick: () => act.say(value.bot_command) }, inner),
      ];
    case 'date_time':
      return [moment(value, plain(value.text))];
    case 'button':
      return [buttonNode({ ...value.button, text: plain(value.button.text) }, message, act)];
    case 'mathematical_expression':
      return [element('code', {}, value.expression)];
    default:
      return inner;
  }
}

/** The bare words of a rich text. */
export function plain(value) {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain).join('');
  return value?.text === undefined ? '' : plain(value.text);
}
