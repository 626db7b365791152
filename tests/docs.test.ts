import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the documents', () => {
  it('are as the code says: commands, failures', () => {
    execFileSync(process.execPath, ['--import', 'tsx', 'scripts/write-docs.ts', '--check'], {
      cwd: ROOT,
      stdio: 'pipe',
    });
  });

  it('name only files and npm scripts that are there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    for (const file of ['README.md', 'ARCHITECTURE.md', 'docs/delivery.md']) {
      const text = read(file);
      for (const [, path] of text.matchAll(/`((?:src|commands|tests|scripts|bench|seeds)\/[\w./-]*)`/g)) {
        const there = existsSync(join(ROOT, path!)) || existsSync(join(ROOT, `${path}.ts`));
        expect(there, `${file} names ${path}`).toBe(true);
      }
      for (const [, name] of text.matchAll(/npm run (?:-s )?([a-z]+)/g))
        expect(Object.keys(scripts), file).toContain(name);
      for (const [, link] of text.matchAll(/\]\(([\w/-]+\.md)\)/g))
        expect(existsSync(join(ROOT, link!)), link).toBe(true);
    }
  });
});
