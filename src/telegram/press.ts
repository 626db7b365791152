import { setTimeout as wait } from 'node:timers/promises';
import type { CallbackQuery } from 'grammy/types';
import type { Chat } from '../chat/command.ts';
import { findCommand, takeName } from '../chat/dispatch.ts';
import { printable, styled } from '../view/styled.ts';
import type { TelegramMessage } from '../view/telegram.ts';
import type { Button, View } from '../view/view.ts';
import { lineMeant, viewOf } from './answer.ts';
import type { Speaker } from './asked.ts';
import { chatOf } from './chat-of.ts';
import { continued } from './continue.ts';
import { faultFacts } from './fault.ts';
import type { Gate } from './gate.ts';
import { edit, type Place, placeKey, post, whileTyping } from './post.ts';
import { Recent } from './recent.ts';
import { render, startPayload } from './render.ts';
import type { Room } from './room.ts';

/** An answer that is ready by then may put a word into the press itself; the press never waits longer. Milliseconds. */
const GRACE = 400;
/** The same press again this soon after its answer is the same finger. Milliseconds. */
const DOUBLE = 2000;
const PRESSES_KEPT = 5_000;
/** Characters of the word in a press. */
const NOTICE_LIMIT = 200;

/** Answers presses of buttons. */
export class Presses {
  readonly #room: Room;
  readonly #gate: Gate;
  readonly #done = new Recent<number>(PRESSES_KEPT);
  readonly #running = new Set<string>();

  constructor(room: Room, gate: Gate) {
    this.#room = room;
    this.#gate = gate;
  }

  /** Carries out a press once; a double press is told to Telegram as seen and does nothing. */
  async take(query: CallbackQuery): Promise<void> {
    const room = this.#room;
    const key = [query.from?.id, pressedMessage(query), query.data].join(' ');
    const isDouble =
      this.#running.has(key) || room.app.now() - (this.#done.get(key) ?? Number.NEGATIVE_INFINITY) < DOUBLE;
    const speaker = speakerOfPress(query);
    if (isDouble || !speaker || !query.data) return seen(room, query);
    this.#running.add(key);
    try {
      await this.#carryOut(query, speaker, query.data);
    } finally {
      this.#running.delete(key);
      this.#done.set(key, room.app.now());
    }
  }

  async #carryOut(query: CallbackQuery, speaker: Speaker, data: string): Promise<void> {
    const room = this.#room;
    const isInline = query.inline_message_id !== undefined;
    // A posted card stands anywhere: whoever presses it asks for himself and changes nothing.
    const chat = await chatOf(room, speaker, isInline ? 'none' : 'own');
    const barred = await this.#gate.barred(speaker, chat, 'press');
    if (barred) return seen(room, query, barred.words);
    const working = this.#work(data, chat, isInline);
    const early = await Promise.race([working, wait(GRACE, undefined, { ref: false })]);
    // A refusal is told to the presser alone, unless it is an answer to a question, which everybody may read.
    const isAside = early?.view.refusal === true && (early.inPlace || isInline || early.view.notice !== undefined);
    const notice = isAside ? wordsOf(early.view) : early?.view.notice;
    await seen(room, query, notice, isAside);
    if (isAside) return;
    const place = placeOfPress(query, speaker);
    const { view, line, inPlace: wantsPlace } = early ?? (await (place ? whileTyping(room, place, working) : working));
    const inPlace = wantsPlace && !view.refusal;
    const isTold = notice !== undefined && notice === view.notice;
    if (isInline) return this.#showInline(query.inline_message_id!, harmless(room, view), chat);
    if (!place || (view.blocks.length === 0 && isTold)) return;
    const shown = view.blocks.length > 0 ? view : { blocks: [{ type: 'line' as const, content: [view.notice ?? ''] }] };
    const messages = await render(room, inPlace ? shown : continued(room, shown, line, chat), chat);
    if (inPlace && query.message) await this.#replace(query.message, place, messages);
    else await post(room, place, messages);
  }

  async #work(data: string, chat: Chat, isInline: boolean): Promise<{ view: View; line: string; inPlace: boolean }> {
    const room = this.#room;
    const press = await readPress(room, data);
    if (press) {
      const line = await lineMeant(room, press.line);
      // A posted card speaks for no other chat.
      const view = isInline ? await room.dispatch(line, chat, room.app) : await viewOf(room, line, chat);
      return { view, line, inPlace: press.inPlace };
    }
    const line = '/latest';
    const view = await room.dispatch(line, chat, room.app);
    const word = chat.say(
      '这个按钮是很久以前的了；现在最新的是：',
      'That button is from long ago. This is the latest now:',
    );
    return { view: { ...view, blocks: [{ type: 'line', content: word }, ...view.blocks] }, line, inPlace: false };
  }

  async #replace(
    message: NonNullable<CallbackQuery['message']>,
    place: Place,
    messages: readonly TelegramMessage[],
  ): Promise<void> {
    const room = this.#room;
    const [first, ...rest] = messages;
    if (!first) return;
    const standing = { chatId: message.chat.id, messageId: message.message_id };
    // The press tells how the message looked then; what it was edited to since is known better.
    const isSame =
      !room.standing.get(placeKey(standing)) &&
      message.date !== 0 &&
      'text' in message &&
      message.text === first.text &&
      sameButtons(message.reply_markup, first.reply_markup);
    const stands = isSame || (await edit(room, standing, first));
    await post(room, place, stands ? rest : messages);
  }

  async #showInline(inlineMessageId: string, view: View, chat: Chat): Promise<void> {
    const [first, ...rest] = await render(this.#room, view, { ...chat, kind: 'private' });
    if (!first) return;
    const { reply_markup: markup } = rest.at(-1) ?? first;
    const { rich: _, ...plain } = first;
    await edit(this.#room, { inlineMessageId }, { ...plain, ...(markup ? { reply_markup: markup } : {}) });
  }
}

