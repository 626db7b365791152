import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Article } from './article.ts';
import { decode } from './decode.ts';
import { articlesOf } from './pieces.ts';

/** What one file gave: its articles, or why it could not be read (one sentence that names it). */
export type FileReading =
  | { readonly file: string; readonly text: string; readonly articles: readonly Article[] }
  | { readonly file: string; readonly problem: string };

/** Endings of the files that are read in a folder; a file named itself is read whatever its ending. */
const READABLE = new Set(['.txt', '.md', '.html', '.htm', '.json', '.jsonl']);

/**
 * Reads files and folders (recursively, in name order) one file at a time. A file that is no text or that cannot be
 * read is told as a problem, the others are read all the same. `file` is the path relative to the folder named, or
 * the base name of a file named itself. JSON rows and feed entries: `text` is the decoded text their spans point into.
 */
export async function* loadFiles(paths: readonly string[]): AsyncGenerator<FileReading> {
  for (const path of paths) {
    try {
      if ((await stat(path)).isDirectory()) yield* loadFolder(path, '');
      else yield await loadFile(path, basename(path));
    } catch (error) {
      yield { file: path, problem: `cannot read ${path}: ${reason(error)}` };
    }
  }
}

async function* loadFolder(root: string, inside: string): AsyncGenerator<FileReading> {
  const entries = await readdir(join(root, inside), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const file = join(inside, entry.name);
    if (entry.isDirectory()) yield* loadFolder(root, file);
    else if (READABLE.has(extname(entry.name).toLowerCase())) {
      try {
        yield await loadFile(join(root, file), file);
      } catch (error) {
        yield { file, problem: `cannot read ${file}: ${reason(error)}` };
      }
    }
  }
}

async function loadFile(path: string, file: string): Promise<FileReading> {
  const text = decode(await readFile(path));
  if (text === undefined) return { file, problem: `${file} is no text` };
  return { file, text, articles: articlesOf(text, { file }) };
}

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));
