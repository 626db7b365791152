import { checkInlineKeyboard } from './check-markup.ts';
import { checkRichMessage, type InputRichMessage } from './check-rich.ts';
import { checkFilledText } from './check-text.ts';
import { badRequest, notImitated } from './refusal.ts';
import type { ChatType, Content, Entity, InlineKeyboard } from './wire.ts';

/** A text as a call gives it. */
export interface TextParams {
  readonly text?: string;
  readonly parse_mode?: string;
  readonly entities?: readonly Entity[];
  readonly link_preview_options?: object;
}

/** A text message's content, checked. Throws Refusal. */
export function textContent({ text, parse_mode, entities, link_preview_options }: TextParams): Content {
  if (parse_mode !== undefined) throw notImitated(`parse_mode ${parse_mode}: send the text with its entities`);
  const checked = checkFilledText(text ?? '', entities ?? []);
  return {
    text: checked.text,
    ...(checked.entities.length > 0 && { entities: checked.entities }),
    ...(link_preview_options && { link_preview_options }),
  };
}

/** A text or a rich message, exactly one of them. Throws Refusal. */
export function textOrRichContent(
  params: TextParams & { readonly rich_message?: InputRichMessage },
  chat: ChatType | undefined,
): Content {
  if (params.rich_message === undefined) return textContent(params);
  if (params.text !== undefined) throw badRequest('text and rich_message cannot be used together');
  return { rich_message: checkRichMessage(params.rich_message, chat) };
}

/** The keyboard that stays with a message; other markups change only what the reader's keyboard shows. Throws Refusal. */
export function keptKeyboard(markup: object | undefined, chat: ChatType | undefined): InlineKeyboard | undefined {
  if (markup === undefined || !('inline_keyboard' in markup)) return undefined;
  const keyboard = markup as InlineKeyboard;
  checkInlineKeyboard(keyboard, chat);
  return keyboard.inline_keyboard.flat().length > 0 ? keyboard : undefined;
}
