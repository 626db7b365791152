import type { InlineQuery, InlineQueryResultArticle, InputMessageContent } from 'grammy/types';
import type { Chat } from '../chat/command.ts';
import { payloadOf } from '../chat/deep-link.ts';
import type { Card } from '../chat/inline-card.ts';
import { cardPage } from '../chat/inline-cards.ts';
import { printable } from '../view/styled.ts';
import { chatOf } from './chat-of.ts';
import { faultFacts } from './fault.ts';
import type { Pace } from './pace.ts';
import { render } from './render.ts';
import type { Room } from './room.ts';

/** Telegram takes no more results in one answer. */
const RESULTS = 50;

/** Answers an inline query with a page of cards; each posts a message that stands by itself. */
export async function answerInline(room: Room, query: InlineQuery, pace: Pace): Promise<void> {
  const { id, from, offset } = query;
  if (!from || typeof query.query !== 'string') return;
  const language = from.language_code ? { languageCode: from.language_code } : {};
  const speaker = { chatId: from.id, kind: 'private', user: from.id, isAnonymousAdmin: false, ...language } as const;
  const isTooFast = pace.take(from.id) !== 'go';
  try {
    if (isTooFast) return void (await room.api.answerInlineQuery(id, [], { cache_time: 1, is_personal: true }));
    const chat = await chatOf(room, speaker, 'none');
    const page = cardPage(query.query, offset ?? '', chat, room.app);
    const results: InlineQueryResultArticle[] = [];
    for (const card of page.cards.slice(0, RESULTS)) {
      const result = await resultOf(room, card, chat);
      if (result) results.push(result);
    }
    const text = chat.say.text('在私聊里打开', 'Open in the private chat');
    await room.api.answerInlineQuery(id, results, {
      cache_time: page.holds,
      // The bot's own words are in the asker's language.
      is_personal: true,
      next_offset: page.next ?? '',
      button: { text, start_parameter: payloadOf(page.line) ?? 'latest' },
    });
  } catch (error) {
    // The asker typed on, or went away: Telegram takes no late answers.
    room.log.debug(faultFacts(error), 'an inline query was not answered');
  }
}

async function resultOf(room: Room, card: Card, chat: Chat): Promise<InlineQueryResultArticle | undefined> {
  const [message] = await render(room, card.view, { ...chat, record: { ...chat.record, rich: false } });
  if (!message) return undefined;
  const { text, entities, link_preview_options, reply_markup } = message;
  const input_message_content: InputMessageContent = { message_text: text, entities, link_preview_options };
  return {
    type: 'article',
    id: card.id,
    title: printable(card.title),
    description: printable(card.description),
    input_message_content,
    ...(reply_markup ? { reply_markup } : {}),
  };
}
