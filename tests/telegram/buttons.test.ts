import { describe, expect, it } from 'vitest';
import type { App, Command } from '../../src/chat/command.ts';
import { dispatch } from '../../src/chat/dispatch.ts';
import { startStage } from './start-bot.ts';

const edits = (calls: readonly { method: string }[]) =>
  calls.filter(({ method }) => method === 'editMessageText').length;
const sends = (calls: readonly { method: string }[]) => calls.filter(({ method }) => method === 'sendMessage').length;

describe('buttons', () => {
  it('pages in place and goes on under the message otherwise', async () => {
    const { playground, settled } = await startStage();
    const { lin } = playground.people;
    const first = await playground.ask(lin, lin, '/latest');
    await playground.act.press(first, ({ callback_data }) => callback_data?.includes('页:2') === true);
    await settled();
    const second = playground.messages(lin).at(-1)!;
    expect(second.message_id).toBe(first.message_id);
    expect(second.text).not.toBe(first.text);
    await playground.act.press(second, ({ callback_data }) => callback_data?.startsWith('/summary') === true);
    await settled();
    expect(playground.messages(lin).at(-1)!.message_id).toBeGreaterThan(first.message_id);
    expect(playground.messages(lin).at(-1)!.reply_to_message).toBeUndefined();
  });

  it('answers a press again whose answer was lost on the way, and sends no message twice', async () => {
    const { playground, settled } = await startStage();
    const { lin } = playground.people;
    const message = await playground.ask(lin, lin, '/latest');
    await settled();
    playground.failNext({ method: 'answerCallbackQuery' }, 'drop');
    await playground.act.press(message, ({ callback_data }) => callback_data?.startsWith('/summary') === true);
    await settled();
    const before = sends(playground.calls);
    playground.failNext({ method: 'sendMessage' }, 'drop-after');
    playground.act.say(lin, lin, '/privacy');
    await settled();
    expect(sends(playground.calls) - before).toBe(1);
  });

  it('answers the press before anything else', async () => {
    const { playground, settled } = await startStage();
    const { lin } = playground.people;
    const message = await playground.ask(lin, lin, '/latest');
    await settled();
    const from = playground.calls.length;
    await playground.act.press(message, ({ callback_data }) => callback_data?.startsWith('/summary') === true);
    await settled();
    const methods = playground.calls.slice(from).map(({ method }) => method);
    expect(methods.filter((method) => /^(answer|send|edit)/.test(method))).toEqual([
      'answerCallbackQuery',
      'sendMessage',
    ]);
  });

  it('does nothing twice for a double press, and lets others go on meanwhile', async () => {
    let now = 0;
    const { playground, settled } = await startStage({ now: () => now });
    const { lin, chen } = playground.people;
    const { newsroom } = playground.rooms;
    const message = await playground.ask(newsroom, lin, '/latest');
    await settled();
    const isSummary = ({ callback_data }: { callback_data?: string }) => callback_data?.startsWith('/summary') === true;
    const isNext = ({ callback_data }: { callback_data?: string }) => callback_data?.includes('页:2') === true;
    const before = sends(playground.calls);
    void playground.act.press(message, isSummary, lin);
    void playground.act.press(message, isSummary, lin);
    void playground.act.press(message, isSummary, chen);
    await settled();
    expect(sends(playground.calls) - before).toBe(2);
    void playground.act.press(message, isNext, lin);
    void playground.act.press(message, isNext, lin);
    await settled();
    expect(edits(playground.calls)).toBe(1);
    now += 60_000;
    void playground.act.pressData(message, '~/latest 页:2', lin);
    await settled();
    expect(edits(playground.calls)).toBe(1);
    void playground.act.press(message, isSummary, lin);
    await settled();
    expect(sends(playground.calls) - before).toBe(3);
  });

  it('replies in the group and topic of the message the button stands under', async () => {
    const { playground, settled } = await startStage();
    const { lin, chen } = playground.people;
    const { forum } = playground.rooms;
    const { id: thread } = playground.members.openTopic(forum, '港口');
    const question = playground.act.say(forum, lin, '/latest', { thread });
    const message = await playground.waitFor(
      () =>
        playground.messages(forum).find(({ reply_to_message }) => reply_to_message?.message_id === question.message_id),
      'an answer',
    );
    await playground.act.press(message, ({ callback_data }) => callback_data?.startsWith('/summary') === true, chen);
    await settled();
    expect(playground.messages(forum).at(-1)).toMatchObject({
      message_thread_id: thread,
      reply_to_message: { message_id: message.message_id },
    });
  });

  it('keeps lines that do not fit under a key that survives a restart, and is kind about keys that are gone', async () => {
    const words = '港口 集装箱 货轮 码头 起重机 航线 吞吐量 物流';
    const long: Command = {
      name: 'long',
      aliases: [],
      summary: { zh: '长', en: 'long' },
      usage: { zh: '', en: '' },
      examples: () => [],
      run: (args) => ({
        blocks: [{ type: 'line', content: [args === '' ? '按' : `说：${args}`] }],
        buttons: [[{ label: '长', action: { type: 'command', line: `/long ${words}`, inPlace: true } }]],
      }),
    };
    const withLong = (line: string, chat: Parameters<typeof dispatch>[1], app: App) =>
      dispatch(line, chat, { ...app, commands: [...app.commands, long] });
    let now = 0;
    const { playground, bot, app, store, settled } = await startStage({ dispatch: withLong, now: () => now });
    const { lin } = playground.people;
    const message = await playground.ask(lin, lin, '/long');
    const data = message.reply_markup!.inline_keyboard[0]![0]!.callback_data!;
    expect(data).toMatch(/^#[\w-]{16}$/);
    await bot.stop();
    const { startTelegram } = await import('../../src/telegram/bot.ts');
    const silent = () => {};
    const again = await startTelegram({
      token: playground.token,
      apiRoot: playground.apiRoot,
      app,
      dispatch: withLong,
      logger: { debug: silent, info: silent, warn: silent, error: silent },
    });
    await playground.act.press(message, '长');
    const pressed = await playground.waitFor(
      () => playground.messages(lin).find(({ text }) => text === `说：${words}`),
      'the long line',
    );
    expect(pressed.message_id).toBe(message.message_id);
    while (again.working > 0) await new Promise((done) => setImmediate(done));
    now += 60_000;
    for await (const [key] of store.buttons.entries()) await store.buttons.update(key, () => undefined);
    void playground.act.pressData(message, data, lin);
    const kind = await playground.waitFor(
      () => playground.messages(lin).find(({ text }) => text?.includes('很久以前')),
      'a kind word',
    );
    expect(kind.text).toContain('最新文章');
    await again.stop();
    await settled();
  });

  it('shows a word for a moment where the command has one', async () => {
    const { playground, settled } = await startStage();
    const { lin } = playground.people;
    const message = await playground.ask(lin, lin, '/settings');
    const answer = await playground.act.press(message, ({ text }) => text.includes('English'));
    await settled();
    expect(answer.text).toBe('Saved');
    expect(playground.messages(lin).at(-1)).toMatchObject({
      message_id: message.message_id,
      text: expect.stringContaining('Time zone'),
    });
  });

  it('is not behind the queue of its chat', async () => {
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const slow = async (line: string, chat: Parameters<typeof dispatch>[1], app: App) => {
      if (line === '/privacy') await held;
      return dispatch(line, chat, app);
    };
    const { playground, settled } = await startStage({ dispatch: slow });
    const { lin } = playground.people;
    const message = await playground.ask(lin, lin, '/latest');
    playground.act.say(lin, lin, '/privacy');
    playground.act.say(lin, lin, '/help');
    const { callback_data } = message.reply_markup!.inline_keyboard[0]![0]!;
    await playground.act.pressData(message, callback_data!, lin);
    await playground.waitFor(
      () => playground.messages(lin).filter(({ from }) => from?.is_bot).length === 2,
      'the answer to the press',
    );
    release();
    await settled();
    const answers = playground
      .messages(lin)
      .filter(({ from }) => from?.is_bot)
      .map(({ text }) => text ?? '');
    expect(answers).toHaveLength(4);
    // In order within the chat.
    expect(answers[3]).toContain('/search');
  });
});
