import { resolve } from 'node:path';
import type { Article } from '../corpus/article.ts';
import { type FileReading, loadFiles } from '../corpus/load.ts';
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
  /** Told once a file that cannot be read, in one sentence that names it. */
  readonly problem?: (message: string) => void;
  /** Most readings kept in memory, about 10 KB each; 20,000 by default. */
  readonly readingsKept?: number;
}

/** A library that fills itself: it answers from what is in so far. */
export interface OpenLibrary extends Library {
  /** Done when everything under the paths is in; never fails (what cannot be read is told as a problem). */
  readonly ready: Promise<void>;
  /**
   * Puts articles that come from elsewhere (a feed, by its address) in place of those that came from there before.
   * Done when they are in the answers.
   */
  put(origin: string, articles: readonly Article[]): Promise<void>;
  /** Stops watching and loading; what is in can still be asked. */
  close(): Promise<void>;
}

/** Opens a library over files and folders. Returns at once; loading goes on article by article beside other work. */
export async function openLibrary(options: LibraryOptions): Promise<OpenLibrary> {
  return new Opened(options);
}

class Opened extends Holdings implements OpenLibrary {
  readonly ready: Promise<void>;
  readonly #options: LibraryOptions;
  readonly #breath = breathing();
  /** Changes are made one after the other: nothing reads a file twice at a time. */
  #work: Promise<void>;
  #closed = false;
  #stopWatching: (() => Promise<void>) | undefined;

  constructor(options: LibraryOptions) {
    super(options.readingsKept ?? 20_000);
    this.#options = options;
    this.ready = this.#fill();
    this.#work = this.ready;
  }

  put(origin: string, articles: readonly Article[]): Promise<void> {
    return this.#then(() => this.#replace(origin, articles));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#work;
    await this.#stopWatching?.();
  }

  async #fill(): Promise<void> {
    const watch = this.#options.watch ?? true;
    const roots = await rootsOf(this.#options.paths, (message) => this.#tellProblem(message));
    const before = watch ? await snapshotOf(roots) : undefined;
    for (const root of roots) {
      for await (const reading of loadFiles([root.path])) {
        if (this.#closed) return;
        await this.#take(root, reading);
      }
    }
    if (!before || this.#closed) return;
    this.#stopWatching = await watchRoots(roots, before, (path) => void this.#then(() => this.#reread(roots, path)));
  }

  async #take(root: Root, reading: FileReading): Promise<void> {
    if ('problem' in reading) return this.#tellProblem(reading.problem);
    const path = root.folder ? resolve(root.path, reading.file) : root.path;
    const added: Article[] = [];
    for (const article of reading.articles) {
      this.add(path, article);
      added.push(article);
      await this.#breath();
    }
    this.tell({ added, removed: [] });
  }

  /** Reads a file again that came, changed or went. */
  async #reread(roots: readonly Root[], path: string): Promise<void> {
    if (this.#closed) return;
    const file = placeOf(roots, path);
    const articles: Article[] = [];
    // A file that went is no problem: its articles go.
    for await (const reading of loadFiles((await isThere(path)) ? [path] : [])) {
      if ('problem' in reading) this.#tellProblem(reading.problem);
      else for (const article of reading.articles) articles.push({ ...article, source: { ...article.source, file } });
    }
    await this.#replace(path, articles);
  }

  async #replace(origin: string, articles: readonly Article[]): Promise<void> {
    const before = this.of(origin);
    const known = new Set(before.map((article) => article.id));
    const staying = new Set(articles.map((article) => article.id));
    // New ones come in before old ones go: an article that is in both never drops out of the answers.
    for (const article of articles) {
      this.add(origin, article);
      await this.#breath();
    }
    const removed: string[] = [];
    for (const article of before) {
      if (this.remove(origin, article) && !staying.has(article.id)) removed.push(article.id);
      await this.#breath();
    }
    this.tell({ added: articles.filter((article) => !known.has(article.id)), removed });
  }

  #then(change: () => Promise<void>): Promise<void> {
    this.#work = this.#work
      .then(() => (this.#closed ? undefined : change()))
      .catch((error: unknown) => {
        this.#tellProblem(error instanceof Error ? error.message : String(error));
      });
    return this.#work;
  }

  #tellProblem(message: string): void {
    this.#options.problem?.(message);
  }
}
