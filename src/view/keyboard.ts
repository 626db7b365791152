import { isLinkable, isVisible, printable } from './styled.ts';
import type { Button } from './view.ts';

/** A button as Telegram takes it, exactly one action. */
export type KeyboardButton =
  | { readonly text: string; readonly callback_data: string }
  | { readonly text: string; readonly url: string }
  | { readonly text: string; readonly copy_text: { readonly text: string } }
  | { readonly text: string; readonly switch_inline_query: string };

/** Buttons under a message, as Telegram takes them. */
export interface Keyboard {
  readonly inline_keyboard: KeyboardButton[][];
}

/** What buttons need to know of where they stand. */
export interface KeyboardOptions {
  /** The bot's @name without the @: for links into the private chat. */
  readonly username?: string | undefined;
  /** `callback_data` of a command line: 1 to 64 bytes. */
  readonly callbackData: (line: string, inPlace: boolean) => string;
  /** Deep link payload of a command line (1 to 64 of A-Z a-z 0-9 _ -), where it has one. */
  readonly payload?: ((line: string) => string | undefined) | undefined;
  /** In a channel nobody is asked back: commands lead into the private chat by a link or are left out. */
  readonly surface?: 'chat' | 'channel' | undefined;
}

/** Characters that a `copy_text` button takes; a longer text gets no button. */
export const COPY_LIMIT = 256;
/** Characters of an inline query. */
const QUERY_LIMIT = 256;
/** Telegram shows eight to a row and takes a hundred to a message. */
const ROW_LIMIT = 8;
const BUTTON_LIMIT = 100;
/** Longer labels are cut by every client. */
const LABEL_LIMIT = 64;

/** Address that opens the private chat with the bot and hands it `payload`. */
export function startLink(username: string, payload: string): string {
  return `https://t.me/${username}?start=${payload}`;
}

function label(text: string): string {
  const clean = printable(text).replace(/\s+/g, ' ').trim();
  if (!isVisible(clean)) return '·';
  if (clean.length <= LABEL_LIMIT) return clean;
  return `${clean.slice(0, LABEL_LIMIT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function keyboardButton({ label: words, action }: Button, options: KeyboardOptions): KeyboardButton | undefined {
  const text = label(words);
  const channel = options.surface === 'channel';
  switch (action.type) {
    case 'url':
      return isLinkable(action.url) ? { text, url: action.url } : undefined;
    case 'copy': {
      const copied = printable(action.text);
      return isVisible(copied) && copied.length <= COPY_LIMIT ? { text, copy_text: { text: copied } } : undefined;
    }
    case 'inline': {
      const query = printable(action.query);
      return channel || query.length > QUERY_LIMIT ? undefined : { text, switch_inline_query: query };
    }
    case 'start':
      if (!/^[\w-]{1,64}$/.test(action.payload)) return undefined;
      if (options.username) return { text, url: startLink(options.username, action.payload) };
      return channel ? undefined : { text, callback_data: options.callbackData(`/start ${action.payload}`, false) };
    case 'command': {
      if (!channel) return { text, callback_data: options.callbackData(action.line, action.inPlace === true) };
      const payload = options.payload?.(action.line);
      return payload && options.username ? { text, url: startLink(options.username, payload) } : undefined;
    }
  }
}

/** The buttons of a view for one place; undefined where none can work there. */
export function keyboard(rows: readonly (readonly Button[])[], options: KeyboardOptions): Keyboard | undefined {
  const made: KeyboardButton[][] = [];
  let room = BUTTON_LIMIT;
  for (const row of rows) {
    const buttons = row.map((button) => keyboardButton(button, options)).filter((button) => button !== undefined);
    for (let at = 0; at < buttons.length && room > 0; at += ROW_LIMIT) {
      const slice = buttons.slice(at, at + Math.min(ROW_LIMIT, room));
      room -= slice.length;
      made.push(slice);
    }
  }
  return made.length > 0 ? { inline_keyboard: made } : undefined;
}
