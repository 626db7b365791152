import { sequentialize } from '@grammyjs/runner';
import type { Bot } from 'grammy';
import type { ChatMemberUpdated, Message, Update } from 'grammy/types';
import { answer, answerAgain, answerKey } from './answer.ts';
import { askedIn } from './asked.ts';
import { chatOf } from './chat-of.ts';
import { faultFacts } from './fault.ts';
import { Gate } from './gate.ts';
import { answerInline } from './inline.ts';
import { takeMembership, takeMigration } from './membership.ts';
import { Pace } from './pace.ts';
import { post } from './post.ts';
import { Presses, pressedMessage } from './press.ts';
import { Recent } from './recent.ts';
import { render } from './render.ts';
import { type Room, tell } from './room.ts';

/** What the bot wants to hear of; all else stays at Telegram. */
export const UPDATES: readonly Exclude<keyof Update, 'update_id'>[] = [
  'message',
  'edited_message',
  'callback_query',
  'inline_query',
  'my_chat_member',
  'chat_member',
];

/** Telegram may deliver an update again; these many ids are remembered. */
const UPDATES_KEPT = 5_000;
/** An edit of a message that was not answered counts as a new question this long. Seconds. */
const EDITABLE = 300;
/** Typing asks at every key. */
const KEYS = { burst: 60, perSecond: 10 } as const;

/** How far the bot is with its updates. */
export interface Progress {
  /** Highest update id begun. */
  last?: number;
  /** Updates being answered now. */
  working: number;
}

/** Puts the handlers of all updates onto the bot; `progress` is kept up to date. */
export function handleUpdates(bot: Bot, room: Room, progress: Progress): void {
  const gate = new Gate(room);
  const presses = new Presses(room, gate);
  const keys = new Pace({ ...KEYS, now: room.app.now });
  const seen = new Recent<true>(UPDATES_KEPT);

  bot.use(async ({ update }, next) => {
    const id = String(update.update_id);
    progress.last = Math.max(progress.last ?? update.update_id, update.update_id);
    if (seen.get(id)) return;
    seen.set(id, true);
    progress.working++;
    try {
      await next();
    } finally {
      progress.working--;
    }
  });
  // In order within a chat; presses and inline queries are not behind that queue, presses of one message in their own.
  bot.use(
    sequentialize(({ update }) => {
      const press = update.callback_query;
      if (press) return `press ${pressedMessage(press)}`;
      if (update.inline_query) return undefined;
      const chat = (update.message ?? update.edited_message ?? update.my_chat_member ?? update.chat_member)?.chat;
      return chat ? `chat ${chat.id}` : undefined;
    }),
  );
  bot.use(async ({ update }) => {
    try {
      if (update.callback_query) await presses.take(update.callback_query);
      else if (update.inline_query) await answerInline(room, update.inline_query, keys);
      else if (update.message) await takeMessage(room, gate, update.message);
      else if (update.edited_message) await takeEdit(room, gate, update.edited_message);
      else if (update.my_chat_member) await takeMembership(room, update.my_chat_member);
      else if (update.chat_member) takeMember(room, update.chat_member);
    } catch (error) {
      room.log.error(faultFacts(error), 'an update failed');
    }
  });
  bot.catch(({ error }) => room.log.error(faultFacts(error), 'an update failed'));
}

/** Somebody's standing in a chat changed: its list of administrators is old. */
function takeMember(room: Room, { chat }: ChatMemberUpdated): void {
  if (chat) room.admins.forget(chat.id);
}

async function takeMessage(room: Room, gate: Gate, message: Message): Promise<void> {
  if (message.chat && (await takeMigration(room, message))) return;
  const asked = askedIn(message, room.me.username, room.app.commands);
  if (!asked) return;
  const chat = await chatOf(room, asked);
  const { pause } = chat.record;
  if (pause && pause.until === undefined && pause.reason !== 'asked')
    await tell(room, (events) => events.returned(chat.key));
  const barred = await gate.barred(asked, chat, 'message');
  if (!barred) return answer(room, asked, chat);
  if (!barred.words) return;
  const { chatId, thread, messageId: replyTo } = asked;
  const messages = await render(room, { blocks: [{ type: 'line', content: [barred.words] }] }, chat);
  await post(room, asked.kind === 'private' ? { chatId, thread } : { chatId, thread, replyTo }, messages);
}

async function takeEdit(room: Room, gate: Gate, message: Message): Promise<void> {
  const asked = askedIn(message, room.me.username, room.app.commands);
  if (!asked) return;
  const before = room.answers.get(answerKey(asked));
  if (!before && (message.edit_date ?? 0) - (message.date ?? 0) > EDITABLE) return;
  if (!before) return takeMessage(room, gate, message);
  const chat = await chatOf(room, asked);
  if (await gate.barred(asked, chat, 'message')) return;
  await answerAgain(room, asked, chat, before);
}
