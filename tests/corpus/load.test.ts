import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FileReading, loadFiles } from '../../src/corpus/load.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'));
});

afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function load(...paths: readonly string[]): Promise<FileReading[]> {
  const readings: FileReading[] = [];
  for await (const reading of loadFiles(paths)) readings.push(reading);
  return readings;
}

const articles = (readings: readonly FileReading[]) =>
  readings.flatMap((reading) => ('articles' in reading ? reading.articles : []));

describe('files and folders', () => {
  it('are read in name order; what is no text or not there is told by name', async () => {
    await write('a/2.txt', '渔港开放\n\n渔港今天开放。');
    await write('a/1.txt', iconv.encode('大雨停课\n\n学校今天停课。', 'gbk'));
    await write('a/deep/3.txt', '山火扑灭\n\n山火昨夜扑灭。');
    await write('a/broken.txt', Buffer.from(Array.from({ length: 600 }, (_, n) => (n * 7) % 32)));
    await write('a/README.md', '# 说明');
    await write('a/.hidden.txt', '藏起来的。');
    await write('a/photo.jpg', 'no text to read');
    const readings = await load(join(folder, 'a'), join(folder, 'nowhere'));
    expect(readings.map((reading) => [reading.file, 'problem' in reading])).toEqual([
      ['1.txt', false],
      ['2.txt', false],
      ['broken.txt', true],
      ['deep/3.txt', false],
      [join(folder, 'nowhere'), true],
    ]);
    expect(articles(readings).map(({ title }) => title)).toEqual(['大雨停课', '渔港开放', '山火扑灭']);
    for (const reading of readings) if ('problem' in reading) expect(reading.problem).toContain(reading.file);
  });

  it('give the same ids whether named themselves or with their folder, and never one id twice', async () => {
    const path = await write('b/x/page.txt', '渔港开放\n\n渔港今天开放。');
    await write('b/y/page.txt', '渔港开放\n\n渔港今天开放。');
    await write('b/z/copy.txt', '渔港开放\n\n渔港今天开放。');
    const all = articles(await load(join(folder, 'b')));
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(articles(await load(path))[0]!.id).toBe(all[0]!.id);
    expect(articles(await load(join(folder, 'b'))).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  });
});

describe('formats', () => {
  it('Markdown with front matter', async () => {
    const [article] = articles(
      await load(
        await write(
          'page.md',
          '---\ntitle: "江滩步道开放"\ndate: 2024-03-02\nsource: 山城晚报\nurl: https://example.org/1\nauthor: [周小川, 林青]\n---\n\n# 江滩步道开放\n\n**江滩步道**昨天\n开放，全长[3.5公里](https://example.org)。\n\n## 夜里也亮灯\n\n> 何平说：“早就盼着了。”\n',
        ),
      ),
    );
    expect(article).toMatchObject({
      title: '江滩步道开放',
      bylines: ['周小川', '林青'],
      source: { name: '山城晚报', url: 'https://example.org/1', published: '2024-03-02' },
    });
    expect(article!.paragraphs.map(({ role, text }) => [role, text])).toEqual([
      ['title', '江滩步道开放'],
      ['body', '江滩步道昨天开放，全长3.5公里。'],
      ['heading', '夜里也亮灯'],
      ['body', '何平说：“早就盼着了。”'],
    ]);
  });

  it('HTML without its furniture', async () => {
    const long =
      '江滩步道昨天开放，全长3.5公里，从老码头一直通到大桥下，沿线新种了六百多棵树，设了十二处休息的地方。'.repeat(3);
    const [article] = articles(
      await load(
        await write(
          'page.html',
          `<html><head><title>江滩步道开放_山城网</title><meta property="article:published_time" content="2024-03-02T08:00:00+08:00"></head><body><nav><a href="/">首页</a></nav><h1>江滩步道开放</h1><article><p>${long}</p><p>何平说：“早就<b>盼着</b>了。”</p></article><footer>山城网版权所有</footer><script>var x = '<p>脚本</p>';</script></body></html>`,
        ),
      ),
    );
    expect(article).toMatchObject({ title: '江滩步道开放', source: { published: '2024-03-02T08:00:00+08:00' } });
    expect(article!.paragraphs.map(({ text }) => text)).toEqual(['江滩步道开放', long, '何平说：“早就盼着了。”']);
  });

  it('JSON and JSON lines, each row an article with its own text', async () => {
    const rows = [
      {
        id: 1,
        title: '江滩步道开放',
        date: '2024/3/2',
        source: '山城晚报',
        text: '新华社山城3月2日电（记者周小川）江滩步道昨天开放。（完）',
        url: 'https://example.org/1',
      },
      { text: '没有标题的一句话。' },
      { title: '网页正文', content: '<p>第一段。</p><p>第二段。</p>' },
    ];
    const lines = await load(
      await write('rows.jsonl', `\ufeff${JSON.stringify(rows[0])}\n\n${JSON.stringify(rows[1])}\nnot json\n{"id":4}\n`),
    );
    expect(lines.map((reading) => ('problem' in reading ? reading.problem : reading.articles.length))).toEqual([
      1,
      1,
      expect.stringMatching(/^rows\.jsonl 第 4、5 行/),
    ]);
    const [first] = articles(lines);
    expect(first).toMatchObject({
      kind: 'article',
      title: '江滩步道开放',
      bylines: ['周小川'],
      dateline: { place: '山城', date: '2024-03-02' },
      source: { name: '山城晚报', url: 'https://example.org/1', published: '2024-03-02' },
    });
    for (const reading of lines) {
      if (!('articles' in reading)) continue;
      for (const { paragraphs } of reading.articles) {
        for (const { text, spans } of paragraphs)
          expect(spans.map(({ start, end }) => reading.text.slice(start, end)).join('')).toBe(text);
      }
    }
    const whole = await load(await write('rows.json', JSON.stringify({ news: rows })));
    expect(
      articles(whole).map(({ title, paragraphs }) => [
        title,
        paragraphs.filter(({ role }) => role === 'body').map(({ text }) => text),
      ]),
    ).toEqual([
      ['江滩步道开放', ['江滩步道昨天开放。']],
      [undefined, ['没有标题的一句话。']],
      ['网页正文', ['第一段。', '第二段。']],
    ]);
    expect(await load(await write('bad.json', '{'))).toMatchObject([
      { file: 'bad.json', problem: expect.stringContaining('bad.json') },
    ]);
    expect(await load(await write('empty.json', '[]'))).toMatchObject([
      { problem: expect.stringContaining('empty.json') },
    ]);
  });
});
