import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { Actions } from './actions.ts';
import type { Api } from './api.ts';
import type { Memberships } from './memberships.ts';
import { BOT, PEOPLE } from './people.ts';
import { botIn, headOf, mayDo, memberOf, type Room } from './room.ts';
import type { InlineAnswer } from './wire.ts';

/** Messages of a chat that the page shows from before. */
const SHOWN = 300;
/** Milliseconds the page waits for the bot's answer to a pressed button or an inline query. */
const PATIENCE = 15_000;
/** Answers to inline queries kept for a card to be chosen. */
const ANSWERS = 50;
/** Milliseconds between signs of life on a quiet stream. */
const HEARTBEAT = 20_000;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

/** The page is served as it stands; the build copies it beside the compiled code. */
const FOLDER = new URL('./page/', import.meta.url);

const Said = z.object({
  chat: z.number(),
  user: z.number(),
  text: z.string().trim().min(1).max(4096),
  thread: z.number().optional(),
  reply: z.number().optional(),
});
const Edited = z.object({
  chat: z.number(),
  message: z.number(),
  user: z.number(),
  text: z.string().trim().min(1).max(4096),
});
const Pressed = z.object({ chat: z.number(), user: z.number(), message: z.number(), data: z.string() });
const Asked = z.object({ chat: z.number(), user: z.number(), query: z.string().max(256), offset: z.string() });
const Chosen = z.object({
  chat: z.number(),
  user: z.number(),
  answer: z.number(),
  result: z.string(),
  query: z.string(),
});
const Hosted = z.object({ chat: z.number(), user: z.number(), present: z.boolean() });
const Blocked = z.object({ user: z.number(), blocked: z.boolean() });

