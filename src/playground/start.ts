import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { Actions, idOf, type Named } from './actions.ts';
import type { Api } from './api.ts';
import { botApiRoutes } from './bot-api-routes.ts';
import { BotProfile } from './bot-profile.ts';
import { type Call, Calls } from './calls.ts';
import type { CallMatch, FaultPlan } from './faults.ts';
import { Files } from './files.ts';
import { Flood, type FloodLimits } from './flood.ts';
import { InlinePosts } from './inline-posts.ts';
import { Memberships } from './memberships.ts';
import { pageRoutes } from './page-routes.ts';
import { BOT, PEOPLE, ROOMS } from './people.ts';
import { openQueries } from './queries.ts';
import { UpdateQueue } from './update-queue.ts';
import { Webhook } from './webhook.ts';
import type { Message, Update } from './wire.ts';
import { World } from './world.ts';

/** No secret: the playground lets in only this machine, and is told from Telegram by its address. */
const TOKEN = `${BOT.id}:playground`;
/** Milliseconds that tests wait for something before they tell what is missing. */
const PATIENCE = 5000;

/** Where the playground listens, and what it is strict about. */
export interface PlaygroundOptions {
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** Epoch milliseconds; the machine's clock by default. */
  readonly now?: () => number;
  /** Answers 429 past these; no limits by default. */
  readonly limits?: FloodLimits;
  /** Served beside the page: health, metrics. */
  readonly routes?: Hono;
}

/** The playground cannot listen: the message says why and what to set. */
export class PortError extends Error {
  override readonly name = 'PortError';
}

/** A running playground: an embedded Bot API, a chat page, and hands to act as its people. */
export interface Playground {
  /** The chat page. */
  readonly url: string;
  /** Root of the Bot API, for grammY's `client.apiRoot`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: typeof BOT;
  readonly people: typeof PEOPLE;
  /** The chats there are from the beginning, by name. */
  readonly rooms: typeof ROOMS;
  /** What people do. */
  readonly act: Actions;
  /** Who comes and goes, in which office; what becomes of chats. */
  readonly members: Memberships;
  /** Calls of the bot in order, the waiting for updates aside. */
  readonly calls: readonly Call[];
  /** Calls refused because they were wrong: there should be none. */
  readonly refusals: readonly Call[];
  /** Ids of pressed buttons and inline queries without an answer. */
  readonly unanswered: readonly string[];
  /** Updates that the bot has not confirmed. */
  readonly pending: readonly Update[];
  /** Whether the bot waits for something new. */
  readonly isPolled: boolean;
  /** Messages of a chat, oldest first, as they stand now. */
  messages(chat: Named): readonly Message[];
  /** Says something and gives the first message the bot writes (or edits) there afterwards. */
  ask(chat: Named, user: Named, text: string): Promise<Message>;
  /** Puts any update before the bot; it gets the next id where it has none. What it asks may be answered. */
  injectUpdate(update: Readonly<Record<string, unknown>>): Update;
  /** Plans a fault for the next calls that fit (one by default); returns how to take it back. */
  failNext(match: CallMatch, plan: FaultPlan, times?: number): () => void;
  /** Resolves once the condition gives something; looks after every event. Rejects, saying `what` is missing. */
  waitFor<T>(condition: () => T | undefined | false, what: string, milliseconds?: number): Promise<T>;
  /** Ends everything at once, open connections too. */
  close(): Promise<void>;
}

