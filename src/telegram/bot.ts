import { setMaxListeners } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { autoRetry } from '@grammyjs/auto-retry';
import { Bot } from 'grammy';
import { buttonData } from '../chat/button-data.ts';
import type { App, Chat } from '../chat/command.ts';
import type { Sender } from '../delivery/sender.ts';
import type { Message } from '../store/records.ts';
import type { View } from '../view/view.ts';
import { Admins } from './admins.ts';
import { TelegramStartError } from './errors.ts';
import { failureOf } from './fault.ts';
import { login } from './login.ts';
import { setMenus } from './menus.ts';
import { poll } from './polling.ts';
import { Recent } from './recent.ts';
import { render } from './render.ts';
import { repeatOnceIfLost } from './repeat.ts';
import type { ChatEvents, Dispatch, Log, Room } from './room.ts';
import { telegramSender } from './sender.ts';
import { handleUpdates, type Progress, UPDATES } from './updates.ts';
import { type WebhookHandler, webhookHandler } from './webhook.ts';

export interface TelegramOptions {
  readonly token: string;
  /** Another Bot API server than Telegram's. */
  readonly apiRoot?: string;
  readonly app: App;
  readonly dispatch: Dispatch;
  /** Instead of long polling: where Telegram is to send updates; `mount` gets what answers its POSTs there. */
  readonly webhook?: {
    readonly url: string;
    readonly secret: string;
    readonly mount: (path: string, handler: WebhookHandler) => void;
  };
  /** User ids of those who run the bot. */
  readonly admins?: readonly number[];
  readonly logger: Log;
  /** Who hears what becomes of chats: a RunningDelivery. */
  readonly events?: ChatEvents;
  /** Polling ended for good while running: the token was revoked. */
  readonly fatal?: (error: Error) => void;
}

export interface RunningBot {
  /** Takes no more updates, lets running answers end, confirms what was taken. */
  stop(): Promise<void>;
  readonly sender: Sender;
  /** A view as the messages of a chat, its buttons' keys stored: what the sender takes. */
  render(view: View, chat: Chat): Promise<readonly Message[]>;
  /** Without the @. */
  readonly username: string;
  /** Updates being answered now. */
  readonly working: number;
}

/** A request that hangs is given up after this; long polling takes 30 of them. Seconds. */
const CALL_TIMEOUT = 60;
/** Answers to people are repeated once after a short flood wait, and never when the connection was lost. */
const RETRIES = {
  maxRetryAttempts: 1,
  maxDelaySeconds: 5,
  rethrowInternalServerErrors: true,
  rethrowHttpErrors: true,
} as const;
/** Milliseconds that a stop waits for the menus. */
const MENUS_WITHIN = 2_000;
/** Answers whose questions may still be edited. */
const ANSWERS_KEPT = 2_000;

/** Without digests nobody keeps account of chats. */
const NOBODY: ChatEvents = {
  answered() {},
  slowDown() {},
  async returned() {},
  async left() {},
  async moved() {},
};

/** Logs in and answers from then on. Throws TelegramStartError: a wrong token, a server that cannot be reached. */
export async function startTelegram(options: TelegramOptions): Promise<RunningBot> {
  const { token, apiRoot, logger: log, webhook } = options;
  const bot = new Bot(token, { client: { timeoutSeconds: CALL_TIMEOUT, ...(apiRoot ? { apiRoot } : {}) } });
  const me = await login(bot.api, apiRoot);
  bot.botInfo = me;
  // What a stop no longer waits for is cut off, or it would keep the process running until its timeout.
  const cut = new AbortController();
  // Every call on the wire listens.
  setMaxListeners(0, cut.signal);
  const cutOff = cut.signal as unknown as Parameters<typeof bot.api.getMe>[0];
  bot.api.config.use(autoRetry(RETRIES), repeatOnceIfLost, (call, method, payload, signal) =>
    call(method, payload, signal ?? cutOff),
  );
  const app: App = { ...options.app, username: me.username };
  const room: Room = {
    api: bot.api,
    me: { id: me.id, username: me.username },
    app,
    dispatch: options.dispatch,
    log,
    admins: new Admins(bot.api, app.now),
    buttons: buttonData(app.store.buttons, app.now),
    operators: new Set(options.admins),
    answers: new Recent(ANSWERS_KEPT),
    standing: new Recent(ANSWERS_KEPT),
    events: options.events ?? NOBODY,
  };
  const progress: Progress = { working: 0 };
  handleUpdates(bot, room, progress);
  const stopped = new AbortController();
  const menus = setMenus(room, stopped.signal);
  const stop = webhook
    ? await takeWebhook(bot, webhook, log)
    : await takePolling(bot, log, () => progress.last, options.fatal);
  log.info({ username: me.username, by: webhook ? 'webhook' : 'polling' }, 'answering on Telegram');
  return {
    username: me.username,
    sender: telegramSender(token, apiRoot),
    // Messages are plain JSON; the sender knows their shape again.
    render: async (view, chat) => (await render(room, view, chat)) as unknown as readonly Message[],
    get working() {
      return progress.working;
    },
    async stop() {
      stopped.abort();
      await stop();
      // At most one call of it is on the wire; it is not worth waiting for where Telegram is away.
      await Promise.race([menus, wait(MENUS_WITHIN, undefined, { ref: false })]);
      cut.abort();
    },
  };
}

async function takePolling(
  bot: Bot,
  log: Log,
  last: () => number | undefined,
  fatal: TelegramOptions['fatal'],
): Promise<() => Promise<void>> {
  try {
    // Telegram gives no updates by polling while a webhook is set.
    if ((await bot.api.getWebhookInfo()).url) await bot.api.deleteWebhook();
  } catch (error) {
    throw new TelegramStartError(`cannot end the webhook that is set (${failureOf(error).detail}); try again later`);
  }
  const polling = poll(bot, log, last, fatal ?? ((error) => log.error({}, error.message)));
  return polling.stop;
}

async function takeWebhook(
  bot: Bot,
  { url, secret, mount }: NonNullable<TelegramOptions['webhook']>,
  log: Log,
): Promise<() => Promise<void>> {
  mount(new URL(url).pathname, webhookHandler(bot, secret, log));
  try {
    await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: UPDATES, max_connections: 40 });
  } catch (error) {
    throw new TelegramStartError(
      `WEBHOOK_URL ${url} is not accepted by Telegram (${failureOf(error).detail}): it must be an https address on port 443, 80, 88 or 8443`,
    );
  }
  // The webhook stays set: what comes while the bot is away waits at Telegram.
  return async () => {};
}
