import { BOT } from './people.ts';
import { botIn, mayDo, type Room } from './room.ts';
import type { Message } from './wire.ts';

/**
 * Whether the bot gets to hear a message of people. In a group without admin rights it hears what is meant for it
 * (privacy mode): commands, replies to it, mentions, messages sent through it, service messages.
 */
export function botHears(room: Room, message: Message): boolean {
  const bot = botIn(room);
  if (bot.status === 'left' || bot.status === 'kicked') return false;
  if (room.type === 'private' || room.type === 'channel' || mayDo(bot, 'can_manage_chat')) return true;
  if (message.via_bot?.id === BOT.id || isService(message)) return true;
  const reply = message.reply_to_message;
  if (reply?.from?.id === BOT.id && !reply.forum_topic_created) return true;
  const text = message.text ?? message.caption ?? '';
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some(({ type, offset, length }) => {
    const words = text.slice(offset, offset + length).toLowerCase();
    const at = words.indexOf('@');
    if (type === 'mention') return words === `@${BOT.username}`;
    return type === 'bot_command' && (at < 0 || words.slice(at + 1) === BOT.username);
  });
}

function isService(message: Message): boolean {
  return [
    message.new_chat_members,
    message.left_chat_member,
    message.new_chat_title,
    message.group_chat_created,
    message.migrate_to_chat_id,
    message.migrate_from_chat_id,
    message.pinned_message,
    message.forum_topic_created,
    message.forum_topic_edited,
    message.forum_topic_closed,
    message.forum_topic_reopened,
  ].some((field) => field !== undefined);
}