/** The chat page and what it asks for. Everything under `/playground` is for the page alone. */
export function pageRoutes(api: Api, actions: Actions, memberships: Memberships): Hono {
  const app = new Hono();
  const answers = new Map<number, InlineAnswer>();
  let lastAnswer = 0;

  app.use(async (context, next) => {
    // The page talks to its own origin only: no other page in the browser may press buttons here.
    const origin = context.req.header('origin');
    if (origin !== undefined && (!URL.canParse(origin) || new URL(origin).host !== context.req.header('host')))
      return context.text('another origin may not use the playground', 403);
    await next();
    context.header('x-content-type-options', 'nosniff');
    context.header('referrer-policy', 'no-referrer');
    context.header('content-security-policy', "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'");
    return undefined;
  });

  app.get('/', () => asset('index.html') ?? new Response('the page is missing', { status: 500 }));
  app.get('/page/:file', (context) => asset(context.req.param('file')) ?? context.notFound());

  app.get('/playground/state', (context) =>
    context.json({
      people: Object.values(PEOPLE).map(({ id }) => api.world.person(id)),
      chats: api.world.rooms.filter(isShown).map(describe),
    }),
  );

  app.get('/playground/bot', (context) => {
    const language = api.world.findPerson(Number(context.req.query('user')))?.language_code?.slice(0, 2) ?? '';
    return context.json({
      ...BOT,
      first_name: api.profile.text('name', language, BOT.first_name),
      about: api.profile.text('description', language),
    });
  });

  app.get('/playground/menu', (context) => {
    const room = api.world.findRoom(Number(context.req.query('chat')));
    const user = api.world.findPerson(Number(context.req.query('user')));
    return context.json(room && user ? api.profile.menu(room, user) : []);
  });

  app.get('/playground/events', (context) =>
    streamSSE(context, async (stream) => {
      const waiting: string[] = [];
      let wake = (): void => {};
      const stop = api.world.listen((event) => {
        const chat = 'chat' in event ? api.world.findRoom(event.chat) : undefined;
        const told = event.type === 'chat' && chat ? { ...event, about: describe(chat) } : event;
        waiting.push(JSON.stringify(told));
        wake();
      });
      stream.onAbort(() => {
        stop();
        wake();
      });
      await stream.writeSSE({ event: 'ready', data: '' });
      while (!stream.aborted) {
        const next = waiting.shift();
        if (next !== undefined) {
          await stream.writeSSE({ data: next });
          continue;
        }
        const timer = setTimeout(() => {
          waiting.push('{"type":"alive"}');
          wake();
        }, HEARTBEAT);
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (stream.aborted || waiting.length > 0) resolve();
        });
        clearTimeout(timer);
      }
    }),
  );

  app.post('/playground/say', async (context) => {
    const { chat, user, text, thread, reply } = Said.parse(await context.req.json());
    const room = api.world.room(chat);
    const replied = reply === undefined ? undefined : api.world.message(room, reply);
    if (room.type === 'private' && room.isBlocked) memberships.unblock(user);
    const message = actions.say(chat, user, text, {
      ...(thread !== undefined && { thread }),
      ...(replied && { reply: replied }),
    });
    return context.json(message);
  });

  app.post('/playground/edit', async (context) => {
    const { chat, message, user, text } = Edited.parse(await context.req.json());
    const found = api.world.message(api.world.room(chat), message);
    if (!found || found.from?.id !== user) return context.json({ error: 'not your message' }, 404);
    return context.json(actions.edit(found, text));
  });

  app.post('/playground/press', async (context) => {
    const { chat, user, message, data } = Pressed.parse(await context.req.json());
    const found = api.world.message(api.world.room(chat), message);
    if (!found) return context.json({ error: 'the message is gone' }, 404);
    return inTime(context, actions.pressData(found, data, user));
  });

  app.post('/playground/inline', async (context) => {
    const { chat, user, query, offset } = Asked.parse(await context.req.json());
    const asked = actions.inlineQuery(user, chat, query, offset).then((answer) => {
      const id = ++lastAnswer;
      answers.set(id, answer);
      answers.delete(id - ANSWERS);
      return { id, ...answer };
    });
    return inTime(context, asked);
  });

  app.post('/playground/choose', async (context) => {
    const { chat, user, answer, result, query } = Chosen.parse(await context.req.json());
    const known = answers.get(answer);
    if (!known) return context.json({ error: 'the cards are too old' }, 404);
    return context.json(actions.chooseInline(user, chat, known, result, { query }));
  });

  app.post('/playground/block', async (context) => {
    const { user, blocked } = Blocked.parse(await context.req.json());
    if (blocked) memberships.block(user);
    else memberships.unblock(user);
    return context.json({ blocked });
  });

  app.post('/playground/bot', async (context) => {
    const { chat, user, present } = Hosted.parse(await context.req.json());
    const room = api.world.room(chat);
    if (!mayDo(memberOf(room, api.world.person(user)), 'can_promote_members'))
      return context.json({ error: 'only an admin may' }, 403);
    const status = room.type === 'channel' ? 'administrator' : 'member';
    if (present) memberships.addBot(chat, user, { status });
    else memberships.removeBot(chat, user);
    return context.json({ present });
  });

  app.onError((error, context) => context.json({ error: error.message }, error instanceof z.ZodError ? 400 : 500));
  return app;
}

function isShown({ migratedTo }: Room): boolean {
  return migratedTo === undefined;
}

/** A chat as the page lists it. */
function describe(room: Room): object {
  const { status } = botIn(room);
  return {
    ...headOf(room),
    members: [...room.members.values()].map(({ user, status: office }) => ({ ...user, status: office })),
    topics: [...room.topics.values()],
    isGeneralClosed: room.isGeneralClosed,
    isBlocked: room.isBlocked,
    hasBot: status !== 'left' && status !== 'kicked',
    messages: room.messages.slice(-SHOWN),
  };
}

function asset(name: string): Response | undefined {
  const type = TYPES[name.split('.').at(-1) ?? ''];
  if (type === undefined || !/^[a-z-]+\.[a-z]+$/.test(name)) return undefined;
  try {
    return new Response(readFileSync(new URL(name, FOLDER)), {
      headers: { 'content-type': type, 'cache-control': 'no-cache' },
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The bot's answer, or 504 when none came. */
async function inTime(context: Context, answer: Promise<object>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, undefined);
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first === undefined ? context.json({ error: 'the bot did not answer in time' }, 504) : context.json(first);
}
