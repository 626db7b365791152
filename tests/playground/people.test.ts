import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { botApi } from '../../src/playground/bot-api.ts';
import { misfit } from '../../src/playground/check-shape.ts';
import type { Playground } from '../../src/playground/start.ts';
import type { Message } from '../../src/playground/wire.ts';
import { done, open, updates } from './bot.ts';

let playground: Playground;
beforeEach(async () => {
  playground = await open();
});
afterEach(() => playground.close());

/** The one update that waits. */
async function only(): Promise<Record<string, Record<string, unknown>>> {
  const found = await updates(playground);
  expect(found).toHaveLength(1);
  return found[0]!;
}

describe('what the bot hears', () => {
  it('in a group is only what is meant for it, until it is an admin', async () => {
    const { act, members, people, rooms, bot } = playground;
    const { lin, emma } = people;
    const own = await done<Message>(playground, 'sendMessage', { chat_id: rooms.newsroom.id, text: '早' });
    const said = [
      act.say(rooms.newsroom, lin, '今天吃什么'),
      act.say(rooms.newsroom, lin, '/help'),
      act.say(rooms.newsroom, lin, '/help@jianbao_bot'),
      act.say(rooms.newsroom, lin, '/help@another_bot'),
      act.say(rooms.newsroom, lin, '路径 a/b 和 http://a.example/help'),
      act.say(rooms.newsroom, emma, '问 @jianbao_bot 吧'),
      act.say(rooms.newsroom, emma, '谢谢', { reply: own }),
      act.say(rooms.readers, emma, '/help'),
    ];
    const heard = (await updates(playground)).map((update) => (update.message as unknown as Message).text);
    expect(heard).toEqual(['/help', '/help@jianbao_bot', '问 @jianbao_bot 吧', '谢谢']);
    expect(said).toHaveLength(8);
    members.promote(rooms.newsroom, bot, { status: 'administrator' });
    await updates(playground);
    act.say(rooms.newsroom, lin, '随便说说');
    expect((await only()).message).toMatchObject({ text: '随便说说' });
  });

  it('comes with the entities that Telegram finds by itself', async () => {
    playground.act.say(
      playground.people.lin,
      playground.people.lin,
      '/search@jianbao_bot 铁路 #要闻 https://a.example/x。',
    );
    const { message } = await only();
    expect(message!.entities).toEqual([
      { type: 'bot_command', offset: 0, length: 19 },
      { type: 'hashtag', offset: 23, length: 3 },
      { type: 'url', offset: 27, length: 19 },
    ]);
  });

  it('from an anonymous admin has the group as its sender', async () => {
    const { act, members, people, rooms } = playground;
    act.say(rooms.newsroom, people.chen, '/settings', { as: 'group' });
    expect((await only()).message).toMatchObject({
      from: { id: 1_087_968_824, username: 'GroupAnonymousBot' },
      sender_chat: { id: rooms.newsroom.id, type: 'group' },
    });
    expect(() => act.say(rooms.newsroom, people.lin, '/settings', { as: 'group' })).toThrow('no admin');
    members.promote(rooms.newsroom, people.chen, { status: 'administrator', anonymous: true });
    act.say(rooms.newsroom, people.chen, '/settings');
    expect((await only()).message).toMatchObject({ sender_chat: { id: rooms.newsroom.id } });
    act.say(rooms.newsroom, people.lin, '/settings', { as: rooms.channel.id });
    expect((await only()).message).toMatchObject({ from: { id: 136_817_688 }, sender_chat: { id: rooms.channel.id } });
  });

  it('in a forum names the topic, and not in General', async () => {
    const { act, members, people, rooms } = playground;
    const { id } = members.openTopic(rooms.forum, '港口');
    expect((await only()).message).toMatchObject({
      forum_topic_created: { name: '港口' },
      message_thread_id: id,
      is_topic_message: true,
    });
    act.say(rooms.forum, people.lin, '/help', { thread: id });
    expect((await only()).message).toMatchObject({
      message_thread_id: id,
      is_topic_message: true,
      chat: { is_forum: true },
      reply_to_message: { message_id: id },
    });
    act.say(rooms.forum, people.lin, '/help');
    const { message } = await only();
    expect([message!.message_thread_id, message!.is_topic_message]).toEqual([undefined, undefined]);
  });

  it('in a channel is a post without a person', async () => {
    const { act, people, rooms } = playground;
    const post = act.say(rooms.channel, people.lin, '/status');
    const { channel_post } = await only();
    expect(channel_post).toMatchObject({ sender_chat: { id: rooms.channel.id, username: 'meiri_yaowen' } });
    expect(channel_post!.from).toBeUndefined();
    act.edit(post, '/status 现在');
    expect((await only()).edited_channel_post).toMatchObject({ text: '/status 现在' });
    expect(() => act.say(rooms.channel, people.chen, '不行')).toThrow('may not post');
  });

  it('in a discussion group is also what Telegram forwards there', async () => {
    const { act, members, people, rooms, bot } = playground;
    members.promote(rooms.forum, bot, { status: 'administrator' });
    const post = act.say(rooms.channel, people.lin, '开港了');
    await updates(playground);
    act.discuss(post, rooms.forum);
    expect((await only()).message).toMatchObject({
      text: '开港了',
      from: { id: 777_000 },
      sender_chat: { id: rooms.channel.id },
      is_automatic_forward: true,
    });
  });

  it('tells its own comings and goings', async () => {
    const { members, people, rooms } = playground;
    const standing = (update: Record<string, Record<string, unknown>>) => {
      const { old_chat_member, new_chat_member } = update.my_chat_member as Record<string, { status: string }>;
      return `${old_chat_member!.status} → ${new_chat_member!.status}`;
    };
    members.addBot(rooms.readers, people.lin);
    const [joined, service] = await updates(playground);
    expect(standing(joined!)).toBe('left → member');
    expect(service!.message).toMatchObject({ new_chat_members: [{ id: playground.bot.id }] });
    members.removeBot(rooms.readers, people.lin);
    const gone = await updates(playground);
    expect(standing(gone[1]!)).toBe('member → kicked');
    members.block(people.emma);
    expect(standing(await only())).toBe('member → kicked');
    members.block(people.emma);
    expect(await updates(playground)).toEqual([]);
    members.unblock(people.emma);
    expect(standing(await only())).toBe('kicked → member');
  });

  it('learns from both sides that a group has moved', async () => {
    const { members, rooms, people } = playground;
    const next = members.migrate(rooms.newsroom);
    const [from, to] = await updates(playground);
    expect(from!.message).toMatchObject({ chat: { id: rooms.newsroom.id }, migrate_to_chat_id: next.id });
    expect(to!.message).toMatchObject({
      chat: { id: next.id, type: 'supergroup' },
      migrate_from_chat_id: rooms.newsroom.id,
    });
    const admins = await done<{ user: { id: number } }[]>(playground, 'getChatAdministrators', { chat_id: next.id });
    expect(admins.map(({ user }) => user.id)).toEqual([people.chen.id]);
  });
});

