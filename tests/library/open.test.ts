import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import type { LibraryChange } from '../../src/library/library.ts';
import { type LibraryOptions, type OpenLibrary, openLibrary } from '../../src/library/open.ts';

const page = (title: string, body: string, place = '兰州', day = '6月3日') =>
  `${title}\n\n新华社${place}${day}电（记者 林小满）${body}\n`;
const APPLES = page(
  '苹果花期提前一周',
  '陇东果园的苹果花比往年早开一周。果农马建国说：“花开得早，我们夜里就得守着防霜烟。”当地共有果园三万亩。',
);
const CRANES = page(
  '盐沼迎来灰鹤',
  '管理站志愿者在盐沼数到四百二十只灰鹤。站长沈秋禾说：“芦苇没有割，它们才肯留下来过夜。”',
  '盐城',
);
const FERRY = page('轮渡恢复夜航', '停了两年的江心洲轮渡昨晚恢复夜航，末班船十点离岸。', '南京');

let folder: string;
let library: OpenLibrary | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'library-'));
});
afterEach(async () => {
  await library?.close();
  library = undefined;
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);

async function open(options: Partial<LibraryOptions> = {}): Promise<OpenLibrary> {
  library = await openLibrary({ paths: [folder], readAhead: false, ...options });
  await library.ready;
  return library;
}

/** The next change that fits. */
function change(of: OpenLibrary, fits: (change: LibraryChange) => boolean = () => true): Promise<LibraryChange> {
  return new Promise((done) => {
    const stop = of.onChange((told) => {
      if (!fits(told)) return;
      stop();
      done(told);
    });
  });
}

const titles = (articles: readonly Article[]) => articles.map(({ title }) => title).sort();

describe('opening', () => {
  it('holds what is under the folders, and finds it', async () => {
    await mkdir(join(folder, '六月'));
    await write('apples.txt', APPLES);
    await write('六月/cranes.txt', CRANES);
    const opened = await open({ watch: false });
    expect(titles(opened.latest(10))).toEqual(['盐沼迎来灰鹤', '苹果花期提前一周']);
    const { hits } = opened.search('灰鹤');
    expect(hits.map(({ article }) => article.source.file)).toEqual(['六月/cranes.txt']);
    expect(opened.article(hits[0]!.article.id)).toBe(hits[0]!.article);
  });

  it('answers before all is in', async () => {
    for (let n = 0; n < 40; n++)
      await write(`${100 + n}.txt`, page(`第${n}号井出水`, `${n}号井打到${n + 60}米出水，全村通了自来水。`));
    library = await openLibrary({ paths: [folder], watch: false });
    await change(library);
    expect(library.size).toBeLessThan(40);
    expect(library.search('出水').hits.length).toBeGreaterThan(0);
    await library.ready;
    expect(library.size).toBe(40);
  });

  it('names what cannot be read, and reads the rest', async () => {
    await write('apples.txt', APPLES);
    await writeFile(join(folder, 'photo.txt'), Buffer.from([0, 1, 2, 255, 0, 3, 0, 0, 254, 0]));
    const problems: string[] = [];
    const opened = await open({
      paths: [folder, join(folder, 'nowhere')],
      watch: false,
      problem: (message) => problems.push(message),
    });
    expect(opened.size).toBe(1);
    expect(problems.some((message) => message.includes('photo.txt'))).toBe(true);
    expect(problems.some((message) => message.includes('nowhere'))).toBe(true);
  });

  it('takes a file once that is named twice', async () => {
    await write('apples.txt', APPLES);
    const opened = await open({ paths: [folder, join(folder, 'apples.txt'), folder], watch: false });
    expect(opened.size).toBe(1);
  });

  it('gives the same ids every time', async () => {
    await write('apples.txt', APPLES);
    await write('cranes.txt', CRANES);
    const before = (await open({ watch: false })).latest(10).map(({ id }) => id);
    await library!.close();
    expect((await open({ watch: false })).latest(10).map(({ id }) => id)).toEqual(before);
  });
});

describe('watching', () => {
  it('takes in a file that comes, without a restart', async () => {
    const opened = await open();
    const told = change(opened);
    await write('ferry.txt', FERRY);
    expect(titles((await told).added)).toEqual(['轮渡恢复夜航']);
    expect(opened.search('夜航').total).toBe(1);
  });

  it('replaces what a changed file says, and keeps the id of what stayed', async () => {
    await write(
      'both.jsonl',
      `${JSON.stringify({ id: '1', title: '苹果花期提前', text: '苹果花比往年早开一周。' })}\n`,
    );
    const opened = await open();
    const [kept] = opened.latest(1);
    const told = change(opened);
    await appendFile(
      join(folder, 'both.jsonl'),
      `${JSON.stringify({ id: '2', title: '灰鹤到了', text: '盐沼数到四百二十只灰鹤。' })}\n`,
    );
    const { added, removed } = await told;
    expect(titles(added)).toEqual(['灰鹤到了']);
    expect(removed).toEqual([]);
    expect(opened.article(kept!.id)?.title).toBe('苹果花期提前');
    expect(opened.size).toBe(2);
  });

  it('lets go what a file no longer says', async () => {
    await write('news.txt', APPLES);
    const opened = await open();
    const [old] = opened.latest(1);
    const told = change(opened);
    await write('news.txt', CRANES);
    const { added, removed } = await told;
    expect(titles(added)).toEqual(['盐沼迎来灰鹤']);
    expect(removed).toEqual([old!.id]);
    expect(opened.article(old!.id)).toBeUndefined();
    expect(opened.search('苹果').total).toBe(0);
    expect(opened.quotes('防霜')).toEqual([]);
  });

  it('lets a file go that is taken away, and knows one that is moved by its id', async () => {
    await write('apples.txt', APPLES);
    await write('cranes.txt', CRANES);
    const opened = await open();
    const gone = change(opened, ({ removed }) => removed.length > 0);
    await rm(join(folder, 'apples.txt'));
    await gone;
    expect(titles(opened.latest(10))).toEqual(['盐沼迎来灰鹤']);
    const [{ id }] = opened.latest(1) as [Article];
    await mkdir(join(folder, '存档'));
    const moved = new Promise<void>((done) => {
      opened.onChange(() => {
        if (opened.size === 1 && opened.article(id)?.source.file === '存档/cranes.txt') done();
      });
    });
    await rename(join(folder, 'cranes.txt'), join(folder, '存档', 'cranes.txt'));
    await moved;
    expect(opened.search('灰鹤').hits.map(({ article }) => article.id)).toEqual([id]);
  });

  it('reads a file that is still being written when it is whole', async () => {
    const opened = await open();
    const told = change(opened);
    // A slow writer: pieces with less time between them than a file must stand still.
    const path = join(folder, 'slow.txt');
    for (let at = 0; at < CRANES.length; at += 30) {
      await appendFile(path, CRANES.slice(at, at + 30));
      await pause(80);
    }
    const { added } = await told;
    expect(added.map(({ paragraphs }) => paragraphs.map(({ text }) => text).join('')).join('')).toContain(
      '才肯留下来过夜',
    );
    expect(opened.size).toBe(1);
  });

  it('passes over what is no article', async () => {
    const problems: string[] = [];
    const opened = await open({ problem: (message) => problems.push(message) });
    const told = change(opened);
    await write('.apples.txt.swp', APPLES);
    await write('apples.pdf', '%PDF-1.7');
    await write('ferry.txt', FERRY);
    await told;
    expect(titles(opened.latest(10))).toEqual(['轮渡恢复夜航']);
    expect(problems).toEqual([]);
  });

  it('stops following when closed, and still answers', async () => {
    await write('apples.txt', APPLES);
    const opened = await open();
    await opened.close();
    await write('ferry.txt', FERRY);
    expect(opened.search('苹果').total).toBe(1);
    expect(opened.size).toBe(1);
  });
});

describe('articles from elsewhere', () => {
  const entry = (id: string, title: string): Article => ({
    id,
    kind: 'article',
    title,
    bylines: [],
    source: { file: 'https://example.org/feed', name: '江报' },
    spans: [],
    paragraphs: [{ text: `${title}，市民可以在码头买票。`, role: 'body', spans: [] }],
  });

  it('are in the answers, and are replaced together', async () => {
    const opened = await open({ watch: false });
    await opened.put('https://example.org/feed', [entry('f1', '渡口开了'), entry('f2', '渡口通夜车')]);
    expect(opened.search('渡口').total).toBe(2);
    const told = change(opened);
    await opened.put('https://example.org/feed', [entry('f2', '渡口通夜车'), entry('f3', '渡口添新船')]);
    expect(await told).toMatchObject({ added: [{ id: 'f3' }], removed: ['f1'] });
    expect(titles(opened.latest(10))).toEqual(['渡口添新船', '渡口通夜车']);
  });

  it('stay while one of two places still has them', async () => {
    const opened = await open({ watch: false });
    await opened.put('a', [entry('same', '渡口开了')]);
    await opened.put('b', [entry('same', '渡口开了')]);
    expect(opened.size).toBe(2);
    expect(opened.latest(10)).toHaveLength(1);
    expect(opened.versions(opened.article('same')!)).toHaveLength(1);
    await opened.put('a', []);
    expect(opened.search('渡口').hits.map(({ article }) => article.id)).toEqual(['same']);
    await opened.put('b', []);
    expect(opened.search('渡口').total).toBe(0);
    expect(opened.size).toBe(0);
  });
});

describe('reading ahead', () => {
  it('reads who answers a question at once, though nothing is read ahead', async () => {
    await write('apples.txt', APPLES);
    await write('cranes.txt', CRANES);
    const opened = await open({ watch: false });
    const [cranes] = opened.search('灰鹤').hits;
    expect(opened.isRead(cranes!.article)).toBe(false);
    expect(titles(opened.search('人:沈秋禾').hits.map(({ article }) => article))).toEqual(['盐沼迎来灰鹤']);
    expect(opened.latest(10).map((article) => opened.isRead(article))).toEqual(
      opened.latest(10).map((article) => article === cranes!.article),
    );
    expect(opened.people('马建国').map(({ name }) => name)).toEqual(['马建国']);
    expect(opened.latest(10).every((article) => opened.isRead(article))).toBe(true);
  });

  it('has read everything when settled', async () => {
    await write('apples.txt', APPLES);
    await write('cranes.txt', CRANES);
    const opened = await open({ watch: false, readAhead: true });
    await opened.settled();
    const spoken = opened.quotes().map(({ quote }) => quote.text);
    expect(spoken.some((text) => text.includes('防霜烟'))).toBe(true);
    expect(opened.quotes('沈秋禾').map(({ quote }) => quote.text)).toEqual([expect.stringContaining('芦苇没有割')]);
  });

  it('keeps no more readings than asked for, and reads again what it let go', async () => {
    await write('apples.txt', APPLES);
    await write('cranes.txt', CRANES);
    await write('ferry.txt', FERRY);
    const opened = await open({ watch: false, readAhead: true, readingsKept: 1 });
    await opened.settled();
    for (const about of ['防霜', '芦苇', '防霜']) {
      expect(opened.quotes(about).map(({ quote }) => quote.text)).toEqual([expect.stringContaining(about)]);
    }
  });
});
