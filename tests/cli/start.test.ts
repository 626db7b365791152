import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, playgroundOf, type Started, startProcess } from './started.ts';

describe('npm start', () => {
  const running: Started[] = [];
  const start = (env: NodeJS.ProcessEnv = {}) => {
    const started = startProcess(env);
    running.push(started);
    return started;
  };
  afterEach(async () => {
    for (const started of running.splice(0)) await started.end('SIGKILL');
  });

  it('answers in the playground about the five pages, tells how it is, and ends on SIGTERM', async () => {
    const bot = start();
    const url = await playgroundOf(bot);
    expect((await ask(url, '/quotes 托卡耶夫')).text).toContain('托卡耶夫');
    expect((await ask(url, '铁路')).text).toContain('铁路');
    expect(await (await fetch(new URL('/health', url))).text()).toBe('ok');
    const metrics = await (await fetch(new URL('/metrics', url))).text();
    expect(metrics).toMatch(/jianbao_answer_seconds_count\{command="quotes"\} 1/);
    expect(metrics).not.toContain('托卡耶夫');
    expect(bot.err()).not.toContain('托卡耶夫');
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('keeps what a chat chose over a restart and over a kill', async () => {
    const env = { DATA_DIR: mkdtempSync(join(tmpdir(), 'jianbao-data-')) };
    const first = start(env);
    await ask(await playgroundOf(first), '/settings 语言 en');
    await first.end('SIGKILL');
    expect((await ask(await playgroundOf(start(env)), '/settings')).text).toContain('Settings');
  });

  it('ends on SIGTERM at any moment of its start', async () => {
    const bot = start();
    await playgroundOf(bot);
    expect(await bot.end('SIGTERM')).toBe(0);
  });

  it('ends on SIGTERM where Telegram no longer answers, and says what it could not do', async () => {
    const api = await fallingSilent();
    const bot = start({ BOT_TOKEN: '1:right', BOT_API_ROOT: api.root });
    await api.isSilent;
    expect(await bot.end('SIGTERM')).toBe(0);
    expect(bot.err()).toContain('cannot confirm the last updates');
  });

  it.each([
    ['a taken port', async () => ({ PORT: String(await takenPort()) }), /port \d+ .*taken.*PORT/],
    ['a folder that is not there', async () => ({ ARTICLES: '/no/such/folder' }), /ARTICLES.*\/no\/such\/folder/],
    [
      'broken variables',
      async () => ({ TIME_ZONE: 'Mars', LOG_LEVEL: 'loud' }),
      /TIME_ZONE.*Mars[\s\S]*LOG_LEVEL.*loud/,
    ],
    [
      'a wrong token',
      async () => ({ BOT_TOKEN: '1:wrong', BOT_API_ROOT: await refusing() }),
      /BOT_TOKEN.*401.*@BotFather/,
    ],
  ])('ends with one clear message on %s', async (_name, environment, message) => {
    const bot = start(await environment());
    await new Promise((done) => bot.child.on('close', done));
    expect(bot.child.exitCode).toBe(1);
    expect(bot.err()).toMatch(message);
    expect(bot.err()).not.toContain('1:wrong');
    expect(bot.err()).not.toMatch(/\n\s+at /);
  });
});

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** A port that something else listens on. */
async function takenPort(): Promise<number> {
  const server = createServer();
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return (server.address() as AddressInfo).port;
}

/** A Bot API that gives one update and then answers nothing any more. */
async function fallingSilent(): Promise<{ root: string; isSilent: Promise<void> }> {
  let fallSilent = (): void => {};
  const isSilent = new Promise<void>((resolve) => {
    fallSilent = resolve;
  });
  let isAnswering = true;
  const results: Readonly<Record<string, unknown>> = {
    getMe: { id: 1, is_bot: true, first_name: 'Jianbao', username: 'jianbao_bot' },
    getWebhookInfo: { url: '' },
    getUpdates: [{ update_id: 7, poll: {} }],
  };
  const server = createServer((request, response) => {
    const method = request.url!.split('/').at(-1)!;
    if (!isAnswering) return fallSilent();
    if (method === 'getUpdates') isAnswering = false;
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ok: true, result: results[method] ?? true }));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, isSilent };
}

/** A Bot API that knows no token. */
async function refusing(): Promise<string> {
  const server = createServer((_request, response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end('{"ok":false,"error_code":401,"description":"Unauthorized"}');
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
