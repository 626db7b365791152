import type { Chat } from '../chat/command.ts';
import { isLinkable, lineOfPayload } from '../chat/deep-link.ts';
import { takeName } from '../chat/dispatch.ts';
import type { View } from '../view/view.ts';
import type { Asked } from './asked.ts';
import { chatOf, type Rights } from './chat-of.ts';
import { continued } from './continue.ts';
import { faultFacts } from './fault.ts';
import { edit, type Place, post, remove, whileTyping } from './post.ts';
import { keptData, render } from './render.ts';
import type { Answered, Room } from './room.ts';
import { answerFor, takeTarget } from './targets.ts';

/** Answers a message where it was asked, in its topic, in a group as a reply. */
export async function answer(room: Room, asked: Asked, chat: Chat): Promise<void> {
  const place = placeOf(asked);
  const messageIds = await whileTyping(
    room,
    place,
    answered(room, asked, chat).then((messages) => post(room, place, messages)),
  );
  room.answers.set(answerKey(asked), { line: asked.line, messageIds });
}

/** Answers an edited message by editing its answer; an edit that asks the same again changes nothing. */
export async function answerAgain(room: Room, asked: Asked, chat: Chat, before: Answered): Promise<void> {
  if (before.line === asked.line) return;
  const messages = await answered(room, asked, chat);
  const messageIds: number[] = [];
  for (const [n, message] of messages.entries()) {
    const messageId = before.messageIds[n];
    const stands = messageId !== undefined && (await edit(room, { chatId: asked.chatId, messageId }, message));
    messageIds.push(...(stands ? [messageId] : await post(room, placeOf(asked), [message])));
  }
  for (const messageId of before.messageIds.slice(messages.length)) await remove(room, asked.chatId, messageId);
  room.answers.set(answerKey(asked), { line: asked.line, messageIds });
}

/** Where the answer to a message is remembered. */
export const answerKey = ({ chatId, messageId }: Asked): string => `${chatId}:${messageId}`;

const placeOf = ({ kind, chatId, thread, messageId }: Asked): Place =>
  kind === 'private' ? { chatId, thread } : { chatId, thread, replyTo: messageId };

async function answered(room: Room, asked: Asked, own: Chat) {
  const line = await lineMeant(room, asked.line);
  const chat = line === asked.line ? own : await chatOf(room, asked, rightsOfLink(line));
  const view = await viewOf(room, line, chat);
  return render(room, continued(room, view, line, chat), chat);
}

/** Answers a command line; in the private chat it may speak for another chat. */
export async function viewOf(room: Room, line: string, chat: Chat): Promise<View> {
  const other = chat.kind === 'private' ? takeTarget(line) : undefined;
  return other ? answerFor(room, other.name, other.line, chat) : room.dispatch(line, chat, room.app);
}

/** Somebody else may have written the line: it may subscribe here, and change nothing else and nowhere else. */
function rightsOfLink(line: string): Rights {
  return takeName(line).name === 'subscribe' ? 'here' : 'none';
}

/** `/start payload` is the line that the link stands for; every other line is itself. */
export async function lineMeant(room: Room, line: string): Promise<string> {
  const { name, args, isSlash } = takeName(line);
  if (!isSlash || name !== 'start' || args === '') return line;
  const managed = /^chat(-\d{1,16})$/.exec(args);
  if (managed) return `@${managed[1]} /settings`;
  const data = keptData(args);
  if (!data) return lineOfPayload(args, room.app.commands) ?? '/start';
  try {
    const kept = await room.buttons.read(data);
    return kept && isLinkable(kept.line, room.app.commands) ? kept.line : '/start';
  } catch (error) {
    room.log.error(faultFacts(error), 'cannot read the key of a link');
    return '/start';
  }
}
