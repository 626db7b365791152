import { afterAll, describe, expect, it } from 'vitest';
import type { App } from '../../src/chat/command.ts';
import { makeComposer } from '../../src/delivery/compose.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { ChatRecord } from '../../src/store/records.ts';
import { renderTerminal } from '../../src/view/terminal.ts';
import type { View } from '../../src/view/view.ts';
import { NOW, openSeedApp } from '../commands/seed-app.ts';
import { linesOf, verbatimsOf } from '../commands/shown.ts';
import { makeSubscription } from './make-subscription.ts';

const seed = await openSeedApp();
afterAll(() => seed.library.close());

const SLOT = { local: '2025-06-20T08:00', at: NOW - 3_600_000, late: false };

async function bench(record: ChatRecord = {}, arrivedAt?: (article: string) => number) {
  const store = memoryStore();
  await store.chats.update('tg:1', () => record);
  const app: App = { ...seed.app, store, ...(arrivedAt ? { arrivedAt } : {}) };
  const views: View[] = [];
  const composer = makeComposer({
    app,
    render: async (view) => {
      views.push(view);
      return [{ text: renderTerminal(view) }];
    },
  });
  return { store, composer, views };
}

const subscription = (given: Partial<Subscription> = {}) => makeSubscription({ topics: ['铁路', '荒漠化'], ...given });

describe('a composed digest', () => {
  it('has date and topics, stories with source and reason, and their doors; each word of an article is at its place', async () => {
    const { composer, views, store } = await bench();
    const { messages, articles, repeatNote } = await composer.digest(subscription({ length: 3 }), SLOT, NOW);
    const text = String(messages[0]?.text);
    expect(text).toMatch(/简报 · 6月20日 周五 09:00\n铁路 · 荒漠化　3 条，另有 \d+ 条/);
    expect(text).toMatch(/因“.*荒漠化”/);
    expect(articles).toHaveLength(3);
    expect(repeatNote).toContain('可能重复');
    for (const { text: shown, article, passage } of verbatimsOf(views[0]!)) {
      if (passage) {
        expect(
          seed.library.article(article)?.paragraphs[passage.paragraph]?.text.slice(passage.start, passage.end),
        ).toBe(shown);
      }
    }
    expect(linesOf(views[0]!)).toEqual(expect.arrayContaining([`/read ${articles[0]}`, `/mute less ${articles[0]}`]));
    expect((await store.chats.get('tg:1'))?.listed).toEqual(articles);
  });

  it('says that it is late, for what time', async () => {
    const { composer } = await bench();
    const { messages } = await composer.digest(subscription(), { ...SLOT, late: true }, NOW);
    expect(String(messages[0]?.text)).toContain('本该 08:00 送达');
  });

  it('speaks the language of the chat, else the one it was ordered in', async () => {
    const english = await (await bench()).composer.digest(subscription({ language: 'en' }), SLOT, NOW);
    expect(String(english.messages[0]?.text)).toContain('Digest · Fri 20 Jun 09:00');
    const traditional = await (await bench({ language: 'zh-Hant' })).composer.digest(
      subscription({ language: 'en' }),
      SLOT,
      NOW,
    );
    expect(String(traditional.messages[0]?.text)).toContain('簡報');
  });

  it('brings only what came in since the last one', async () => {
    const fresh = seed.library.search('荒漠化').hits[0]!.article.id;
    const arrivedAt = (id: string) => (id === fresh ? NOW : 0);
    const { composer } = await bench({}, arrivedAt);
    const later = await composer.digest(subscription({ since: NOW - 1_000 }), SLOT, NOW);
    expect(later.articles).toEqual([fresh]);
    const had = await composer.digest(subscription({ since: NOW - 1_000, had: [fresh] }), SLOT, NOW);
    expect(had).toMatchObject({ isEmpty: true, messages: [] });
  });

  it('counts the other reports of its stories as had', async () => {
    const { articles, covered = [] } = await (await bench()).composer.digest(subscription(), SLOT, NOW);
    for (const id of articles) {
      const others = seed.library.story(seed.library.article(id)!).articles.filter((one) => one.id !== id);
      expect(covered).toEqual(expect.arrayContaining(others.map((one) => one.id)));
    }
    expect(covered.some((id) => articles.includes(id))).toBe(false);
  });

  it('without news is silent, says so, or suggests after three, as the chat chose', async () => {
    const quiet = { since: NOW };
    const arrivedAt = () => 0;
    const silent = await bench({}, arrivedAt);
    expect((await silent.composer.digest(subscription(quiet), SLOT, NOW)).messages).toEqual([]);
    const saying = await bench({ whenEmpty: 'say' }, arrivedAt);
    const said = await saying.composer.digest(subscription(quiet), SLOT, NOW);
    expect(said).toMatchObject({ isEmpty: true, articles: [] });
    expect(String(said.messages[0]?.text)).toContain('没有“铁路 · 荒漠化”的新消息');
    const suggesting = await bench({ whenEmpty: 'suggest' }, arrivedAt);
    expect((await suggesting.composer.digest(subscription(quiet), SLOT, NOW)).messages).toEqual([]);
    const third = await suggesting.composer.digest(subscription({ ...quiet, empties: 2 }), SLOT, NOW);
    expect(String(third.messages[0]?.text)).toContain('连着 3 期没有新消息');
  });

  it('as an alert holds what is new and a way to end it', async () => {
    const fresh = seed.library.search('荒漠化').hits[0]!.article.id;
    const { composer, views } = await bench({}, (id) => (id === fresh ? NOW : 0));
    const { schedule: _, ...alert } = subscription({ id: '4', since: NOW - 1 });
    const { messages, articles } = await composer.alert(alert, NOW);
    expect(articles).toEqual([fresh]);
    expect(String(messages[0]?.text)).toMatch(/^# 提醒 · 铁路 · 荒漠化/);
    expect(linesOf(views[0]!)).toContain('/unsubscribe 4');
    expect(await composer.alert({ ...alert, since: NOW + 1 }, NOW)).toMatchObject({ isEmpty: true, messages: [] });
  });

  it('as a note says what happened, where, and what to do', async () => {
    const { composer } = await bench();
    const target = { chat: 'tg:-100', name: '编辑部' };
    const closed = await composer.note(
      { chat: 'tg:1' },
      { about: 'topic-closed', target, subscription: subscription() },
    );
    expect(String(closed.messages[0]?.text)).toMatch(/编辑部 里的话题关闭了.*General/);
    const mute = await composer.note({ chat: 'tg:1' }, { about: 'no-rights', target, subscription: subscription() });
    expect(String(mute.messages[0]?.text)).toContain('没有发言权');
  });
});
