import { Api } from 'grammy';
import type { InputRichMessage } from 'grammy/types';
import type { Outcome, Sender } from '../delivery/sender.ts';
import type { Target } from '../digest/subscription.ts';
import type { Message } from '../store/records.ts';
import { TEXT_LIMIT, type TelegramMessage } from '../view/telegram.ts';
import { failureOf } from './fault.ts';
import { chatIdOf } from './keys.ts';
import { isRichRefused } from './post.ts';

/** Longer than Telegram takes on a bad day; then the message is unsure. Seconds. */
const SEND_TIMEOUT = 30;

/** The way out for digests: tries once, never retries, never throws. Messages are those of `renderTelegram`. */
export function telegramSender(token: string, apiRoot?: string): Sender {
  const { raw } = new Api(token, { timeoutSeconds: SEND_TIMEOUT, ...(apiRoot ? { apiRoot } : {}) });
  return {
    async send(target: Target, message: Message, options = {}): Promise<Outcome> {
      const chat_id = chatIdOf(target.chat);
      if (chat_id === undefined) return { type: 'not-found', detail: 'no chat of Telegram' };
      const at = { chat_id, ...(target.thread !== undefined ? { message_thread_id: target.thread } : {}) };
      const { rich, ...plain } = withNote(message as unknown as TelegramMessage, options.note);
      try {
        if (rich) {
          const markup = plain.reply_markup ? { reply_markup: plain.reply_markup } : {};
          try {
            const sent = await raw.sendRichMessage({ ...at, rich_message: rich as InputRichMessage, ...markup });
            return { type: 'sent', messageId: sent.message_id };
          } catch (error) {
            // Refused for certain: nothing arrived, so the plain form is no repeat.
            if (!isRichRefused(error)) throw error;
          }
        }
        return { type: 'sent', messageId: (await raw.sendMessage({ ...at, ...plain })).message_id };
      } catch (error) {
        return failureOf(error);
      }
    },
  };
}

/** A line under the message; left out where it would not fit. */
function withNote(message: TelegramMessage, note: string | undefined): TelegramMessage {
  if (!note) return message;
  const { text, entities, rich } = message;
  const noted = `${text}\n\n${note}`;
  if (noted.length > TEXT_LIMIT) return message;
  const mark = { type: 'italic', offset: text.length + 2, length: note.length } as const;
  return {
    ...message,
    text: noted,
    entities: [...entities, mark],
    ...(rich ? { rich: { ...rich, blocks: [...rich.blocks, { type: 'footer', text: note }] } } : {}),
  };
}
