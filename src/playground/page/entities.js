import { element } from './element.js';
import { locale, say } from './words.js';

const TAGS = { bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', spoiler: 'span' };
const QUOTATIONS = ['blockquote', 'expandable_blockquote'];
/** A text with its entities as nodes. Entities may cross; each piece between borders gets all that hold there. */
export function formatted(text, entities, act) {
  const blocks = entities.filter(({ type }) => QUOTATIONS.includes(type) || type === 'pre');
  const nodes = [];
  let at = 0;
  for (const block of blocks) {
    if (block.offset < at) continue;
    nodes.push(...pieces(text, entities, at, block.offset, act, true));
    nodes.push(blockNode(text, entities, block, act));
    at = block.offset + block.length;
    // The line break after a block is the block's own end.
    if (text[at] === '\n') at++;
  }
  nodes.push(...pieces(text, entities, at, text.length, act, false));
  return nodes;
}

function blockNode(text, entities, block, act) {
  const end = block.offset + block.length;
  const inner = entities.filter((entity) => entity !== block);
  const content = pieces(text, inner, block.offset, end, act, true);
  if (block.type === 'pre') return element('pre', {}, element('code', {}, content));
  if (block.type === 'blockquote') return element('blockquote', {}, element('div', { class: 'quoted' }, content));
  const quoted = element('div', { class: 'quoted collapsed' }, content);
  const toggle = element('button', { type: 'button', class: 'expand', 'aria-expanded': 'false' }, say('expand'));
  toggle.addEventListener('click', () => {
    const isOpen = quoted.classList.toggle('collapsed') === false;
    toggle.setAttribute('aria-expanded', String(isOpen));
    toggle.textContent = say(isOpen ? 'collapse' : 'expand');
  });
  // What is short enough needs no unfolding; how long it is shows only once it stands in the page.
  requestAnimationFrame(() => {
    toggle.hidden = quoted.scrollHeight <= quoted.clientHeight + 1;
  });
  return element('blockquote', {}, quoted, toggle);
}

function pieces(text, entities, start, end, act, beforeBlock) {
  const inside = entities.filter(({ offset, length }) => offset < end && offset + length > start);
  const borders = new Set([start, end]);
  for (const { offset, length } of inside) {
    borders.add(Math.max(start, offset));
    borders.add(Math.min(end, offset + length));
  }
  const points = [...borders].sort((a, b) => a - b);
  const nodes = [];
  for (const [n, from] of points.entries()) {
    const to = points[n + 1];
    if (to === undefined) break;
    let words = text.slice(from, to);
    if (beforeBlock && to === end && words.endsWith('\n')) words = words.slice(0, -1);
    if (words === '') continue;
    const holding = inside.filter(({ offset, length }) => offset <= from && offset + length >= to);
    nodes.push(holding.reduceRight((node, entity) => wrapped(node, entity, text, act), document.createTextNode(words)));
  }
  return nodes;
}

function wrapped(node, entity, text, act) {
  const { type } = entity;
  const whole = text.slice(entity.offset, entity.offset + entity.length);
  if (type === 'text_link') return link(entity.url, node, act);
  if (type === 'url') return link(whole, node, act);
  if (type === 'bot_command')
    return element('button', { type: 'button', class: 'in-text', onclick: () => act.say(whole) }, node);
  if (type === 'date_time') return moment(entity, whole);
  if (type === 'spoiler') {
    const hidden = element('button', { type: 'button', class: 'spoiler', 'aria-expanded': 'false' }, node);
    hidden.addEventListener('click', () => hidden.setAttribute('aria-expanded', 'true'));
    return hidden;
  }
  const tag = TAGS[type];
  if (tag) return element(tag, {}, node);
  if (['mention', 'hashtag', 'cashtag', 'text_mention', 'email', 'phone_number'].includes(type))
    return element('span', { class: 'tag' }, node);
  return node;
}

/** A link; one that leads into a chat with the bot stays in the page. */
export function link(address, children, act) {
  return element(
    'a',
    { href: address, target: '_blank', rel: 'noopener noreferrer', onclick: (event) => act.follow(event, address) },
    children,
  );
}

/** A moment in the reader's own zone, in the form it asks for; without a form its words stay. */
export function moment({ unix_time, date_time_format = '' }, words) {
  const date = new Date(unix_time * 1000);
  const full = date.toLocaleString(locale(), { dateStyle: 'full', timeStyle: 'short' });
  return element('time', { datetime: date.toISOString(), title: full }, spelled(date, date_time_format) ?? words);
}

function spelled(date, format) {
  if (format === '') return undefined;
  if (format === 'r') return relative(date);
  const options = {
    ...(format.includes('w') && { weekday: 'long' }),
    ...(/d/.test(format) && { year: 'numeric', month: 'numeric', day: 'numeric' }),
    ...(/D/.test(format) && { year: 'numeric', month: 'long', day: 'numeric' }),
    ...(/t/i.test(format) && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    ...(/T/.test(format) && { second: '2-digit' }),
  };
  return date.toLocaleString(locale(), options);
}

function relative(date) {
  const seconds = (date.getTime() - Date.now()) / 1000;
  const units = [
    ['day', 86_400],
    ['hour', 3600],
    ['minute', 60],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(locale(), { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}
