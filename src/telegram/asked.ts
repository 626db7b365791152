import type { Message } from 'grammy/types';
import type { Command } from '../chat/command.ts';
import { findCommand, takeName } from '../chat/dispatch.ts';

/** Telegram's stand-in sender for administrators who post as their group. */
const GROUP_ANONYMOUS = 1087968824;
/** Telegram's stand-in sender for people who post as a channel. */
const CHANNEL_BOT = 136817688;

/** Who speaks, and where. */
export interface Speaker {
  readonly chatId: number;
  readonly kind: 'private' | 'group' | 'channel';
  /** Forum topic; absent in General. */
  readonly thread?: number;
  /** Absent for anonymous administrators and people who post as a channel. */
  readonly user?: number;
  /** IETF tag of the speaker's client. */
  readonly languageCode?: string;
  /** Posted as the group itself, which only its administrators can. */
  readonly isAnonymousAdmin: boolean;
}

/** A message that asks the bot something. */
export interface Asked extends Speaker {
  /** For `dispatch`. */
  readonly line: string;
  readonly messageId: number;
}

/** The command line of a message and who says it; undefined for everything that is not meant for this bot. */
export function askedIn(message: Message, username: string, commands: readonly Command[]): Asked | undefined {
  const speaker = speakerOf(message);
  if (!speaker || message.via_bot) return undefined;
  const isPrivate = speaker.kind === 'private';
  // In a group a place is meant for the bot where it answers it; whether its sender may set the zone is asked there.
  const isForMe = isPrivate || message.reply_to_message?.from?.username?.toLowerCase() === username.toLowerCase();
  const place = isForMe ? placeLine(message) : undefined;
  const text = message.text;
  if (place === undefined && typeof text !== 'string') return undefined;
  const line = place ?? (isPrivate ? text!.trim() : lineInGroup(text!.trim(), username, commands));
  return line ? { ...speaker, line, messageId: message.message_id } : undefined;
}

/** A place sets the time zone. Two decimals, a kilometre, are plenty for that; one that moves along is for others. */
function placeLine({ location }: Message): string | undefined {
  const { latitude, longitude, live_period } = location ?? {};
  if (typeof latitude !== 'number' || typeof longitude !== 'number' || live_period !== undefined) return undefined;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  return `/settings 时区 ${latitude.toFixed(2)},${longitude.toFixed(2)}`;
}

/** Who a message is from; undefined for other bots, channel posts and what Telegram posts by itself. */
export function speakerOf(message: Message): Speaker | undefined {
  const { chat, from, sender_chat: as } = message;
  if (!chat || chat.type === 'channel' || message.is_automatic_forward) return undefined;
  const kind = chat.type === 'private' ? 'private' : 'group';
  const isAnonymousAdmin = kind === 'group' && as?.id === chat.id;
  if (!isAnonymousAdmin && !as && !from) return undefined;
  if (from?.is_bot && !(as && (from.id === GROUP_ANONYMOUS || from.id === CHANNEL_BOT))) return undefined;
  const thread = message.is_topic_message ? message.message_thread_id : undefined;
  return {
    chatId: chat.id,
    kind,
    isAnonymousAdmin,
    // Whoever posts as a chat is that chat: the sender beside it is a stand-in.
    ...(as || !from ? {} : { user: from.id }),
    ...(from?.language_code ? { languageCode: from.language_code } : {}),
    ...(thread !== undefined && thread > 1 ? { thread } : {}),
  };
}

/** In a group only commands and what begins with the bot's name are meant for it. */
function lineInGroup(text: string, username: string, commands: readonly Command[]): string | undefined {
  const called = /^@(\w+)[\s,，:：]*([\s\S]*)$/.exec(text);
  if (called) {
    const isMe = called[1]!.toLowerCase() === username.toLowerCase();
    return isMe ? called[2]!.trim() || '/help' : undefined;
  }
  const { name, isSlash } = takeName(text);
  if (!isSlash) return undefined;
  const named = /^[/／][^\s@]*@(\w+)/.exec(text);
  if (named) return named[1]!.toLowerCase() === username.toLowerCase() ? text : undefined;
  // Without a name it may be meant for another bot of the group.
  return findCommand(name, commands) ? text : undefined;
}
