import { describe, expect, test } from 'vitest';
import type { SearchDocument } from '../../src/search/document.ts';
import { parseQuery } from '../../src/search/query.ts';
import { SearchIndex } from '../../src/search/search-index.ts';
import { addWord } from '../../src/text/words.ts';

addWord('托卡耶夫');

const ARTICLES: readonly SearchDocument[] = [
  {
    title: '江边风电场投入运行',
    body: ['今天上午，江边的风电场投入运行。', '项目负责人陈屿表示，每年发电的15%用于城市照明。'],
    speakers: ['陈屿'],
    source: ['江城晚报'],
    place: ['江城'],
    kind: 'article',
    date: '2025-06-16',
  },
  {
    title: '夜航票价下调',
    body: ['从下月起，江上夜航的票价下调百分之十五，老人免费。', '船长林小满说，乘客比去年多了一倍。'],
    speakers: ['林小满'],
    source: ['晨报'],
    place: ['江城'],
    kind: 'article',
    date: '2025-06-17',
  },
  {
    title: '在江城论坛上的讲话',
    body: ['各位来宾，风电是这座城市的未来。', '卡瑟姆先生和托卡耶夫先生都到过江边。'],
    speakers: ['周砚'],
    kind: 'speech',
    date: '2025-06-18',
  },
  { title: '大桥合龙', body: ['江上第三座大桥昨天合龙，预计投资948亿元。', 'GPT-4参与了图纸核对。'] },
];

const textOf = (ordinal: number) => [ARTICLES[ordinal]!.title!, ...ARTICLES[ordinal]!.body!];

function indexed(): SearchIndex {
  const index = new SearchIndex({ textOf });
  for (const [ordinal, article] of ARTICLES.entries()) index.add(ordinal, article);
  return index;
}

const index = indexed();
const found = (line: string) =>
  index
    .search(parseQuery(line))
    .hits.map((hit) => hit.ordinal)
    .sort();

describe('finds', () => {
  test.each([
    ['风电', [0, 2]],
    ['風電', [0, 2]],
    ['江边 照明', [0]],
    ['15%', [0, 1]],
    ['百分之十五', [0, 1]],
    ['１５％', [0, 1]],
    ['948亿', [3]],
    ['九百四十八亿', [3]],
    ['gpt', [3]],
    ['“江上夜航”', [1]],
    ['-风电', [1, 3]],
    ['风电 -照明', [2]],
    ['-"江上夜航"', [0, 2, 3]],
    ['人:林小满', [1]],
    ['人:小满', [1]],
    ['源:晚报', [0]],
    ['-源:晚报', [1, 2, 3]],
    ['源:晚报 源:晨报', [0, 1]],
    ['地:江城 票价', [1]],
    ['类:讲话', [2]],
    ['自:2025-06-17', [1, 2]],
    ['至:2025-06-16', [0]],
    ['风电 自:2025-06-17 至:2025-06-18', [2]],
    ['月球', []],
    ['', [0, 1, 2, 3]],
  ])('%s', (line, ordinals) => {
    expect(found(line)).toEqual(ordinals);
  });
});

test('has all words by default, fewer where nothing has all, and says so', () => {
  expect(index.search(parseQuery('风电 照明'))).toMatchObject({ relaxed: false, total: 1 });
  const fewer = index.search(parseQuery('照明 票价'));
  expect(fewer).toMatchObject({ relaxed: true, total: 2, unknown: [] });
  expect(index.search(parseQuery('照明 月球'))).toMatchObject({ relaxed: true, total: 1, unknown: ['月球'] });
});

test('has the words of a phrase that nobody says, and says so', () => {
  expect(index.search(parseQuery('“江上夜航”'))).toMatchObject({ relaxed: false, total: 1 });
  expect(index.search(parseQuery('“夜航江上”'))).toMatchObject({ relaxed: true });
});

test('takes an unfinished last word for the words that begin with it', () => {
  expect(found('托卡')).toEqual([2]);
  expect(index.search(parseQuery('gp ')).unknown).toEqual(['gp']);
  expect(found('gp')).toEqual([3]);
});

