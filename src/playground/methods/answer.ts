import type { Api } from '../api.ts';
import { textContent } from '../check-content.ts';
import { checkInlineKeyboard } from '../check-markup.ts';
import { checkRichMessage } from '../check-rich.ts';
import { isWebAddress } from '../check-text.ts';
import { badRequest, notImitated } from '../refusal.ts';
import type { InlineAnswer, InlineResult } from '../wire.ts';

/** Characters of the word shown for a pressed button. */
const NOTICE_LIMIT = 200;
/** Cards in one answer, bytes of an id and of an offset, characters of a deep link's payload. */
const CARDS = 50;
const ID_BYTES = 64;
const OFFSET_BYTES = 64;
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;

interface CallbackParams {
  readonly callback_query_id: string;
  readonly text?: string;
  readonly show_alert?: boolean;
  readonly url?: string;
}

/** Shows the presser of a button a word, or nothing; once, and in time. Throws Refusal. */
export function answerCallbackQuery(api: Api, params: CallbackParams): true {
  const { callback_query_id, text, show_alert, url } = params;
  if (text !== undefined && [...text].length > NOTICE_LIMIT) throw badRequest('MESSAGE_TOO_LONG');
  if (url !== undefined && !/^(?:https:\/\/t\.me|tg:\/\/)/.test(url)) throw badRequest('URL_INVALID');
  const answer = {
    ...(text !== undefined && { text }),
    ...(show_alert !== undefined && { show_alert }),
    ...(url !== undefined && { url }),
  };
  const { chat, user } = api.queries.callbacks.answer(callback_query_id, answer);
  api.world.tell({ type: 'answered', chat, user, answer });
  return true;
}

type InlineParams = InlineAnswer & { readonly inline_query_id: string };

/** Gives the cards for an inline query; once, and in time. Throws Refusal. */
export function answerInlineQuery(api: Api, { inline_query_id, ...answer }: InlineParams): true {
  if (answer.results.length > CARDS) throw badRequest('too many inline query results specified');
  const ids = new Set<string>();
  for (const result of answer.results) {
    const bytes = Buffer.byteLength(result.id, 'utf8');
    if (bytes < 1 || bytes > ID_BYTES) throw badRequest('RESULT_ID_INVALID');
    if (ids.has(result.id)) throw badRequest('RESULT_ID_DUPLICATE');
    ids.add(result.id);
    checkCard(result);
  }
  if (Buffer.byteLength(answer.next_offset ?? '', 'utf8') > OFFSET_BYTES) throw badRequest('NEXT_OFFSET_INVALID');
  checkButtonAbove(answer);
  api.queries.inline.answer(inline_query_id, { ...answer, results: answer.results.map(withCheckedText) });
  return true;
}

function checkButtonAbove({ button }: InlineAnswer): void {
  if (!button) return;
  if (button.text.trim() === '') throw badRequest("can't use empty button text");
  if ('web_app' in button && button.start_parameter !== undefined)
    throw badRequest('exactly one of web_app and start_parameter must be used');
  if ('web_app' in button) return;
  const payload = button.start_parameter ?? '';
  if (payload === '') throw badRequest("can't use empty start_parameter");
  if (payload.length > 64) throw badRequest('too long start_parameter specified');
  if (!PAYLOAD.test(payload)) throw badRequest('unallowed characters in start_parameter are used');
}

function checkCard(result: InlineResult): void {
  if (result.type !== 'article') throw notImitated(`inline results of type ${result.type}`);
  if ((result.title ?? '').trim() === '') throw badRequest('RESULT_TITLE_EMPTY');
  for (const field of ['url', 'thumbnail_url'] as const) {
    const address = (result as InlineResult & { url?: string; thumbnail_url?: string })[field];
    if (address !== undefined && !isWebAddress(address))
      throw badRequest(`inline query result ${field} '${address}' is invalid`);
  }
  if (result.reply_markup) checkInlineKeyboard(result.reply_markup, undefined);
}

/** The text of a card is checked as it would be when posted. */
function withCheckedText(result: InlineResult): InlineResult {
  const content = result.input_message_content;
  if (!content) return result;
  if (content.rich_message) {
    checkRichMessage(content.rich_message, undefined);
    return result;
  }
  if (content.message_text === undefined) throw notImitated('inline results that post anything but text');
  const { text, entities } = textContent({ ...content, text: content.message_text });
  return {
    ...result,
    input_message_content: { ...content, message_text: text!, ...(entities && { entities }) },
  };
}
