import { COMMANDS } from '../commands/index.ts';
import type { App, Chat } from './chat/command.ts';
import { languageOf, speak } from './chat/voice.ts';
import type { Config } from './config.ts';
import { type OpenLibrary, openLibrary } from './library/open.ts';
import { openStore } from './store/open.ts';
import type { Store } from './store/records.ts';
import { forgetfulStore, steadyStore } from './store/steady.ts';
import { StoreError } from './store/store.ts';

/** Where problems go: a sentence that names what it is about, never a message's text. */
export type Report = (problem: unknown, about: string) => void;

export interface OpenApp {
  readonly app: App;
  readonly library: OpenLibrary;
  /** The store itself, which throws when it fails; `app.store` goes on from memory. Absent when it could not be opened. */
  readonly store: Store | undefined;
  close(): Promise<void>;
}

/** Opens library and store and puts them together with the commands. Answers are possible at once; `library.ready` says when all is in. */
export async function openApp(
  config: Config,
  report: Report,
  options: { readonly watch: boolean; readonly readAhead?: boolean; readonly now: () => number },
): Promise<OpenApp> {
  const store = await openStoreOrReport(config, report);
  const library = await openLibrary({
    paths: config.articles,
    watch: options.watch,
    readAhead: options.readAhead ?? options.watch,
    problem: (message) => report(message, 'articles'),
  });
  const answering = store instanceof StoreError ? forgetfulStore(store) : steadyStore(store);
  const app: App = {
    library,
    store: answering,
    commands: COMMANDS,
    now: options.now,
    defaults: { timeZone: config.timeZone },
    report,
  };
  return {
    app,
    library,
    store: store instanceof StoreError ? undefined : store,
    async close() {
      await library.close();
      await answering.close();
    },
  };
}

async function openStoreOrReport(config: Config, report: Report): Promise<Store | StoreError> {
  try {
    return await openStore({ dataDir: config.dataDir, ...(config.storeUrl ? { url: config.storeUrl } : {}) });
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    report(error, 'store');
    return error;
  }
}

/** The terminal as a chat: one chat, its owner speaking. */
export async function terminalChat(app: App, env: NodeJS.ProcessEnv): Promise<Chat> {
  const key = 'terminal';
  const record = (await app.store.chats.get(key)) ?? {};
  const language = record.language ?? languageOf(env.LANG?.startsWith('en') ? 'en' : 'zh');
  return {
    key,
    kind: 'terminal',
    record,
    language,
    say: speak(language),
    timeZone: record.timeZone ?? app.defaults.timeZone,
    mayChange: async () => true,
  };
}
