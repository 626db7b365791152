import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/chat/command.ts';
import { payloadOf } from '../../src/chat/deep-link.ts';
import { dispatch } from '../../src/chat/dispatch.ts';
import { speak } from '../../src/chat/voice.ts';
import { startStage } from './start-bot.ts';

describe('private chat', () => {
  it('takes plain words as a search and Chinese command words as commands', async () => {
    const { playground } = await startStage();
    const { lin } = playground.people;
    const found = await playground.ask(lin, lin, '铁路');
    expect(found.text).toContain('铁路');
    expect(found.reply_to_message).toBeUndefined();
    const settings = await playground.ask(lin, lin, '设置');
    expect(settings.text).toContain('Asia/Shanghai');
  });

  it('takes a place as the time zone of its sender, and leaves one that moves along alone', async () => {
    const { playground, store, settled } = await startStage();
    const { lin } = playground.people;
    playground.act.send(lin, lin, { location: { latitude: 43.238949, longitude: 76.889709 } });
    await playground.waitFor(
      () => playground.messages(lin).find(({ text }) => text?.includes('Asia/Almaty')),
      'the zone',
    );
    expect(await store.chats.get(`tg:${lin.id}`)).toMatchObject({ timeZone: 'Asia/Almaty' });
    const before = playground.messages(lin).length;
    const { chat, from } = playground.messages(lin).find(({ location }) => location)!;
    const there = { latitude: 48.85, longitude: 2.35 };
    for (const location of [
      { ...there, live_period: 600 },
      { ...there, latitude: 91 },
    ])
      playground.injectUpdate({ message: { message_id: 9_000_001, date: 1, chat, from, location } });
    await settled();
    expect(playground.messages(lin)).toHaveLength(before);
    expect(await store.chats.get(`tg:${lin.id}`)).toMatchObject({ timeZone: 'Asia/Almaty' });
  });

  it('takes a place in a group only where it answers the bot, and from an administrator', async () => {
    const { playground, store, settled } = await startStage();
    const { newsroom } = playground.rooms;
    const { lin, chen } = playground.people;
    const location = { latitude: 48.85, longitude: 2.35 };
    const reply = await playground.ask(newsroom, lin, '/help');
    playground.act.send(newsroom, chen, { location });
    playground.act.send(newsroom, lin, { location }, { reply });
    await settled();
    expect((await store.chats.get(`tg:${newsroom.id}`))?.timeZone).toBeUndefined();
    playground.act.send(newsroom, chen, { location }, { reply });
    await settled();
    expect((await store.chats.get(`tg:${newsroom.id}`))?.timeZone).toBe('Europe/Paris');
  });

  it('speaks the language of the client until another is chosen', async () => {
    const { playground } = await startStage();
    const { emma } = playground.people;
    expect((await playground.ask(emma, emma, '/settings')).text).toContain('Time zone');
    expect((await playground.ask(emma, emma, '/settings language 繁體')).text).toContain('時區');
    expect((await playground.ask(emma, emma, '/privacy')).text).not.toMatch(/[A-Za-z]{12}/);
  });

  it('never shows a link preview and never a parse mode', async () => {
    const { playground } = await startStage();
    const { lin } = playground.people;
    await playground.ask(lin, lin, '/help');
    for (const { params } of playground.calls.filter(({ method }) => method === 'sendMessage')) {
      expect(params).toMatchObject({ link_preview_options: { is_disabled: true } });
      expect(params).not.toHaveProperty('parse_mode');
    }
  });

  it('answers an edited command by editing the answer, and an edit that says the same not at all', async () => {
    const { playground, settled } = await startStage();
    const { lin } = playground.people;
    const answer = await playground.ask(lin, lin, '/help search');
    await settled();
    const question = playground.messages(lin).find(({ text }) => text === '/help search')!;
    playground.act.edit(question, '/privacy');
    const edited = await playground.waitFor(
      () => playground.messages(lin).find((one) => one.message_id === answer.message_id && one.text !== answer.text),
      'the edited answer',
    );
    expect(edited.text).not.toContain('/search');
    await settled();
    const sent = () => playground.calls.filter(({ method }) => /^(send|edit|delete)/.test(method)).length;
    const before = sent();
    playground.act.edit(question, '/privacy ');
    await settled();
    expect(sent()).toBe(before);
  });

  it('sends a new answer where the old one was deleted', async () => {
    const { playground } = await startStage();
    const { lin } = playground.people;
    const answer = await playground.ask(lin, lin, '/help search');
    playground.act.remove(answer);
    const question = playground.messages(lin).find(({ text }) => text === '/help search')!;
    playground.act.edit(question, '/privacy');
    const fresh = await playground.waitFor(
      () => playground.messages(lin).find(({ message_id, from }) => message_id > answer.message_id && from?.is_bot),
      'a new answer',
    );
    expect(fresh.text).not.toContain('/search');
  });

  it('slows one user down with a kind word, once, and goes on answering others', async () => {
    let now = 0;
    const { playground, settled } = await startStage({ now: () => now });
    const { lin, chen } = playground.people;
    for (let n = 0; n < 30; n++) playground.act.say(lin, lin, '/privacy');
    await settled();
    const told = playground.messages(lin).filter(({ from, text }) => from?.is_bot && text?.includes('几秒后再来'));
    const answered = playground.messages(lin).filter(({ from }) => from?.is_bot);
    expect(told).toHaveLength(1);
    expect(answered).toHaveLength(21);
    expect((await playground.ask(chen, chen, '/privacy')).text).not.toContain('几秒后再来');
    now += 10_000;
    expect((await playground.ask(lin, lin, '/privacy')).text).not.toContain('几秒后再来');
  });

  it('shows that it is typing when an answer takes longer than a second', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const { playground } = await startStage({
      dispatch: async (line, chat, app) => {
        await held;
        return dispatch(line, chat, app);
      },
    });
    const { lin } = playground.people;
    playground.act.say(lin, lin, '/privacy');
    const typing = await playground.waitFor(
      () => playground.calls.find(({ method }) => method === 'sendChatAction'),
      'typing',
    );
    expect(typing.params).toMatchObject({ chat_id: lin.id, action: 'typing' });
    expect(playground.messages(lin).filter(({ from }) => from?.is_bot)).toEqual([]);
    release();
    await playground.waitFor(() => playground.messages(lin).find(({ from }) => from?.is_bot), 'the answer');
  });

  it('shows figures as a table where the chat wants rich messages, plain on refusal, and pages in place', async () => {
    const { playground, settled } = await startStage();
    const { lin } = playground.people;
    await playground.ask(lin, lin, '/settings 版式 丰富');
    const first = await playground.ask(lin, lin, '/figures');
    expect(JSON.stringify(first.rich_message)).toContain('"type":"table"');
    await playground.act.press(first, ({ callback_data }) => callback_data?.includes('页:2') === true);
    await settled();
    const second = playground.messages(lin).at(-1)!;
    expect(second.message_id).toBe(first.message_id);
    expect(JSON.stringify(second.rich_message)).toContain('"type":"table"');
    expect(second.rich_message).not.toEqual(first.rich_message);
    playground.failNext(
      { method: 'sendRichMessage' },
      { error_code: 400, description: 'Bad Request: RICH_MESSAGE_INVALID' },
      1,
    );
    const plain = await playground.ask(lin, lin, '/figures');
    expect(plain.rich_message).toBeUndefined();
    expect(plain.text).toContain('1. ');
  });

  it('makes posts for a channel with buttons that work there', async () => {
    const { playground, bot, app } = await startStage();
    const [article] = app.library.latest(1);
    const say = speak('zh-Hans');
    const chat: Chat = {
      key: `tg:${playground.rooms.channel.id}`,
      kind: 'channel',
      record: {},
      language: 'zh-Hans',
      say,
      timeZone: 'Asia/Shanghai',
      mayChange: async () => false,
    };
    const view = await dispatch(`/summary ${article!.id}`, chat, app);
    const withMore = {
      ...view,
      buttons: [
        ...(view.buttons ?? []),
        [{ label: '少推', action: { type: 'command' as const, line: '/mute less a1' } }],
      ],
    };
    const messages = await bot.render(withMore, chat);
    const buttons = JSON.stringify(messages);
    expect(buttons).toContain('https://t.me/jianbao_bot?start=');
    expect(buttons).not.toContain('callback_data');
    expect(buttons).not.toContain('少推');
    expect((await bot.sender.send({ chat: chat.key }, messages[0]!)).type).toBe('sent');
  });

  it.each([
    ['/privacy', undefined],
    ['/search 铁路', '铁路'],
  ])('opens %s by a deep link', async (line, words) => {
    const { playground } = await startStage();
    const { lin } = playground.people;
    const direct = await playground.ask(lin, lin, line);
    const question = playground.act.start(lin, payloadOf(line)!);
    const linked = await playground.waitFor(
      () => playground.messages(lin).find(({ message_id }) => message_id > question.message_id),
      'an answer',
    );
    expect(linked.text).toBe(direct.text);
    if (words) expect(linked.text).toContain(words);
  });

  it('opens the paragraph of an article, and greets for a link that is none', async () => {
    const { playground, app } = await startStage();
    const { lin } = playground.people;
    const article = app.library.latest(1)[0]!;
    const last = article.paragraphs.length - 1;
    for (const [payload, words] of [
      [payloadOf(`/read ${article.id} 段:${last}`)!, article.paragraphs[last]!.text.slice(0, 20)],
      ['forget_yes', '简报'],
      ['_zzzz', '简报'],
      ['-nokey', '简报'],
    ] as const) {
      const question = playground.act.start(lin, payload);
      const answer = await playground.waitFor(
        () => playground.messages(lin).find(({ message_id }) => message_id > question.message_id),
        'an answer',
      );
      expect(answer.text).toContain(words);
    }
  });
});

