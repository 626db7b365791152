import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Chat } from '../../src/chat/command.ts';
import { dispatch } from '../../src/chat/dispatch.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Delivery } from '../../src/store/records.ts';
import { renderTerminal } from '../../src/view/terminal.ts';
import type { View } from '../../src/view/view.ts';
import { NOW, openSeedApp } from './seed-app.ts';
import { linesOf } from './shown.ts';

const seed = await openSeedApp();
let store = memoryStore();
let now = NOW;
let arrivedAt: ((article: string) => number) | undefined;
beforeEach(() => {
  arrivedAt = undefined;
  store = memoryStore();
  now = NOW;
});
afterAll(async () => {
  await seed.library.close();
  expect(seed.reported).toEqual([]);
});

async function ask(line: string, about: Partial<Chat> = {}): Promise<View & { text: string; lines: string[] }> {
  const app = { ...seed.app, store, now: () => now, ...(arrivedAt ? { arrivedAt } : {}) };
  const record = (await store.chats.get(about.key ?? 'test:1')) ?? {};
  const chat = await seed.chat('zh-Hans', { record, ...about });
  const view = await dispatch(line, chat, app);
  return { ...view, text: renderTerminal(view), lines: linesOf(view) };
}

async function held(): Promise<Subscription[]> {
  const found: Subscription[] = [];
  for (const collection of [store.subscriptions, store.alerts]) {
    for await (const [, subscription] of collection.entries()) found.push(subscription);
  }
  return found;
}

describe('/subscribe', () => {
  it('makes a subscription from one line and says when the next digest comes', async () => {
    const { text, lines } = await ask('/subscribe 铁路 荒漠化 每天 8:00 20:00 8条');
    expect(text).toContain('已订阅');
    expect(text).toContain('下一期：今天 20:00');
    expect(text).toContain('每期 8 条');
    expect(lines).toContain('/preview 1');
    expect(await held()).toMatchObject([
      {
        id: '1',
        topics: ['铁路', '荒漠化'],
        length: 8,
        slot: '2025-06-20T20:00',
        createdBy: 1,
        target: { chat: 'test:1' },
      },
    ]);
  });

  it('takes English, and a topic in quotation marks with its spaces', async () => {
    await ask('/subscribe "Belt and Road" railways weekdays 7:30 to everything');
    expect(await held()).toMatchObject([{ schedule: [{ weekdays: [1, 2, 3, 4, 5], times: ['07:30'] }] }]);
    expect((await held())[0]?.topics).toContain('"Belt and Road"');
  });

  it('goes step by step with buttons that hold the line so far', async () => {
    const first = await ask('/subscribe');
    expect(first.lines).toContain('/subscribe 全部');
    const second = await ask('/subscribe 铁路');
    expect(second.lines).toContain('/subscribe 铁路 工作日 7:30');
    expect(await held()).toEqual([]);
    await ask(second.lines.find((line) => line.includes('工作日'))!);
    expect(await held()).toHaveLength(1);
    expect((await ask('/subscribe 每天 8:00')).lines).toContain('/subscribe 全部 每天 8:00');
  });

  it('says that a topic matches nothing today, and subscribes all the same', async () => {
    const { text } = await ask('/subscribe 量子计算机 每天 8:00');
    expect(text).toContain('眼下没有报道');
    expect(await held()).toHaveLength(1);
  });

  it('gives the same topics another time instead of twice', async () => {
    await ask('/subscribe 铁路 每天 8:00');
    expect((await ask('/subscribe 铁路 每天 21:00')).text).toContain('已改时间');
    expect(await held()).toMatchObject([{ schedule: [{ times: ['21:00'] }] }]);
  });

  it.each([
    ['/subscribe 铁路 每天 25:00', '25:00'],
    ['/subscribe 铁路 每5分钟', '15 分钟'],
    ['/subscribe 铁路 cron 0 99 * * *', 'cron'],
    ['/subscribe 铁路 每天 8:00 99条', '1 到 20'],
    [`/subscribe ${Array.from({ length: 13 }, (_, n) => `话题${n}`).join(' ')} 每天 8:00`, '最多 12 个话题'],
    ['/subscribe 铁路 每天 8:00 发到 @nowhere_at_all', '@nowhere_at_all'],
  ])('%s is refused with what is allowed', async (line, expected) => {
    const { text } = await ask(line);
    expect(text).toContain(expected);
    expect(await held()).toEqual([]);
  });

  it('goes to a channel that who asks administers', async () => {
    const findTarget = async () => ({ target: { chat: 'tg:-1007' }, kind: 'channel' as const, title: '晨报' });
    await ask('/subscribe 铁路 每天 8:00 发到 @dawn_news', { findTarget });
    expect(await held()).toMatchObject([
      { chat: 'test:1', target: { chat: 'tg:-1007', kind: 'channel', name: '晨报' } },
    ]);
    const refused = async () => ({ problem: 'asker-is-no-admin' as const });
    expect((await ask('/subscribe 荒漠化 每天 8:00 发到 @dawn_news', { findTarget: refused })).text).toContain(
      '管理员',
    );
  });

  it('is for admins in a group, where the forum topic is kept', async () => {
    const about = { key: 'tg:-100', kind: 'group' as const, thread: 4 };
    expect((await ask('/subscribe 铁路 每天 8:00', { ...about, mayChange: async () => false })).text).toContain(
      '管理员',
    );
    expect(await held()).toEqual([]);
    await ask('/subscribe 铁路 每天 8:00', about);
    expect(await held()).toMatchObject([{ target: { chat: 'tg:-100', thread: 4, kind: 'group' } }]);
  });

  it('numbers fifty made at once without losing one, up to the limit', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => ask(`/subscribe 话题${n} 每天 8:00`)));
    const ids = (await held()).map(({ id }) => Number(id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThanOrEqual(30);
    expect((await ask('/subscribe 再来一个 每天 8:00')).text).toContain('上限');
  });
});

