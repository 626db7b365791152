import { access, constants } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import { openApp, type Report } from './app.ts';
import { type Beginning, beginWhen } from './begin-when.ts';
import { dispatch } from './chat/dispatch.ts';
import { type Config, ConfigError } from './config.ts';
import type { RunningDelivery } from './delivery/start.ts';
import { arrivalsFor, eventsFor, startDigests } from './digests.ts';
import { FEED_PAUSE, openFeeds } from './feeds.ts';
import { startMetrics } from './metrics.ts';
import { startPlayground } from './playground/start.ts';
import { operatorRoutes, serve } from './server.ts';
import { startTelegram } from './telegram/bot.ts';

/** The bot at work, on Telegram or in the playground. */
export interface Running {
  /** Page of the playground; absent on Telegram. */
  readonly playground?: string;
  /** Finishes what is on the wire, confirms what was taken, closes the store. */
  stop(): Promise<void>;
}

/**
 * Starts everything: articles, store, HTTP, the bot, the digests. Throws what start-up errors there are (ConfigError,
 * ServerStartError, TelegramStartError), each with a message that says what to do; nothing is left running then.
 */
export async function start(config: Config, log: Logger, fatal: (error: Error) => void): Promise<Running> {
  const ends: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const end of ends.splice(0).reverse()) {
      await end().catch((error: unknown) => log.error({ err: error }, 'stopping'));
    }
  };
  try {
    return await startAll(config, log, fatal, ends, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startAll(
  config: Config,
  log: Logger,
  fatal: (error: Error) => void,
  ends: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<Running> {
  await checkArticles(config);
  const report = (problem: unknown, about: string) => {
    if (problem instanceof Error) log.error({ err: problem, about }, problem.message);
    else log.warn({ about }, String(problem));
  };
  const feeds = await followFeeds(config, report, ends);
  const opened = await openApp(feeds ? { ...config, articles: [...config.articles, feeds] } : config, report, {
    watch: true,
    now: Date.now,
  });
  ends.push(() => opened.close());
  let digests: Beginning<RunningDelivery> | undefined;
  const delivery = () => digests?.begun;
  const metrics = startMetrics(
    () => opened.library.size,
    () => delivery()?.waiting ?? 0,
  );
  const routes = operatorRoutes(() => opened.app.store.trouble?.message, metrics.read);
  const { token, apiRoot, playground } = await openDoor(config, routes, ends);
  const app = { ...opened.app, ...arrivalsFor(delivery) };
  const bot = await startTelegram({
    token,
    ...(apiRoot ? { apiRoot } : {}),
    app,
    dispatch: metrics.timed(dispatch),
    ...(config.webhook
      ? {
          webhook: {
            ...config.webhook,
            mount: (path, handler) => void routes.post(path, (context) => handler(context.req.raw)),
          },
        }
      : {}),
    admins: config.admins,
    logger: log,
    events: eventsFor(delivery),
    fatal,
  });
  const { store, library } = opened;
  if (store) {
    // What is news to a subscription shows only when all that was there before is in.
    digests = beginWhen(
      library.ready,
      () => startDigests({ app, library, store, bot, log, onOutcome: metrics.outcome }),
      (error) => log.error({ err: error }, 'digests cannot begin'),
    );
  } else {
    log.warn({}, 'without a store no digests are sent and no settings are kept');
  }
  // Both wait for what is on the wire; beside each other, so that a stop takes no longer than the slower one.
  ends.push(async () => {
    const stopped = await Promise.allSettled([digests?.stop(), bot.stop()]);
    for (const one of stopped) if (one.status === 'rejected') throw one.reason;
  });
  return { ...(playground ? { playground } : {}), stop };
}

/** Reads the feeds from now on; resolves to the folder where their entries are kept. */
async function followFeeds(config: Config, report: Report, ends: (() => Promise<void>)[]): Promise<string | undefined> {
  if (!config.feeds) return undefined;
  const folder = join(config.dataDir, 'feeds');
  const stopped = new AbortController();
  const feeds = await openFeeds({
    file: config.feeds,
    folder,
    now: Date.now,
    problem: (message) => report(message, 'feeds'),
    signal: stopped.signal,
  });
  let reading = feeds.read();
  const timer = setInterval(() => {
    reading = reading.then(() => feeds.read());
  }, FEED_PAUSE);
  ends.push(async () => {
    clearInterval(timer);
    stopped.abort();
    await reading;
  });
  return folder;
}

/** What is served at PORT: beside health and metrics, without a token, the playground. */
async function openDoor(
  config: Config,
  routes: Hono,
  ends: (() => Promise<void>)[],
): Promise<{ token: string; apiRoot?: string; playground?: string }> {
  if (config.token) {
    const server = await serve(routes, config.host, config.port);
    ends.push(() => server.close());
    return { token: config.token, ...(config.apiRoot ? { apiRoot: config.apiRoot } : {}) };
  }
  const playground = await startPlayground({ port: config.port, host: config.host, routes });
  ends.push(() => playground.close());
  return { token: playground.token, apiRoot: playground.apiRoot, playground: playground.url };
}

/** A folder that cannot be read is told before anything starts; a file in it that cannot be read is no reason not to. */
async function checkArticles({ articles }: Config): Promise<void> {
  const problems: string[] = [];
  for (const path of articles) {
    try {
      await access(path, constants.R_OK);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why =
        code === 'ENOENT'
          ? 'is not there'
          : code === 'EACCES'
            ? 'may not be read by this user'
            : `cannot be read (${code})`;
      problems.push(`ARTICLES names ${resolve(path)}, which ${why}: name a folder or file of articles`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
}
