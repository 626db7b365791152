import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { numerals, readNumeral } from '../../src/text/numerals.ts';

/** What a numeral says, in short: value, upper end, more. */
function read(text: string): (number | string | undefined)[] {
  const numeral = readNumeral(text, 0);
  if (!numeral) return [];
  return [
    text.slice(0, numeral.end),
    numeral.value,
    ...(numeral.valueMax === undefined ? [] : [numeral.valueMax]),
    ...(numeral.more ? [numeral.more] : []),
  ];
}

describe('readNumeral', () => {
  test.each([
    ['3,500名', ['3,500', 3500]],
    ['１２．５％', ['１２．５', 12.5]],
    ['948亿', ['948亿', 94_800_000_000]],
    ['4.78万亿元', ['4.78万亿', 4_780_000_000_000]],
    ['1亿4千万元', ['1亿4千万', 140_000_000]],
    ['三千九百六十五', ['三千九百六十五', 3965]],
    ['一千零三', ['一千零三', 1003]],
    ['一千三', ['一千三', 1300]],
    ['两万四', ['两万四', 24_000]],
    ['十二亿', ['十二亿', 1_200_000_000]],
    ['四千零五万', ['四千零五万', 40_050_000]],
    ['拾万零五十六', ['拾万零五十六', 100_056]],
    ['贰仟叁佰', ['贰仟叁佰', 2300]],
    ['兩千三百億', ['兩千三百億', 230_000_000_000]],
    ['三点五万亿', ['三点五万亿', 3_500_000_000_000]],
    ['二〇二五年', ['二〇二五', 2025]],
    ['30多年', ['30多', 30, 'over']],
    ['1万余名', ['1万余', 10_000, 'over']],
    ['十几年', ['十几', 10, 'over']],
    ['一千多万', ['一千多万', 10_000_000, 'over']],
    ['十来项', ['十来', 10, 'about']],
    ['600+家', ['600+', 600, 'over']],
    ['七八个', ['七八', 7, 8]],
    ['三五天', ['三五', 3, 5]],
    ['十七八岁', ['十七八', 17, 18]],
    ['两三百', ['两三百', 200, 300]],
    ['数十名', ['数十', undefined]],
    ['几百万', ['几百万', undefined]],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected));

  test.each([
    ['百分之十五', 15],
    ['百分之３．２', 3.2],
    ['百 分 之 六', 6],
    ['千分之二', 0.2],
    ['四分之三', 75],
    ['百分之百', 100],
  ])('%s is a share', (text, value) =>
    expect(readNumeral(text, 0)).toMatchObject({ value, percent: true, end: text.length }),
  );

  test.each(['数据', '陆家嘴', '拾级而上', '多少', '来年', '零', '五四运动', '三八节'])('%s is no number', (text) => {
    expect(readNumeral(text, 0)).toBeUndefined();
  });

  test('a unit that begins like a multiplier stays with the unit', () => {
    expect(read('12千米')).toEqual(['12', 12]);
    expect(read('3百分点')).toEqual(['3', 3]);
    expect(read('1兆赫')).toEqual(['1', 1]);
    expect(read('二两')).toEqual(['二', 2]);
  });

  test('a time of day is no decimal', () => {
    expect(read('八点二十')).toEqual(['八', 8]);
    expect(read('三点五分')).toEqual(['三', 3]);
  });

  test('commas join only thousands', () => {
    expect(read('1,234,567')).toEqual(['1,234,567', 1_234_567]);
    expect(read('2021,100')).toEqual(['2021', 2021]);
    expect(read('12,34')).toEqual(['12', 12]);
    expect(read('3，500名')).toEqual(['3', 3]);
  });
});

const DIGITS = '零一二三四五六七八九';

/** Writes a whole number below 10^16 in 汉字, the long way. */
function inWords(value: number): string {
  const below10000 = (n: number): string => {
    let out = '';
    let gap = false;
    for (const [unit, name] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(n / unit) % 10;
      if (digit === 0) gap = out !== '';
      else {
        out += (gap ? '零' : '') + DIGITS[digit] + name;
        gap = false;
      }
    }
    return out;
  };
  let out = '';
  for (const [unit, name] of [
    [1e12, '兆'],
    [1e8, '亿'],
    [1e4, '万'],
    [1, ''],
  ] as const) {
    const part = Math.floor(value / unit) % 10000;
    if (part > 0) out += (out && part < 1000 ? '零' : '') + below10000(part) + name;
  }
  return out;
}

describe('properties', () => {
  test('every whole number is read back from its 汉字', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9_999_999_999_999 }), (value) => {
        const words = inWords(value);
        expect(readNumeral(`${words}个`, 0)).toMatchObject({ value, end: words.length });
      }),
    );
  });

  test('every decimal is read back from its figures, narrow or wide', () => {
    const wide = (text: string) =>
      text.replace(/[0-9.]/g, (c) => (c === '.' ? '．' : String.fromCharCode(c.charCodeAt(0) + 0xfee0)));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 1, max: 3 }), (n, places) => {
        const printed = (n / 10 ** places).toFixed(places);
        expect(readNumeral(printed, 0)?.value).toBe(Number(printed));
        expect(readNumeral(wide(printed), 0)?.value).toBe(Number(printed));
      }),
    );
  });

  test('any text gives numbers in order, within it, with a finite value', () => {
    const piece = fc.constantFrom(
      ...'0123456789０９一二三十百千万亿兆零两几数多余来点.．,，%％‰ 分之半第甲壹拾+',
      '百分之',
      '三分之一',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end, value } of numerals(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(Number.isFinite(value)).toBe(true);
          last = end;
        }
      }),
    );
  });
});

describe('numerals', () => {
  test('gives one form to what is written in many', () => {
    const shares = numerals('15%、１５％、百分之十五、15 %').map(({ value, percent }) => [value, percent]);
    expect(shares).toEqual(Array(4).fill([15, true]));
    expect(numerals('两千三百万、2300万、2,300万').map(({ value }) => value)).toEqual(Array(3).fill(23_000_000));
    expect(numerals('5‰')[0]).toMatchObject({ value: 0.5, percent: true });
  });

  test('leaves out single characters, vague numbers and five-year plans', () => {
    expect(numerals('一带一路、百姓、数十人、“十四五”规划')).toEqual([]);
  });
});
