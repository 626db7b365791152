import type { Chat } from '../chat/command.ts';
import { languageOf, speak } from '../chat/voice.ts';
import type { Speaker } from './asked.ts';
import { recordOf } from './chat-record.ts';
import { faultFacts } from './fault.ts';
import { keyOf } from './keys.ts';
import type { Room } from './room.ts';
import { findTarget } from './targets.ts';

/** What the speaker's word may change: what he may, only the chat it is said in, nothing. */
export type Rights = 'own' | 'here' | 'none';

/** The chat as commands see it, with the rights of who speaks; asked for at the moment they are needed. */
export async function chatOf(room: Room, speaker: Speaker, rights: Rights = 'own'): Promise<Chat> {
  const { kind, thread, user, chatId } = speaker;
  const key = keyOf(chatId);
  const record = await recordOf(room, key);
  const language = record.language ?? languageOf(speaker.languageCode);
  return {
    key,
    kind,
    record,
    language,
    say: speak(language),
    timeZone: record.timeZone ?? room.app.defaults.timeZone,
    mayChange: async () => rights !== 'none' && (await mayChange(room, speaker)),
    ...(thread !== undefined ? { thread } : {}),
    ...(user !== undefined ? { user, isOperator: room.operators.has(user) } : {}),
    ...(user !== undefined && rights === 'own' ? { findTarget: (name: string) => findTarget(room, user, name) } : {}),
  };
}

async function mayChange(room: Room, { kind, chatId, user, isAnonymousAdmin }: Speaker): Promise<boolean> {
  if (kind === 'private' || isAnonymousAdmin) return true;
  return user !== undefined && (await isAdmin(room, chatId, user));
}

/** Whether a user administers a chat; where Telegram does not tell, nobody does. */
export async function isAdmin(room: Room, chatId: number, user: number): Promise<boolean> {
  try {
    return (await room.admins.find(chatId, user)) !== undefined;
  } catch (error) {
    room.log.warn(faultFacts(error), 'cannot read the administrators of a chat');
    return false;
  }
}
