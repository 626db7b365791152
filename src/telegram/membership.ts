import type { ChatMember, ChatMemberUpdated, Message } from 'grammy/types';
import type { Chat } from '../chat/command.ts';
import { languageOf, type Say, speak } from '../chat/voice.ts';
import type { View } from '../view/view.ts';
import { chatOf } from './chat-of.ts';
import { keyOf } from './keys.ts';
import { post } from './post.ts';
import { render } from './render.ts';
import { type Room, tell } from './room.ts';

const isIn = (member: ChatMember): boolean =>
  member.status === 'restricted' ? member.is_member : !['left', 'kicked'].includes(member.status);

const mayPost = (member: ChatMember): boolean => member.status === 'administrator' && member.can_post_messages === true;

/** The bot's own place in a chat changed: greets a new group, pauses where it was thrown out, goes on where it is back. */
export async function takeMembership(room: Room, update: ChatMemberUpdated): Promise<void> {
  const { chat, from, old_chat_member: before, new_chat_member: after } = update;
  if (!chat || !before || !after) return;
  room.admins.forget(chat.id);
  if (!isIn(after))
    return tell(room, (events) => events.left(keyOf(chat.id), chat.type === 'private' ? 'blocked' : 'kicked'));
  if (!isIn(before) || mayPost(before) !== mayPost(after))
    await tell(room, (events) => events.returned(keyOf(chat.id)));
  if (chat.type === 'channel') {
    if (from && mayPost(after) && !mayPost(before)) await tellAdder(room, update);
  } else if (chat.type !== 'private' && !isIn(before)) {
    const language = from?.language_code ? { languageCode: from.language_code } : {};
    const speaker = { chatId: chat.id, kind: 'group', isAnonymousAdmin: false, ...language } as const;
    const group = await chatOf(room, speaker);
    await post(room, { chatId: chat.id }, await render(room, greeting(group, room.me.username), group));
  }
}

function greeting({ say }: Chat, username: string): View {
  return {
    blocks: [
      {
        type: 'line',
        content: say(
          '大家好，我逐字读新闻：谁说了什么，多少，三句摘要。写 @{name} 和想问的词，例如：@{name} 铁路',
          'Hello. I read the news word for word: who said what, how much, and summaries. Write @{name} and what you look for: @{name} 铁路',
          { name: username },
        ),
      },
    ],
    buttons: [[{ label: say.text('看最新的', 'See the latest'), action: { type: 'command', line: '/latest' } }]],
  };
}

/** Whoever let the bot into a channel hears in private what comes next; nobody does who never spoke to it. */
async function tellAdder(room: Room, { chat, from }: ChatMemberUpdated): Promise<void> {
  const say: Say = speak(languageOf(from.language_code));
  const adder = await chatOf(room, {
    chatId: from.id,
    kind: 'private',
    user: from.id,
    isAnonymousAdmin: false,
    ...(from.language_code ? { languageCode: from.language_code } : {}),
  });
  const line = `@${chat.id} /subscribe`;
  const view: View = {
    blocks: [
      {
        type: 'line',
        content: say(
          '现在我可以在《{title}》发帖了。要定时发简报过去吗？',
          'I may post in “{title}” now. Shall I bring digests there?',
          { title: (chat.title ?? '').slice(0, 60) },
        ),
      },
    ],
    buttons: [
      [
        { label: say.text('设置简报', 'Set up digests'), action: { type: 'command', line } },
        { label: say.text('频道设置', 'Channel settings'), action: { type: 'command', line: `@${chat.id} /settings` } },
      ],
    ],
  };
  await post(room, { chatId: from.id }, await render(room, view, adder));
}

/** A group became a supergroup, told from either side: what is stored moves along. True where the message says so. */
export async function takeMigration(room: Room, message: Message): Promise<boolean> {
  const { migrate_to_chat_id: to, migrate_from_chat_id: from, chat } = message;
  if (to === undefined && from === undefined) return false;
  await tell(room, (events) => events.moved(keyOf(from ?? chat.id), keyOf(to ?? chat.id)));
  return true;
}
