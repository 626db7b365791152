import { withDetectedEntities } from './detect-entities.ts';
import { BOT, PEOPLE, ROOMS, type RoomPlan } from './people.ts';
import { headOf, type Member, openRoom, type Room, type Topic } from './room.ts';
import type { CallbackAnswer, ChatHead, Content, InlineKeyboard, Message, User } from './wire.ts';

/** Something a visitor of the page sees happen. */
export type WorldEvent =
  | { readonly type: 'message' | 'edited'; readonly chat: number; readonly message: Message }
  | { readonly type: 'deleted'; readonly chat: number; readonly ids: readonly number[] }
  | { readonly type: 'typing'; readonly chat: number; readonly thread?: number }
  | { readonly type: 'draft'; readonly chat: number; readonly draft: number; readonly content: Content }
  | { readonly type: 'answered'; readonly chat: number; readonly user: number; readonly answer: CallbackAnswer }
  | { readonly type: 'chat'; readonly chat: number }
  | { readonly type: 'profile' };

/** A message to be put into a chat. */
export interface Post extends Content {
  readonly from?: User;
  readonly sender_chat?: ChatHead;
  readonly author_signature?: string;
  /** Forum topic; absent in General. */
  readonly thread?: number;
  readonly reply_to_message?: Message;
  readonly via_bot?: User;
  readonly reply_markup?: InlineKeyboard;
  readonly forward_origin?: object;
  readonly is_automatic_forward?: true;
}

/** Messages kept in a chat; older ones are forgotten. */
const HISTORY = 3000;

/** Everybody, every chat and every message. Changes are told to the listeners, in order. */
export class World {
  readonly #rooms = new Map<number, Room>();
  readonly #people = new Map<number, User>();
  readonly #listeners = new Set<(event: WorldEvent) => void>();
  readonly #now: () => number;
  #lastRoomId = 0;

