import { isWebAddress } from './check-text.ts';
import { badRequest } from './refusal.ts';
import type { ChatType, InlineButton, InlineKeyboard } from './wire.ts';

/** Bytes of UTF-8. */
const CALLBACK_DATA_LIMIT = 64;
/** Characters. */
const COPY_TEXT_LIMIT = 256;
/** Buttons of one keyboard, and of one row, that Telegram's server takes (found by experiment, unpublished). */
const KEYBOARD_LIMIT = 100;
const ROW_LIMIT = 8;

const ACTIONS = [
  'url',
  'callback_data',
  'copy_text',
  'switch_inline_query',
  'switch_inline_query_current_chat',
  'switch_inline_query_chosen_chat',
  'web_app',
  'login_url',
  'disabled',
  'callback_game',
  'pay',
] as const;

/** Checks an inline keyboard for the kind of chat it goes to (undefined: inline, any chat). Throws Refusal. */
export function checkInlineKeyboard(keyboard: InlineKeyboard, chat: ChatType | undefined): void {
  const rows = keyboard.inline_keyboard;
  if (rows.flat().length > KEYBOARD_LIMIT) throw badRequest('reply markup is too long');
  for (const row of rows) {
    if (row.length > ROW_LIMIT) throw badRequest('reply markup is too long');
    for (const button of row) checkButton(button, chat);
  }
}

/** Checks one button; rich messages have the same actions. Throws Refusal. */
export function checkButton(
  button: Omit<InlineButton, 'text'> & { readonly text: unknown },
  chat: ChatType | undefined,
): void {
  const label = typeof button.text === 'string' ? button.text : JSON.stringify(button.text);
  if (label.trim() === '') throw badRequest('inline keyboard button text is empty');
  const actions = ACTIONS.filter((action) => button[action] !== undefined);
  if (actions.length === 0) throw badRequest('text buttons are unallowed in the inline keyboard');
  if (actions.length > 1)
    throw badRequest(`inline keyboard button "${label}" has ${actions.join(' and ')}: exactly one is allowed`);
  if (button.callback_data !== undefined) {
    const bytes = Buffer.byteLength(button.callback_data, 'utf8');
    if (bytes < 1 || bytes > CALLBACK_DATA_LIMIT) throw badRequest('BUTTON_DATA_INVALID');
  }
  if (button.url !== undefined && !isWebAddress(button.url))
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: wrong HTTP URL`);
  const secure = button.web_app?.url ?? button.login_url?.url;
  if (secure !== undefined && !/^https:\/\//.test(secure))
    throw badRequest(`inline keyboard button URL '${secure}' is invalid: only HTTPS links are allowed`);
  if (button.copy_text) {
    const characters = [...button.copy_text.text].length;
    if (characters < 1 || characters > COPY_TEXT_LIMIT) throw badRequest('BUTTON_COPY_TEXT_INVALID');
  }
  const action = actions[0]!;
  if (chat === 'channel' && action.startsWith('switch_inline_query'))
    throw badRequest(
      `can't use ${action} button in a channel chat, because users will not be able to use the button without knowing bot's username`,
    );
}
