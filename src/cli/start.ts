import { pino } from 'pino';
import { readConfig } from '../config.ts';
import { FeedsError } from '../feeds.ts';
import { start as startBot } from '../main.ts';
import { PortError } from '../playground/start.ts';
import { ServerStartError } from '../server.ts';
import { TelegramStartError } from '../telegram/errors.ts';
import { takeOptions } from './options.ts';
import { type Subcommand, UsageError } from './usage.ts';

/** A stop takes no longer, whatever hangs: who runs the bot kills it otherwise, and nothing is told. Milliseconds. */
const STOP_WITHIN = 15_000;

/** `start`: the bot on Telegram, or in the playground without a token, until a signal ends it. */
export const start: Subcommand = async (words, console, env) => {
  if (takeOptions(words, {}).positionals.length > 0)
    throw new UsageError('start takes no argument; it reads the environment');
  const config = readConfig(env);
  const log = pino({ level: config.logLevel, base: null }, pino.destination({ fd: 2, sync: true }));
  let end: (code: number) => void = () => {};
  const ended = new Promise<number>((resolve) => {
    end = resolve;
  });
  // From the beginning: a signal that comes while everything starts ends it once it has started.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      log.info({ signal }, 'stopping');
      end(0);
    });
  }
  try {
    const running = await startBot(config, log, (error) => {
      console.complain(error.message);
      end(1);
    });
    if (running.playground) {
      await console.print(`简报 Jianbao 在这里试用 · try it here: ${running.playground}`);
    }
    const code = await ended;
    // What it cuts off is in the store, and goes on at the next start. By itself it keeps nothing running.
    setTimeout(() => {
      log.error({}, 'stopping took too long; what was left is given up');
      process.exit();
    }, STOP_WITHIN).unref();
    process.exitCode = 1;
    await running.stop();
    return code;
  } catch (error) {
    if (
      !(
        error instanceof ServerStartError ||
        error instanceof TelegramStartError ||
        error instanceof PortError ||
        error instanceof FeedsError
      )
    )
      throw error;
    console.complain(error.message);
    return 1;
  }
};
