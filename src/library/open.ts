import { resolve } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { type FileReading, loadFiles } from '../corpus/load.ts';
import { searchWords } from '../text/words.ts';
import { breathing } from './breath.ts';
import { Holdings } from './holdings.ts';
import type { Library } from './library.ts';
import { isThere, placeOf, type Root, rootsOf } from './roots.ts';
import { snapshotOf, watchRoots } from './watch.ts';

export interface LibraryOptions {
  /** Folders or files of articles. */
  readonly paths: readonly string[];
  /** Whether files that come, change or go are followed; true by default. */
  readonly watch?: boolean;
  /** Whether articles are read before somebody asks, in idle time; as `watch` by default. */
  readonly readAhead?: boolean;
  /** Told once a file or an article that cannot be read, in one sentence that names it; with the error, where there is one. */
  readonly problem?: (message: string, cause?: unknown) => void;
  /** Most readings kept in memory; 20,000 by default. */
  readonly readingsKept?: number;
}

/** A library that fills itself: it answers from what is in so far. */
export interface OpenLibrary extends Library {
  /** Done when everything under the paths is in; never fails (what cannot be read is told as a problem). */
  readonly ready: Promise<void>;
  /** Done when what is in now has been read and put into stories, as far as readings are made ahead. */
  settled(): Promise<void>;
  /**
   * Puts articles that come from elsewhere (a feed, by its address) in place of those that came from there before.
   * Done when they are in the answers.
   */
  put(origin: string, articles: readonly Article[]): Promise<void>;
  /** Stops watching, loading and reading; what is in can still be asked. */
  close(): Promise<void>;
}

/**
 * Opens a library over files and folders. Resolves when it can be asked, after a second for the dictionary; loading
 * goes on article by article beside other work.
 */
export async function openLibrary(options: LibraryOptions): Promise<OpenLibrary> {
  // The dictionary takes a second to load, in one piece: better now than while somebody waits for an answer.
  searchWords('开卷');
  return new Opened(options);
}

class Opened extends Holdings implements OpenLibrary {
  readonly ready: Promise<void>;
  readonly #options: LibraryOptions;
  readonly #readAhead: boolean;
  readonly #breath = breathing();
  /** Changes are made one after the other: nothing reads a file twice at a time. */
  #work: Promise<void>;
  #reading: Promise<void> | undefined;
  #closed = false;
  #stopWatching: (() => Promise<void>) | undefined;

  constructor(options: LibraryOptions) {
    super(options.readingsKept ?? 20_000, (problem) => this.#tell(problem));
    this.#options = options;
    this.#readAhead = options.readAhead ?? options.watch ?? true;
    this.ready = this.#fill().catch((error: unknown) => this.#tell(error));
    this.#work = this.ready.then(() => this.#startReading());
  }

  async settled(): Promise<void> {
    await this.#work;
    await this.#reading;
  }

  put(origin: string, articles: readonly Article[]): Promise<void> {
    return this.#then(() => this.#replace(origin, articles));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
    await this.#reading;
    await this.#stopWatching?.();
  }

  async #fill(): Promise<void> {
    const { paths, watch = true } = this.#options;
    const roots = await rootsOf(paths, (message) => this.#tell(message));
    const before = watch ? await snapshotOf(roots) : undefined;
    const taken = new Set<string>();
    for (const root of roots) {
      for await (const reading of loadFiles([root.path])) {
        if (this.#closed) return;
        const path = root.folder ? resolve(root.path, reading.file) : root.path;
        // A file named itself may lie in a folder that was named too.
        if (!taken.has(path)) await this.#take(path, reading);
      }
      for (const file of this.files()) taken.add(file);
    }
    if (!before || this.#closed) return;
    this.#stopWatching = await watchRoots(roots, before, (path) => void this.#then(() => this.#reread(roots, path)));
  }

  async #take(path: string, reading: FileReading): Promise<void> {
    if ('problem' in reading) {
      this.#tell(reading.problem);
      return;
    }
    const added: Article[] = [];
    for (const article of reading.articles) {
      if (this.#closed) break;
      this.add(path, article);
      added.push(article);
      await this.#breath();
    }
    this.tell({ added, removed: [] });
  }

  /** Reads a file again that came, changed or went. */
  async #reread(roots: readonly Root[], path: string): Promise<void> {
    const file = placeOf(roots, path);
    const articles: Article[] = [];
    // A file that went is no problem: its articles go.
    for await (const reading of loadFiles((await isThere(path)) ? [path] : [])) {
      if ('problem' in reading) this.#tell(reading.problem);
      else for (const article of reading.articles) articles.push({ ...article, source: { ...article.source, file } });
    }
    await this.#replace(path, articles);
  }

  async #replace(origin: string, articles: readonly Article[]): Promise<void> {
    const before = this.of(origin);
    const known = new Set(before.map((article) => article.id));
    const staying = new Set(articles.map((article) => article.id));
    const removed: string[] = [];
    for (const article of before) {
      if (staying.has(article.id)) continue;
      if (this.remove(origin, article)) removed.push(article.id);
      await this.#breath();
    }
    for (const article of articles) {
      // Changed places in the file are taken over in one step, so that the article is never missing.
      const old = before.find((other) => other.id === article.id);
      if (old) this.remove(origin, old);
      this.add(origin, article);
      await this.#breath();
    }
    this.tell({ added: articles.filter((article) => !known.has(article.id)), removed });
    this.#startReading();
  }

  #then(change: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : change()))
      .catch((error: unknown) => this.#tell(error));
    return this.#work;
  }

  #startReading(): void {
    if (!this.#readAhead || this.#closed) return;
    const before = this.#reading;
    this.#reading = (async () => {
      await before;
      for (const _ of this.ahead()) {
        if (this.#closed) return;
        await this.#breath();
      }
    })().catch((error: unknown) => this.#tell(error));
  }

  #tell(problem: unknown): void {
    if (problem instanceof Error) this.#options.problem?.(problem.message, problem);
    else this.#options.problem?.(String(problem));
  }
}
