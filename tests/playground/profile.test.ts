import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { done, open } from './bot.ts';

let playground: Playground;
beforeEach(async () => {
  playground = await open();
});
afterEach(() => playground.close());

const command = (name: string) => [{ command: name, description: name }];

describe('what the bot says about itself', () => {
  it('is kept by scope and language, and read back as it was set', async () => {
    const { rooms } = playground;
    await done(playground, 'setMyCommands', { commands: [{ command: '/Start'.toLowerCase(), description: ' 开始 ' }] });
    await done(playground, 'setMyCommands', { commands: command('en_one'), language_code: 'en' });
    await done(playground, 'setMyCommands', {
      commands: command('here'),
      scope: { type: 'chat', chat_id: '@meiri_yaowen' },
    });
    expect(await done(playground, 'getMyCommands')).toEqual([{ command: 'start', description: '开始' }]);
    expect(await done(playground, 'getMyCommands', { language_code: 'zh' })).toEqual([]);
    expect(await done(playground, 'getMyCommands', { scope: { type: 'chat', chat_id: rooms.channel.id } })).toEqual(
      command('here'),
    );
    await done(playground, 'deleteMyCommands', { language_code: 'en' });
    expect(await done(playground, 'getMyCommands', { language_code: 'en' })).toEqual([]);

    await done(playground, 'setMyName', { name: '简报' });
    await done(playground, 'setMyName', { name: 'Jianbao', language_code: 'en' });
    await done(playground, 'setMyShortDescription', { short_description: '读报' });
    expect(await done(playground, 'getMyName', { language_code: 'en' })).toEqual({ name: 'Jianbao' });
    expect(await done(playground, 'getMyName', { language_code: 'de' })).toEqual({ name: '简报' });
    expect(await done(playground, 'getMyShortDescription', { language_code: 'en' })).toEqual({
      short_description: '读报',
    });
    expect(await done(playground, 'getMyDescription')).toEqual({ description: '' });

    const rights = await done<Record<string, boolean>>(playground, 'getMyDefaultAdministratorRights');
    expect(Object.values(rights)).not.toContain(true);
    await done(playground, 'setMyDefaultAdministratorRights', {
      rights: { ...rights, can_post_messages: true },
      for_channels: true,
    });
    expect(await done(playground, 'getMyDefaultAdministratorRights', { for_channels: true })).toMatchObject({
      can_post_messages: true,
    });
    expect(await done(playground, 'getMyDefaultAdministratorRights')).toEqual(rights);
    expect(await done(playground, 'getChatMenuButton')).toEqual({ type: 'commands' });
    expect(await done(playground, 'getMe')).toMatchObject({ first_name: '简报', username: playground.bot.username });
  });

  it('makes the menu that somebody sees, the narrowest first', async () => {
    const { people, rooms } = playground;
    const menu = async (chat: number, user: number) => {
      const answer = await fetch(`${playground.url}playground/menu?chat=${chat}&user=${user}`);
      return ((await answer.json()) as { command: string }[]).map((one) => one.command);
    };
    const set = (name: string, scope: object, language_code?: string) =>
      done(playground, 'setMyCommands', { commands: command(name), scope, ...(language_code && { language_code }) });
    await set('anywhere', { type: 'default' });
    expect(await menu(people.lin.id, people.lin.id)).toEqual(['anywhere']);
    await set('private', { type: 'all_private_chats' });
    await set('private_en', { type: 'all_private_chats' }, 'en');
    await set('groups', { type: 'all_group_chats' });
    await set('admins', { type: 'all_chat_administrators' });
    expect(await menu(people.lin.id, people.lin.id)).toEqual(['private']);
    expect(await menu(people.emma.id, people.emma.id)).toEqual(['private_en']);
    expect(await menu(rooms.newsroom.id, people.lin.id)).toEqual(['groups']);
    expect(await menu(rooms.newsroom.id, people.chen.id)).toEqual(['admins']);
    await set('this_group', { type: 'chat', chat_id: rooms.newsroom.id });
    await set('only_lin', { type: 'chat_member', chat_id: rooms.newsroom.id, user_id: people.lin.id });
    expect(await menu(rooms.newsroom.id, people.emma.id)).toEqual(['this_group']);
    expect(await menu(rooms.newsroom.id, people.lin.id)).toEqual(['only_lin']);
    expect(await menu(rooms.readers.id, people.lin.id)).toEqual([]);
  });
});
