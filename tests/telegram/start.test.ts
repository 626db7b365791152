import { afterEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import type { App } from '../../src/chat/command.ts';
import { dispatch } from '../../src/chat/dispatch.ts';
import { startPlayground } from '../../src/playground/start.ts';
import { memoryStore } from '../../src/store/memory.ts';
import { type RunningBot, startTelegram, type TelegramOptions } from '../../src/telegram/bot.ts';
import type { WebhookHandler } from '../../src/telegram/webhook.ts';
import { seedLibrary } from './start-bot.ts';

const silent = () => {};
const logger = { debug: silent, info: silent, warn: silent, error: silent };
const closing: { stop?(): Promise<void>; close?(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of closing.splice(0).reverse()) await (one.stop?.() ?? one.close?.());
});

async function appOf(): Promise<App> {
  return {
    library: await seedLibrary(),
    store: memoryStore(),
    commands: COMMANDS,
    now: Date.now,
    defaults: { timeZone: 'Asia/Shanghai' },
  };
}

async function open() {
  const playground = await startPlayground({ port: 0, host: '127.0.0.1' });
  closing.push(playground);
  const begin = async (options: Partial<TelegramOptions> = {}): Promise<RunningBot> => {
    const bot = await startTelegram({
      token: playground.token,
      apiRoot: playground.apiRoot,
      app: await appOf(),
      dispatch,
      logger,
      ...options,
    });
    closing.push(bot);
    return bot;
  };
  return { playground, begin };
}

const count = (calls: readonly { method: string }[], method: RegExp) =>
  calls.filter((call) => method.test(call.method)).length;

describe('start', () => {
  it('says what to do about a wrong token, without saying the token', async () => {
    const { begin } = await open();
    const token = '7000000009:wrongwrongwrong';
    const error = await begin({ token }).then(
      () => undefined,
      (reason: Error) => reason,
    );
    expect(error).toMatchObject({ name: 'TelegramStartError' });
    expect(error!.message).toContain('@BotFather');
    expect(JSON.stringify([error!.message, error!.stack])).not.toContain('wrongwrong');
  });

  it('sets menus in both languages once, and not again where they are as they should be', async () => {
    const { playground, begin } = await open();
    const bot = await begin();
    const set = /^setMy/;
    const checks = () => count(playground.calls, /^getMyDefaultAdministratorRights$/);
    await playground.waitFor(
      () => count(playground.calls, /^setMyDefaultAdministratorRights$/) === 1,
      'the last of the menus',
    );
    await bot.stop();
    expect(count(playground.calls, set)).toBeGreaterThanOrEqual(9);
    const commands = playground.calls.filter(({ method }) => method === 'setMyCommands').map(({ params }) => params);
    expect(commands.map(({ language_code }) => language_code)).toEqual([undefined, 'zh']);
    for (const { commands: menu } of commands as { commands: { command: string; description: string }[] }[]) {
      expect(menu.map(({ command }) => command)).toEqual(COMMANDS.map(({ name }) => name));
      for (const { description } of menu) expect(description.length).toBeGreaterThan(0);
    }
    const before = count(playground.calls, set);
    const again = await begin();
    await playground.waitFor(() => checks() === 2, 'the last look at the menus');
    await again.stop();
    expect(count(playground.calls, set)).toBe(before);
    expect(playground.refusals).toEqual([]);
  });

  it('confirms what it took when it stops, so that nothing is answered twice', async () => {
    const { playground, begin } = await open();
    const { lin } = playground.people;
    const bot = await begin();
    await playground.ask(lin, lin, '/help');
    await bot.stop();
    expect(playground.pending).toEqual([]);
    const answers = () => playground.messages(lin).filter(({ from }) => from?.is_bot).length;
    expect(answers()).toBe(1);
    await begin();
    await playground.ask(lin, lin, '/privacy');
    expect(answers()).toBe(2);
  });

  it('lets an answer on its way end before it stops', async () => {
    const { playground, begin } = await open();
    const { lin } = playground.people;
    let release = () => {};
    let began = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    const begun = new Promise<void>((done) => {
      began = done;
    });
    const bot = await begin({
      dispatch: async (line, chat, app) => {
        began();
        await held;
        return dispatch(line, chat, app);
      },
    });
    playground.act.say(lin, lin, '/privacy');
    await begun;
    const stopping = bot.stop();
    release();
    await stopping;
    expect(playground.messages(lin).filter(({ from }) => from?.is_bot)).toHaveLength(1);
    expect(playground.pending).toEqual([]);
  });

  it('goes on after Telegram was away', async () => {
    const { playground, begin } = await open();
    const { lin } = playground.people;
    await begin();
    await playground.ask(lin, lin, '/help');
    playground.failNext({ method: 'getUpdates' }, { error_code: 502, description: 'Bad Gateway' }, 1);
    expect((await playground.ask(lin, lin, '/privacy')).text).toBeTruthy();
  });
});

describe('webhook', () => {
  const update = (id: number, text: string, user: { id: number }) => ({
    update_id: id,
    message: { message_id: id, date: 1, chat: { id: user.id, type: 'private' }, from: user, text },
  });
  const secret = 'only-between-us';

  async function hooked() {
    const { playground, begin } = await open();
    let handler: WebhookHandler | undefined;
    let mounted = '';
    await begin({
      webhook: {
        url: 'https://news.example.org/telegram',
        secret,
        mount: (path, given) => {
          mounted = path;
          handler = given;
        },
      },
    });
    const post = (body: string, given: string | undefined, method = 'POST') =>
      handler!(
        new Request('https://news.example.org/telegram', {
          method,
          ...(method === 'POST' ? { body } : {}),
          ...(given === undefined ? {} : { headers: { 'x-telegram-bot-api-secret-token': given } }),
        }),
      );
    return { playground, post, mounted };
  }

  it('sets itself up with its secret and takes each update once', async () => {
    const { playground, post, mounted } = await hooked();
    const { lin } = playground.people;
    playground.act.start(lin);
    expect(mounted).toBe('/telegram');
    expect(playground.calls.find(({ method }) => method === 'setWebhook')?.params).toMatchObject({
      secret_token: secret,
    });
    const body = JSON.stringify(update(900, '/privacy', lin));
    for (let n = 0; n < 3; n++) expect((await post(body, secret)).status).toBe(200);
    expect(playground.messages(lin).filter(({ from }) => from?.is_bot)).toHaveLength(1);
  });

  it.each([
    ['a wrong secret', 401, '{}', 'wrong', 'POST'],
    ['no secret', 401, '{}', undefined, 'POST'],
    ['no JSON', 400, '{', secret, 'POST'],
    ['no update', 400, '{"a":1}', secret, 'POST'],
    ['null', 400, 'null', secret, 'POST'],
    ['a look', 405, '', secret, 'GET'],
  ])('turns away %s', async (_name, status, body, given, method) => {
    const { playground, post } = await hooked();
    expect((await post(body, given, method)).status).toBe(status);
    expect(count(playground.calls, /^send/)).toBe(0);
  });
});
