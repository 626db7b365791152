import { stat } from 'node:fs/promises';
import { basename, relative, resolve, sep } from 'node:path';

/** A folder or file that was named. */
export interface Root {
  /** Absolute. */
  readonly path: string;
  readonly folder: boolean;
}

/** Looks at the paths named; one that is not there is told and left out. */
export async function rootsOf(paths: readonly string[], problem: (message: string) => void): Promise<Root[]> {
  const roots: Root[] = [];
  for (const path of new Set(paths.map((named) => resolve(named)))) {
    try {
      roots.push({ path, folder: (await stat(path)).isDirectory() });
    } catch {
      problem(`${path} 不存在或无法读取`);
    }
  }
  return roots;
}

/** The name a file goes by: relative to the folder named, or the base name of a file named itself. */
export function placeOf(roots: readonly Root[], path: string): string {
  for (const root of roots) {
    if (root.folder && path.startsWith(root.path + sep)) return relative(root.path, path).split(sep).join('/');
  }
  return basename(path);
}

/** Whether something is at a path. */
export function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

/** Endings of the files that are read in a folder, as `loadFiles` reads them. */
const READ = /\.(?:txt|text|md|markdown|html?|jsonl?|ndjson)$/iu;

/** Whether a file under the roots is one that is read: named itself, or with a known ending and not hidden. */
export function isRead(roots: readonly Root[], path: string): boolean {
  if (roots.some((root) => !root.folder && root.path === path)) return true;
  return (
    READ.test(path) &&
    !placeOf(roots, path)
      .split('/')
      .some((part) => part.startsWith('.'))
  );
}
