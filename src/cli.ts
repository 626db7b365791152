#!/usr/bin/env node
import { analyze } from './cli/analyze.ts';
import { ask } from './cli/ask.ts';
import { doctor } from './cli/doctor.ts';
import { search } from './cli/search.ts';
import { start } from './cli/start.ts';
import { summarize } from './cli/summarize.ts';
import { exportRecords, importRecords } from './cli/transfer.ts';
import { type Console, type Subcommand, UsageError } from './cli/usage.ts';
import { ConfigError } from './config.ts';
import { StoreError } from './store/store.ts';

const SUBCOMMANDS: Readonly<Record<string, Subcommand>> = {
  start,
  analyze,
  search,
  summarize,
  ask,
  export: exportRecords,
  import: importRecords,
  doctor,
};

const terminal: Console = {
  print: (line) =>
    new Promise((done) => {
      if (process.stdout.write(`${line}\n`)) done();
      else process.stdout.once('drain', done);
    }),
  complain: (line) => process.stderr.write(`${line}\n`),
};

/** Runs the command line; the exit code is 0, 1 (something could not be done) or 2 (bad usage). */
async function main(words: readonly string[]): Promise<number> {
  const [name = 'start', ...rest] = words;
  const subcommand = SUBCOMMANDS[name];
  try {
    if (!subcommand) throw new UsageError(`unknown command "${name}"; allowed: ${Object.keys(SUBCOMMANDS).join(', ')}`);
    return await subcommand(rest, terminal, process.env);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.complain(`jianbao: ${error.message}`);
      return 2;
    }
    if (error instanceof ConfigError || error instanceof StoreError) {
      terminal.complain(error.message);
      return 1;
    }
    throw error;
  }
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // The reader of a pipe left (jianbao … | head): nothing more to say.
  if (error.code === 'EPIPE') process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
