import { timingSafeEqual } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bot } from 'grammy';
import type { Update } from 'grammy/types';
import { faultFacts } from './fault.ts';
import type { Log } from './room.ts';

/** Telegram waits about a minute and then sends the update again; by then it is long said that it was taken. Milliseconds. */
const ANSWER_WITHIN = 8000;

/** Answers a POST of Telegram; to be mounted at the path of the webhook's address. */
export type WebhookHandler = (request: Request) => Promise<Response>;

/** Takes updates by webhook: the secret is checked first, an update is answered for once it is done or soon after. */
export function webhookHandler(bot: Bot, secret: string, log: Log): WebhookHandler {
  return async (request) => {
    if (request.method !== 'POST') return new Response(null, { status: 405 });
    if (!isSame(request.headers.get('x-telegram-bot-api-secret-token') ?? '', secret)) {
      return new Response(null, { status: 401 });
    }
    let update: Update;
    try {
      update = (await request.json()) as Update;
    } catch {
      return new Response(null, { status: 400 });
    }
    if (typeof update?.update_id !== 'number') return new Response(null, { status: 400 });
    const done = bot.handleUpdate(update).catch((error: unknown) => {
      log.error(faultFacts(error), 'an update failed');
    });
    await Promise.race([done, wait(ANSWER_WITHIN, undefined, { ref: false })]);
    return new Response(null, { status: 200 });
  };
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}
