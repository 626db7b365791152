import { type Actions, idOf, type Named } from './actions.ts';
import type { Api } from './api.ts';
import { ANONYMOUS_ADMIN, BOT } from './people.ts';
import { botIn, chatMember, headOf, type Member, memberOf, type Rights, type Room, type Topic } from './room.ts';
import type { Message, Status, User } from './wire.ts';

/** The office of somebody in a chat. */
export interface Standing {
  readonly status: Status;
  readonly rights?: Rights;
  /** Writes in the name of the group. */
  readonly anonymous?: boolean;
}

/** Comings and goings: who is in a chat, in which office, and what becomes of the chat itself. */
export class Memberships {
  readonly #api: Api;
  readonly #actions: Actions;

  constructor(api: Api, actions: Actions) {
    this.#api = api;
    this.#actions = actions;
  }

  join(chat: Named, user: Named): void {
    const { room, person } = this.#both(chat, user);
    this.#change(room, { user: person, status: 'member' }, person);
    this.#service(room, person, { new_chat_members: [person] });
  }

  leave(chat: Named, user: Named): void {
    const { room, person } = this.#both(chat, user);
    this.#change(room, { user: person, status: 'left' }, person);
    this.#service(room, person, { left_chat_member: person });
  }

  /** Gives a person or the bot another standing: admin, owner, plain or restricted member, banned. */
  promote(chat: Named, user: Named, { status, rights, anonymous }: Standing, by?: Named): void {
    const { room, person } = this.#both(chat, user);
    const actor = by === undefined ? this.#someAdmin(room) : this.#api.world.person(idOf(by));
    this.#change(
      room,
      { user: person, status, ...(rights && { rights }), ...(anonymous && { isAnonymous: true }) },
      actor,
    );
  }

  /** Adds the bot; a group says so with a service message. */
  addBot(chat: Named, by: Named, standing: Standing = { status: 'member' }): void {
    const { room, person } = this.#both(chat, by);
    const { status, rights } = standing;
    this.#change(room, { user: BOT, status, ...(rights && { rights }) }, person);
    this.#service(room, person, { new_chat_members: [BOT] });
  }

  /** Removes the bot; it may not come back by itself. */
  removeBot(chat: Named, by: Named): void {
    const { room, person } = this.#both(chat, by);
    this.#service(room, person, { left_chat_member: BOT });
    this.#change(room, { user: BOT, status: 'kicked' }, person);
  }

  block(user: Named): void {
    this.#setBlocked(user, true);
  }

  unblock(user: Named): void {
    this.#setBlocked(user, false);
  }

  /** The account is deleted; the bot learns it when it writes. */
  deactivate(user: Named): void {
    this.#api.world.room(idOf(user)).isDeactivated = true;
  }

  /** Makes a supergroup of a basic group; gives the new chat. Both tell of it. */
  migrate(chat: Named): Room {
    const { world } = this.#api;
    const old = world.room(idOf(chat));
    if (old.type !== 'group') throw new Error(`only a basic group becomes a supergroup, ${old.title} is a ${old.type}`);
    const { id } = world.addRoom({
      id: world.freshRoomId('supergroup'),
      type: 'supergroup',
      title: old.title,
      members: [],
    });
    const next = world.room(id);
    for (const [user, member] of old.members) next.members.set(user, member);
    const by = this.#someAdmin(old);
    this.#service(old, by, { migrate_to_chat_id: id });
    old.migratedTo = id;
    const first = world.post(next, { from: ANONYMOUS_ADMIN, sender_chat: headOf(next), migrate_from_chat_id: old.id });
    this.#actions.tell(next, first);
    world.tell({ type: 'chat', chat: old.id });
    return next;
  }

  /** A new topic in a forum. */
  openTopic(chat: Named, name: string): Topic {
    const room = this.#forum(chat);
    const topic = this.#api.world.openTopic(room, name, this.#someAdmin(room));
    const created = this.#api.world.message(room, topic.id);
    if (created) this.#actions.tell(room, created);
    return topic;
  }

  /** Closes a topic; without `thread`, General. */
  closeTopic(chat: Named, thread?: number): void {
    this.#setClosed(chat, thread, true);
  }

  reopenTopic(chat: Named, thread?: number): void {
    this.#setClosed(chat, thread, false);
  }

  /** The bot is not told of it. */
  deleteTopic(chat: Named, thread: number): void {
    this.#api.world.dropTopic(this.#forum(chat), thread);
  }

  /** A further person, who has not begun a chat with the bot. */
  addPerson(person: User): User {
    this.#api.world.addPerson(person);
    return person;
  }

  /** A further chat of these people. */
  addRoom(
    title: string,
    type: 'group' | 'supergroup' | 'channel',
    members: readonly (Standing & { readonly user: Named })[],
    isForum = false,
  ): Room {
    const { world } = this.#api;
    const room = world.addRoom({ id: world.freshRoomId(type), type, title, isForum, members: [] });
    for (const { user, status, rights, anonymous } of members) {
      const person = idOf(user) === BOT.id ? BOT : world.person(idOf(user));
      room.members.set(person.id, {
        user: person,
        status,
        ...(rights && { rights }),
        ...(anonymous && { isAnonymous: true }),
      });
    }
    world.tell({ type: 'chat', chat: room.id });
    return room;
  }

  #both(chat: Named, user: Named): { room: Room; person: User } {
    const { world } = this.#api;
    return { room: world.room(idOf(chat)), person: idOf(user) === BOT.id ? BOT : world.person(idOf(user)) };
  }

  #forum(chat: Named): Room {
    const room = this.#api.world.room(idOf(chat));
    if (!room.isForum) throw new Error(`${room.title} has no topics`);
    return room;
  }

  #setClosed(chat: Named, thread: number | undefined, isClosed: boolean): void {
    const room = this.#forum(chat);
    const topic = thread === undefined ? undefined : room.topics.get(thread);
    if (thread !== undefined && !topic) throw new Error(`${room.title} has no topic ${thread}`);
    if (topic) this.#api.world.setTopic(room, { ...topic, isClosed });
    else room.isGeneralClosed = isClosed;
    const content = isClosed ? { forum_topic_closed: {} } : { forum_topic_reopened: {} };
    this.#service(room, this.#someAdmin(room), content, thread);
  }

  #setBlocked(user: Named, isBlocked: boolean): void {
    const room = this.#api.world.room(idOf(user));
    if (!room.person || room.isBlocked === isBlocked) return;
    const before = botIn(room);
    room.isBlocked = isBlocked;
    this.#tellMember(room, before, botIn(room), room.person);
  }

  #change(room: Room, member: Member, by: User): void {
    const before = memberOf(room, member.user);
    this.#api.world.setMember(room, member);
    this.#tellMember(room, before, member, by);
  }

  #tellMember(room: Room, before: Member, after: Member, from: User): void {
    const update = {
      chat: headOf(room),
      from,
      date: this.#api.world.seconds,
      old_chat_member: chatMember(room, before),
      new_chat_member: chatMember(room, after),
    };
    if (after.user.id === BOT.id) this.#api.updates.push('my_chat_member', update);
    else if (botIn(room).status === 'administrator') this.#api.updates.push('chat_member', update);
  }

  #service(room: Room, from: User, content: Partial<Message>, thread?: number): void {
    if (room.type === 'channel') return;
    const message = this.#api.world.post(room, { from, ...content, ...(thread !== undefined && { thread }) });
    this.#actions.tell(room, message);
  }

  #someAdmin(room: Room): User {
    const admins = [...room.members.values()].filter(
      ({ status, user }) => status === 'creator' || (status === 'administrator' && !user.is_bot),
    );
    return admins[0]?.user ?? ANONYMOUS_ADMIN;
  }
}