describe('groups', () => {
  it.each(['/privacy', '/privacy@jianbao_bot', '/Privacy@JIANBAO_BOT', '@jianbao_bot 隐私', '@jianbao_bot, /privacy'])(
    'answers %s as a reply',
    async (text) => {
      const { playground } = await startStage();
      const { lin } = playground.people;
      const answer = await playground.ask(playground.rooms.newsroom, lin, text);
      expect(answer.reply_to_message?.text).toBe(text);
    },
  );

  it('is silent on what is not meant for it', async () => {
    const { playground, settled } = await startStage();
    const { lin, chen } = playground.people;
    const { newsroom } = playground.rooms;
    playground.members.promote(newsroom, playground.bot, { status: 'administrator' }, chen);
    for (const text of [
      '早上好',
      '/privacy@other_bot',
      '/weather',
      '@other_bot 铁路',
      'see @jianbao_bot later',
      '/ 铁路',
      '@',
      '/',
    ]) {
      playground.act.say(newsroom, lin, text);
    }
    await settled();
    expect(playground.messages(newsroom).filter(({ from }) => from?.id === playground.bot.id)).toEqual([]);
  });

  it('answers in the topic it was asked in, in General without one, and is silent where the topic is closed', async () => {
    const { playground, settled } = await startStage();
    const { lin, chen } = playground.people;
    const { forum } = playground.rooms;
    const threads = playground
      .messages(forum)
      .flatMap((message) => (message.forum_topic_created ? [message.message_id] : []));
    const [railway, energy] = threads;
    for (const thread of [railway!, energy!, undefined]) {
      const question = playground.act.say(forum, lin, '/privacy', thread === undefined ? {} : { thread });
      const answer = await playground.waitFor(
        () =>
          playground
            .messages(forum)
            .find(({ reply_to_message }) => reply_to_message?.message_id === question.message_id),
        'an answer',
      );
      expect(answer.message_thread_id).toBe(thread);
    }
    playground.members.closeTopic(forum, railway!);
    playground.act.say(forum, chen, '/privacy', { thread: railway! });
    await settled();
    expect((await playground.ask(forum, lin, '/privacy@jianbao_bot')).text).toBeTruthy();
  });

  it('answers where the question was deleted meanwhile', async () => {
    const { playground } = await startStage();
    const { lin } = playground.people;
    const { newsroom } = playground.rooms;
    const question = playground.act.say(newsroom, lin, '/privacy');
    playground.act.remove(question);
    const answer = await playground.waitFor(
      () => playground.messages(newsroom).find(({ from }) => from?.is_bot),
      'an answer',
    );
    expect(answer.text).toBeTruthy();
  });

  it('follows its administrators on who may ask and how often', async () => {
    let now = 1_000_000;
    const { playground, settled } = await startStage({ now: () => now });
    const { lin, chen, emma } = playground.people;
    const { newsroom } = playground.rooms;
    const answersTo = async (user: { id: number }) => {
      const question = playground.act.say(newsroom, user, '/privacy');
      await settled();
      return playground
        .messages(newsroom)
        .filter(({ reply_to_message }) => reply_to_message?.message_id === question.message_id)
        .map(({ text }) => text ?? '');
    };
    await playground.ask(newsroom, chen, '/settings 提问 管理员');
    expect((await answersTo(lin))[0]).toContain('只有管理员');
    expect(await answersTo(emma)).toEqual([]);
    expect((await answersTo(chen))[0]).not.toContain('只有管理员可以提问');
    await playground.ask(newsroom, chen, '/settings 提问 所有人');
    await playground.ask(newsroom, chen, '/settings 间隔 60');
    expect(await answersTo(lin)).toHaveLength(1);
    now += 10_000;
    expect((await answersTo(lin))[0]).toContain('60');
    expect(await answersTo(lin)).toEqual([]);
    expect(await answersTo(chen)).toHaveLength(1);
    expect(await answersTo(emma)).toHaveLength(1);
    now += 51_000;
    expect((await answersTo(lin))[0]).not.toContain('60 秒');
  });

  it('goes on with a long answer in the private chat where the group wants that', async () => {
    const { playground, app } = await startStage();
    const { lin, chen } = playground.people;
    const { newsroom } = playground.rooms;
    await playground.ask(newsroom, chen, '/settings 长文 私聊');
    const article = app.library.latest(1)[0]!;
    const question = playground.act.say(newsroom, lin, `/read ${article.id}`);
    const answer = await playground.waitFor(
      () =>
        playground
          .messages(newsroom)
          .find(({ reply_to_message }) => reply_to_message?.message_id === question.message_id),
      'an answer',
    );
    expect(answer.text!.length).toBeLessThan(1000);
    const button = answer.reply_markup!.inline_keyboard[0]![0]!;
    expect(button.url).toMatch(/^https:\/\/t\.me\/jianbao_bot\?start=read_/);
    const opened = playground.act.start(lin, new URL(button.url!).searchParams.get('start')!);
    const whole = await playground.waitFor(
      () => playground.messages(lin).find(({ message_id }) => message_id > opened.message_id),
      'the whole',
    );
    expect(whole.text!.length).toBeGreaterThan(answer.text!.length);
    const short = await playground.ask(newsroom, lin, '/topics');
    expect(short.text!.length).toBeLessThan(1000);
  });
});
