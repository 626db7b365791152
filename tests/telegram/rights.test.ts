import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import { payloadOf } from '../../src/chat/deep-link.ts';
import { CHOICES } from '../../src/chat/group-settings.ts';
import type { Subscription } from '../../src/digest/subscription.ts';
import type { Named } from '../../src/playground/actions.ts';
import type { Playground } from '../../src/playground/start.ts';
import type { Message } from '../../src/playground/wire.ts';
import type { ChatRecord, Store } from '../../src/store/records.ts';
import { startStage } from './start-bot.ts';

/** What each chat has before somebody tries to change it: every line below makes it differ. */
const SEED: ChatRecord = { language: 'zh-Hant', timeZone: 'Europe/London', digestLength: 4 };

/** What each chat follows before somebody tries to change it. */
const followed = (chat: string): Subscription => ({
  id: '1',
  chat,
  topics: ['荒漠化'],
  schedule: [{ times: ['08:00'] }],
  timeZone: 'Europe/London',
  target: { chat },
  createdAt: 0,
  last: '2026-11-19T08:00',
  had: [],
  empties: 0,
});

/** Every line that changes a chat, by the command it belongs to. */
const CHANGES: Readonly<Record<string, readonly string[]>> = {
  settings: [
    '/settings 语言 en',
    '/settings 时区 Asia/Almaty',
    '/settings 篇数 8',
    ...CHOICES.map(({ names, values }) => `/settings ${names[0]} ${values.at(-1)!.words[0]}`),
  ],
  forget: ['/forget yes'],
  subscribe: ['/subscribe 铁路 每天 8:00'],
  subscriptions: ['/subscriptions 1 8条', '/subscriptions 1 暂停', '/subscriptions 空 说一声'],
  unsubscribe: ['/unsubscribe 1'],
  alert: ['/alert 铁路'],
  mute: ['/mute 港口'],
  pause: ['/pause'],
  resume: ['/resume'],
  quiet: ['/quiet 23:00 7:00'],
};

/** Commands that only show: nobody changes anything with them. */
const SHOWING = [
  'latest',
  'search',
  'summary',
  'quotes',
  'figures',
  'read',
  'people',
  'topics',
  'story',
  'versions',
  'digest',
  'preview',
  'status',
  'missed',
  'privacy',
  'help',
  'start',
];

const LINES = Object.values(CHANGES).flat();

type Actor = 'member' | 'admin' | 'anonymous admin' | 'owner' | "other group's admin" | 'channel post';
const ACTORS: readonly Actor[] = ['member', 'admin', 'anonymous admin', 'owner', "other group's admin", 'channel post'];
const MAY: ReadonlySet<Actor> = new Set(['admin', 'anonymous admin', 'owner']);

const PERSON: Readonly<Record<Actor, number>> = {
  member: 501,
  admin: 502,
  'anonymous admin': 503,
  owner: 504,
  "other group's admin": 505,
  'channel post': 501,
};

function people(playground: Playground): void {
  for (const [n, name] of ['Mei', 'An', 'Nan', 'Wang', 'Tao'].entries()) {
    playground.members.addPerson({ id: 501 + n, is_bot: false, first_name: name, language_code: 'zh-hans' });
  }
}

function room(playground: Playground, type: 'group' | 'supergroup' | 'channel', isForum = false) {
  const chat = playground.members.addRoom(
    '试验',
    type,
    [
      { user: 501, status: 'member' },
      { user: 502, status: 'administrator', ...(type === 'channel' ? { rights: { can_post_messages: true } } : {}) },
      {
        user: 503,
        status: 'administrator',
        anonymous: true,
        ...(type === 'channel' ? { rights: { can_post_messages: true } } : {}),
      },
      { user: 504, status: 'creator' },
      { user: 505, status: 'member' },
      {
        user: playground.bot,
        status: type === 'channel' ? 'administrator' : 'member',
        ...(type === 'channel' ? { rights: { can_post_messages: true } } : {}),
      },
    ],
    isForum,
  );
  // An administrator, but of another group.
  playground.members.addRoom('别处', 'supergroup', [
    { user: 505, status: 'creator' },
    { user: playground.bot, status: 'member' },
  ]);
  return chat;
}

/** All that is stored, without the lists that were shown. */
async function stored(store: Store): Promise<string> {
  const found: unknown[] = [];
  for await (const [key, { listed: _, ...record }] of store.chats.entries())
    if (Object.keys(record).length > 0) found.push([key, record]);
  for (const collection of [store.subscriptions, store.alerts])
    for await (const entry of collection.entries()) found.push(entry);
  return JSON.stringify(found);
}

