import type { Button, Content, Verbatim, View } from '../../src/view/view.ts';

/** Everything of articles that a view shows. */
export function verbatimsOf(view: View): Verbatim[] {
  const found: Verbatim[] = [];
  const walk = (content: Content | undefined): void => {
    for (const inline of content ?? []) {
      if (typeof inline === 'string') continue;
      if (inline.type === 'verbatim') found.push(inline);
      else if ('content' in inline) walk(inline.content);
    }
  };
  for (const block of view.blocks) {
    if (block.type === 'list') block.items.forEach(walk);
    else if (block.type === 'table') [block.header, ...block.rows].flat().forEach(walk);
    else if (block.type !== 'gap') {
      walk(block.content);
      if (block.type === 'quotation') walk(block.by);
    }
  }
  return found;
}

/** Buttons of a view in reading order. */
export const buttonsOf = (view: View): Button[] => (view.buttons ?? []).flat();

/** Command lines behind the buttons of a view. */
export const linesOf = (view: View): string[] =>
  buttonsOf(view).flatMap(({ action }) => (action.type === 'command' ? [action.line] : []));
