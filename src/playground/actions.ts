import type { Api } from './api.ts';
import { botHears } from './hearing.ts';
import { ANONYMOUS_ADMIN, BOT, CHANNEL_WRITER, TELEGRAM } from './people.ts';
import { headOf, mayDo, memberOf, type Room } from './room.ts';
import type { CallbackAnswer, Content, InlineAnswer, InlineButton, Message, User } from './wire.ts';
import { plainText } from './world.ts';

/** A chat or a person: by id, or as an object that has one. */
export type Named = number | { readonly id: number };

/** Where and in whose name somebody writes. */
export interface SayOptions {
  /** Forum topic; General without. */
  readonly thread?: number;
  readonly reply?: Message;
  /** In the name of the group (admins), or of a channel of this id. */
  readonly as?: 'group' | number;
}

/** Which button: its label, its place (row, column), or what it looks like. */
export type ButtonChoice = string | readonly [number, number] | ((button: InlineButton) => boolean);

/** What people do in chats: everything that makes an update for the bot. Throws on what nobody could do. */
export class Actions {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  /** Writes a text. In a channel it is a post. */
  say(chat: Named, user: Named, text: string, options: SayOptions = {}): Message {
    return this.send(chat, user, plainText(text), options);
  }

  /** Sends anything: a location, a document, a caption, a service message. */
  send(chat: Named, user: Named, content: Content, { thread, reply, as }: SayOptions = {}): Message {
    const { world } = this.#api;
    const room = world.room(idOf(chat));
    const person = this.#person(user);
    if (room.type === 'private') this.#begin(room, person);
    const sender = this.#sender(room, person, as);
    const message = world.post(room, {
      ...sender,
      ...content,
      ...(thread !== undefined && { thread }),
      ...(reply && { reply_to_message: reply }),
    });
    this.tell(room, message);
    return message;
  }

  /** Uploads a file with the message. */
  sendFile(
    chat: Named,
    user: Named,
    file: { name: string; type: string; bytes: Uint8Array },
    options: SayOptions = {},
  ): Message {
    return this.send(chat, user, { document: this.#api.files.keep(file.name, file.type, file.bytes) }, options);
  }

  /** Opens the private chat by a deep link: `/start payload`. */
  start(user: Named, payload?: string): Message {
    if (payload !== undefined && !/^[A-Za-z0-9_-]{1,64}$/.test(payload))
      throw new Error(`"${payload}" cannot be the payload of a deep link: 1-64 of A-Z a-z 0-9 _ -`);
    return this.say(idOf(user), user, payload === undefined ? '/start' : `/start ${payload}`);
  }

  /** Changes a text that was written before. */
  edit(message: Message, text: string): Message {
    const { world, updates } = this.#api;
    const room = world.room(message.chat.id);
    const edited = world.edit(room, message.message_id, plainText(text));
    if (botHears(room, edited))
      updates.push(room.type === 'channel' ? 'edited_channel_post' : 'edited_message', edited);
    return edited;
  }

  /** Takes a message away; the bot is not told. */
  remove(message: Message): void {
    const { world } = this.#api;
    world.remove(world.room(message.chat.id), [message.message_id]);
  }

  /** Presses a callback button; resolves with what the presser is shown. In a private chat the presser is known. */
  press(message: Message, choice: ButtonChoice, user?: Named): Promise<CallbackAnswer> {
    const { world } = this.#api;
    const room = world.room(message.chat.id);
    const now = world.message(room, message.message_id) ?? message;
    const button = findButton(now, choice);
    if (button?.callback_data === undefined)
      throw new Error(
        `no such callback button; there are: ${buttonsOf(now)
          .map(({ text }) => JSON.stringify(text))
          .join(', ')}`,
      );
    const presser = user ?? room.person;
    if (!presser) throw new Error('say who presses the button');
    return this.pressData(now, button.callback_data, presser);
  }

  /** Presses a button with these data, whether or not the message has (still) such a one. */
  pressData(message: Message, data: string, user: Named): Promise<CallbackAnswer> {
    const { world, updates, queries, inlinePosts } = this.#api;
    const room = world.room(message.chat.id);
    const there = world.message(room, message.message_id);
    const inline = inlinePosts.idOf(room.id, message.message_id);
    const gone = { chat: headOf(room), message_id: message.message_id, date: 0 as const };
    const from = this.#person(user);
    const id = queries.freshId();
    const answer = queries.callbacks.ask(id, room.id, from.id);
    updates.push('callback_query', {
      id,
      from,
      ...(inline === undefined ? { message: there ?? gone } : { inline_message_id: inline }),
      chat_instance: String(BigInt(Math.abs(room.id)) * 7919n),
      data,
    });
    return answer;
  }

  /** Types `@bot text` into a chat; resolves with the cards. */
  inlineQuery(user: Named, chat: Named, text: string, offset = ''): Promise<InlineAnswer> {
    const { world, updates, queries } = this.#api;
    const room = world.room(idOf(chat));
    const from = this.#person(user);
    const id = queries.freshId();
    const answer = queries.inline.ask(id, room.id, from.id);
    const chat_type = room.id === from.id ? 'sender' : room.type;
    updates.push('inline_query', { id, from, query: text.slice(0, 256), offset, chat_type });
    return answer;
  }

  /** Posts a card of an answer into a chat. With `feedback` the bot is told which (BotFather's setting; never sure). */
  chooseInline(
    user: Named,
    chat: Named,
    answer: InlineAnswer,
    result: string,
    { query = '', feedback = true } = {},
  ): Message {
    const { world, updates, inlinePosts } = this.#api;
    const room = world.room(idOf(chat));
    const from = this.#person(user);
    const card = answer.results.find(({ id }) => id === result);
    const content = card?.input_message_content;
    if (!card || !content) throw new Error(`the answer has no card ${result}`);
    const message = world.post(room, {
      from,
      via_bot: BOT,
      ...(content.message_text !== undefined && { text: content.message_text }),
      ...(content.entities && { entities: content.entities }),
      ...(content.rich_message && { rich_message: content.rich_message as { blocks: object[] } }),
      ...(card.reply_markup && { reply_markup: card.reply_markup }),
    });
    const inline = card.reply_markup && inlinePosts.register(room.id, message.message_id);
    this.tell(room, message);
    if (feedback)
      updates.push('chosen_inline_result', {
        result_id: result,
        from,
        query,
        ...(inline !== undefined && { inline_message_id: inline }),
      });
    return message;
  }

  /** Telegram forwards a channel's post into its discussion group. */
  discuss(post: Message, group: Named): Message {
    const room = this.#api.world.room(idOf(group));
    const { text, entities, chat, date, message_id } = post;
    const message = this.#api.world.post(room, {
      from: TELEGRAM,
      sender_chat: chat,
      is_automatic_forward: true,
      forward_origin: { type: 'channel', chat, message_id, date },
      ...(text !== undefined && { text }),
      ...(entities && { entities }),
    });
    this.tell(room, message);
    return message;
  }

