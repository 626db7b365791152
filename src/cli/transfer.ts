import { readFile } from 'node:fs/promises';
import { readConfig } from '../config.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/records.ts';
import { exportStore, importStore } from '../store/transfer.ts';
import { takeOptions } from './options.ts';
import { type Subcommand, UsageError } from './usage.ts';

/** `export`: every chat's settings, subscriptions and delivery history as one JSON document. */
export const exportRecords: Subcommand = async (words, console, env) => {
  if (takeOptions(words, {}).positionals.length > 0)
    throw new UsageError('export takes no argument; it prints to standard output');
  return withStore(env, async (store) => {
    await console.print(JSON.stringify(await exportStore(store), null, 1));
    return 0;
  });
};

/** `import FILE`: puts an export into the store; doing it twice changes nothing. */
export const importRecords: Subcommand = async (words, console, env) => {
  const { positionals } = takeOptions(words, {});
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('import needs one FILE, as export printed it');
  let exported: unknown;
  try {
    exported = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    console.complain(`${file}: cannot be read as JSON: ${error instanceof Error ? error.message : error}`);
    return 1;
  }
  return withStore(env, async (store) => {
    const records = await importStore(store, exported);
    await console.print(`${records} records are in the store`);
    return 0;
  });
};

async function withStore(env: NodeJS.ProcessEnv, work: (store: Store) => Promise<number>): Promise<number> {
  const config = readConfig(env);
  const store = await openStore({ dataDir: config.dataDir, ...(config.storeUrl ? { url: config.storeUrl } : {}) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