  /** `now` gives epoch milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
    for (const person of Object.values(PEOPLE)) this.addPerson(person);
    for (const plan of Object.values(ROOMS)) this.addRoom(plan);
  }

  /** Unix time in seconds. */
  get seconds(): number {
    return Math.floor(this.#now() / 1000);
  }

  /** A new person with a private chat that is not begun. Replaces one of the same id. */
  addPerson(person: User): Room {
    this.#people.set(person.id, person);
    const room = this.#rooms.get(person.id) ?? openRoom(person.id, 'private', person.first_name);
    room.person = person;
    this.#rooms.set(person.id, room);
    return room;
  }

  addRoom(plan: RoomPlan): Room {
    const room = openRoom(plan.id, plan.type, plan.title);
    room.username = plan.username;
    room.isForum = plan.isForum === true;
    // 1 is General's.
    if (room.isForum) room.lastMessageId = 1;
    for (const { user, status } of plan.members) {
      const known = user === BOT.id ? BOT : this.person(user);
      room.members.set(user, { user: known, status });
    }
    this.#rooms.set(room.id, room);
    const founder = plan.members.find(({ status }) => status === 'creator')?.user;
    for (const topic of plan.topics ?? []) {
      const { id } = this.openTopic(room, topic.name, founder === undefined ? BOT : this.person(founder));
      if (topic.closed) this.setTopic(room, { id, name: topic.name, isClosed: true });
    }
    return room;
  }

  /** An id for a new chat. */
  freshRoomId(type: RoomPlan['type']): number {
    this.#lastRoomId++;
    return (type === 'group' ? -5000 : -1_001_100_000_000) - this.#lastRoomId;
  }

  get rooms(): readonly Room[] {
    return [...this.#rooms.values()];
  }

  get people(): readonly User[] {
    return [...this.#people.values()];
  }

  /** A person by id. Throws when there is none: ids come from the people of the playground. */
  person(id: number): User {
    const person = this.#people.get(id);
    if (!person)
      throw new Error(`nobody in the playground has the id ${id}; known: ${[...this.#people.keys()].join(', ')}`);
    return person;
  }

  findPerson(id: number): User | undefined {
    return this.#people.get(id);
  }

  findRoom(id: number | string): Room | undefined {
    if (typeof id === 'number') return this.#rooms.get(id);
    const name = id.replace(/^@/, '').toLowerCase();
    return this.rooms.find(({ username, type }) => type !== 'private' && username?.toLowerCase() === name);
  }

  /** A chat by id. Throws when there is none. */
  room(id: number): Room {
    const room = this.#rooms.get(id);
    if (!room) throw new Error(`the playground has no chat ${id}; known: ${[...this.#rooms.keys()].join(', ')}`);
    return room;
  }

  listen(listener: (event: WorldEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(event: WorldEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Puts a message into a chat. */
  post(room: Room, { thread, ...post }: Post): Message {
    room.lastMessageId++;
    const isTopic = room.isForum && thread !== undefined;
    // In a topic everything hangs on the message that created it; in a plain supergroup replies make threads.
    const root = isTopic ? room.messages.find(({ message_id }) => message_id === thread) : undefined;
    const reply = post.reply_to_message ?? root;
    const replyThread = !room.isForum && room.type === 'supergroup' && reply ? threadOf(reply) : undefined;
    const threadId = isTopic ? thread : replyThread;
    const message: Message = {
      message_id: room.lastMessageId,
      date: this.seconds,
      chat: headOf(room),
      ...post,
      ...(threadId !== undefined && { message_thread_id: threadId }),
      ...(isTopic && { is_topic_message: true as const }),
      ...(reply && { reply_to_message: withoutReply(reply) }),
    };
    room.messages.push(message);
    if (room.messages.length > HISTORY) room.messages = room.messages.slice(-HISTORY);
    this.tell({ type: 'message', chat: room.id, message });
    return message;
  }

  message(room: Room, id: number): Message | undefined {
    return room.messages.find(({ message_id }) => message_id === id);
  }

  /** Replaces what a message says; `reply_markup` is taken away where the new one has none. */
  edit(room: Room, id: number, content: Content & { readonly reply_markup?: InlineKeyboard | undefined }): Message {
    const at = room.messages.findIndex(({ message_id }) => message_id === id);
    const before = room.messages[at];
    if (!before) throw new Error(`no message ${id} in ${room.id}`);
    const { text: _text, entities: _entities, rich_message: _rich, reply_markup: _markup, ...kept } = before;
    const { reply_markup, ...rest } = content;
    const message: Message = {
      ...kept,
      ...rest,
      edit_date: this.seconds,
      ...(reply_markup && { reply_markup }),
    };
    room.messages[at] = message;
    this.tell({ type: 'edited', chat: room.id, message });
    return message;
  }

  remove(room: Room, ids: readonly number[]): void {
    room.messages = room.messages.filter(({ message_id }) => !ids.includes(message_id));
    this.tell({ type: 'deleted', chat: room.id, ids });
  }

  setMember(room: Room, member: Member): void {
    room.members.set(member.user.id, member);
    this.tell({ type: 'chat', chat: room.id });
  }

  openTopic(room: Room, name: string, by: User): Topic {
    const icon_color = 7322096;
    const created = this.post(room, {
      from: by,
      thread: room.lastMessageId + 1,
      forum_topic_created: { name, icon_color },
    });
    const topic = { id: created.message_id, name, isClosed: false };
    this.setTopic(room, topic);
    return topic;
  }

  setTopic(room: Room, topic: Topic): void {
    room.topics.set(topic.id, topic);
    this.tell({ type: 'chat', chat: room.id });
  }

  dropTopic(room: Room, id: number): void {
    room.topics.delete(id);
    room.messages = room.messages.filter(({ message_thread_id }) => message_thread_id !== id);
    this.tell({ type: 'chat', chat: room.id });
  }
}

function threadOf(message: Message): number {
  return message.message_thread_id ?? message.message_id;
}

/** A replied-to message never carries the one it replies to itself. */
function withoutReply({ reply_to_message: _, ...message }: Message): Message {
  return message;
}

/** A text as people write it, with what Telegram finds in it. */
export function plainText(text: string): Content {
  const entities = withDetectedEntities(text, []);
  return entities.length > 0 ? { text, entities } : { text };
}
