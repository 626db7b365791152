import { delimiter } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';

/** How the program is set up: the environment, checked. */
export interface Config {
  readonly token?: string;
  readonly apiRoot?: string;
  /** Folders or files of articles. */
  readonly articles: readonly string[];
  /** File of feed addresses, one a line, or OPML. */
  readonly feeds?: string;
  readonly dataDir: string;
  readonly storeUrl?: string;
  /** Default IANA zone of a chat. */
  readonly timeZone: string;
  readonly admins: readonly number[];
  readonly webhook?: { readonly url: string; readonly secret: string };
  readonly port: number;
  readonly host: string;
  readonly logLevel: LogLevel;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The environment is set up wrongly: one line a wrong variable, with its value and what is allowed. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const isZone = (zone: string): boolean => {
  try {
    Temporal.Now.zonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
};

const isUrl = (text: string, protocols: readonly string[]): boolean =>
  URL.canParse(text) && protocols.includes(new URL(text).protocol);

/** One variable a row: what is allowed, said in the message when it is not that. */
const VARIABLES = {
  BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/, 'a token as @BotFather gives it, 123456789:AA… (leave it out for the playground)')
    .optional(),
  BOT_API_ROOT: z
    .string()
    .refine((text) => isUrl(text, ['http:', 'https:']), 'an http or https address, such as http://127.0.0.1:8081')
    .optional(),
  ARTICLES: z.string().default('seeds'),
  FEEDS: z.string().optional(),
  DATA_DIR: z.string().default('data'),
  STORE_URL: z
    .string()
    .regex(/^(sqlite:\/\/.+|memory:)$/, 'sqlite:// with a path, such as sqlite:///var/lib/jianbao.sqlite, or memory:')
    .optional(),
  TIME_ZONE: z.string().refine(isZone, 'an IANA zone, such as Asia/Shanghai').default('Asia/Shanghai'),
  ADMIN_IDS: z
    .string()
    .regex(/^\s*\d+(\s*,\s*\d+)*\s*$/, 'Telegram user ids separated by commas, such as 12345,67890')
    .optional(),
  WEBHOOK_URL: z
    .string()
    .refine((text) => isUrl(text, ['https:', 'http:']), 'an https address that Telegram can reach')
    .optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{1,256}$/, '1 to 256 letters, digits, _ or -')
    .optional(),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'a port from 0 to 65535')
    .refine((text) => Number(text) <= 65_535, 'a port from 0 to 65535')
    .default('8080'),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `one of ${LOG_LEVELS.join(', ')}`).default('info'),
} as const;

/** Variables whose value is never shown. */
const SECRET: ReadonlySet<string> = new Set(['BOT_TOKEN', 'WEBHOOK_SECRET']);

/** Reads the environment. An empty variable counts as absent. Throws ConfigError that names every wrong variable at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, env[name]?.trim() || undefined]));
  const parsed = z.object(VARIABLES).safeParse(given);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => {
        const name = String(path[0]);
        return `${name} is ${SECRET.has(name) ? '(hidden)' : `"${given[name]}"`}; allowed is ${message}`;
      });
  if (given.WEBHOOK_URL && !given.WEBHOOK_SECRET)
    problems.push('WEBHOOK_SECRET is missing; WEBHOOK_URL needs one: 1 to 256 letters, digits, _ or -');
  if (given.WEBHOOK_URL && !given.BOT_TOKEN) problems.push('BOT_TOKEN is missing; WEBHOOK_URL needs one');
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems.join('\n'));
  const { data } = parsed;
  return {
    ...(data.BOT_TOKEN ? { token: data.BOT_TOKEN } : {}),
    ...(data.BOT_API_ROOT ? { apiRoot: data.BOT_API_ROOT.replace(/\/$/, '') } : {}),
    articles: data.ARTICLES.split(delimiter).filter((path) => path !== ''),
    ...(data.FEEDS ? { feeds: data.FEEDS } : {}),
    dataDir: data.DATA_DIR,
    ...(data.STORE_URL ? { storeUrl: data.STORE_URL } : {}),
    timeZone: data.TIME_ZONE,
    admins: (data.ADMIN_IDS ?? '').split(',').filter(Boolean).map(Number),
    ...(data.WEBHOOK_URL && data.WEBHOOK_SECRET
      ? { webhook: { url: data.WEBHOOK_URL, secret: data.WEBHOOK_SECRET } }
      : {}),
    port: Number(data.PORT),
    host: data.HOST,
    logLevel: data.LOG_LEVEL,
  };
}