/** Tries every line as an actor; gives the lines that changed something. */
async function tried(
  store: Store,
  key: string,
  lines: readonly string[],
  attempt: (line: string) => Promise<void>,
): Promise<string[]> {
  const changed: string[] = [];
  for (const line of lines) {
    for (const collection of [store.subscriptions, store.alerts, store.chats]) {
      for await (const [one] of collection.entries()) await collection.update(one, () => undefined);
    }
    await store.chats.update(key, () =>
      line === '/resume' ? { ...SEED, pause: { reason: 'asked', since: 0 } } : SEED,
    );
    await store.subscriptions.update(`${key}/1`, () => followed(key));
    const before = await stored(store);
    await attempt(line);
    if ((await stored(store)) !== before) changed.push(line);
  }
  return changed;
}

async function stage() {
  let clock = Date.UTC(2026, 10, 20);
  // Each look at the clock is half a minute later: nobody asks too fast, and no list of administrators is old.
  const found = await startStage({ now: () => (clock += 30_000) });
  people(found.playground);
  return found;
}

describe('who may change a chat', () => {
  it('knows of every command whether it changes a chat', () => {
    expect(COMMANDS.map(({ name }) => name).sort()).toEqual([...Object.keys(CHANGES), ...SHOWING].sort());
  });

  it('lets nobody change anything by what only shows', async () => {
    const { playground, store, app, settled } = await stage();
    const chat = room(playground, 'group');
    const lines = COMMANDS.flatMap(({ name, examples }) =>
      SHOWING.includes(name) ? [`/${name}`, ...examples(app.library)] : [`/${name}`],
    );
    const showing = lines.filter((line) => line !== '/pause' && line !== '/resume');
    const changed = await tried(store, `tg:${chat.id}`, showing, async (line) => {
      playground.act.say(chat, 504, line);
      await settled();
    });
    expect(changed).toEqual([]);
  });

  it.each(ACTORS.flatMap((actor) => (['group', 'forum'] as const).map((place) => [actor, place] as const)))(
    '%s, typing in a %s',
    async (actor, place) => {
      const { playground, store, settled } = await stage();
      const chat = room(playground, place === 'forum' ? 'supergroup' : 'group', place === 'forum');
      const thread = place === 'forum' ? { thread: playground.members.openTopic(chat, '话题').id } : {};
      const as = actor === 'channel post' ? { as: playground.rooms.channel.id } : {};
      const lines = LINES;
      const answers: string[] = [];
      const changed = await tried(store, `tg:${chat.id}`, lines, async (line) => {
        const question = playground.act.say(chat, PERSON[actor], line, { ...thread, ...as });
        await settled();
        const answer = playground
          .messages(chat)
          .find(({ reply_to_message }) => reply_to_message?.message_id === question.message_id);
        answers.push(answer?.text ?? '');
        expect(answer?.message_thread_id).toBe(thread.thread);
      });
      expect(changed).toEqual(MAY.has(actor) ? LINES : []);
      const refused = answers.filter((text) => /只有管理/.test(text));
      expect(refused).toHaveLength(MAY.has(actor) ? 0 : lines.length);
    },
  );

  it.each(
    ACTORS.filter((actor) => actor !== 'channel post').flatMap((actor) =>
      (['group', 'forum'] as const).map((place) => [actor, place] as const),
    ),
  )('%s, pressing a button in a %s', async (actor, place) => {
    const { playground, store, settled } = await stage();
    const chat = room(playground, place === 'forum' ? 'supergroup' : 'group', place === 'forum');
    const message = await playground.ask(chat, 504, '/settings');
    const changed = await tried(store, `tg:${chat.id}`, LINES, async (line) => {
      await playground.act.pressData(message, `~${line}`, PERSON[actor]);
      await settled();
    });
    expect(changed).toEqual(MAY.has(actor) ? LINES : []);
  });

  it("leaves the group's message as it is when a member presses what only admins may", async () => {
    const { playground, settled } = await stage();
    const chat = room(playground, 'group');
    const message = await playground.ask(chat, 502, '/settings');
    const answer = await playground.act.press(message, ({ text }) => text.includes('English'), 501);
    await settled();
    expect(answer).toMatchObject({ show_alert: true, text: expect.stringContaining('管理员') });
    const forget = await playground.act.pressData(message, '/forget', 501);
    expect(forget).toMatchObject({ show_alert: true, text: expect.stringContaining('管理员') });
    await settled();
    expect(playground.messages(chat).at(-1)).toMatchObject({ message_id: message.message_id, text: message.text });
  });

  it.each(ACTORS)('%s, posting or pressing in a channel, changes nothing', async (actor) => {
    const { playground, store, settled } = await stage();
    const chat = room(playground, 'channel');
    const post = playground.act.say(chat, 504, '早安') as Message;
    const changed = await tried(store, `tg:${chat.id}`, LINES, async (line) => {
      if (actor === 'channel post' || actor === 'owner') playground.act.say(chat, 504, line);
      else void playground.act.pressData(post, line, PERSON[actor]);
      await settled();
    });
    expect(changed).toEqual([]);
    expect(playground.calls.filter(({ method }) => method === 'sendMessage')).toEqual([]);
  });

  it.each(
    ACTORS.filter((actor) => actor !== 'channel post').flatMap((actor) =>
      (['group', 'supergroup', 'channel'] as const).map((place) => [actor, place] as const),
    ),
  )('%s, from the private chat for a %s', async (actor, place) => {
    const { playground, store, settled } = await stage();
    const chat = room(playground, place);
    const person = PERSON[actor];
    const from: Named = person;
    const own = await playground.ask(from, person, '/start');
    // Choices that hold in groups only are no choices of a channel.
    const lines = LINES.filter(
      (line) =>
        place !== 'channel' || !CHOICES.some(({ only, names }) => only === 'group' && line.includes(` ${names[0]} `)),
    );
    const typed = await tried(store, `tg:${chat.id}`, lines, async (line) => {
      playground.act.say(from, person, `@${chat.id} ${line}`);
      await settled();
    });
    const pressed = await tried(store, `tg:${chat.id}`, lines, async (line) => {
      await playground.act.pressData(own, `@${chat.id} ${line}`, person);
      await settled();
    });
    expect([typed, pressed]).toEqual(MAY.has(actor) ? [lines, lines] : [[], []]);
  });

  it('asks at the time of pressing: a right that is gone is gone', async () => {
    const { playground, store, settled } = await stage();
    const chat = room(playground, 'supergroup');
    const opened = playground.act.start(502, `chat${chat.id}`);
    const view = await playground.waitFor(
      () => playground.messages(502).find(({ message_id }) => message_id > opened.message_id),
      'the settings',
    );
    expect(view.text).toContain('试验');
    await playground.act.press(view, ({ text }) => text.includes('English'), 502);
    await settled();
    expect((await store.chats.get(`tg:${chat.id}`))?.language).toBe('en');
    playground.members.promote(chat, 502, { status: 'member' });
    await playground.act.press(view, ({ text }) => text.includes('繁體'), 502);
    await settled();
    expect((await store.chats.get(`tg:${chat.id}`))?.language).toBe('en');
  });

  it('says which side is missing for a channel', async () => {
    const { playground } = await stage();
    const chat = room(playground, 'channel');
    playground.members.promote(chat, playground.bot, { status: 'administrator', rights: { can_post_messages: false } });
    expect((await playground.ask(504, 504, `@${chat.id} /settings`)).text).toContain('还不能');
    expect((await playground.ask(501, 501, `@${chat.id} /settings`)).text).toContain('只有');
    playground.members.removeBot(chat, 504);
    expect((await playground.ask(504, 504, `@${chat.id} /settings`)).text).toMatch(/还不能|找不到/);
  });
});

describe('links of strangers', () => {
  it.each([...LINES.filter((line) => !line.startsWith('/subscribe')), '/subscribe 铁路 每天 8:00 发到 @meiri_yaowen'])(
    '%s is not carried out by a link',
    async (line) => {
      const { playground, store, settled } = await stage();
      const { lin } = playground.people;
      const payload = payloadOf(line);
      const changed = await tried(store, `tg:${lin.id}`, [line], async () => {
        playground.act.start(lin, payload);
        await settled();
      });
      expect(changed).toEqual([]);
    },
  );

  it('a subscription is made by a link', async () => {
    const { playground, store, settled } = await stage();
    const { lin } = playground.people;
    playground.act.start(lin, payloadOf('/subscribe 铁路 每天 8:00'));
    await settled();
    expect((await store.subscriptions.get(`tg:${lin.id}/1`))?.topics).toEqual(['铁路']);
  });
});
