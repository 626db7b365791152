import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { COMMANDS } from '../../commands/index.ts';
import type { App, Chat } from '../../src/chat/command.ts';
import { type Language, speak } from '../../src/chat/voice.ts';
import { type OpenLibrary, openLibrary } from '../../src/library/open.ts';
import { memoryStore } from '../../src/store/memory.ts';

export const SEEDS = resolve(import.meta.dirname, '../../seeds');

/** 20 June 2025, 9:00 in Shanghai: two days after the pages were printed. */
export const NOW = Date.UTC(2025, 5, 20, 1, 0);

export interface SeedApp {
  readonly app: App;
  readonly library: OpenLibrary;
  /** What was reported as a bug. */
  readonly reported: unknown[];
  /** A private chat as it is now: with what the store remembers of it. */
  chat(language?: Language, about?: Partial<Chat>): Promise<Chat>;
}

/** The commands over real files and an empty store, without Telegram. */
export async function openSeedApp(paths: readonly string[] = [SEEDS]): Promise<SeedApp> {
  const library = await openLibrary({ paths, watch: false, readAhead: true });
  await library.ready;
  await library.settled();
  const reported: unknown[] = [];
  const app: App = {
    library,
    store: memoryStore(),
    commands: COMMANDS,
    now: () => NOW,
    defaults: { timeZone: 'Asia/Shanghai' },
    report: (problem) => reported.push(problem),
  };
  return {
    app,
    library,
    reported,
    async chat(language = 'zh-Hans', about = {}) {
      const key = about.key ?? 'test:1';
      const record = (await app.store.chats.get(key)) ?? {};
      const voice = record.language ?? language;
      return {
        key,
        kind: 'private',
        user: 1,
        record,
        language: voice,
        say: speak(voice),
        timeZone: record.timeZone ?? 'Asia/Shanghai',
        mayChange: async () => true,
        ...about,
      };
    },
  };
}

/** A folder with one article a file. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'jianbao-articles-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}
