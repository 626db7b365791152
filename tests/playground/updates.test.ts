import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { call, done, open, refusal, updates } from './bot.ts';

let playground: Playground;
beforeEach(async () => {
  playground = await open();
});
afterEach(() => playground.close());

interface Got {
  readonly update_id: number;
  readonly message?: { readonly text?: string };
}
const poll = (params: object = {}) => done<Got[]>(playground, 'getUpdates', params);
const texts = (found: readonly Got[]) => found.map(({ message }) => message?.text);

describe('waiting for updates', () => {
  it('keeps them until a higher offset confirms them', async () => {
    const { act, people } = playground;
    for (const text of ['一', '二', '三']) act.say(people.lin, people.lin, text);
    expect(texts(await poll())).toEqual(['一', '二', '三']);
    const [first] = await poll({ limit: 1 });
    expect(texts(await poll({ offset: first!.update_id + 1 }))).toEqual(['二', '三']);
    expect(texts(await poll({ offset: -1 }))).toEqual(['三']);
    expect(playground.pending.map(({ update_id }) => update_id)).toEqual([first!.update_id + 2]);
  });

  it('answers a waiting poll as soon as something comes', async () => {
    const waiting = poll({ timeout: 50 });
    // The poll is on the wire first; what is said afterwards ends it.
    await playground.waitFor(() => playground.isPolled, 'a waiting poll');
    playground.act.say(playground.people.lin, playground.people.lin, '来了');
    expect(texts(await waiting)).toEqual(['来了']);
  });

  it('ends the first of two pollers with 409', async () => {
    const first = refusal(playground, 'getUpdates', { timeout: 50 });
    await playground.waitFor(() => playground.isPolled, 'a waiting poll');
    const second = poll({ timeout: 50 });
    expect(await first).toMatch(/^409 Conflict: terminated by other getUpdates request/);
    playground.act.say(playground.people.lin, playground.people.lin, '给第二个');
    expect(texts(await second)).toEqual(['给第二个']);
  });

  it('gives nothing to a poller that hung up', async () => {
    const end = new AbortController();
    const url = `${playground.apiRoot}/bot${playground.token}/getUpdates?timeout=50`;
    const gone = fetch(url, { signal: end.signal }).catch(() => 'gone');
    await playground.waitFor(() => playground.isPolled, 'a waiting poll');
    end.abort();
    await gone;
    await playground.waitFor(() => !playground.isPolled, 'the end of the poll');
    playground.act.say(playground.people.lin, playground.people.lin, '还在');
    expect(texts(await poll())).toEqual(['还在']);
  });

  it('sends only the kinds that were asked for, and some only when named', async () => {
    const { act, members, people, rooms, bot } = playground;
    members.promote(rooms.newsroom, bot, { status: 'administrator' });
    await updates(playground);
    members.promote(rooms.newsroom, people.emma, { status: 'administrator' });
    expect(await updates(playground)).toEqual([]);
    await poll({ allowed_updates: ['chat_member'] });
    act.say(people.lin, people.lin, '不要');
    members.promote(rooms.newsroom, people.emma, { status: 'member' });
    expect((await updates(playground)).map((update) => Object.keys(update)[0])).toEqual(['chat_member']);
    await poll({ allowed_updates: [] });
    act.say(people.lin, people.lin, '要');
    expect(texts(await poll())).toEqual(['要']);
  });

  it('takes any update that is put before it', async () => {
    const { update_id } = playground.injectUpdate({ poll: { id: 'x' } });
    playground.injectUpdate({ update_id: update_id + 10, something_new: {} });
    const { update_id: next } = playground.injectUpdate({ message: {} });
    expect(next).toBe(update_id + 11);
    expect(await call(playground, 'getUpdates')).toMatchObject({
      result: [{ poll: { id: 'x' } }, { something_new: {} }, { message: {} }],
    });
  });
});

describe('a webhook', () => {
  it('is sent each update until it takes it, with its secret, and may answer with a method', async () => {
    const seen: { secret: unknown; text: string }[] = [];
    let refusals = 2;
    const receiver = createServer((request, response) => {
      let body = '';
      request.on('data', (part) => {
        body += part;
      });
      request.on('end', () => {
        const { message } = JSON.parse(body) as { message: { text: string; chat: { id: number } } };
        seen.push({ secret: request.headers['x-telegram-bot-api-secret-token'], text: message.text });
        if (refusals-- > 0) response.writeHead(500).end();
        else
          response.end(
            JSON.stringify({ method: 'sendMessage', chat_id: message.chat.id, text: `收到${message.text}` }),
          );
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/hook`;
    await done(playground, 'setWebhook', { url, secret_token: 'ge-heim_1', max_connections: 1 });
    expect(await refusal(playground, 'getUpdates')).toMatch(
      /^409 Conflict: can't use getUpdates method while webhook is active/,
    );

    const { lin } = playground.people;
    playground.act.say(lin, lin, '甲');
    playground.act.say(lin, lin, '乙');
    await playground.waitFor(() => playground.messages(lin).length === 4, 'both answers');
    expect(playground.messages(lin).map(({ text }) => text)).toEqual(['甲', '乙', '收到甲', '收到乙']);
    expect(seen.map(({ text }) => text)).toEqual(['甲', '甲', '甲', '乙']);
    expect(new Set(seen.map(({ secret }) => secret))).toEqual(new Set(['ge-heim_1']));
    expect(await done(playground, 'getWebhookInfo')).toMatchObject({
      url,
      last_error_message: expect.stringContaining('500'),
    });

    await done(playground, 'deleteWebhook');
    playground.act.say(lin, lin, '丙');
    expect(texts(await poll())).toContain('丙');
    receiver.closeAllConnections();
    await new Promise((resolve) => receiver.close(resolve));
  });
});
