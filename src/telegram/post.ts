import { GrammyError } from 'grammy';
import type { InputRichMessage, ReplyParameters } from 'grammy/types';
import type { TelegramMessage } from '../view/telegram.ts';
import { failureOf, faultFacts } from './fault.ts';
import { keyOf } from './keys.ts';
import { type Room, tell } from './room.ts';

/** Where an answer goes. */
export interface Place {
  readonly chatId: number;
  /** Forum topic; absent in General. */
  readonly thread?: number | undefined;
  /** The message that is answered; absent in private chats, where it is plain. */
  readonly replyTo?: number | undefined;
}

/** Sends messages in order; returns the ids of those that arrived. What Telegram refuses is logged, not thrown. */
export async function post(room: Room, place: Place, messages: readonly TelegramMessage[]): Promise<number[]> {
  const ids: number[] = [];
  room.events.answered(keyOf(place.chatId));
  for (const message of messages) {
    const id = await postOne(room, place, message);
    if (id === undefined) break;
    ids.push(id);
  }
  return ids;
}

async function postOne(room: Room, place: Place, message: TelegramMessage): Promise<number | undefined> {
  try {
    return await send(room, place, message);
  } catch (error) {
    const failure = failureOf(error);
    if (failure.type === 'migrated') {
      await tell(room, (events) => events.moved(keyOf(place.chatId), failure.to));
      const { thread: _, replyTo: __, ...rest } = place;
      return postOne(room, { ...rest, chatId: Number(failure.to.slice('tg:'.length)) }, message);
    }
    if (failure.type === 'retry-after') room.events.slowDown(keyOf(place.chatId), failure.after);
    // A closed topic, a lost right, a chat that is gone: nobody is left to be told.
    const isOurs = failure.type === 'bad-request' || failure.type === 'unsure' || failure.type === 'later';
    room.log[isOurs ? 'warn' : 'debug'](faultFacts(error), 'an answer did not arrive');
    return undefined;
  }
}

async function send(room: Room, place: Place, { rich, ...message }: TelegramMessage): Promise<number> {
  const { chatId, thread, replyTo } = place;
  const reply: ReplyParameters | undefined =
    replyTo === undefined ? undefined : { message_id: replyTo, allow_sending_without_reply: true };
  const around = {
    chat_id: chatId,
    ...(thread !== undefined ? { message_thread_id: thread } : {}),
    ...(reply ? { reply_parameters: reply } : {}),
  };
  if (rich) {
    try {
      const { reply_markup } = message;
      const rich_message = rich as InputRichMessage;
      const sent = await room.api.raw.sendRichMessage({
        ...around,
        rich_message,
        ...(reply_markup ? { reply_markup } : {}),
      });
      return sent.message_id;
    } catch (error) {
      if (!isRichRefused(error)) throw error;
      room.log.debug(faultFacts(error), 'rich message refused; sent as a plain one');
    }
  }
  return (await room.api.raw.sendMessage({ ...around, ...message })).message_id;
}

/** An older server, or a chat that takes none: 404 for the method, 400 for the message. */
export function isRichRefused(error: unknown): boolean {
  return error instanceof GrammyError && (error.error_code === 404 || failureOf(error).type === 'bad-request');
}

/** A message that stands: in a chat, or posted from an inline card. */
export type Standing = { readonly chatId: number; readonly messageId: number } | { readonly inlineMessageId: string };

/** Names a standing message. */
export const placeKey = (standing: Standing): string => Object.values(standing).join(':');

/** Puts a message in place of one that stands; false where that one is gone. */
export async function edit(room: Room, standing: Standing, message: TelegramMessage): Promise<boolean> {
  const at =
    'inlineMessageId' in standing
      ? { inline_message_id: standing.inlineMessageId }
      : { chat_id: standing.chatId, message_id: standing.messageId };
  const { rich, ...plain } = message;
  const markup = plain.reply_markup ? { reply_markup: plain.reply_markup } : {};
  const key = placeKey(standing);
  const shown = JSON.stringify(message);
  if (room.standing.get(key) === shown) return true;
  try {
    if (rich) await room.api.raw.editMessageText({ ...at, rich_message: rich as InputRichMessage, ...markup });
    else await room.api.raw.editMessageText({ ...at, ...plain });
    room.standing.set(key, shown);
    return true;
  } catch (error) {
    const words = error instanceof GrammyError ? error.description : '';
    if (/message is not modified/i.test(words)) return true;
    if (rich && isRichRefused(error)) return edit(room, standing, plain);
    room.log.debug(faultFacts(error), 'an answer could not be edited');
    return !/message to edit not found|message can't be edited|MESSAGE_ID_INVALID/i.test(words);
  }
}

/** Takes away a message of the bot; what is gone already is as well. */
export async function remove(room: Room, chatId: number, messageId: number): Promise<void> {
  try {
    await room.api.deleteMessage(chatId, messageId);
  } catch (error) {
    room.log.debug(faultFacts(error), 'an answer could not be deleted');
  }
}

/** Shows the typing sign when work takes longer than a second, until it is done. */
export async function whileTyping<T>(room: Room, { chatId, thread }: Place, work: Promise<T>): Promise<T> {
  const show = () => {
    const options = thread !== undefined ? { message_thread_id: thread } : {};
    room.api.sendChatAction(chatId, 'typing', options).catch((error: unknown) => {
      room.log.debug(faultFacts(error), 'typing sign refused');
    });
  };
  let again: NodeJS.Timeout | undefined;
  const first = setTimeout(() => {
    show();
    // Telegram takes the sign away after five seconds.
    again = setInterval(show, 4500);
  }, 1000);
  try {
    return await work;
  } finally {
    clearTimeout(first);
    clearInterval(again);
  }
}
