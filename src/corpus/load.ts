import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import type { Article } from './article.ts';
import { decode } from './decode.ts';
import { fromPage } from './html.ts';
import { distinctIds } from './identity.ts';
import { rowOfMarkdown } from './markdown.ts';
import { articlesByStep } from './pieces.ts';
import { type Row, readRow, rowOf } from './row.ts';

/** What one file gave: its articles, or why it could not be read (one sentence that names it). */
export type FileReading =
  | { readonly file: string; readonly text: string; readonly articles: readonly Article[] }
  | { readonly file: string; readonly problem: string };

/** Reads one file; `file` is the name its articles bear. */
type Reader = (path: string, file: string) => AsyncGenerator<FileReading>;

/** The formats, by the ending of the name. In folders other files are passed over; a file named itself is read as text. */
const READERS: Readonly<Record<string, Reader>> = {
  '.txt': readText,
  '.text': readText,
  '.md': readMarkdown,
  '.markdown': readMarkdown,
  '.html': readHtml,
  '.htm': readHtml,
  '.json': readJson,
  '.jsonl': readJsonLines,
  '.ndjson': readJsonLines,
};

/** Files that speak of a folder and are no news. */
const APPARATUS = /^(?:readme|licen[cs]e|changelog|contributing|notice)\b/i;

/**
 * Reads files and folders (recursively, in name order; hidden ones and READMEs are passed over) one file at a time. A file that is no
 * text or that cannot be read is told as a problem, the others are read all the same. `file` is the path relative to the
 * folder named, or the base name of a file named itself.
 *
 * `text` is what the spans of the articles point into: the decoded text of a text file; for Markdown and HTML the text
 * without its markup; of a file of JSON rows each row is a reading of its own, with the text of that row.
 */
export async function* loadFiles(paths: readonly string[]): AsyncGenerator<FileReading> {
  const taken = new Map<string, number>();
  for (const path of paths) {
    for await (const { at, file } of filesIn(path)) {
      try {
        const reader = 'problem' in at ? undefined : (READERS[extname(file).toLowerCase()] ?? readText);
        if ('problem' in at) yield { file, problem: at.problem };
        else if (reader) {
          for await (const reading of reader(at.path, file)) {
            yield 'problem' in reading ? reading : { ...reading, articles: distinctIds(reading.articles, taken) };
          }
        }
      } catch (error) {
        yield { file, problem: `${file} 无法读取：${reasonOf(error)}` };
      }
    }
  }
}

interface Found {
  readonly at: { readonly path: string } | { readonly problem: string };
  readonly file: string;
}

async function* filesIn(path: string): AsyncGenerator<Found> {
  const kind = await stat(path).catch(() => undefined);
  if (!kind) yield { at: { problem: `${path} 不存在或无法读取` }, file: path };
  else if (kind.isDirectory()) yield* filesBelow(path, '');
  else yield { at: { path }, file: basename(path) };
}

async function* filesBelow(root: string, inside: string): AsyncGenerator<Found> {
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(join(root, inside), { withFileTypes: true });
  } catch (error) {
    yield { at: { problem: `${join(root, inside)} 无法读取：${reasonOf(error)}` }, file: inside || root };
    return;
  }
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.') || APPARATUS.test(entry.name)) continue;
    const file = inside === '' ? entry.name : `${inside}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(root, file);
    else if (READERS[extname(entry.name).toLowerCase()]) yield { at: { path: join(root, file) }, file };
  }
}

async function* readText(path: string, file: string): AsyncGenerator<FileReading> {
  const text = await textOf(path);
  if (text === undefined) {
    yield notText(file);
    return;
  }
  const work = articlesByStep(text, { file });
  for (;;) {
    const step = work.next();
    if (step.done) {
      yield { file, text, articles: step.value };
      return;
    }
    await setImmediate();
  }
}

async function* readMarkdown(path: string, file: string): AsyncGenerator<FileReading> {
  const text = await textOf(path);
  yield text === undefined ? notText(file) : { file, ...(await readRow(rowOfMarkdown(text), file)) };
}

async function* readHtml(path: string, file: string): AsyncGenerator<FileReading> {
  const html = await textOf(path);
  if (html === undefined) {
    yield notText(file);
    return;
  }
  const { site, published, ...page } = await fromPage(html);
  const row: Row = { ...page, ...(site ? { source: site } : {}), ...(published ? { date: published } : {}) };
  yield { file, ...(await readRow(row, file)) };
}

async function* readJson(path: string, file: string): AsyncGenerator<FileReading> {
  const text = await textOf(path);
  if (text === undefined) {
    yield notText(file);
    return;
  }
  const problem = (why: string) => ({ file, problem: `${file} ${why}` });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    yield problem(`不是合格的 JSON：${reasonOf(error)}`);
    return;
  }
  const rows = rowsIn(value);
  if (rows.length === 0) yield problem('里没有带正文（text）的条目');
  for (const row of rows) yield* readOneRow(row, file);
}

/** Rows of a JSON file: the file itself is a list, or an object that is a row or holds a list of them. */
function rowsIn(value: unknown): Row[] {
  if (!Array.isArray(value)) {
    const row = rowOf(value);
    if (row) return [row];
  }
  const lists = Array.isArray(value) ? [value] : Object.values(value ?? {}).filter(Array.isArray);
  for (const list of lists) {
    const rows = list.map(rowOf).filter((row) => row !== undefined);
    if (rows.length > 0) return rows;
  }
  return [];
}

async function* readJsonLines(path: string, file: string): AsyncGenerator<FileReading> {
  let number = 0;
  let unread = 0;
  const first: number[] = [];
  // Line by line, so that a file of any size is never in memory whole.
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    number++;
    const text = (number === 1 ? line.replace(/^\ufeff/, '') : line).trim();
    if (text === '') continue;
    const row = rowOf(parsed(text));
    if (row) yield* readOneRow(row, file);
    else if (++unread <= LINES_NAMED) first.push(number);
  }
  if (unread === 0) return;
  const which = `第 ${first.join('、')} 行${unread > first.length ? `等 ${unread} 行` : ''}`;
  yield { file, problem: `${file} ${which}不是带正文（text）的 JSON 条目，已跳过` };
}

/** How many unreadable lines of a file are named. */
const LINES_NAMED = 5;

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

async function* readOneRow(row: Row, file: string): AsyncGenerator<FileReading> {
  await setImmediate();
  yield { file, ...(await readRow(row, file)) };
}

const textOf = async (path: string) => decode(await readFile(path));

const notText = (file: string): FileReading => ({ file, problem: `${file} 不是文本文件，已跳过` });

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
