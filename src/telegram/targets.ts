import type { Chat, FoundTarget } from '../chat/command.ts';
import { speak } from '../chat/voice.ts';
import type { Button, View } from '../view/view.ts';
import { recordOf } from './chat-record.ts';
import { failureOf, faultFacts } from './fault.ts';
import { chatIdOf, keyOf } from './keys.ts';
import type { Room } from './room.ts';

/**
 * Finds a group or channel by @name, `tg:` key or id for a user, verified on both sides now: the user administers it
 * (in a channel: may publish), the bot may write there.
 */
export async function findTarget(room: Room, user: number, name: string): Promise<FoundTarget> {
  const id = chatIdOf(name) ?? (/^@?-\d{1,16}$/.test(name) ? Number(name.replace('@', '')) : undefined);
  const handle = /^@?([a-z]\w{3,31})$/i.exec(name)?.[1];
  if (id === undefined && !handle) return { problem: 'unknown' };
  try {
    const chat = await room.api.getChat(id ?? `@${handle}`);
    if (chat.type === 'private') return { problem: 'unknown' };
    const kind = chat.type === 'channel' ? 'channel' : 'group';
    const admin = await room.admins.find(chat.id, user);
    if (!admin?.mayPost) return { problem: 'asker-is-no-admin' };
    if (!(await mayWrite(room, chat.id, kind))) return { problem: 'bot-may-not-write' };
    return {
      kind,
      title: chat.title,
      target: { chat: keyOf(chat.id), name: chat.username ? `@${chat.username}` : chat.title },
    };
  } catch (error) {
    const { type } = failureOf(error);
    if (type === 'kicked') return { problem: 'bot-may-not-write' };
    if (type !== 'not-found') room.log.warn(faultFacts(error), 'cannot look a chat up');
    return { problem: 'unknown' };
  }
}

async function mayWrite(room: Room, chatId: number, kind: 'group' | 'channel'): Promise<boolean> {
  const self = await room.api.getChatMember(chatId, room.me.id);
  if (kind === 'channel') return self.status === 'administrator' && self.can_post_messages === true;
  return self.status === 'restricted'
    ? self.can_send_messages
    : self.status === 'member' || self.status === 'administrator';
}

/** `@-100123 /settings` or `@dawn_news /subscribe 铁路`: a command line for another chat, from the private one. */
export function takeTarget(line: string): { readonly name: string; readonly line: string } | undefined {
  const match = /^(@-\d{1,16}|@[a-z]\w{3,31})\s+([/／][\s\S]*)$/i.exec(line);
  return match ? { name: match[1]!, line: match[2]! } : undefined;
}

/** Answers a command line for another chat in the private one; its buttons go on speaking for that chat. */
export async function answerFor(room: Room, name: string, line: string, asker: Chat): Promise<View> {
  const { say, user } = asker;
  const found = user === undefined ? ({ problem: 'unknown' } as const) : await findTarget(room, user, name);
  if ('problem' in found) return { blocks: [{ type: 'line', content: problemWords(found.problem, name, asker) }] };
  const { target, kind, title } = found;
  const record = await recordOf(room, target.chat);
  const language = record.language ?? asker.language;
  const { thread: _, ...rest } = asker;
  const view = await room.dispatch(
    line,
    {
      ...rest,
      key: target.chat,
      kind,
      record,
      language,
      say: speak(language),
      timeZone: record.timeZone ?? room.app.defaults.timeZone,
      mayChange: async () => !('problem' in (await findTarget(room, user!, target.chat))),
    },
    room.app,
  );
  const head = say('〔{title}〕', '[{title}]', { title: title.slice(0, 60) });
  return {
    ...view,
    blocks: [{ type: 'line', content: head }, ...view.blocks],
    // Links lead to this chat already.
    buttons: (view.buttons ?? []).map((row) =>
      row.filter(({ action }) => action.type !== 'start').map((button) => addressed(button, chatIdOf(target.chat)!)),
    ),
  };
}

function addressed(button: Button, chatId: number): Button {
  const { action } = button;
  if (action.type !== 'command') return button;
  return { ...button, action: { ...action, line: `@${chatId} ${action.line}` } };
}

function problemWords(problem: 'unknown' | 'bot-may-not-write' | 'asker-is-no-admin', name: string, { say }: Chat) {
  switch (problem) {
    case 'unknown':
      return say(
        '找不到 {name}。请先把我加进那个群或频道，再写它的 @名字，例如 @my_channel /subscribe 铁路 每天 8:00',
        'Cannot find {name}. Add me to that group or channel first, then write its @name: @my_channel /subscribe 铁路 daily 8:00',
        { name },
      );
    case 'bot-may-not-write':
      return say(
        '我还不能在 {name} 发消息。请在那里把我设为可以发消息的管理员，再试一次。',
        'I may not write in {name} yet. Make me an administrator there who may post, then try again.',
        { name },
      );
    case 'asker-is-no-admin':
      return say(
        '只有 {name} 的管理员可以设置它；频道还要有发帖的权利。',
        'Only administrators of {name} may set it up; in a channel they must be allowed to post.',
        { name },
      );
  }
}