test('offers what may be meant by an unknown word', () => {
  const names = new SearchIndex({ cut: (text) => text.split(' ') });
  names.add(0, { body: ['托卡耶夫 阿斯塔纳 风电场 reuters 照明 照名'] });
  expect(names.nearest('tuokayefu')).toEqual(['托卡耶夫']);
  expect(names.nearest('tuoka')).toEqual(['托卡耶夫']);
  expect(names.nearest('tkyf')).toEqual(['托卡耶夫']);
  expect(names.nearest('托卡叶夫')).toEqual(['托卡耶夫']);
  expect(names.nearest('阿斯纳塔')).toEqual(['阿斯塔纳']);
  expect(names.nearest('reuter')).toEqual(['reuters']);
  expect(names.nearest('照鸣')).toEqual(['照名', '照明'].sort());
  expect(names.nearest('948')).toEqual([]);
  expect(names.nearest('鲸')).toEqual([]);
});

test('gives pages of one ranking', () => {
  const many = new SearchIndex();
  for (let i = 0; i < 200; i++)
    many.add(i, { title: `风电${'很'.repeat(i % 7)}`, body: ['江边风电 '.repeat(1 + (i % 13))] });
  const query = parseQuery('江边 风电');
  const all = many.search(query, { limit: 200 });
  const pages = Array.from(
    { length: 20 },
    (_, page) => many.search(query, { limit: 10, offset: page * 10 }).hits,
  ).flat();
  expect(pages).toEqual(all.hits);
  expect(all.total).toBe(200);
  expect(many.search(query, { limit: 10, offset: 500 }).hits).toEqual([]);
  for (let i = 1; i < pages.length; i++) expect(pages[i]!.score).toBeLessThanOrEqual(pages[i - 1]!.score);
});

test('an ordinal cannot be taken twice, and is free after removal', () => {
  const own = indexed();
  expect(() => own.add(0, {})).toThrow(RangeError);
  expect(own.remove(0)).toBe(true);
  expect(own.remove(0)).toBe(false);
  expect(own.search(parseQuery('照明')).total).toBe(0);
  own.add(0, ARTICLES[0]!);
  expect(own.search(parseQuery('照明')).hits.map((hit) => hit.ordinal)).toEqual([0]);
});

test('many at once are the same as one by one', async () => {
  const bulk = new SearchIndex({ textOf });
  let rests = 0;
  await bulk.addAll(
    Array.from({ length: 100 }, (_, i) => [i, ARTICLES[i % 4]!] as const),
    async () => {
      rests++;
    },
  );
  const single = new SearchIndex({ textOf });
  for (let i = 0; i < 100; i++) single.add(i, ARTICLES[i % 4]!);
  expect(rests).toBeGreaterThan(0);
  expect(bulk.search(parseQuery('风电'), { limit: 60 })).toEqual(single.search(parseQuery('风电'), { limit: 60 }));
});

describe('a snapshot', () => {
  const bytes = Buffer.concat([...index.snapshot('four articles')]);

  test('restores what it was made of, which can then be changed', () => {
    const restored = SearchIndex.restore(bytes, 'four articles', { textOf })!;
    for (const line of ['风电', '人:陈屿', '-风电', '“江上夜航”', '15%']) {
      expect(restored.search(parseQuery(line))).toEqual(index.search(parseQuery(line)));
    }
    restored.replace(0, { title: '大桥', body: ['大桥大桥'] });
    restored.add(4, { title: '新的风电' });
    expect(restored.search(parseQuery('照明')).total).toBe(0);
    expect(restored.search(parseQuery('风电')).total).toBe(2);
  });

  test('of other articles is not trusted', () => {
    expect(SearchIndex.restore(Buffer.concat([...index.snapshot('a')]), 'b')).toBeUndefined();
  });

  test('that is damaged or cut short is not trusted', () => {
    const whole = Buffer.concat([...index.snapshot('a')]);
    expect(SearchIndex.restore(whole, 'a')?.size).toBe(4);
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const damaged = Buffer.from(whole);
      damaged[at]! ^= 1;
      expect(SearchIndex.restore(damaged, 'a')).toBeUndefined();
    }
    for (const length of [0, 1, 24, 40, whole.length - 1]) {
      expect(SearchIndex.restore(whole.subarray(0, length), 'a')).toBeUndefined();
    }
  });

  test('restores from bytes that lie askew in memory', () => {
    const whole = Buffer.concat([...index.snapshot('a')]);
    const askew = new Uint8Array(whole.length + 3).subarray(3);
    askew.set(whole);
    expect(SearchIndex.restore(askew, 'a', { textOf })!.search(parseQuery('照明')).total).toBe(1);
  });

  test('of an index that changes meanwhile says so', () => {
    const own = indexed();
    const pieces = own.snapshot('a');
    pieces.next();
    own.remove(1);
    expect(() => pieces.next()).toThrow(RangeError);
  });
});
