/** Makes an element: attributes, `on…` handlers, `class`, and children (strings become text). Undefined is left out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'class') made.className = value;
    else made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

/** A line icon from a path in a 24 × 24 box. */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** A round sign for a person or chat: first character on a colour of its own. */
export function avatar(of, className = '') {
  const name = nameOf(of);
  const made = element('span', { class: `avatar hue-${Math.abs(of.id) % 7} ${className}`, 'aria-hidden': 'true' });
  if (of.is_bot && of.username !== 'GroupAnonymousBot') made.classList.add('of-bot');
  made.append([...name][0] ?? '?');
  return made;
}

/** The name of a person or chat. */
export function nameOf(of) {
  return of.title ?? [of.first_name, of.last_name].filter(Boolean).join(' ');
}