describe('rights', () => {
  it('are told as they are now', async () => {
    const { members, people, rooms, bot } = playground;
    const status = async (user_id: number, chat_id: number | string = rooms.newsroom.id) =>
      (await done<{ status: string }>(playground, 'getChatMember', { chat_id, user_id })).status;
    expect(await status(people.chen.id)).toBe('administrator');
    expect(await status(people.lin.id)).toBe('member');
    members.promote(rooms.newsroom, people.lin, { status: 'creator' });
    members.promote(rooms.newsroom, people.chen, { status: 'member' });
    members.leave(rooms.newsroom, people.emma);
    expect([await status(people.lin.id), await status(people.chen.id), await status(people.emma.id)]).toEqual([
      'creator',
      'member',
      'left',
    ]);
    expect(await status(bot.id, '@meiri_yaowen')).toBe('administrator');
    expect(await done(playground, 'getChatMemberCount', { chat_id: rooms.newsroom.id })).toBe(3);
  });
});

describe('every update', () => {
  it('looks as the Bot API says, whatever people do', async () => {
    const person = fc.constantFrom('lin', 'chen', 'emma') as fc.Arbitrary<'lin' | 'chen' | 'emma'>;
    const room = fc.constantFrom('newsroom', 'forum', 'channel', 'readers') as fc.Arbitrary<
      'newsroom' | 'forum' | 'channel' | 'readers'
    >;
    const status = fc.constantFrom(
      'creator',
      'administrator',
      'member',
      'restricted',
      'left',
      'kicked',
    ) as fc.Arbitrary<'creator' | 'administrator' | 'member' | 'restricted' | 'left' | 'kicked'>;
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('/help', '@jianbao_bot 好', '/a/b /c', '#话题 /x'),
    );
    const step = fc.oneof(
      fc.record({ kind: fc.constant('say' as const), person, text }),
      fc.record({ kind: fc.constant('post' as const), room, person, text, reply: fc.boolean() }),
      fc.record({ kind: fc.constant('promote' as const), room, person, status, anonymous: fc.boolean() }),
      fc.record({ kind: fc.constant('bot' as const), room, status }),
      fc.record({ kind: fc.constant('block' as const), person }),
      fc.record({ kind: fc.constant('inline' as const), room, person, text }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const one = await open();
        const { act, members, people, rooms, bot } = one;
        for (const it of steps) {
          if (it.kind === 'say') {
            members.unblock(people[it.person]);
            act.edit(act.say(people[it.person], people[it.person], it.text), `${it.text}。`);
          } else if (it.kind === 'post') {
            const last = one.messages(rooms[it.room]).at(-1);
            const mayPost = it.room !== 'channel' || it.person === 'lin';
            if (mayPost) members.promote(rooms[it.room], people.lin, { status: 'creator' });
            if (mayPost) act.say(rooms[it.room], people[it.person], it.text, it.reply && last ? { reply: last } : {});
          } else if (it.kind === 'promote') {
            members.promote(rooms[it.room], people[it.person], {
              status: it.status,
              anonymous: it.anonymous && it.status === 'administrator',
            });
          } else if (it.kind === 'bot') members.promote(rooms[it.room], bot, { status: it.status });
          else if (it.kind === 'block') members.block(people[it.person]);
          else void act.inlineQuery(people[it.person], rooms[it.room], it.text);
        }
        const wrong = one.pending.map((update) => misfit(update, 'Update', '')).find(Boolean);
        await one.close();
        expect(wrong).toBeUndefined();
      }),
      { numRuns: 60 },
    );
    expect(botApi.types.Update).toBeDefined();
  });
});
