/**
 * Writes src/playground/bot-api.generated.json from the installed @grammyjs/types: every method, parameter and type of
 * the Bot API as plain shapes. Run it after an update of that package: node --import tsx scripts/derive-bot-api.ts
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BotApi } from '../src/playground/shape.ts';
import { readDeclarations } from './bot-api/declarations.ts';
import { deriveShapes } from './bot-api/shapes.ts';

export const GENERATED = fileURLToPath(new URL('../src/playground/bot-api.generated.json', import.meta.url));

/** The table as the installed declarations give it. */
export function deriveBotApi(): BotApi {
  const folder = dirname(createRequire(import.meta.url).resolve('@grammyjs/types/package.json'));
  const files = readdirSync(folder).filter((file) => file.endsWith('.d.ts') && file !== 'mod.d.ts');
  return deriveShapes(files.sort().flatMap((file) => readDeclarations(readFileSync(join(folder, file), 'utf8'))));
}

/** The table as it is written: one method or type a line, so that a change reads well. */
export function printBotApi({ methods, types }: BotApi): string {
  const rows = (table: object): string =>
    Object.entries(table)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  return `{"methods":{\n${rows(methods)}\n},"types":{\n${rows(types)}\n}}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(GENERATED, printBotApi(deriveBotApi()));
