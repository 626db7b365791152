import type { Chat } from '../chat/command.ts';
import { payloadInPost, payloadOf } from '../chat/deep-link.ts';
import { converted } from '../view/convert.ts';
import { renderTelegram, type TelegramMessage } from '../view/telegram.ts';
import type { View } from '../view/view.ts';
import { faultFacts } from './fault.ts';
import type { Room } from './room.ts';

/** A view as the messages of a chat: in its script, rich where it wants that, its buttons' keys stored. */
export async function render(room: Room, view: View, chat: Chat): Promise<TelegramMessage[]> {
  const messages = renderTelegram(
    chat.record.convert
      ? converted(view, chat.say('引文由简体转换', 'Quotations converted to traditional characters'))
      : view,
    {
      username: room.me.username,
      callbackData: room.buttons.of,
      payload: chat.kind === 'channel' ? payloadInPost : payloadOf,
      surface: chat.kind === 'channel' ? 'channel' : 'chat',
      // Only what was laid out for it: a line or two is no better for being rich.
      rich: chat.record.rich === true && view.rich !== undefined,
    },
  );
  try {
    await room.buttons.keep();
  } catch (error) {
    // The message still says what it says; a button whose key is lost offers the newest list.
    room.log.error(faultFacts(error), 'cannot store the keys of buttons');
  }
  return messages;
}

/** Payload of a link into the private chat for a command line: as it stands, or under a stored key. */
export function startPayload(room: Room, line: string): string {
  return payloadOf(line) ?? KEPT + room.buttons.key(line);
}

/** Before a stored key in a payload; no other payload begins so. */
const KEPT = '-';

/** The stored key in a payload, as button data. */
export function keptData(payload: string): string | undefined {
  return payload.startsWith(KEPT) ? `#${payload.slice(1)}` : undefined;
}
