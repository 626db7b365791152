import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** Any JSON row. */
export type Row = Readonly<Record<string, unknown>>;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Lines of standard output as JSON. */
  readonly rows: <T = Row>() => T[];
}

/** Runs the built command line as another program would. Every run has a store of its own unless DATA_DIR is given. */
export function jianbao(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const { BOT_TOKEN: _token, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/cli.js'), ...words], {
    cwd: ROOT,
    env: { ...inherited, DATA_DIR: mkdtempSync(join(tmpdir(), 'jianbao-data-')), LANG: 'zh_CN.UTF-8', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      const text = Buffer.concat(out).toString();
      done({
        code,
        out: text,
        err: Buffer.concat(err).toString(),
        rows: () =>
          text
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line)),
      });
    });
  });
}