describe('/subscriptions and /unsubscribe', () => {
  it('lists, changes, pauses, resumes and ends, by number or topic', async () => {
    await ask('/subscribe 铁路 每天 8:00');
    await ask('/subscribe 荒漠化 周末 9点');
    expect((await ask('/subscriptions')).text).toMatch(
      /2 份[\s\S]*铁路[\s\S]*明天 08:00[\s\S]*荒漠化[\s\S]*周末 09:00/,
    );
    await ask('/subscriptions 1 工作日 7:30');
    await ask('/subscriptions 荒漠化 12条');
    expect(await held()).toMatchObject([{ schedule: [{ times: ['07:30'] }] }, { length: 12 }]);
    expect((await ask('/subscriptions 1 暂停')).text).toContain('已暂停');
    expect((await ask('/subscriptions 1 恢复')).text).toContain('下一期');
    const ended = await ask('/unsubscribe 1');
    expect(ended.text).toContain('已退订：铁路');
    expect(await held()).toHaveLength(1);
    await ask(ended.lines[0]!);
    expect(await held()).toMatchObject([
      { topics: ['荒漠化'] },
      { topics: ['铁路'], schedule: [{ times: ['07:30'] }] },
    ]);
    expect((await ask('/unsubscribe 全部')).text).toContain('荒漠化；铁路');
    expect((await ask('/unsubscribe')).text).toContain('没有订阅');
  });

  it('says what it does not understand', async () => {
    await ask('/subscribe 铁路 每天 8:00');
    expect((await ask('/subscriptions 7')).text).toContain('没有第“7”份');
    expect((await ask('/subscriptions 1 紫色')).text).toContain('看不懂');
    expect((await ask('/subscriptions 空 也许')).text).toContain('说一声');
  });

  it('keeps what the chat wants when there is no news', async () => {
    await ask('/subscriptions 空 say');
    expect(await store.chats.get('test:1')).toMatchObject({ whenEmpty: 'say' });
  });
});

describe('/status', () => {
  const delivery: Delivery = {
    kind: 'digest',
    slot: '2025-06-20T08:00',
    target: { chat: 'test:1' },
    state: 'sent',
    slotAt: NOW - 3_600_000,
    composedAt: NOW - 3_600_000,
    staleAt: NOW,
    done: 1,
    attempts: 0,
    doubts: 0,
    messageIds: [],
    articles: ['a', 'b'],
  };

  it.each<[Partial<Delivery>, string]>([
    [{}, '今天 08:00 已送达，2 条'],
    [{ late: true, repeated: true }, '（迟到）（可能重复过）'],
    [{ state: 'refused', reason: 'blocked' }, '没能送达：机器人被屏蔽'],
    [{ state: 'stale', reason: 'waited' }, '过时未发：Telegram 要求等待'],
    [{ state: 'missed', reason: 'down' }, '没有发：当时机器人停着'],
    [{ state: 'empty', articles: [] }, '没有新消息，没有打扰'],
    [{ state: 'planned', due: NOW + 3_600_000, reason: 'later' }, '等待发送，今天 10:00 再试：Telegram 一时不通'],
    [{ state: 'refused', reason: 'a new word' }, 'a new word'],
  ])('tells %j', async (given, expected) => {
    await ask('/subscribe 铁路 每天 8:00');
    await store.deliveries.update('test:1/1@2025-06-20T08:00', () => ({ ...delivery, ...given }));
    const { text } = await ask('/status');
    expect(text).toContain(expected);
    expect(text).toContain('下一期：');
    expect(text).toContain('明天 08:00');
  });
});

