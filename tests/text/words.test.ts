import { describe, expect, test } from 'vitest';
import { numberForms } from '../../src/text/number-forms.ts';
import { addWord, searchWords, segmenterVersion } from '../../src/text/words.ts';

describe('searchWords', () => {
  test.each([
    ['简体 and 繁體 are the same words', '臺灣的風電場', '台湾的风电场'],
    ['full and half width are the same words', 'ＧＰＴ－４有１５％', 'gpt-4有15%'],
    ['case does not matter', 'iPhone和IPHONE', 'iphone和iphone'],
    ['accents do not matter', 'Café Müller', 'cafe muller'],
    ['a simplified sign is not taken for a traditional one', '皇后乾隆', '皇后乾隆'],
  ])('%s', (_, one, other) => {
    expect(searchWords(one)).toEqual(searchWords(other));
  });

  test.each([
    ['Latin words and digits whole', 'iPhone15和COVID-19', ['iphone15', '和', 'covid', '19']],
    ['words of other scripts whole', 'Токаев сказал', ['токаев', 'сказал']],
    ['kana and hangul whole', 'タワー 서울', ['タワー', '서울']],
    ['signs, spaces and emoji are no words', '好😀，……「」·', ['好']],
    ['a rare sign outside the basic plane is a word', '𬭎', ['𬭎']],
    [
      'long words with the shorter ones in them',
      '中华人民共和国',
      ['中华', '华人', '人民', '共和', '共和国', '中华人民共和国'],
    ],
    ['nothing of nothing', '', []],
    ['lone surrogates do no harm', '\ud800好\udc00', ['好']],
  ])('%s', (_, text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  test('keeps only the beginning of an endless word', () => {
    expect(searchWords('x'.repeat(5000))).toEqual(['x'.repeat(48)]);
  });

  test('has numbers as printed and in their normal form', () => {
    for (const text of ['百分之十五', '１５％', '15%']) expect(searchWords(text)).toContain('15%');
    for (const text of ['948亿美元', '948 亿'.replace(' ', ''), '九百四十八亿'])
      expect(searchWords(text)).toContain('94800000000');
    expect(searchWords('15%')).toContain('15');
  });

  test('cuts an added name whole, and says that it cuts otherwise now', () => {
    const before = segmenterVersion();
    const name = '阔什扎诺夫';
    expect(searchWords(name)).not.toContain(name);
    addWord(name);
    expect(searchWords(name)).toContain(name);
    expect(segmenterVersion()).not.toBe(before);
  });
});

describe('numberForms', () => {
  test.each([
    ['百分之三点二', '3.2%'],
    ['百分之百', '100%'],
    ['1,500', '1500'],
    ['1.5万亿', '1500000000000'],
    ['一亿两千万', '120000000'],
    ['1亿2000万', '120000000'],
    ['三万五', '35000'],
    ['三百零五', '305'],
    ['十五', '15'],
    ['二〇二五', '2025'],
    ['0.1亿', '10000000'],
    ['15%', '15%'],
  ])('%s is %s', (printed, form) => {
    expect(numberForms(`约${printed}。`).map(({ start, end, form }) => [start, end, form])).toEqual([
      [1, 1 + printed.length, form],
    ]);
  });

  test.each(['2025', '3.14', '一', '三四', '一一', '千万别'.slice(2), '1.2.3', '，。', '1,50', '点'])(
    '%s has none',
    (text) => {
      expect(numberForms(text)).toEqual([]);
    },
  );

  test('takes time in proportion to the text', () => {
    const long = '一'.repeat(200_000) + '1,'.repeat(100_000) + '百分之'.repeat(50_000);
    expect(numberForms(long).length).toBeLessThan(long.length);
  });
});
