import { afterEach } from 'vitest';
import { COMMANDS } from '../../commands/index.ts';
import type { App } from '../../src/chat/command.ts';
import { dispatch } from '../../src/chat/dispatch.ts';
import type { Library } from '../../src/library/library.ts';
import { openLibrary } from '../../src/library/open.ts';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import { memoryStore } from '../../src/store/memory.ts';
import type { Store } from '../../src/store/records.ts';
import { type RunningBot, startTelegram, type TelegramOptions } from '../../src/telegram/bot.ts';
import type { Log } from '../../src/telegram/room.ts';

/** The bot over the five pages, polling a playground of its own. */
export interface Stage {
  readonly playground: Playground;
  readonly bot: RunningBot;
  readonly app: App;
  readonly store: Store;
  /** What was logged, levels from warn up apart. */
  readonly logged: readonly { readonly level: string; readonly facts: object; readonly words: string }[];
  /** Resolves when every update was confirmed and every press and query answered. */
  settled(): Promise<void>;
}

const closing: (() => Promise<void>)[] = [];

let seeds: Promise<Library> | undefined;

/** The five pages, loaded once a test file, and read: what an answer holds must not depend on how fast it was. */
export function seedLibrary(): Promise<Library> {
  seeds ??= openLibrary({ paths: ['seeds'], watch: false, readAhead: true }).then(async (library) => {
    await library.settled();
    return library;
  });
  return seeds;
}

/** Starts playground and bot; both end with the test, which fails on calls that were refused as wrong. */
export async function startStage(
  options: Partial<TelegramOptions> & {
    readonly now?: () => number;
    readonly library?: Library;
    readonly store?: Store;
  } = {},
): Promise<Stage> {
  const playground = await startPlayground({ port: 0, host: '127.0.0.1' });
  const store = options.store ?? memoryStore();
  const logged: { level: string; facts: object; words: string }[] = [];
  const log = Object.fromEntries(
    ['debug', 'info', 'warn', 'error'].map((level) => [
      level,
      (facts: object, words: string) => logged.push({ level, facts, words }),
    ]),
  ) as unknown as Log;
  const app: App = {
    library: options.library ?? (await seedLibrary()),
    store,
    commands: COMMANDS,
    now: options.now ?? Date.now,
    defaults: { timeZone: 'Asia/Shanghai' },
    report: (problem, about) => logged.push({ level: 'error', facts: { problem: String(problem) }, words: about }),
  };
  const { token, apiRoot } = playground;
  const bot = await startTelegram({ token, apiRoot, app, dispatch, logger: log, ...options });
  closing.push(async () => {
    await bot.stop();
    await playground.close();
    const refused = playground.refusals.map(
      ({ method, answer, params }) =>
        `${method}: ${JSON.stringify(answer)} for ${JSON.stringify(params).slice(0, 300)}`,
    );
    if (refused.length > 0) throw new Error(`${refused.length} calls refused:\n${refused.slice(0, 8).join('\n')}`);
    const faults = logged.filter(({ level }) => level === 'error');
    if (faults.length > 0) throw new Error(`logged as errors: ${JSON.stringify(faults).slice(0, 2000)}`);
  });
  const settled = async () => {
    const until = Date.now() + 60_000;
    const isBusy = () => playground.pending.length > 0 || bot.working > 0 || playground.unanswered.length > 0;
    // A turn of the event loop each time: what is under way goes on meanwhile.
    while (isBusy()) {
      if (Date.now() > until) {
        const { pending, unanswered, refusals } = playground;
        const last = [...refusals.slice(-2), ...logged.slice(-3)].map((one) => JSON.stringify(one).slice(0, 1000));
        throw new Error(
          `still busy: ${pending.length} pending, ${bot.working} working, ${unanswered.length} unanswered\n${last.join('\n')}`,
        );
      }
      await new Promise((done) => setImmediate(done));
    }
  };
  return { playground, bot, app, store, logged, settled };
}

afterEach(async () => {
  const ends = closing.splice(0);
  for (const end of ends) await end();
});
