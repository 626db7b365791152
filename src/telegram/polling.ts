import { setTimeout as wait } from 'node:timers/promises';
import { type RunnerHandle, run } from '@grammyjs/runner';
import { type Bot, GrammyError } from 'grammy';
import { faultFacts } from './fault.ts';
import type { Log } from './room.ts';
import { UPDATES } from './updates.ts';

/** Milliseconds between tries to fetch updates while Telegram cannot be reached, or another process polls. */
const RETRY = 3000;
/** Updates worked on at once; more wait at Telegram. */
const AT_ONCE = 100;
/** Milliseconds that a stop waits for answers on their way, and then for Telegram to hear what was taken. */
const STOP_WITHIN = 8_000;
const CONFIRM_WITHIN = 3_000;

/** Fetches updates until stopped. */
export interface Polling {
  /** Fetches no more, lets running answers end, and confirms what was taken, so that nothing comes twice. */
  stop(): Promise<void>;
}

/** Starts long polling with concurrent updates. `lastTaken` is the highest update id that was begun. */
export function poll(bot: Bot, log: Log, lastTaken: () => number | undefined, fatal: (error: Error) => void): Polling {
  let stopped = false;
  let handle: RunnerHandle;
  let isDown = false;
  bot.api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates') return call(method, payload, signal);
    const answer = await call(method, payload, signal).catch((error: unknown) => {
      if (!isDown && !stopped) log.warn(faultFacts(error), 'cannot fetch updates; trying again');
      isDown = true;
      throw error;
    });
    if (answer.ok && isDown) log.info({}, 'updates are coming again');
    if (answer.ok) isDown = false;
    return answer;
  });
  const begin = () => {
    handle = run(bot, {
      runner: { fetch: { allowed_updates: UPDATES, timeout: 30 }, retryInterval: RETRY, silent: true },
      sink: { concurrency: AT_ONCE },
    });
    handle.task()?.catch(async (error: unknown) => {
      if (stopped) return;
      if (error instanceof GrammyError && error.error_code === 401) {
        return fatal(
          new Error('Telegram no longer accepts BOT_TOKEN: it was revoked; set the new one and start again'),
        );
      }
      log.warn(faultFacts(error), 'another process may be polling with the same token; trying again');
      await wait(RETRY, undefined, { ref: false });
      if (!stopped) begin();
    });
  };
  begin();
  return {
    async stop() {
      stopped = true;
      await Promise.race([handle.stop(), wait(STOP_WITHIN, undefined, { ref: false })]);
      const last = lastTaken();
      if (last === undefined) return;
      // Fetching is what confirms: without this the updates just answered would come again after a restart.
      // grammY's typings name a package's signal; at run time it takes Node's own.
      const late = AbortSignal.timeout(CONFIRM_WITHIN) as unknown as Parameters<typeof bot.api.getUpdates>[1];
      await bot.api.getUpdates({ offset: last + 1, limit: 1, timeout: 0 }, late).catch((error: unknown) => {
        log.warn(faultFacts(error), 'cannot confirm the last updates');
      });
    },
  };
}
