import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { call, done, open, refusal } from './bot.ts';

let playground: Playground;
beforeEach(async () => {
  playground = await open();
});
afterEach(() => playground.close());

const lin = () => playground.people.lin.id;

describe('the Bot API over HTTP', () => {
  it('answers 401 to a wrong token, 404 to what Telegram has not, 501 to what is not imitated', async () => {
    const wrong = await fetch(`${playground.apiRoot}/bot1:nonsense/getMe`);
    expect([wrong.status, await wrong.json()]).toEqual([
      401,
      { ok: false, error_code: 401, description: 'Unauthorized' },
    ]);
    expect(await refusal(playground, 'sendTelepathy')).toBe('404 Not Found: method not found');
    expect(await refusal(playground, 'sendDice', { chat_id: lin() })).toMatch(/^501 Not Implemented/);
    expect(playground.refusals.map(({ method }) => method)).toEqual(['sendTelepathy', 'sendDice']);
  });

  it('never ends a connection that rests: a call that meets the end of one is lost', async () => {
    const { headers } = await fetch(`${playground.apiRoot}/bot${playground.token}/getMe`);
    expect(headers.get('keep-alive')).toBeNull();
  });

  it('takes parameters from the address, a form, multipart and JSON, and methods in any case', async () => {
    playground.act.start(lin());
    const root = `${playground.apiRoot}/bot${playground.token}`;
    const entities = JSON.stringify([{ type: 'bold', offset: 0, length: 1 }]);
    const fields = { chat_id: String(lin()), text: '好 a', entities, disable_notification: 'true' };
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const answers = await Promise.all([
      fetch(`${root}/sendmessage?${new URLSearchParams(fields)}`),
      fetch(`${root}/sendMessage`, { method: 'POST', body: new URLSearchParams(fields) }),
      fetch(`${root}/SENDMESSAGE`, { method: 'POST', body: form }),
      fetch(`${root}/sendMessage`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...fields, chat_id: lin(), entities: JSON.parse(entities), disable_notification: true }),
      }),
    ]);
    for (const answer of answers) {
      const { ok, result } = (await answer.json()) as { ok: boolean; result: { text: string; entities: object[] } };
      expect([ok, result.text, result.entities]).toEqual([true, '好 a', JSON.parse(entities)]);
    }
    expect(playground.refusals).toEqual([]);
  });

  it('refuses a body that is no JSON object', async () => {
    const answer = await fetch(`${playground.apiRoot}/bot${playground.token}/sendMessage`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"chat_id":',
    });
    expect(((await answer.json()) as { description: string }).description).toBe("Bad Request: can't parse JSON object");
  });

  it('keeps an uploaded file and gives it back', async () => {
    playground.act.start(lin());
    const form = new FormData();
    form.set('chat_id', String(lin()));
    form.set('document', 'attach://it');
    form.set('it', new File(['{"订阅":[]}'], '导出.json', { type: 'application/json' }));
    const sent = await fetch(`${playground.apiRoot}/bot${playground.token}/sendDocument`, {
      method: 'POST',
      body: form,
    });
    const { result } = (await sent.json()) as { result: { document: { file_id: string; file_name: string } } };
    expect(result.document.file_name).toBe('导出.json');
    const { file_path } = await done<{ file_path: string }>(playground, 'getFile', {
      file_id: result.document.file_id,
    });
    const back = await fetch(`${playground.apiRoot}/file/bot${playground.token}/${file_path}`);
    expect(await back.text()).toBe('{"订阅":[]}');
    expect(back.headers.get('content-disposition')).toBe('attachment');
  });

  it('names the port when it is taken', async () => {
    const port = Number(new URL(playground.url).port);
    await expect(startPlayground({ port, host: '127.0.0.1' })).rejects.toThrow(`port ${port} on 127.0.0.1 is taken`);
  });

  it('answers to no name but this machine’s', async () => {
    const { port } = new URL(playground.url);
    const status = await new Promise((resolve) => {
      request(
        { port, host: '127.0.0.1', path: '/playground/state', headers: { host: `evil.example:${port}` } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      ).end();
    });
    expect(status).toBe(421);
  });

  it('closes at once, with a poll and an event stream open', async () => {
    const other = await open();
    const poll = call(other, 'getUpdates', { timeout: 50 }).catch(() => 'cut');
    const events = await fetch(`${other.url}playground/events`);
    const reader = events.body!.getReader();
    await reader.read();
    await other.close();
    await poll;
    await expect(
      (async () => {
        while (!(await reader.read()).done);
        return 'ended';
      })().catch(() => 'ended'),
    ).resolves.toBe('ended');
  });
});
