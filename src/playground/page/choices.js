import { element } from './element.js';

const box = document.getElementById('choices');
const input = document.getElementById('input');

/** The list above the input line: commands, or cards. One choice is marked; keys move the mark. */
export function createChoices() {
  let options = [];
  let marked = 0;
  let onEnd;

  function mark(n) {
    marked = Math.max(0, Math.min(options.length - 1, n));
    for (const [at, { node }] of options.entries()) node.setAttribute('aria-selected', String(at === marked));
    const node = options[marked]?.node;
    if (!node) return;
    input.setAttribute('aria-activedescendant', node.id);
    node.scrollIntoView({ block: 'nearest' });
    if (marked === options.length - 1) onEnd?.();
  }

  box.addEventListener('scroll', () => {
    if (box.scrollHeight - box.scrollTop - box.clientHeight < 60) onEnd?.();
  });

  return {
    get isOpen() {
      return !box.hidden;
    },

    /** Shows choices `{ node, pick, fill }`; `head` stands above them; `reachedEnd` is called at the last one. */
    show({ label, head, items, note, reachedEnd, keep = false }) {
      options = items.map(({ content, pick, fill, className }, n) => {
        const node = element('div', { role: 'option', id: `choice-${n}`, class: `choice ${className ?? ''}` }, content);
        node.addEventListener('mousedown', (event) => event.preventDefault());
        node.addEventListener('click', () => pick());
        return { node, pick, fill };
      });
      onEnd = reachedEnd;
      const list = element(
        'div',
        { role: 'listbox', 'aria-label': label },
        options.map(({ node }) => node),
      );
      box.replaceChildren(...[head, list, note && element('p', { class: 'note' }, note)].filter(Boolean));
      box.hidden = false;
      mark(keep ? marked : 0);
    },

    hide() {
      box.hidden = true;
      options = [];
      input.removeAttribute('aria-activedescendant');
    },

    /** Takes a key meant for the list; tells whether it did. */
    take(event) {
      if (box.hidden) return false;
      if (event.key === 'Escape') this.hide();
      else if (event.key === 'ArrowDown') mark(marked + 1);
      else if (event.key === 'ArrowUp') mark(marked - 1);
      else if (event.key === 'Tab' && !event.shiftKey && options[marked]?.fill) options[marked].fill();
      else if (event.key === 'Enter' && !event.shiftKey && options[marked]) options[marked].pick();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}
