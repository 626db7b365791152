import { setTimeout as wait } from 'node:timers/promises';
import { type Api, GrammyError, HttpError } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import { TelegramStartError } from './errors.ts';
import { failureOf } from './fault.ts';

/** Seconds between tries where Telegram is not to be reached at once: a machine that just started has no network yet. */
const TRIES = [1, 3, 8] as const;

/** Asks Telegram who the bot is. Throws TelegramStartError: a wrong token at once, an unreachable server after some tries. */
export async function login(api: Api, apiRoot: string | undefined): Promise<UserFromGetMe> {
  for (const pause of [...TRIES, undefined]) {
    try {
      return await api.getMe();
    } catch (error) {
      const isPassing = error instanceof HttpError || (error instanceof GrammyError && error.error_code >= 500);
      if (!isPassing || pause === undefined)
        throw new TelegramStartError(reasonOf(error, apiRoot), { cause: undefined });
      await wait(pause * 1000);
    }
  }
  throw new TelegramStartError(reasonOf(undefined, apiRoot));
}

function reasonOf(error: unknown, apiRoot = 'https://api.telegram.org'): string {
  if (error instanceof GrammyError && (error.error_code === 401 || error.error_code === 404)) {
    return `BOT_TOKEN is not accepted by ${apiRoot} (${error.error_code} ${error.description}): copy the whole token from @BotFather, or leave BOT_TOKEN out to try the bot in the browser`;
  }
  if (error instanceof GrammyError)
    return `${apiRoot} refused getMe (${error.error_code} ${error.description}); try again later`;
  return `cannot reach ${apiRoot} (${failureOf(error).detail ?? 'no answer'}): check the network, or BOT_API_ROOT where it is set`;
}
