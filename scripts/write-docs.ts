// Writes into README.md what the code knows: `npm run docs`. With --check it changes nothing and ends with 1 where the file is not fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { COMMANDS } from '../commands/index.ts';
import { TREATMENTS } from '../src/delivery/failures.ts';

const ROOT = resolve(import.meta.dirname, '..');

const cell = (text: string): string => text.replaceAll('|', '\\|');

const commandTable = (): string =>
  [
    '| command | 中文 | the reader gets |',
    '| --- | --- | --- |',
    ...COMMANDS.map(({ name, aliases, usage, summary }) => {
      const chinese = aliases.find((alias) => /\p{Script=Han}/u.test(alias)) ?? '';
      return `| \`/${name}${usage.en ? ` ${cell(usage.en)}` : ''}\` | ${chinese} | ${cell(summary.en)} |`;
    }),
  ].join('\n');

const failureTable = (): string =>
  [
    '| Telegram or the network says | what becomes of it |',
    '| --- | --- |',
    ...TREATMENTS.map(({ sign, consequence }) => `| ${cell(sign)} | ${cell(consequence)} |`),
  ].join('\n');

/** What is written where: between `<!-- name: … -->` and `<!-- /name -->`. */
const PARTS = [
  { file: 'README.md', name: 'commands', text: commandTable },
  { file: 'ARCHITECTURE.md', name: 'failures', text: failureTable },
];

let isStale = false;
for (const { file, name, text } of PARTS) {
  const path = join(ROOT, file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(
    new RegExp(`(<!-- ${name}:[^>]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`),
    (_all, open, close) => `${open}${text()}\n${close}`,
  );
  if (after === before) continue;
  isStale = true;
  if (!process.argv.includes('--check')) writeFileSync(path, after);
}
if (isStale && process.argv.includes('--check')) {
  console.error('README.md or ARCHITECTURE.md is not fresh: npm run docs');
  process.exitCode = 1;
}
