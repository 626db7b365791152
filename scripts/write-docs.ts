// Writes into README.md and docs/delivery.md what the code knows: `npm run docs`. With --check it changes nothing and ends with 1 where one is not fresh.
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
    '| what comes back | outcome | what becomes of it |',
    '| --- | --- | --- |',
    ...TREATMENTS.map(({ sign, outcome, consequence }) => `| ${cell(sign)} | \`${outcome}\` | ${cell(consequence)} |`),
  ].join('\n');

/** What is written where: between `<!-- name: … -->` and `<!-- /name -->`. */
const PARTS = [
  { file: 'README.md', name: 'commands', text: commandTable },
  { file: 'docs/delivery.md', name: 'failures', text: failureTable },
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
  console.error('README.md or docs/delivery.md is not fresh: npm run docs');
  process.exitCode = 1;
}
