import type { Api } from '../api.ts';
import { BOT } from '../people.ts';
import { badRequest, goneRequest } from '../refusal.ts';
import { botIn, mayDo, type Room, type Topic } from '../room.ts';
import { writableRoom } from './address.ts';

interface ForumParams {
  readonly chat_id: number | string;
}
interface TopicParams extends ForumParams {
  readonly message_thread_id: number;
}

function managedForum(api: Api, chat: number | string): Room {
  const room = writableRoom(api, chat);
  if (!room.isForum) throw badRequest('the chat is not a forum');
  if (!mayDo(botIn(room), 'can_manage_topics')) throw goneRequest('not enough rights to manage topics in the chat');
  return room;
}

function managedTopic(api: Api, { chat_id, message_thread_id }: TopicParams): { room: Room; topic: Topic } {
  const room = managedForum(api, chat_id);
  const topic = room.topics.get(message_thread_id);
  if (!topic) throw goneRequest('message thread not found');
  return { room, topic };
}

/** Opens a topic in a forum. Throws Refusal. */
export function createForumTopic(api: Api, { chat_id, name }: ForumParams & { readonly name: string }): object {
  if (name.length < 1 || [...name].length > 128) throw badRequest('topic name must be 1-128 characters long');
  const room = managedForum(api, chat_id);
  const { id } = api.world.openTopic(room, name, BOT);
  return { message_thread_id: id, name, icon_color: 7322096 };
}

/** Renames a topic. Throws Refusal. */
export function editForumTopic(api: Api, params: TopicParams & { readonly name?: string }): true {
  const { room, topic } = managedTopic(api, params);
  if (params.name !== undefined) {
    api.world.setTopic(room, { ...topic, name: params.name });
    api.world.post(room, { from: BOT, thread: topic.id, forum_topic_edited: { name: params.name } });
  }
  return true;
}

/** Closes a topic. Throws Refusal. */
export function closeForumTopic(api: Api, params: TopicParams): true {
  const { room, topic } = managedTopic(api, params);
  if (topic.isClosed) throw badRequest('TOPIC_NOT_MODIFIED');
  api.world.setTopic(room, { ...topic, isClosed: true });
  api.world.post(room, { from: BOT, thread: topic.id, forum_topic_closed: {} });
  return true;
}

/** Opens a closed topic again. Throws Refusal. */
export function reopenForumTopic(api: Api, params: TopicParams): true {
  const { room, topic } = managedTopic(api, params);
  if (!topic.isClosed) throw badRequest('TOPIC_NOT_MODIFIED');
  api.world.setTopic(room, { ...topic, isClosed: false });
  api.world.post(room, { from: BOT, thread: topic.id, forum_topic_reopened: {} });
  return true;
}

/** Takes a topic away with all its messages. Throws Refusal. */
export function deleteForumTopic(api: Api, params: TopicParams): true {
  const { room, topic } = managedTopic(api, params);
  api.world.dropTopic(room, topic.id);
  return true;
}
