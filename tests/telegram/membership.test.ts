import { describe, expect, it } from 'vitest';
import { makeChatChanges } from '../../src/delivery/chats.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/records.ts';
import type { ChatEvents } from '../../src/telegram/room.ts';
import { startStage } from './start-bot.ts';

/** The part of delivery that keeps account of chats. */
function eventsOf(store: Store, now: () => number): ChatEvents {
  const silent = () => {};
  const nothing = async () => ({ messages: [], articles: [], repeatNote: '' });
  const changes = makeChatChanges({
    store,
    composer: { digest: nothing, alert: nothing, note: nothing },
    log: { info: silent, warn: silent, error: silent },
    onPlanned: silent,
    onMoved: async () => {},
  });
  return {
    answered: silent,
    slowDown: silent,
    returned: (chat) => changes.resume(chat, now()),
    left: (chat, reason) => changes.pause(chat, reason, now()),
    moved: (from, to) => changes.move(from, to),
  };
}

async function stage() {
  const store = memoryStore();
  let clock = Date.UTC(2026, 10, 20);
  const now = () => (clock += 1000);
  const found = await startStage({ now, store, events: eventsOf(store, now) });
  return found;
}

const isPaused = async (store: Store, key: string) => {
  const pause = (await store.chats.get(key))?.pause;
  return pause !== undefined && pause.until === undefined;
};

describe('membership', () => {
  it('greets a group once, in few words with one next step', async () => {
    const { playground, settled } = await stage();
    const { readers } = playground.rooms;
    playground.members.addBot(readers, playground.people.lin);
    await settled();
    const said = playground.messages(readers).filter(({ from }) => from?.id === playground.bot.id);
    expect(said).toHaveLength(1);
    expect(said[0]!.text).toContain('@jianbao_bot');
    expect(said[0]!.text!.length).toBeLessThan(120);
    expect(said[0]!.reply_markup!.inline_keyboard.flat()).toHaveLength(1);
    await playground.act.press(said[0]!, [0, 0], playground.people.chen);
    await settled();
    expect(playground.messages(readers).at(-1)!.text).toContain('最新');
  });

  it('is paused where it was removed and goes on when it is back', async () => {
    const { playground, store, settled } = await stage();
    const { chen } = playground.people;
    const { newsroom } = playground.rooms;
    const key = `tg:${newsroom.id}`;
    await playground.ask(newsroom, chen, '/settings 篇数 8');
    playground.members.removeBot(newsroom, chen);
    await settled();
    expect(await isPaused(store, key)).toBe(true);
    expect((await store.chats.get(key))?.digestLength).toBe(8);
    playground.members.addBot(newsroom, chen);
    await settled();
    expect(await isPaused(store, key)).toBe(false);
  });

  it('is paused where it was blocked, and a word from that person ends it', async () => {
    const { playground, store, settled } = await stage();
    const { lin } = playground.people;
    await playground.ask(lin, lin, '/start');
    playground.members.block(lin);
    await settled();
    expect(await isPaused(store, `tg:${lin.id}`)).toBe(true);
    playground.members.unblock(lin);
    await playground.ask(lin, lin, '/help');
    await settled();
    expect(await isPaused(store, `tg:${lin.id}`)).toBe(false);
  });

  it('takes what is stored along when a group becomes a supergroup', async () => {
    const { playground, store, settled } = await stage();
    const { chen } = playground.people;
    const { newsroom } = playground.rooms;
    await playground.ask(newsroom, chen, '/settings 语言 繁體');
    const next = playground.members.migrate(newsroom);
    await settled();
    expect((await store.chats.get(`tg:${next.id}`))?.language).toBe('zh-Hant');
    expect((await store.chats.get(`tg:${newsroom.id}`))?.movedTo).toBe(`tg:${next.id}`);
    expect((await playground.ask(next, chen, '/settings')).text).toContain('設定');
  });

  it('finds out by a refused answer that a group moved, and answers there', async () => {
    const { playground, store, settled } = await stage();
    const { chen } = playground.people;
    const { newsroom, forum } = playground.rooms;
    await playground.ask(newsroom, chen, '/settings 篇数 8');
    playground.failNext(
      { method: 'sendMessage' },
      {
        error_code: 400,
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: forum.id },
      },
    );
    playground.act.say(newsroom, chen, '/privacy');
    await settled();
    expect(playground.messages(forum).at(-1)!.from?.id).toBe(playground.bot.id);
    expect((await store.chats.get(`tg:${forum.id}`))?.digestLength).toBe(8);
  });

  it('tells whoever let it into a channel what comes next, in private', async () => {
    const { playground, settled } = await stage();
    const { lin } = playground.people;
    await playground.ask(lin, lin, '/start');
    const channel = playground.members.addRoom('港口快讯', 'channel', [{ user: lin, status: 'creator' }]);
    playground.members.addBot(channel, lin, { status: 'administrator', rights: { can_post_messages: true } });
    await settled();
    const told = playground.messages(lin).at(-1)!;
    expect(told.text).toContain('港口快讯');
    await playground.act.press(told, '频道设置');
    await settled();
    expect(playground.messages(lin).at(-1)!.text).toContain('〔港口快讯〕');
    expect(playground.messages(channel)).toEqual([]);
  });

  it('says nothing on service messages', async () => {
    const { playground, settled } = await stage();
    const { lin, emma } = playground.people;
    const { newsroom, forum } = playground.rooms;
    playground.members.leave(newsroom, emma);
    playground.members.join(newsroom, emma);
    playground.members.openTopic(forum, '新话题');
    playground.act.send(newsroom, lin, { new_chat_title: '新名字' });
    await settled();
    for (const room of [newsroom, forum])
      expect(playground.messages(room).filter(({ from }) => from?.id === playground.bot.id)).toEqual([]);
  });
});
