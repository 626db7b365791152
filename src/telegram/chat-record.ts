import type { ChatRecord } from '../store/records.ts';
import { faultFacts } from './fault.ts';
import type { Room } from './room.ts';

/** What is stored of a chat. A store that cannot be read costs the settings, not the answer. */
export async function recordOf(room: Room, key: string): Promise<ChatRecord> {
  try {
    return (await room.app.store.chats.get(key)) ?? {};
  } catch (error) {
    room.log.error(faultFacts(error), 'cannot read a chat');
    return {};
  }
}