/** Which message a press is of. */
export function pressedMessage({ inline_message_id, message }: CallbackQuery): string {
  return inline_message_id ?? `${message?.chat?.id}:${message?.message_id}`;
}

/** Who pressed: the person, also where administrators post anonymously. */
function speakerOfPress(query: CallbackQuery): Speaker | undefined {
  const { from, message } = query;
  if (!from || from.is_bot) return undefined;
  const language = from.language_code ? { languageCode: from.language_code } : {};
  if (query.inline_message_id !== undefined) {
    return { chatId: from.id, kind: 'private', user: from.id, isAnonymousAdmin: false, ...language };
  }
  if (!message?.chat || message.chat.type === 'channel') return undefined;
  const isTopic = 'is_topic_message' in message && message.is_topic_message === true;
  const thread = isTopic && 'message_thread_id' in message ? message.message_thread_id : undefined;
  return {
    chatId: message.chat.id,
    kind: message.chat.type === 'private' ? 'private' : 'group',
    user: from.id,
    isAnonymousAdmin: false,
    ...language,
    ...(thread !== undefined && thread > 1 ? { thread } : {}),
  };
}

function placeOfPress({ message }: CallbackQuery, { chatId, kind, thread }: Speaker): Place | undefined {
  if (!message) return undefined;
  return kind === 'private' ? { chatId, thread } : { chatId, thread, replyTo: message.message_id };
}

/** Ends the spinner on the button, with a word where there is one. Too late is no trouble. */
async function seen(room: Room, { id }: CallbackQuery, words?: string, isAlert = false): Promise<void> {
  try {
    await room.api.answerCallbackQuery(
      id,
      words ? { text: short(words), ...(isAlert ? { show_alert: true } : {}) } : {},
    );
  } catch (error) {
    room.log.debug(faultFacts(error), 'a press was not answered');
  }
}

const short = (words: string): string => printable([...words].slice(0, NOTICE_LIMIT).join(''));

/** What a refusal says. */
const wordsOf = ({ blocks }: View): string | undefined =>
  blocks.flatMap((block) => (block.type === 'line' ? [styled(block.content).text] : [])).join(' ') || undefined;

async function readPress(room: Room, data: string) {
  try {
    return await room.buttons.read(data);
  } catch (error) {
    room.log.error(faultFacts(error), 'cannot read the key of a button');
    return undefined;
  }
}

/** In a posted card commands that change something lead into the private chat. */
function harmless(room: Room, view: View): View {
  const made = (button: Button): Button => {
    const { action } = button;
    if (action.type !== 'command') return button;
    const command = findCommand(takeName(action.line).name, room.app.commands);
    if (command && !command.changesChat) return button;
    return { label: button.label, action: { type: 'start', payload: startPayload(room, action.line) } };
  };
  return { ...view, buttons: (view.buttons ?? []).map((row) => row.map(made)) };
}

function sameButtons(before: unknown, after: unknown): boolean {
  return JSON.stringify(before ?? null) === JSON.stringify(after ?? null);
}
