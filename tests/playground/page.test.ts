import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import { done, open, updates } from './bot.ts';

const FOLDER = join(import.meta.dirname, '../../src/playground/page');

let playground: Playground;
beforeEach(async () => {
  playground = await open();
});
afterEach(() => playground.close());

const get = (path: string, init?: RequestInit) => fetch(new URL(path, playground.url), init);
const post = (path: string, body: object, headers: object = {}) =>
  get(`/playground/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** The events a page hears, from the time it is ready. */
async function listen(): Promise<() => Promise<Record<string, unknown>>> {
  const response = await get('/playground/events');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const next = async () => {
    while (!text.includes('\n\n')) text += (await reader.read()).value ?? '';
    const [event = '', ...rest] = text.split('\n\n');
    text = rest.join('\n\n');
    return event.match(/^data: (.*)$/m)?.[1] ?? '';
  };
  await next();
  return async () => JSON.parse(await next()) as Record<string, unknown>;
}

describe('the page', () => {
  it('is served with all that it names, and names nothing elsewhere', async () => {
    const index = await (await get('/')).text();
    expect(index).toContain('这里不是 Telegram');
    const named = [...index.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
    for (const file of readdirSync(FOLDER)) {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      for (const [, other] of text.matchAll(/from '\.\/([^']+)'/g)) named.push(`/page/${other}`);
      expect(text.match(/url\((?!#)|@import|https?:\/\/(?!www\.w3\.org|t\.me)[a-z]/g) ?? []).toEqual([]);
    }
    expect(named.length).toBeGreaterThan(20);
    for (const path of new Set(named)) {
      const answer = await get(path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
    }
    expect((await get('/page/..%2Fstart.ts')).status).toBe(404);
    expect((await get('/page/none.js')).status).toBe(404);
  });

  it('is not for pages of another origin', async () => {
    const { lin } = playground.people;
    const said = { chat: lin.id, user: lin.id, text: '/forget' };
    expect((await post('say', said, { origin: 'https://evil.example' })).status).toBe(403);
    expect(playground.pending).toEqual([]);
    expect((await post('say', said, { origin: new URL(playground.url).origin })).status).toBe(200);
  });

  it('shows the chats of all people, and what is said as it is said', async () => {
    const next = await listen();
    const { lin } = playground.people;
    const { chats, people } = (await (await get('/playground/state')).json()) as {
      chats: { title?: string; messages: object[] }[];
      people: object[];
    };
    expect(people).toHaveLength(3);
    expect(chats.map(({ title }) => title).filter(Boolean)).toEqual(['编辑部', '丝路论坛', '每日要闻', '读书会']);

    const said = (await (await post('say', { chat: lin.id, user: lin.id, text: ' /start ' })).json()) as {
      message_id: number;
    };
    expect(await next()).toMatchObject({ type: 'message', chat: lin.id, message: { text: '/start' } });
    await post('edit', { chat: lin.id, user: lin.id, message: said.message_id, text: '/help' });
    expect(await next()).toMatchObject({ type: 'edited', message: { text: '/help' } });
    expect((await updates(playground)).map((update) => Object.keys(update)[0])).toEqual(['message', 'edited_message']);
    await done(playground, 'sendChatAction', { chat_id: lin.id, action: 'typing' });
    expect(await next()).toEqual({ type: 'typing', chat: lin.id });
    await done(playground, 'sendMessageDraft', { chat_id: lin.id, draft_id: 1, text: '正在写' });
    expect(await next()).toMatchObject({ type: 'draft', content: { text: '正在写' } });
    await done(playground, 'setMyName', { name: '报' });
    expect(await next()).toEqual({ type: 'profile' });
    expect(await (await get(`/playground/bot?user=${lin.id}`)).json()).toMatchObject({
      first_name: '报',
      username: 'jianbao_bot',
    });
    playground.members.leave(playground.rooms.newsroom, lin);
    expect(await next()).toMatchObject({ type: 'chat', about: { title: '编辑部' } });
  });

  it('lets an admin bring the bot into a group, and take it out', async () => {
    const { lin, emma } = playground.people;
    const { readers } = playground.rooms;
    expect((await post('bot', { chat: readers.id, user: emma.id, present: true })).status).toBe(403);
    expect((await post('bot', { chat: readers.id, user: lin.id, present: true })).status).toBe(200);
    await done(playground, 'sendMessage', { chat_id: readers.id, text: '大家好' });
    expect((await post('bot', { chat: readers.id, user: lin.id, present: false })).status).toBe(200);
    const kinds = (await updates(playground)).map((update) => Object.keys(update)[0]);
    expect(kinds).toEqual(['my_chat_member', 'message', 'message', 'my_chat_member']);
  });

  it('presses buttons, asks for cards and posts them', async () => {
    const { lin } = playground.people;
    const { readers } = playground.rooms;
    playground.act.start(lin);
    const { message_id } = await done<{ message_id: number }>(playground, 'sendMessage', {
      chat_id: lin.id,
      text: '菜单',
      reply_markup: { inline_keyboard: [[{ text: '甲', callback_data: 'a' }]] },
    });
    await updates(playground);
    const pressed = post('press', { chat: lin.id, user: lin.id, message: message_id, data: 'a' });
    await playground.waitFor(() => playground.pending.length > 0, 'the press');
    const [press] = (await updates(playground)) as unknown as { callback_query: { id: string } }[];
    await done(playground, 'answerCallbackQuery', { callback_query_id: press!.callback_query.id, text: '好' });
    expect(await (await pressed).json()).toEqual({ text: '好' });

    const asked = post('inline', { chat: readers.id, user: lin.id, query: '词', offset: '' });
    await playground.waitFor(() => playground.pending.length > 0, 'the query');
    const [query] = (await updates(playground)) as unknown as { inline_query: { id: string } }[];
    const results = [{ type: 'article', id: 'x', title: '题', input_message_content: { message_text: '文' } }];
    await done(playground, 'answerInlineQuery', { inline_query_id: query!.inline_query.id, results });
    const { id } = (await (await asked).json()) as { id: number };
    const chosen = await post('choose', { chat: readers.id, user: lin.id, answer: id, result: 'x', query: '词' });
    expect(await chosen.json()).toMatchObject({ text: '文', via_bot: { username: 'jianbao_bot' } });
    expect((await post('choose', { chat: readers.id, user: lin.id, answer: 99, result: 'x', query: '' })).status).toBe(
      404,
    );
    expect((await post('say', { chat: readers.id, user: lin.id, text: '' })).status).toBe(400);
  });
});

describe('the words of a message on the page', () => {
  it('are all there, whatever the entities', async () => {
    const dom = new JSDOM('<!doctype html>', { url: 'http://127.0.0.1/' });
    const { document, localStorage } = dom.window;
    Object.assign(globalThis, { document, localStorage, requestAnimationFrame: () => 0 });
    const path = join(FOLDER, 'entities.js');
    const { formatted } = (await import(path)) as {
      formatted: (text: string, entities: readonly object[], act: object) => Node[];
    };
    const shown = (text: string, entities: readonly object[]) => {
      const box = document.createElement('div');
      box.append(...formatted(text, entities, {}));
      for (const button of box.querySelectorAll('.expand')) button.remove();
      return box;
    };
    const type = fc.constantFrom(
      'bold',
      'italic',
      'underline',
      'strikethrough',
      'code',
      'spoiler',
      'text_link',
      'bot_command',
      'mention',
    );
    const entity = fc.record({
      type,
      offset: fc.nat(30),
      length: fc.integer({ min: 1, max: 12 }),
      url: fc.constant('https://a.example/'),
    });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(entity, { maxLength: 6 }), (text, given) => {
        const entities = given.filter(({ offset, length }) => offset + length <= text.length);
        expect(shown(text, entities).textContent).toBe(text);
      }),
    );
    const text = '标题\n“引语\n两行”\n——某人\n尾';
    const box = shown(text, [
      { type: 'bold', offset: 0, length: 2 },
      { type: 'blockquote', offset: 3, length: 7 },
      { type: 'bold', offset: 4, length: 2 },
    ]);
    expect(box.innerHTML).toBe(
      '<b>标题</b><blockquote><div class="quoted">“<b>引语</b>\n两行”</div></blockquote>——某人\n尾',
    );
    expect(shown('<img src=x onerror=alert(1)>', []).children).toHaveLength(0);
    const time = shown('六月', [{ type: 'date_time', offset: 0, length: 2, unix_time: 0, date_time_format: '' }]);
    expect(time.innerHTML).toContain('datetime="1970-01-01T00:00:00.000Z"');
    dom.window.close();
  });
});
