import type { Api } from '../api.ts';
import { BOT } from '../people.ts';
import { badRequest, goneRequest } from '../refusal.ts';
import { chatMember, headOf, memberOf } from '../room.ts';
import type { User } from '../wire.ts';
import { readableRoom } from './address.ts';

interface ChatParams {
  readonly chat_id: number | string;
}

/** Colour of a name and most reactions: Telegram tells them, nothing here uses them. */
const ORNAMENTS = {
  accent_color_id: 0,
  max_reaction_count: 11,
  accepted_gift_types: {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  },
};

/** Tells what a chat is. Throws Refusal. */
export function getChat(api: Api, { chat_id }: ChatParams): object {
  const room = readableRoom(api, chat_id);
  return { ...headOf(room), ...ORNAMENTS };
}

/** Owner and admins as they are now; of bots only this one. Throws Refusal. */
export function getChatAdministrators(api: Api, { chat_id }: ChatParams): object[] {
  const room = readableRoom(api, chat_id);
  if (room.type === 'private') throw badRequest('there are no administrators in the private chat');
  return [...room.members.values()]
    .filter(({ status }) => status === 'creator' || status === 'administrator')
    .filter(({ user }) => !user.is_bot || user.id === BOT.id)
    .map((member) => chatMember(room, member));
}

/** Counts who is in a chat, bots too. Throws Refusal. */
export function getChatMemberCount(api: Api, { chat_id }: ChatParams): number {
  const room = readableRoom(api, chat_id);
  if (room.type === 'private') return 2;
  return [...room.members.values()].filter(({ status }) => status !== 'left' && status !== 'kicked').length;
}

/** Tells where somebody stands in a chat now. Throws Refusal. */
export function getChatMember(api: Api, { chat_id, user_id }: ChatParams & { readonly user_id: number }): object {
  const room = readableRoom(api, chat_id);
  const user: User | undefined = user_id === BOT.id ? BOT : api.world.findPerson(user_id);
  if (!user) throw goneRequest('user not found');
  if (room.type === 'channel' && memberOf(room, BOT).status !== 'administrator')
    throw goneRequest('member list is inaccessible');
  if (room.type === 'private') return { user, status: 'member' };
  return chatMember(room, memberOf(room, user));
}

/** Takes the bot out of a chat. Throws Refusal. */
export function leaveChat(api: Api, { chat_id }: ChatParams): true {
  const room = readableRoom(api, chat_id);
  if (room.type === 'private') throw badRequest("chat member status can't be changed in private chats");
  const before = memberOf(room, BOT);
  api.world.setMember(room, { user: BOT, status: 'left' });
  api.updates.push('my_chat_member', {
    chat: headOf(room),
    from: BOT,
    date: api.world.seconds,
    old_chat_member: chatMember(room, before),
    new_chat_member: { user: BOT, status: 'left' },
  });
  return true;
}
