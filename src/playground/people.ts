import type { ChatType, Status, User } from './wire.ts';

/** The bot as getMe tells it. */
export const BOT: User & { readonly username: string } = {
  id: 7_000_000_001,
  is_bot: true,
  first_name: '简报',
  username: 'jianbao_bot',
};

/** Telegram's stand-in for an admin who writes in the name of the group. */
export const ANONYMOUS_ADMIN: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

/** Telegram's stand-in for somebody who writes in the name of a channel. */
export const CHANNEL_WRITER: User = { id: 136_817_688, is_bot: true, first_name: 'Channel', username: 'Channel_Bot' };

/** Telegram's own account, which forwards posts of a channel into its discussion group. */
export const TELEGRAM: User = { id: 777_000, is_bot: false, first_name: 'Telegram' };

/** Whom the visitor may act as; the first is the visitor. */
export const PEOPLE = {
  lin: { id: 100_001, is_bot: false, first_name: '林晓', username: 'lin_xiao', language_code: 'zh-hans' },
  chen: { id: 100_002, is_bot: false, first_name: '陈思远', username: 'chen_siyuan', language_code: 'zh-hans' },
  emma: { id: 100_003, is_bot: false, first_name: 'Emma', last_name: 'Clark', language_code: 'en' },
} as const satisfies Record<string, User>;

/** A chat to be made. */
export interface RoomPlan {
  readonly id: number;
  readonly type: Exclude<ChatType, 'private'>;
  readonly title: string;
  readonly username?: string;
  readonly isForum?: boolean;
  readonly members: readonly { readonly user: number; readonly status: Status }[];
  readonly topics?: readonly { readonly name: string; readonly closed?: boolean }[];
}

/** The chats there are at the beginning, beside a private chat for each of the people. */
export const ROOMS = {
  /** A basic group; the bot is a plain member, Chen its only admin. */
  newsroom: {
    id: -4001,
    type: 'group',
    title: '编辑部',
    members: [
      { user: PEOPLE.lin.id, status: 'member' },
      { user: PEOPLE.chen.id, status: 'administrator' },
      { user: PEOPLE.emma.id, status: 'member' },
      { user: BOT.id, status: 'member' },
    ],
  },
  /** A supergroup with topics, one of them closed; the bot is a plain member. */
  forum: {
    id: -1_001_000_000_001,
    type: 'supergroup',
    title: '丝路论坛',
    isForum: true,
    members: [
      { user: PEOPLE.chen.id, status: 'creator' },
      { user: PEOPLE.lin.id, status: 'member' },
      { user: PEOPLE.emma.id, status: 'member' },
      { user: BOT.id, status: 'member' },
    ],
    topics: [{ name: '铁路' }, { name: '能源' }, { name: '往期', closed: true }],
  },
  /** A public channel of Lin's; the bot may post. */
  channel: {
    id: -1_001_000_000_002,
    type: 'channel',
    title: '每日要闻',
    username: 'meiri_yaowen',
    members: [
      { user: PEOPLE.lin.id, status: 'creator' },
      { user: PEOPLE.chen.id, status: 'member' },
      { user: BOT.id, status: 'administrator' },
    ],
  },
  /** A group without the bot: for inline queries, and for adding it. */
  readers: {
    id: -4002,
    type: 'group',
    title: '读书会',
    members: [
      { user: PEOPLE.lin.id, status: 'creator' },
      { user: PEOPLE.chen.id, status: 'member' },
      { user: PEOPLE.emma.id, status: 'member' },
    ],
  },
} as const satisfies Record<string, RoomPlan>;
