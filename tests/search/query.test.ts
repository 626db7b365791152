import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayRange } from '../../src/search/day-range.ts';
import { parseQuery } from '../../src/search/query.ts';

const TODAY = Date.UTC(2025, 5, 18) / 86_400_000;
const day = (iso: string) => Date.parse(iso) / 86_400_000;
const texts = (line: string) => parseQuery(line, TODAY).words.map((word) => word.text);

describe('words', () => {
  test.each([
    ['spaces and none', '江边 风电场', ['江边', '风电场']],
    ['full width, case, 繁體', 'ＧＰＴ 風電場', ['gpt', '风电场']],
    ['marks within running text mean nothing', '台风“海葵”登陆', ['台风', '海葵', '登陆']],
    ['a hyphen within a word is none', 'GPT-4', ['gpt', '4']],
    ['a colon behind no field is none', '时评：江边', ['时评', '江边']],
    ['a number is its normal form', '百分之十五', ['15%']],
    ['a mark without its other half', '“江边 风电场', ['江边', '风电场']],
    ['each once', '江边 江边', ['江边']],
  ])('%s', (_, line, words) => {
    expect(texts(line)).toEqual(words);
  });

  test('shorter words go with the longer one', () => {
    expect(parseQuery('中华人民共和国').words).toEqual([
      {
        text: '中华人民共和国',
        typed: '中华人民共和国',
        parts: ['中华', '华人', '人民', '共和', '共和国'],
        piece: 0,
        light: false,
      },
    ]);
  });

  test('question words are light, unless there is nothing else', () => {
    expect(
      parseQuery('风电场在哪里')
        .words.filter((word) => word.light)
        .map((word) => word.text),
    ).toEqual(['在', '哪里']);
    expect(parseQuery('什么').words.every((word) => !word.light)).toBe(true);
  });

  test.each([
    ['江边 风电场 照明 票价', false],
    ['江边风电场照明', false],
    ['江边风电场的照明用了多少电力公司的钱', true],
    ['江 河 湖 海 山 川 桥 路', true],
  ])('%s: most of the words are enough is %s', (line, loose) => {
    expect(parseQuery(line).loose).toBe(loose);
  });

  test('knows whether the last word may go on', () => {
    expect(parseQuery('江边 风电').open).toBe(true);
    expect(parseQuery('江边 风电 ').open).toBe(false);
    expect(parseQuery('风电 源:晨报').open).toBe(false);
  });
});

describe('phrases and exclusions', () => {
  test.each(['"江边 风电"', '“江边 风电”', '「江边 风电」', '『江边 风电』', '＂江边 风电＂'])('%s', (line) => {
    expect(parseQuery(line)).toMatchObject({ words: [], phrases: [{ text: '江边 风电' }] });
  });

  test.each([
    ['-火电', ['火电']],
    ['－火电', ['火电']],
    ['风电 -火电 -核电', ['火电', '核电']],
    ['-"燃煤 火电"', ['燃煤 火电']],
  ])('%s leaves out', (line, without) => {
    expect(parseQuery(line).without.map((phrase) => phrase.text)).toEqual(without);
  });

  test('a lone hyphen or an empty pair of marks is nothing', () => {
    expect(parseQuery('- "" “” 风电')).toMatchObject({ phrases: [], without: [] });
    expect(texts('- "" “” 风电')).toEqual(['风电']);
  });
});

describe('fields', () => {
  test.each([
    ['人:陈屿', 'speakers', '陈屿'],
    ['人：陳嶼', 'speakers', '陈屿'],
    ['WHO:"Li Si"', 'speakers', 'li si'],
    ['源: 晨报', 'source', '晨报'],
    ['地：江城', 'place', '江城'],
    ['类:讲话', 'kind', 'speech'],
    ['kind:speech', 'kind', 'speech'],
  ])('%s', (line, facet, value) => {
    expect(parseQuery(line)).toMatchObject({ words: [], filters: [{ facet, value, without: false }] });
  });

  test('may be left out too', () => {
    expect(parseQuery('-源:晨报').filters).toEqual([{ facet: 'source', value: '晨报', without: true }]);
  });

  test.each([
    ['自:2025-06-16 至:2025-06-17', '2025-06-16', '2025-06-17'],
    ['from:2025/6 to:2025年6月', '2025-06-01', '2025-06-30'],
    ['自:2024 至:20241231', '2024-01-01', '2024-12-31'],
    ['自：昨天 至：今天', '2025-06-17', '2025-06-18'],
    ['自:6月1日 至:12月31日', '2025-06-01', '2024-12-31'],
  ])('%s', (line, from, to) => {
    expect(parseQuery(line, TODAY)).toMatchObject({ from: day(from), to: day(to), misread: [] });
  });

  test('a date that is none is told and left out', () => {
    const query = parseQuery('风电 自:某天 至:2025-02-30', TODAY);
    expect(query.misread).toEqual(['自:某天', '至:2025-02-30']);
    expect(query).not.toHaveProperty('from');
    expect(query.words.map((word) => word.text)).toEqual(['风电']);
  });

  test('an empty field is nothing', () => {
    expect(parseQuery('人:')).toMatchObject({ words: [], filters: [], misread: [] });
  });
});

test('any line is read, and a long one soon', () => {
  const sign = fc.constantFrom(...'“”「」"-－:： 人源自至风电１%\ud800😀\t\n');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const query = parseQuery(signs.join(''), TODAY);
      expect(query.words.length).toBeLessThanOrEqual(64);
    }),
  );
  expect(parseQuery('“'.repeat(100_000)).words).toEqual([]);
  expect(parseQuery('风电 '.repeat(100_000)).words.length).toBe(1);
});

test('dayRange knows no day that the calendar has not', () => {
  expect(dayRange('2024-02-29')).toEqual({ first: day('2024-02-29'), last: day('2024-02-29') });
  for (const text of ['2025-02-29', '2025-13', '0月3日', '', '-', '今天下午'])
    expect(dayRange(text, TODAY)).toBeUndefined();
});
