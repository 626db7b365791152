import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { jianbao, type Row } from './run.ts';

const SEEDS = resolve(import.meta.dirname, '../../seeds');
const squeeze = (text: string): string => text.replace(/\s/g, '');
const scratch = () => mkdtempSync(join(tmpdir(), 'jianbao-cli-'));

function fileOf(name: string, text: string): string {
  const file = join(scratch(), name);
  writeFileSync(file, text);
  return file;
}

interface Placed {
  readonly text: string;
  readonly paragraph: number;
  readonly spans: readonly (readonly [number, number])[];
}

/** What the tests look at of a row of `analyze --json`. */
interface Piece extends Row {
  readonly file: string;
  readonly id: string;
  readonly paragraphs: readonly Placed[];
  readonly summary: readonly Placed[];
  readonly quotes: readonly Placed[];
  readonly figures: readonly Placed[];
}

interface Answer {
  readonly id: string;
  readonly hits: readonly { readonly id: string; readonly file: string; readonly score: number }[];
}

describe('bad usage', () => {
  it.each([
    [['fly'], 'fly', 'analyze'],
    [['analyze'], 'PATH', 'analyze'],
    [['analyze', '--yaml', 'x'], '--yaml', '--json'],
    [['search'], 'QUERY', '--queries'],
    [['search', '--limit', 'many', '铁路'], 'many', 'whole number'],
    [['summarize', '--chars', '-3', 'x'], '--chars', ''],
    [['summarize'], 'FILE', ''],
    [['ask'], 'command line', '/latest'],
    [['import'], 'FILE', ''],
  ])('%j says in one line what is allowed and ends with 2', async (words, named, allowed) => {
    const { code, out, err } = await jianbao(words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(named);
    expect(err).toContain(allowed);
  });
});

describe('analyze --json', () => {
  let rows: Piece[];
  beforeAll(async () => {
    const { code, err, rows: read } = await jianbao(['analyze', '--json', SEEDS]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    rows = read<Piece>();
  });

  it('gives every text verbatim at its spans', () => {
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) {
      const file = readFileSync(join(SEEDS, basename(row.file)), 'utf8');
      for (const item of [...row.paragraphs, ...row.summary, ...row.quotes, ...row.figures]) {
        const printed = item.spans.map(([start, end]) => file.slice(start, end)).join('');
        expect(squeeze(printed)).toBe(squeeze(item.text));
      }
    }
  });

  it('names only paragraphs that are there, and gives null and [] for what is absent', () => {
    for (const row of rows) {
      for (const item of [...row.summary, ...row.quotes, ...row.figures]) {
        expect(row.paragraphs[item.paragraph], row.id).toBeDefined();
      }
      for (const field of ['title', 'subtitle', 'agency', 'dateline', 'continuedFrom'])
        expect(row[field]).not.toBeUndefined();
      for (const field of ['bylines', 'quotes', 'figures', 'people', 'topics', 'summary'])
        expect(Array.isArray(row[field])).toBe(true);
    }
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  it('names a file it cannot read, does the others and ends with 1', async () => {
    const good = fileOf('good.txt', '桥今天通车\n\n大桥今天上午通车，全长3公里。\n');
    const { code, err, rows: read } = await jianbao(['analyze', '--json', '/no/such/page.txt', good]);
    expect(code).toBe(1);
    expect(err).toContain('/no/such/page.txt');
    expect(read().map(({ file }) => file)).toEqual(['good.txt']);
  });
});

describe('search', () => {
  it('answers a file of queries in its order, as JSON lines', async () => {
    const queries = fileOf(
      'queries.jsonl',
      '{"id":"b","query":"铁路"}\n{"id":"a","query":"没有这回事嘛"}\n{"id":"c","query":"荒漠化"}\n',
    );
    const { code, rows } = await jianbao([
      'search',
      '--json',
      '--limit',
      '3',
      '--queries',
      queries,
      '--articles',
      SEEDS,
    ]);
    expect(code).toBe(0);
    const answers = rows<Answer>();
    expect(answers.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(answers[0]!.hits).toHaveLength(3);
    for (const { id, file, score } of answers[0]!.hits)
      expect([typeof id, file.endsWith('.txt'), score > 0]).toEqual(['string', true, true]);
  });
});

describe('summarize', () => {
  it('gives verbatim sentences in reading order within the budget, and one where even one is longer', async () => {
    const text =
      '市政府昨天公布了新的公交计划。计划说，三年内新开二十条线路。\n市民陈先生说，他每天上班要换两次车。新线路开通后，只要一次。';
    const input = fileOf(
      'rows.jsonl',
      [20, 1].map((_, n) => JSON.stringify({ id: `r${n}`, title: '公交计划公布', text })).join('\n'),
    );
    for (const chars of [60, 1]) {
      const { code, rows } = await jianbao(['summarize', '--json', '--chars', String(chars), input]);
      expect(code).toBe(0);
      for (const { summary } of rows<{ summary: string[] }>()) {
        let from = 0;
        for (const sentence of summary) {
          const at = text.indexOf(sentence, from);
          expect(at).toBeGreaterThanOrEqual(0);
          from = at + sentence.length;
        }
        expect(summary.length === 1 || squeeze(summary.join('')).length <= chars).toBe(true);
        expect(summary.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('a file of rows', () => {
  it.each([
    ['summarize', '--json'],
    ['search', '--json', '--queries'],
  ])('that %s cannot read, or a line that is no row, is named; the others are done', async (...words) => {
    const missing = await jianbao([...words, '/no/such/rows.jsonl']);
    expect([missing.code, missing.out]).toEqual([1, '']);
    expect(missing.err).toContain('/no/such/rows.jsonl');
    const mixed = await jianbao([
      ...words,
      fileOf('mixed.jsonl', 'no json\n{"id":"b","title":"","text":"今天晴。","query":"晴"}\n'),
    ]);
    expect(mixed.code).toBe(1);
    expect(mixed.err).toContain('mixed.jsonl:1');
    expect(mixed.rows().map(({ id }) => id)).toEqual(['b']);
  });
});

describe('ask', () => {
  it('answers a command line as text', async () => {
    const { code, out } = await jianbao(['ask', '/search 铁路']);
    expect(code).toBe(0);
    expect(out).toContain('铁路');
    expect(out).toMatch(/\/read \w+/);
  });

  it('keeps what it is told over runs, in DATA_DIR', async () => {
    const env = { DATA_DIR: scratch() };
    await jianbao(['ask', '/settings 语言 en'], env);
    expect((await jianbao(['ask', '/settings'], env)).out).toContain('Settings');
  });
});

describe('export and import', () => {
  it('carry everything to another store, and twice is as good as once', async () => {
    const from = { DATA_DIR: scratch() };
    const to = { DATA_DIR: scratch() };
    await jianbao(['ask', '/settings 篇数 7'], from);
    const first = await jianbao(['export'], from);
    expect(first.code).toBe(0);
    const file = fileOf('export.json', first.out);
    for (let turn = 0; turn < 2; turn++) expect((await jianbao(['import', file], to)).code).toBe(0);
    expect(JSON.parse((await jianbao(['export'], to)).out)).toEqual(JSON.parse(first.out));
  });

  it('names a file that is no export, and writes nothing', async () => {
    const { code, err } = await jianbao(['import', fileOf('wrong.json', '{"chats": 5}')]);
    expect(code).toBe(1);
    expect(err).not.toBe('');
  });
});

describe('a wrong environment', () => {
  it('is told in one message that names every wrong variable, its value and what is allowed', async () => {
    const { code, err } = await jianbao(['ask', '/latest'], {
      PORT: 'eighty',
      TIME_ZONE: 'Mars/Olympus',
      LOG_LEVEL: 'loud',
      BOT_TOKEN: 'no-secret-shown',
    });
    expect(code).toBe(1);
    for (const part of ['PORT', 'eighty', 'TIME_ZONE', 'Mars/Olympus', 'LOG_LEVEL', 'loud', 'BOT_TOKEN'])
      expect(err).toContain(part);
    expect(err).not.toContain('no-secret-shown');
  });
});
