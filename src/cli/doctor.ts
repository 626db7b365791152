import { once } from 'node:events';
import { access, constants } from 'node:fs/promises';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { loadFiles } from '../corpus/load.ts';
import { openStore } from '../store/open.ts';
import { TelegramStartError } from '../telegram/errors.ts';
import { whoami } from '../telegram/whoami.ts';
import { takeOptions } from './options.ts';
import { type Subcommand, UsageError } from './usage.ts';

/** What was looked at: fine, a hint, or something that keeps the bot from starting. */
interface Finding {
  readonly about: string;
  readonly state: 'ok' | 'hint' | 'broken';
  readonly text: string;
}

const SIGNS = { ok: '✓', hint: '·', broken: '✗' } as const;

/** `doctor`: what is configured, what is missing and how to mend it; exit code 1 when the bot could not start. */
export const doctor: Subcommand = async (words, console, env) => {
  if (takeOptions(words, {}).positionals.length > 0)
    throw new UsageError('doctor takes no argument; it reads the environment');
  let isBroken = false;
  const tell = async ({ about, state, text }: Finding) => {
    isBroken ||= state === 'broken';
    await console.print(`${SIGNS[state]} ${about}: ${text}`);
  };
  let config: Config;
  try {
    config = readConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.message.split('\n'))
      await tell({ about: 'environment', state: 'broken', text: problem });
    return 1;
  }
  for (const look of [lookAtToken, lookAtArticles, lookAtFeeds, lookAtStore, lookAtPort])
    await tell(await look(config));
  await tell({ about: 'TIME_ZONE', state: 'ok', text: config.timeZone });
  await console.print(isBroken ? 'The bot could not start: mend what is marked ✗.' : 'The bot can start: npm start');
  return isBroken ? 1 : 0;
};

async function lookAtToken(config: Config): Promise<Finding> {
  const about = 'BOT_TOKEN';
  if (!config.token) {
    return {
      about,
      state: 'hint',
      text: 'none, so the playground runs; for Telegram get one from @BotFather and set it',
    };
  }
  try {
    const { username } = await whoami(config.token, config.apiRoot);
    return { about, state: 'ok', text: `@${username}` };
  } catch (error) {
    if (!(error instanceof TelegramStartError)) throw error;
    return { about, state: 'broken', text: error.message };
  }
}

async function lookAtArticles(config: Config): Promise<Finding> {
  const about = 'ARTICLES';
  let pieces = 0;
  const problems: string[] = [];
  for await (const reading of loadFiles(config.articles)) {
    if ('problem' in reading) problems.push(reading.problem);
    else pieces += reading.articles.length;
  }
  const where = config.articles.map((path) => resolve(path)).join(', ');
  if (problems.length > 0 && pieces === 0) return { about, state: 'broken', text: problems.slice(0, 3).join('; ') };
  const trouble = problems.length > 0 ? `; ${problems.length} not read, the first: ${problems[0]}` : '';
  return { about, state: problems.length > 0 ? 'hint' : 'ok', text: `${pieces} pieces in ${where}${trouble}` };
}

async function lookAtFeeds(config: Config): Promise<Finding> {
  const about = 'FEEDS';
  if (!config.feeds)
    return { about, state: 'hint', text: 'none; name a file of RSS or Atom addresses to have them read' };
  try {
    await access(config.feeds, constants.R_OK);
    return { about, state: 'ok', text: config.feeds };
  } catch {
    return {
      about,
      state: 'broken',
      text: `${config.feeds} cannot be read; name a file of feed addresses, one a line, or OPML`,
    };
  }
}

async function lookAtStore(config: Config): Promise<Finding> {
  const about = 'store';
  try {
    const store = await openStore({ dataDir: config.dataDir, ...(config.storeUrl ? { url: config.storeUrl } : {}) });
    await store.close();
    return { about, state: 'ok', text: config.storeUrl ?? resolve(config.dataDir) };
  } catch (error) {
    // Without a store the bot answers, but promises nothing.
    return {
      about,
      state: 'hint',
      text: `${error instanceof Error ? error.message : error}; the bot answers, but keeps no settings and sends no digests`,
    };
  }
}

async function lookAtPort({ host, port }: Config): Promise<Finding> {
  const about = 'PORT';
  const server = createServer();
  try {
    server.listen(port, host);
    await once(server, 'listening');
    server.close();
    return { about, state: 'ok', text: `${host}:${port} is free` };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === 'EADDRINUSE' ? 'is taken' : code === 'EACCES' ? 'is not allowed' : `cannot be used (${code})`;
    return {
      about,
      state: 'broken',
      text: `${host}:${port} ${why}; set PORT to another, such as ${port === 8081 ? 8082 : 8081}`,
    };
  }
}
