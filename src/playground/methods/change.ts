import type { Api } from '../api.ts';
import { keptKeyboard, type TextParams, textOrRichContent } from '../check-content.ts';
import type { InputRichMessage } from '../check-rich.ts';
import { CAPTION_LIMIT, checkText } from '../check-text.ts';
import { BOT } from '../people.ts';
import { badRequest, goneRequest, notImitated } from '../refusal.ts';
import { botIn, mayDo, type Room } from '../room.ts';
import type { Content, Entity, InlineKeyboard, Message } from '../wire.ts';
import { readableRoom, writableRoom } from './address.ts';

interface Place {
  readonly chat_id?: number | string;
  readonly message_id?: number;
  readonly inline_message_id?: string;
  readonly reply_markup?: InlineKeyboard;
}

/** Seconds after which a bot may no longer delete a message. */
const DELETABLE = 48 * 3600;

/** Finds the message of the bot that a call means. Throws Refusal. */
function placeOf(
  api: Api,
  { chat_id, message_id, inline_message_id }: Place,
): { room: Room; message: Message; isInline: boolean } {
  if (inline_message_id !== undefined) {
    if (chat_id !== undefined || message_id !== undefined)
      throw badRequest('inline_message_id cannot be used together with chat_id and message_id');
    const place = api.inlinePosts.find(inline_message_id);
    if (!place) throw badRequest('MESSAGE_ID_INVALID');
    const room = api.world.room(place.chat);
    const message = api.world.message(room, place.message);
    if (!message) throw goneRequest('message to edit not found');
    return { room, message, isInline: true };
  }
  if (chat_id === undefined) throw badRequest('chat_id is empty');
  if (message_id === undefined) throw badRequest('message identifier is not specified');
  const room = writableRoom(api, chat_id);
  const message = api.world.message(room, message_id);
  if (!message) throw goneRequest('message to edit not found');
  const own = message.from?.id === BOT.id || (room.type === 'channel' && mayDo(botIn(room), 'can_edit_messages'));
  if (!own) throw badRequest("message can't be edited");
  return { room, message, isInline: false };
}

/** Puts the new content in place of the old. An inline message's edit returns only True. Throws Refusal. */
function change(api: Api, place: Place, content: (room: Room, message: Message) => Content): Message | true {
  const { room, message, isInline } = placeOf(api, place);
  const reply_markup = keptKeyboard(place.reply_markup, isInline ? undefined : room.type);
  const what = content(room, message);
  if (isSame(message, { ...what, ...(reply_markup && { reply_markup }) }))
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    );
  api.flood.count(room.id, room.type);
  const edited = api.world.edit(room, message.message_id, { ...what, reply_markup });
  return isInline ? true : edited;
}

function isSame(message: Message, next: Content & { readonly reply_markup?: InlineKeyboard }): boolean {
  const fields = ['text', 'entities', 'caption', 'caption_entities', 'rich_message', 'reply_markup'] as const;
  return fields.every((field) => JSON.stringify(sorted(message[field])) === JSON.stringify(sorted(next[field])));
}

/** Keys in one order, so that equal objects print alike. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

/** Changes text, entities and keyboard; what is not given is taken away. Throws Refusal. */
export function editMessageText(
  api: Api,
  params: Place & TextParams & { readonly rich_message?: InputRichMessage },
): Message | true {
  return change(api, params, (room, message) => {
    if (message.document) throw badRequest('there is no text in the message to edit');
    return textOrRichContent(params, params.inline_message_id === undefined ? room.type : undefined);
  });
}

/** Changes the keyboard only. Throws Refusal. */
export function editMessageReplyMarkup(api: Api, params: Place): Message | true {
  return change(api, params, (_room, { text, entities, caption, caption_entities, rich_message }) => ({
    ...(text !== undefined && { text }),
    ...(entities && { entities }),
    ...(caption !== undefined && { caption }),
    ...(caption_entities && { caption_entities }),
    ...(rich_message && { rich_message }),
  }));
}

interface CaptionParams extends Place {
  readonly caption?: string;
  readonly caption_entities?: readonly Entity[];
  readonly parse_mode?: string;
}

/** Changes the words under a file. Throws Refusal. */
export function editMessageCaption(api: Api, params: CaptionParams): Message | true {
  if (params.parse_mode !== undefined)
    throw notImitated(`parse_mode ${params.parse_mode}: send the caption with its entities`);
  return change(api, params, (_room, message) => {
    if (!message.document) throw badRequest('there is no caption in the message to edit');
    const { text, entities } = checkText(params.caption ?? '', params.caption_entities ?? [], CAPTION_LIMIT, 'caption');
    return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
  });
}

function checkDeletable(api: Api, room: Room, message: Message): void {
  const own = message.from?.id === BOT.id || (room.type === 'channel' && message.from === undefined);
  const mayAll = mayDo(botIn(room), 'can_delete_messages') || room.type === 'private';
  const isOld = api.world.seconds - message.date > DELETABLE;
  if ((!own && !mayAll) || (isOld && !mayDo(botIn(room), 'can_delete_messages')))
    throw goneRequest("message can't be deleted");
}

/** Takes away one message: its own, or anyone’s where the bot may. Throws Refusal. */
export function deleteMessage(
  api: Api,
  { chat_id, message_id }: { chat_id: number | string; message_id: number },
): true {
  const room = readableRoom(api, chat_id);
  const message = api.world.message(room, message_id);
  if (!message) throw goneRequest('message to delete not found');
  checkDeletable(api, room, message);
  api.world.remove(room, [message_id]);
  return true;
}

/** Those that are not there are skipped. */
export function deleteMessages(
  api: Api,
  { chat_id, message_ids }: { chat_id: number | string; message_ids: number[] },
): true {
  if (message_ids.length < 1 || message_ids.length > 100)
    throw badRequest('1-100 message identifiers must be specified');
  const room = readableRoom(api, chat_id);
  const there = room.messages.filter(({ message_id }) => message_ids.includes(message_id));
  for (const message of there) checkDeletable(api, room, message);
  api.world.remove(
    room,
    there.map(({ message_id }) => message_id),
  );
  return true;
}

/** Leaves a service message in the chat. */
export function pinChatMessage(
  api: Api,
  { chat_id, message_id }: { chat_id: number | string; message_id: number },
): true {
  const room = writableRoom(api, chat_id);
  const message = api.world.message(room, message_id);
  if (!message) throw goneRequest('message to pin not found');
  const right = room.type === 'channel' ? 'can_edit_messages' : 'can_pin_messages';
  if (room.type !== 'private' && !mayDo(botIn(room), right))
    throw goneRequest('not enough rights to manage pinned messages in the chat');
  const { reply_to_message: _, ...pinned_message } = message;
  api.world.post(room, { from: BOT, pinned_message });
  return true;
}