describe('/quiet, /pause and /resume', () => {
  it.each([
    ['23:00 7:00', '23:00', '07:00'],
    ['晚11点到早7点', '23:00', '07:00'],
    ['22:30-6:45', '22:30', '06:45'],
    ['23 7', '23:00', '07:00'],
    ['10pm to 8am', '22:00', '08:00'],
  ])('quiet %s', async (said, from, to) => {
    await ask(`/quiet ${said}`);
    expect(await store.chats.get('test:1')).toEqual({ quiet: { from, to } });
  });

  it('moves what is due in quiet hours to their end, and back', async () => {
    await ask('/subscribe 铁路 每天 6:00');
    const before = (await held())[0]!.due!;
    await ask('/quiet 23:00 7:00');
    expect((await held())[0]!.due! - before).toBe(3_600_000);
    await ask('/quiet 关');
    expect((await held())[0]!.due).toBe(before);
    expect((await ask('/quiet 有时')).text).toContain('看不懂');
    expect((await ask('/quiet 7:00 7:00')).text).toContain('看不懂');
  });

  it.each([
    ['', undefined],
    ['3天', NOW + 3 * 86_400_000],
    ['两周', NOW + 14 * 86_400_000],
    ['12小时', NOW + 12 * 3_600_000],
    ['until 2025-07-01', Date.UTC(2025, 5, 30, 16)],
    ['7月1日', Date.UTC(2025, 5, 30, 16)],
    ['1月2日', Date.UTC(2026, 0, 1, 16)],
    ['明天', Date.UTC(2025, 5, 20, 16)],
  ])('pause %s', async (said, until) => {
    await ask(`/pause ${said}`.trim());
    expect((await store.chats.get('test:1'))?.pause).toEqual({
      reason: 'asked',
      since: NOW,
      ...(until ? { until } : {}),
    });
    expect((await ask('/status')).text).toContain(until ? '暂停到' : '已暂停');
    now += 60_000;
    expect((await ask('/resume')).text).toContain('已恢复');
    expect((await ask('/status')).text).not.toContain('暂停');
    expect((await ask('/resume')).text).toContain('没有暂停');
  });

  it.each(['昨天', '2月30日', '2020-01-01', '很久'])('pause %s is refused', async (said) => {
    expect((await ask(`/pause ${said}`)).text).toContain('看不懂');
    expect(await store.chats.get('test:1')).toBeUndefined();
  });
});

describe('/mute, /alert, /digest, /preview, /missed', () => {
  it('mutes a word at once in digests, and gives it back', async () => {
    const before = await ask('/digest 铁路');
    expect(before.listed?.length).toBeGreaterThan(0);
    await ask('/mute 铁路');
    expect((await ask('/digest 铁路')).text).toContain('没有关于“铁路”的报道');
    // The same word in other signs is the same word: it mutes, stands once, and is given back.
    await ask('/mute 鐵路');
    expect((await ask('/digest 铁路')).text).toContain('没有关于“铁路”的报道');
    expect((await ask('/mute')).text).not.toContain('铁路');
    await ask('/mute off 铁路');
    expect((await ask('/digest 铁路')).listed).toEqual(before.listed);
  });

  it('brings less of a topic by the button under a story, nothing of a story by the next one', async () => {
    const digest = await ask('/digest');
    const less = digest.lines.find((line) => line.startsWith('/mute less'))!;
    const answer = await ask(less);
    expect(answer.notice).toContain('会少推');
    const story = answer.lines.find((line) => line.startsWith('/mute story'))!;
    await ask(story);
    expect((await ask('/digest')).listed).not.toContain(story.split(' ')[2]);
    expect((await ask('/mute')).text).toContain('不看的事');
  });

  it('sets an alert with a cap, lists and ends it', async () => {
    expect((await ask('/alert 荒漠化 每天最多 3 次')).text).toContain('每天最多 3 次');
    expect(await held()).toMatchObject([{ topics: ['荒漠化'], dailyCap: 3 }]);
    expect((await held())[0]).not.toHaveProperty('schedule');
    expect((await ask('/alert')).text).toContain('荒漠化');
    expect((await ask('/alert 铁路 每天 8:00')).text).toContain('/subscribe');
    expect((await ask('/alert 铁路 每天最多 99 次')).text).toContain('1 到 30');
    await ask('/unsubscribe 1');
    expect(await held()).toEqual([]);
  });

  it('previews a topic with nothing today, naming near ones that have something', async () => {
    const { text, lines } = await ask('/preview 铁路 量子纠缠');
    expect(text).toContain('现在没有“量子纠缠”的报道');
    expect(lines).toContain('/subscribe 铁路 量子纠缠');
  });

  it('has missed nothing until something came in', async () => {
    await ask('/subscribe 铁路 每天 8:00');
    expect((await ask('/missed')).text).toContain('没有错过什么');
  });

  it('shows what came in while it was paused, but not what was delivered before', async () => {
    await ask('/subscribe 荒漠化 每天 8:00');
    await ask('/pause 3天');
    const fresh = seed.library.search('荒漠化').hits[0]!.article;
    now += 3_600_000;
    arrivedAt = (id) => (id === fresh.id ? now - 60_000 : 0);
    const missed = await ask('/missed');
    expect(missed.listed).toEqual([fresh.id]);
    expect(missed.text).toMatch(/^# 这段时间没送到的/);
    await store.subscriptions.update('test:1/1', (one) => one && { ...one, had: [fresh.id] });
    expect((await ask('/missed')).text).toContain('没有错过什么');
  });

  it('speaks English', async () => {
    const { text } = await ask('/digest 铁路', { language: 'en', say: (await seed.chat('en')).say });
    expect(text).toMatch(/Digest · Fri 20 Jun 09:00/);
  });
});
