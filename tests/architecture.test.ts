import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');

/** The rooms from the ground up: each imports only from itself and from those before it. */
const ROOMS = [
  'src/text',
  'src/corpus',
  'src/extract',
  'src/search',
  'src/library',
  'src/digest',
  'src/store',
  'src/view',
  'src/chat',
  'commands',
  'src/delivery',
  'src/telegram',
  'src/playground',
];

/** Packages with an effect or a surface of their own, and the only rooms that may know them. */
const ADDRESSES: readonly { readonly packages: RegExp; readonly rooms: readonly string[] }[] = [
  { packages: /^(grammy|@grammyjs\/)/, rooms: ['src/telegram'] },
  { packages: /^(keyv|@keyv\/)/, rooms: ['src/store'] },
  { packages: /^nodejieba$/, rooms: ['src/text'] },
  { packages: /^(node-cron|pino|prom-client)$/, rooms: ['root'] },
  { packages: /^(hono|@hono\/)/, rooms: ['src/playground', 'root'] },
  { packages: /^chokidar$/, rooms: ['src/library'] },
  { packages: /^(jsdom|@mozilla\/readability|fast-xml-parser)$/, rooms: ['src/corpus'] },
  { packages: /^(iconv-lite|opencc-js.*)$/, rooms: ['src/text', 'src/corpus'] },
];

/** `process.env`, signals and the clock: composition roots only. */
const ROOT_ONLY = /\bprocess\.(env|on|once|exit)\b|\bDate\.now\(\)|\bnew Date\(\)|Temporal\.Now\.instant/;

interface Import {
  readonly file: string;
  readonly room: string;
  readonly target: string;
}

/** The room of a file below the root; composition roots are `root`. */
function roomOf(path: string): string {
  return ROOMS.find((room) => path.startsWith(`${room}/`)) ?? 'root';
}

const IMPORT =
  /(?:^|[\s;])(?:import|export)\s[^'"]*?from\s*'([^']+)'|(?:^|[^\w.])import\s*\(\s*'([^']+)'\s*\)|(?:^|\n)import\s*'([^']+)'/g;

function importsOf(file: string, text: string): Import[] {
  return [...text.matchAll(IMPORT)].map((match) => {
    const name = (match[1] ?? match[2] ?? match[3])!;
    const target = name.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name;
    return { file, room: roomOf(file), target };
  });
}

/** What breaks the order of the house: one sentence each. */
function violations(imports: readonly Import[]): string[] {
  return imports.flatMap(({ file, room, target }) => {
    const isPackage = !/^(src|commands)\//.test(target);
    if (isPackage) {
      const address = ADDRESSES.find(({ packages }) => packages.test(target));
      return address && !address.rooms.includes(room)
        ? [`${file} imports ${target}, which lives in ${address.rooms.join(', ')}`]
        : [];
    }
    const from = ROOMS.indexOf(room);
    const to = ROOMS.indexOf(roomOf(target));
    if (room === 'root') return [];
    return to < 0 || to > from
      ? [`${file} imports ${target}: ${room} may not know ${to < 0 ? 'a composition root' : roomOf(target)}`]
      : [];
  });
}

function sourceFiles(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/page/'));
}

const FILES = [...sourceFiles('src'), ...sourceFiles('commands')];
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the house', () => {
  it('has files in every room, and no room that is not on the plan', () => {
    const rooms = new Set(FILES.map(roomOf));
    expect([...ROOMS].filter((room) => !rooms.has(room))).toEqual([]);
    const roots = FILES.filter((file) => roomOf(file) === 'root').map((file) => dirname(file));
    expect([...new Set(roots)].sort()).toEqual(['src', 'src/cli']);
  });

  it('imports only from rooms above, and each package only where it lives', () => {
    expect(violations(FILES.flatMap((file) => importsOf(file, read(file))))).toEqual([]);
  });

  it('leaves environment, signals and clock to the composition roots', () => {
    const stray = FILES.filter(
      (file) => roomOf(file) !== 'root' && ROOT_ONLY.test(read(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')),
    );
    expect(stray).toEqual([]);
  });

  it('needs only packages that package.json names as dependencies', () => {
    const { dependencies } = JSON.parse(read('package.json'));
    const packages = FILES.flatMap((file) => importsOf(file, read(file)))
      .map(({ target }) => target)
      .filter(
        (target) =>
          !/^(src|commands)\//.test(target) && !target.startsWith('node:') && !builtinModules.includes(target),
      )
      .map((target) =>
        target
          .split('/')
          .slice(0, target.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    expect([...new Set(packages)].filter((name) => !(name in dependencies))).toEqual([]);
  });

  it('is not silent about a planted wrong import or a stray package', () => {
    const planted = importsOf(
      'src/text/planted.ts',
      "import { dispatch } from '../chat/dispatch.ts';\nimport { Bot } from 'grammy';\n",
    );
    expect(violations(planted)).toEqual([
      'src/text/planted.ts imports src/chat/dispatch.ts: src/text may not know src/chat',
      'src/text/planted.ts imports grammy, which lives in src/telegram',
    ]);
    const lazy = importsOf(
      'src/view/planted.ts',
      "const bot = await import('grammy');\nexport { x } from '../main.ts';\n",
    );
    expect(violations(lazy).sort()).toEqual([
      'src/view/planted.ts imports grammy, which lives in src/telegram',
      'src/view/planted.ts imports src/main.ts: src/view may not know a composition root',
    ]);
  });
});