/** Starts the playground. Rejects with one clear sentence when the port is taken. */
export async function startPlayground({
  port,
  host,
  now = Date.now,
  limits = {},
  routes,
}: PlaygroundOptions): Promise<Playground> {
  const world = new World(now);
  const updates = new UpdateQueue();
  const nobody = new AbortController().signal;
  const webhook = new Webhook(updates, now, (method, params) => calls.take(method, () => params, nobody));
  const api: Api = {
    world,
    updates,
    webhook,
    queries: openQueries(now),
    profile: new BotProfile(),
    inlinePosts: new InlinePosts(),
    files: new Files(),
    flood: new Flood(limits, now),
  };
  const calls = new Calls(api, now);
  const act = new Actions(api);
  const members = new Memberships(api, act);

  const app = new Hono();
  app.route('/', botApiRoutes(TOKEN, calls, api.files) as unknown as Hono);
  app.route('/', pageRoutes(api, act, members));
  if (routes) app.route('/', routes);
  const server = createServer(localOnly(host, getRequestListener(app.fetch)));
  // A connection closed while it rests meets the bot's next call on it: an answer is lost that nobody may repeat.
  server.keepAliveTimeout = 0;
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  const url = `http://${reachable(address)}:${address.port}`;

  function waitFor<T>(condition: () => T | undefined | false, what: string, milliseconds = PATIENCE): Promise<T> {
    return new Promise((resolve, reject) => {
      const stops = [world.listen(look), calls.listen(look), updates.watch(look)];
      const timer = setTimeout(() => {
        const last = calls.log
          .slice(-5)
          .map(({ method, answer }) => `${method} ${JSON.stringify(answer)?.slice(0, 200)}`);
        finish(() =>
          reject(new Error(`waited ${milliseconds} ms in vain for ${what}; last calls:\n${last.join('\n')}`)),
        );
      }, milliseconds);
      function finish(end: () => void): void {
        clearTimeout(timer);
        for (const stop of stops) stop();
        end();
      }
      function look(): void {
        try {
          const found = condition();
          if (found !== undefined && found !== false) finish(() => resolve(found));
        } catch (error) {
          finish(() => reject(error));
        }
      }
      look();
    });
  }

  async function ask(chat: Named, user: Named, text: string): Promise<Message> {
    const room = world.room(idOf(chat));
    const before = new Set(room.messages);
    const question = act.say(chat, user, text);
    before.add(question);
    const isAnswer = (message: Message): boolean =>
      !before.has(message) && message.from?.id === BOT.id && !message.via_bot;
    return waitFor(() => room.messages.find(isAnswer), `an answer to ${JSON.stringify(text.slice(0, 80))}`);
  }

  return {
    url: `${url}/`,
    apiRoot: url,
    token: TOKEN,
    bot: BOT,
    people: PEOPLE,
    rooms: ROOMS,
    act,
    members,
    get calls() {
      return calls.log;
    },
    get refusals() {
      return calls.mistakes;
    },
    get unanswered() {
      return [...api.queries.callbacks.waiting, ...api.queries.inline.waiting];
    },
    get pending() {
      return updates.pending;
    },
    get isPolled() {
      return updates.isPolled;
    },
    messages: (chat) => world.room(idOf(chat)).messages,
    ask,
    injectUpdate: (update) => {
      openQuestion(update.callback_query, api.queries.callbacks);
      openQuestion(update.inline_query, api.queries.inline);
      return updates.pushRaw(update);
    },
    failNext: (match, plan, times = 1) => calls.faults.plan(match, plan, times),
    waitFor,
    close: () => {
      webhook.stop();
      updates.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

/** A query that was put in by hand may be answered as any other. */
function openQuestion(query: unknown, queries: { ask(id: string, chat: number, user: number): unknown }): void {
  if (typeof query === 'object' && query !== null && 'id' in query && typeof query.id === 'string')
    void queries.ask(query.id, 0, 0);
}

/** A server on every address is reached on this machine's own. */
function reachable({ address, family }: AddressInfo): string {
  if (address === '0.0.0.0' || address === '::') return '127.0.0.1';
  return family === 'IPv6' ? `[${address}]` : address;
}

type Listener = (request: IncomingMessage, response: ServerResponse) => void;

/** On loopback only names of this machine are answered, so that no web page elsewhere can reach it by a name of its own. */
function localOnly(host: string, next: Listener): Listener {
  const isLoopback = (name: string): boolean => /^(?:127(?:\.\d+){3}|localhost|\[::1\]|::1)$/.test(name);
  if (!isLoopback(host)) return next;
  return (request, response) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (isLoopback(name)) next(request, response);
    else response.writeHead(421).end('the playground answers only to names of this machine');
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reasons: Readonly<Record<string, string>> = {
        EADDRINUSE: `port ${port} on ${host} is taken: stop what uses it, or set PORT to another one`,
        EACCES: `port ${port} may not be opened by this user: set PORT to one above 1023`,
        EADDRNOTAVAIL: `${host} is no address of this machine: set HOST to 127.0.0.1`,
      };
      reject(
        new PortError(
          reasons[error.code ?? ''] ?? `the playground cannot listen on ${host}:${port}: ${error.message}`,
          {
            cause: error,
          },
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}
