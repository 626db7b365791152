import type { Api } from '../api.ts';
import { badRequest, forbidden, goneRequest } from '../refusal.ts';
import { botIn, mayDo, type Room } from '../room.ts';
import type { Message } from '../wire.ts';

/** The chat a call names, whether or not the bot may do anything there. Throws Refusal. */
export function roomNamed(api: Api, id: number | string): Room {
  const room = api.world.findRoom(id);
  if (!room) throw goneRequest('chat not found');
  if (room.migratedTo !== undefined)
    throw goneRequest('group chat was upgraded to a supergroup chat', { migrate_to_chat_id: room.migratedTo });
  return room;
}

/** The chat a call names, where the bot may look. Throws Refusal. */
export function readableRoom(api: Api, id: number | string): Room {
  const room = roomNamed(api, id);
  const { status } = botIn(room);
  const kind = room.type;
  if (room.type === 'private') {
    if (!room.isStarted) throw goneRequest('chat not found');
    return room;
  }
  if (status === 'kicked') throw forbidden(`bot was kicked from the ${kind} chat`);
  if (status === 'left' && room.username === undefined) throw forbidden(`bot is not a member of the ${kind} chat`);
  return room;
}

/** The chat a call names, where the bot may write. Throws Refusal. */
export function writableRoom(api: Api, id: number | string): Room {
  const room = roomNamed(api, id);
  const bot = botIn(room);
  if (room.type === 'private') {
    if (room.isDeactivated) throw forbidden('user is deactivated');
    if (!room.isStarted) throw forbidden("bot can't initiate conversation with a user");
    if (room.isBlocked) throw forbidden('bot was blocked by the user');
    return room;
  }
  if (bot.status === 'kicked') throw forbidden(`bot was kicked from the ${room.type} chat`);
  if (bot.status === 'left') throw forbidden(`bot is not a member of the ${room.type} chat`);
  if (room.type === 'channel' && !mayDo(bot, 'can_post_messages'))
    throw goneRequest('need administrator rights in the channel chat');
  if (bot.status === 'restricted' && bot.rights?.can_send_messages === false)
    throw goneRequest('not enough rights to send text messages to the chat');
  return room;
}

/** The topic a message goes to; undefined is General, or a chat without topics. Throws Refusal. */
export function openThread(room: Room, thread: number | undefined): number | undefined {
  if (!room.isForum) return undefined;
  const mayWriteAnywhere = mayDo(botIn(room), 'can_manage_topics');
  if (thread === undefined) {
    if (room.isGeneralClosed && !mayWriteAnywhere) throw goneRequest('TOPIC_CLOSED');
    return undefined;
  }
  // The id of General is never given.
  if (thread === 1) throw badRequest('message thread not found');
  const topic = room.topics.get(thread);
  if (!topic) throw goneRequest('message thread not found');
  if (topic.isClosed && !mayWriteAnywhere) throw goneRequest('TOPIC_CLOSED');
  return thread;
}

/** Which message is replied to; the fields that are imitated. */
export interface ReplyParameters {
  readonly message_id?: number;
  readonly chat_id?: number | string;
  readonly allow_sending_without_reply?: boolean;
  readonly quote?: string;
}

/** The message that is replied to, if it is still there. Throws Refusal. */
export function repliedMessage(api: Api, room: Room, reply: ReplyParameters | undefined): Message | undefined {
  if (reply?.message_id === undefined) return undefined;
  const elsewhere = reply.chat_id === undefined ? room : roomNamed(api, reply.chat_id);
  const message = api.world.message(elsewhere, reply.message_id);
  if (!message) {
    if (reply.allow_sending_without_reply) return undefined;
    throw goneRequest('message to be replied not found');
  }
  if (reply.quote !== undefined && !(message.text ?? '').includes(reply.quote)) throw badRequest('QUOTE_TEXT_INVALID');
  return elsewhere === room ? message : undefined;
}
