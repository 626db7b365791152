import type { Article } from './article.ts';

/** What one file gave: its articles, or why it could not be read (one sentence that names it). */
export type FileReading =
  | { readonly file: string; readonly text: string; readonly articles: readonly Article[] }
  | { readonly file: string; readonly problem: string };

/**
 * Reads files and folders (recursively, in name order) one file at a time. A file that is no text or that cannot be
 * read is told as a problem, the others are read all the same. `file` is the path relative to the folder named, or
 * the base name of a file named itself. JSON rows and feed entries: `text` is the decoded text their spans point into.
 */
export async function* loadFiles(_paths: readonly string[]): AsyncGenerator<FileReading> {}
