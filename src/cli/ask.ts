import { setTimeout as wait } from 'node:timers/promises';
import { openApp, terminalChat } from '../app.ts';
import { dispatch } from '../chat/dispatch.ts';
import { readConfig } from '../config.ts';
import { renderTerminal } from '../view/terminal.ts';
import { takeOptions } from './options.ts';
import { reportTo, type Subcommand, UsageError } from './usage.ts';

/** Lists of people and quotations cover what is read; longer than this nobody waits for a terminal. Milliseconds. */
const READING = 5_000;

/** `ask "/command line"`: the bot's answer as text. */
export const ask: Subcommand = async (words, console, env) => {
  // A query may begin with a dash (-足球), so only what follows -- or a slash is taken as it stands.
  const { positionals } = words[0]?.startsWith('/') ? { positionals: [...words] } : takeOptions(words, {});
  const line = positionals.join(' ').trim();
  if (line === '') throw new UsageError('ask needs a command line, for example: jianbao ask "/latest"');
  const opened = await openApp(readConfig(env), reportTo(console), { watch: false, readAhead: true, now: Date.now });
  try {
    await opened.library.ready;
    await Promise.race([opened.library.settled(), wait(READING, undefined, { ref: false })]);
    const view = await dispatch(line, await terminalChat(opened.app, env), opened.app);
    await console.print(renderTerminal(view));
    return 0;
  } finally {
    await opened.close();
  }
};
