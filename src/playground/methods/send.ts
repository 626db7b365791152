import type { Api } from '../api.ts';
import { keptKeyboard, type TextParams, textContent, textOrRichContent } from '../check-content.ts';
import { checkRichMessage, type InputRichMessage } from '../check-rich.ts';
import { CAPTION_LIMIT, checkText } from '../check-text.ts';
import { BOT } from '../people.ts';
import { badRequest, goneRequest, notImitated } from '../refusal.ts';
import { headOf, type Room } from '../room.ts';
import type { Content, Entity, Message } from '../wire.ts';
import { openThread, type ReplyParameters, readableRoom, repliedMessage, writableRoom } from './address.ts';

interface Target {
  readonly chat_id: number | string;
  readonly message_thread_id?: number;
  readonly reply_parameters?: ReplyParameters;
  readonly reply_to_message_id?: number;
  readonly reply_markup?: object;
}

/** Puts what the bot says into the chat it named. Throws Refusal. */
function send(api: Api, target: Target, content: (room: Room) => Content & { forward_origin?: object }): Message {
  const room = writableRoom(api, target.chat_id);
  const thread = openThread(room, target.message_thread_id);
  const what = content(room);
  const reply_markup = keptKeyboard(target.reply_markup, room.type);
  const reply =
    target.reply_parameters ??
    (target.reply_to_message_id === undefined ? undefined : { message_id: target.reply_to_message_id });
  const reply_to_message = repliedMessage(api, room, reply);
  api.flood.count(room.id, room.type);
  return api.world.post(room, {
    ...senderIn(room),
    ...what,
    ...(thread !== undefined && { thread }),
    ...(reply_to_message && { reply_to_message }),
    ...(reply_markup && { reply_markup }),
  });
}

/** In a channel posts are the channel's own. */
function senderIn(room: Room): Pick<Message, 'from' | 'sender_chat'> {
  return room.type === 'channel' ? { sender_chat: headOf(room) } : { from: BOT };
}

/** Writes a text. Throws Refusal. */
export function sendMessage(api: Api, params: Target & TextParams): Message {
  return send(api, params, () => textContent(params));
}

/** Writes a message of blocks. Throws Refusal. */
export function sendRichMessage(api: Api, params: Target & { readonly rich_message: InputRichMessage }): Message {
  return send(api, params, (room) => ({ rich_message: checkRichMessage(params.rich_message, room.type) }));
}

interface DocumentParams extends Target {
  readonly document: File | string;
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly parse_mode?: string;
}

/** Takes uploads and files it has seen; addresses are not fetched. */
export async function sendDocument(api: Api, params: DocumentParams): Promise<Message> {
  const { document: given } = params;
  if (params.parse_mode !== undefined)
    throw notImitated(`parse_mode ${params.parse_mode}: send the caption with its entities`);
  const caption = checkText(params.caption ?? '', params.caption_entities ?? [], CAPTION_LIMIT, 'caption');
  const bytes = typeof given === 'string' ? undefined : new Uint8Array(await given.arrayBuffer());
  const known = typeof given === 'string' ? api.files.find(given)?.document : undefined;
  if (typeof given === 'string' && !known) throw badRequest('wrong file identifier/HTTP URL specified');
  return send(api, params, () => ({
    document: known ?? api.files.keep((given as File).name, (given as File).type, bytes!),
    ...(caption.text !== '' && { caption: caption.text }),
    ...(caption.entities.length > 0 && { caption_entities: caption.entities }),
  }));
}

interface CopyParams extends Target {
  readonly from_chat_id: number | string;
  readonly message_id: number;
}

function original(api: Api, { from_chat_id, message_id }: CopyParams, words: string): Message {
  const message = api.world.message(readableRoom(api, from_chat_id), message_id);
  if (!message) throw goneRequest(words);
  return message;
}

function contentOf({ text, entities, caption, caption_entities, document, location, rich_message }: Message): Content {
  return {
    ...(text !== undefined && { text }),
    ...(entities && { entities }),
    ...(caption !== undefined && { caption }),
    ...(caption_entities && { caption_entities }),
    ...(document && { document }),
    ...(location && { location }),
    ...(rich_message && { rich_message }),
  };
}

/** Writes what another message says, without naming it. Throws Refusal. */
export function copyMessage(api: Api, params: CopyParams): { readonly message_id: number } {
  const { message_id } = send(api, params, () => contentOf(original(api, params, 'message to copy not found')));
  return { message_id };
}

/** Writes what another message says, naming where it is from. Throws Refusal. */
export function forwardMessage(api: Api, params: CopyParams): Message {
  return send(api, params, () => {
    const message = original(api, params, 'message to forward not found');
    const { from, date, chat, message_id } = message;
    const forward_origin = from
      ? { type: 'user', date, sender_user: from }
      : { type: 'channel', date, chat, message_id };
    return { ...contentOf(message), forward_origin };
  });
}

/** Shows that the bot is at work. Throws Refusal. */
export function sendChatAction(api: Api, params: Target): true {
  const room = writableRoom(api, params.chat_id);
  const thread = openThread(room, params.message_thread_id);
  api.world.tell({ type: 'typing', chat: room.id, ...(thread !== undefined && { thread }) });
  return true;
}

interface DraftParams extends TextParams {
  readonly chat_id: number;
  readonly draft_id: number;
  readonly rich_message?: InputRichMessage;
}

/** Shows what is being written; it is gone with the message that follows. */
export function sendDraft(api: Api, params: DraftParams): true {
  const room = writableRoom(api, params.chat_id);
  if (room.type !== 'private') throw badRequest('drafts can be sent only to private chats');
  if (params.draft_id === 0) throw badRequest('draft_id must be non-zero');
  const content = params.rich_message || params.text ? textOrRichContent(params, room.type) : {};
  api.world.tell({ type: 'draft', chat: room.id, draft: params.draft_id, content });
  return true;
}
