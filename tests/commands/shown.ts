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
  for (const block of [...view.blocks, ...(view.rich ?? [])]) {
    if (block.type === 'list') block.items.forEach(walk);
    else if (block.type === 'table') [block.header, ...block.rows].flat().forEach(walk);
    else if (block.type !== 'gap') {
      walk(block.content);
      if (block.type === 'quotation') walk(block.by);
    }
  }
  return found;
}

/** The bot's own words in a view: everything but what articles say, command lines and file names. */
export function voiceOf(view: View): string[] {
  const found: string[] = [];
  const walk = (content: Content | undefined): void => {
    for (const inline of content ?? []) {
      if (typeof inline === 'string') found.push(inline);
      else if (inline.type !== 'command' && 'content' in inline) walk(inline.content);
    }
  };
  for (const block of [...view.blocks, ...(view.rich ?? [])]) {
    if (block.type === 'list') block.items.forEach(walk);
    else if (block.type === 'table') [block.header, ...block.rows].flat().forEach(walk);
    else if (block.type !== 'gap') {
      walk(block.content);
      if (block.type === 'quotation') walk(block.by);
    }
  }
  return found;
}

/** Every view of a list, from its first page to its last, by the button to the next page. */
export async function pagesOf(line: string, ask: (line: string) => Promise<View>): Promise<View[]> {
  const views: View[] = [];
  for (let next: string | undefined = line; next !== undefined; ) {
    if (views.length > 500) throw new Error(`${line} has no last page`);
    const view: View = await ask(next);
    views.push(view);
    const button: Button | undefined = buttonsOf(view).find(({ label }) => /下一页 ›$/.test(label));
    next = button?.action.type === 'command' ? button.action.line : undefined;
  }
  return views;
}

/** Buttons of a view in reading order. */
export const buttonsOf = (view: View): Button[] => (view.buttons ?? []).flat();

/** Command lines behind the buttons of a view. */
export const linesOf = (view: View): string[] =>
  buttonsOf(view).flatMap(({ action }) => (action.type === 'command' ? [action.line] : []));
