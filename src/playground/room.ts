import { BOT } from './people.ts';
import type { ChatHead, ChatType, Message, Status, User } from './wire.ts';

/** Rights of an administrator, by Telegram's names (`can_post_messages`); what is not named is granted. */
export type Rights = Readonly<Record<string, boolean>>;

/** Somebody in a chat. */
export interface Member {
  readonly user: User;
  readonly status: Status;
  readonly rights?: Rights;
  /** Writes in the name of the group. */
  readonly isAnonymous?: boolean;
}

/** A topic of a forum; General is none. */
export interface Topic {
  /** Id of the service message that created it. */
  readonly id: number;
  readonly name: string;
  readonly isClosed: boolean;
}

/** A chat and all that is in it. Only the world changes it. */
export interface Room {
  readonly id: number;
  type: ChatType;
  title: string;
  username: string | undefined;
  isForum: boolean;
  /** The other side of a private chat. */
  person: User | undefined;
  readonly members: Map<number, Member>;
  readonly topics: Map<number, Topic>;
  isGeneralClosed: boolean;
  messages: Message[];
  lastMessageId: number;
  /** The supergroup that a basic group became. */
  migratedTo: number | undefined;
  /** Private chats: whether the person ever wrote to the bot, blocks it, is gone. */
  isStarted: boolean;
  isBlocked: boolean;
  isDeactivated: boolean;
}

/** An empty chat. */
export function openRoom(id: number, type: ChatType, title: string): Room {
  return {
    id,
    type,
    title,
    username: undefined,
    isForum: false,
    person: undefined,
    members: new Map(),
    topics: new Map(),
    isGeneralClosed: false,
    messages: [],
    // As in Telegram, where the first message of a supergroup tells of its making: no topic but General has the id 1.
    lastMessageId: type === 'supergroup' ? 1 : 0,
    migratedTo: undefined,
    isStarted: false,
    isBlocked: false,
    isDeactivated: false,
  };
}

/** The chat as messages name it. */
export function headOf(room: Room): ChatHead {
  const { id, type, title, username, person } = room;
  if (person) {
    const { first_name, last_name } = person;
    return {
      id,
      type,
      first_name,
      ...(last_name !== undefined && { last_name }),
      ...(person.username !== undefined && { username: person.username }),
    };
  }
  return {
    id,
    type,
    title,
    ...(username !== undefined && { username }),
    ...(room.isForum && { is_forum: true as const }),
  };
}

/** Where somebody stands in a chat; who never was there has left. */
export function memberOf(room: Room, user: User): Member {
  return room.members.get(user.id) ?? { user, status: 'left' };
}

/** Where the bot stands. In a private chat it is always a member. */
export function botIn(room: Room): Member {
  if (room.type === 'private') return { user: BOT, status: room.isBlocked ? 'kicked' : 'member' };
  return memberOf(room, BOT);
}

/** Whether a member may do what Telegram calls by this name. */
export function mayDo({ status, rights }: Member, right: string): boolean {
  if (status === 'creator') return true;
  return status === 'administrator' && rights?.[right] !== false;
}

const GROUP_RIGHTS = [
  'can_manage_chat',
  'can_delete_messages',
  'can_manage_video_chats',
  'can_restrict_members',
  'can_promote_members',
  'can_change_info',
  'can_invite_users',
  'can_post_stories',
  'can_edit_stories',
  'can_delete_stories',
  'can_send_welcome_messages',
];
const PERMISSIONS = [
  'can_send_messages',
  'can_send_audios',
  'can_send_documents',
  'can_send_photos',
  'can_send_videos',
  'can_send_video_notes',
  'can_send_voice_notes',
  'can_send_polls',
  'can_send_other_messages',
  'can_add_web_page_previews',
  'can_react_to_messages',
  'can_change_info',
  'can_invite_users',
  'can_edit_tag',
  'can_pin_messages',
  'can_manage_topics',
];

/** A member as getChatMember and chat_member updates tell it. */
export function chatMember(room: Room, member: Member): object {
  const { user, status, rights } = member;
  const grant = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, rights?.[name] !== false]));
  switch (status) {
    case 'creator':
      return { user, status, is_anonymous: member.isAnonymous === true };
    case 'administrator':
      return {
        user,
        status,
        can_be_edited: false,
        is_anonymous: member.isAnonymous === true,
        ...grant(GROUP_RIGHTS),
        ...grant(room.type === 'channel' ? ['can_post_messages', 'can_edit_messages'] : ['can_pin_messages']),
        ...(room.isForum && grant(['can_manage_topics'])),
      };
    case 'restricted':
      return { user, status, is_member: true, ...grant(PERMISSIONS), until_date: 0 };
    case 'kicked':
      return { user, status, until_date: 0 };
    default:
      return { user, status };
  }
}