  /** Gives the bot a message to hear, if it may. */
  tell(room: Room, message: Message): void {
    if (botHears(room, message)) this.#api.updates.push(room.type === 'channel' ? 'channel_post' : 'message', message);
  }

  #person(user: Named): User {
    return this.#api.world.person(idOf(user));
  }

  #begin(room: Room, person: User): void {
    if (room.person?.id !== person.id)
      throw new Error(`${person.first_name} cannot write in the private chat of another`);
    if (room.isBlocked) throw new Error(`${person.first_name} blocks the bot: unblock it first`);
    room.isStarted = true;
  }

  #sender(room: Room, person: User, as: SayOptions['as']): Pick<Message, 'from' | 'sender_chat'> {
    if (room.type === 'channel') {
      if (!mayDo(memberOf(room, person), 'can_post_messages'))
        throw new Error(`${person.first_name} may not post in ${room.title}`);
      return { sender_chat: headOf(room) };
    }
    if (typeof as === 'number') return { from: CHANNEL_WRITER, sender_chat: headOf(this.#api.world.room(as)) };
    if (as !== 'group' && memberOf(room, person).isAnonymous !== true) return { from: person };
    if (!mayDo(memberOf(room, person), 'can_manage_chat'))
      throw new Error(`${person.first_name} is no admin of ${room.title}`);
    return { from: ANONYMOUS_ADMIN, sender_chat: headOf(room) };
  }
}

/** The id of a chat or person. */
export function idOf(named: Named): number {
  return typeof named === 'number' ? named : named.id;
}

/** All buttons of a message: those under it, then those inside a rich message. */
export function buttonsOf(message: Message): readonly InlineButton[] {
  const found: InlineButton[] = [...(message.reply_markup?.inline_keyboard.flat() ?? [])];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('callback_data' in node) found.push(node as InlineButton);
    for (const inner of Object.values(node)) walk(inner);
  };
  walk(message.rich_message);
  return found;
}

function findButton(message: Message, choice: ButtonChoice): InlineButton | undefined {
  if (typeof choice === 'string') return buttonsOf(message).find(({ text }) => text === choice);
  if (typeof choice === 'function') return buttonsOf(message).find(choice);
  return message.reply_markup?.inline_keyboard[choice[0]]?.[choice[1]];
}
