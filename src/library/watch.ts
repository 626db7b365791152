import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { watch } from 'chokidar';
import { isRead, type Root } from './roots.ts';

/** A file that grows is read when it has stood still for so long, in ms. */
const STILL = 400;

/** Size and time of change of every file, by absolute path. */
export type Snapshot = ReadonlyMap<string, string>;

/** Looks at every file under the roots. What vanishes meanwhile is left out. */
export async function snapshotOf(roots: readonly Root[]): Promise<Snapshot> {
  const seen = new Map<string, string>();
  for (const root of roots) {
    const paths = root.folder ? await filesUnder(root.path) : [root.path];
    for (const path of paths) {
      const state = await stateOf(path);
      if (state !== undefined) seen.set(path, state);
    }
  }
  return seen;
}

/**
 * Follows files that come, change or go, told by absolute path when they are whole. What has changed since `before`
 * is told too. Returns how to stop it.
 */
export async function watchRoots(
  roots: readonly Root[],
  before: Snapshot,
  changed: (path: string) => void,
): Promise<() => Promise<void>> {
  const watcher = watch(
    roots.map((root) => root.path),
    {
      ignoreInitial: true,
      ignored: (path, stats) => stats?.isFile() === true && !isRead(roots, path),
      awaitWriteFinish: { stabilityThreshold: STILL, pollInterval: STILL / 4 },
    },
  );
  watcher.on('add', changed).on('change', changed).on('unlink', changed);
  // A folder that cannot be looked into is no reason to stop following the others.
  watcher.on('error', () => undefined);
  await new Promise<void>((done) => watcher.once('ready', () => done()));
  const now = await snapshotOf(roots);
  for (const path of new Set([...before.keys(), ...now.keys()]))
    if (before.get(path) !== now.get(path) && isRead(roots, path)) changed(path);
  return () => watcher.close();
}

async function filesUnder(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}

async function stateOf(path: string): Promise<string | undefined> {
  try {
    const { size, mtimeMs } = await stat(path);
    return `${size}:${mtimeMs}`;
  } catch {
    return undefined;
  }
}
