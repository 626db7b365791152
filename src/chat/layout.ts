import type { Block, Button, Content, Inline } from '../view/view.ts';

/** One line of text. */
export const line = (...content: (Content | Inline)[]): Block => ({ type: 'line', content: content.flat() as Content });

/** A heading over what follows. */
export const heading = (content: Content, level: 1 | 2 = 1): Block => ({ type: 'heading', level, content });

/** A blank line. */
export const GAP: Block = { type: 'gap' };

/** Bold text. */
export const bold = (...content: Inline[]): Inline => ({ type: 'bold', content });

/** Italic text. */
export const italic = (...content: Inline[]): Inline => ({ type: 'italic', content });

/** Parts with a separator between them; empty parts are left out. */
export function join(parts: readonly (Content | undefined)[], separator = ' · '): Content {
  const joined: Inline[] = [];
  for (const part of parts) {
    if (!part || part.length === 0) continue;
    if (joined.length > 0) joined.push(separator);
    joined.push(...part);
  }
  return joined;
}

/** A button that runs a command line; `inPlace` shows the answer in the message it stands under. */
export function button(label: string, commandLine: string, inPlace = false): Button {
  return { label, action: { type: 'command', line: commandLine, ...(inPlace ? { inPlace } : {}) } };
}

/** Buttons in rows of so many. */
export const inRows = (buttons: readonly Button[], size: number): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / size) }, (_, n) => buttons.slice(n * size, (n + 1) * size));

/** A command line to tap or type. */
export const commandLink = (commandLine: string): Inline => ({
  type: 'command',
  line: commandLine,
  content: [commandLine],
});
