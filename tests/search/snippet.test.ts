import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseQuery } from '../../src/search/query.ts';
import { marksOf, snippet } from '../../src/search/snippet.ts';

const PARAGRAPHS = [
  '今天上午，江边的风电场投入运行，一百二十台风机同时转动。',
  '据介绍，这座风电场每年发电约15%用于城市照明，其余送往邻省；项目负责人陈屿表示：“我们等这一天等了三年。”下一步，二期工程将在明年春天开工，预计投资948亿元，带动上千人就业。',
  '施工队用的是GPT-4助手，他们叫它“小江”。',
];

function shown(line: string, length = 30) {
  const found = snippet(parseQuery(line), PARAGRAPHS, length)!;
  const text = PARAGRAPHS[found.paragraph]!;
  return {
    text: text.slice(found.start, found.end),
    marks: found.marks.map(({ start, end }) => text.slice(start, end)),
  };
}

test.each([
  [
    'the passage that has most of the query',
    '15% 照明',
    '据介绍，这座风电场每年发电约15%用于城市照明',
    ['15%', '照明'],
  ],
  ['a number in another form', '百分之十五', '据介绍，这座风电场每年发电约15%用于城市照明', ['15%']],
  ['a sum in another form', '九百四十八亿', '下一步，二期工程将在明年春天开工，预计投资948亿元', ['948亿']],
  ['繁體 in 简体', '風電場', '今天上午，江边的风电场投入运行，一百二十台风机同时转动。', ['风电场']],
  ['the closing mark with its sentence', '陈屿 三年', '项目负责人陈屿表示：“我们等这一天等了三年。”', ['陈屿', '三年']],
  ['from the beginning of the sentence', '就业', '带动上千人就业。', ['就业']],
  [
    'without a word of the query, the beginning',
    '月球',
    '今天上午，江边的风电场投入运行，一百二十台风机同时转动。',
    [],
  ],
  ['a phrase', '“明年春天”', '下一步，二期工程将在明年春天开工，预计投资948亿元', ['明年春天']],
])('%s', (_, line, text, marks) => {
  expect(shown(line)).toEqual({ text, marks });
});

test('a Latin word or a number is not marked within a longer one', () => {
  expect(marksOf(parseQuery('art 5'), 'smart art 15 5 5%')).toEqual([
    { start: 6, end: 9 },
    { start: 13, end: 14 },
    { start: 15, end: 16 },
  ]);
});

test('is not longer than asked, within one text, with marks in order inside it', () => {
  const paragraph = fc
    .array(fc.constantFrom(...'风电场江边，。“”15%a 😀、；\n'), { maxLength: 80 })
    .map((signs) => signs.join(''));
  fc.assert(
    fc.property(
      fc.array(paragraph, { maxLength: 4 }),
      fc.constantFrom('风电场', '江边 15%', 'a', '“电场江”', '没'),
      fc.integer({ min: 5, max: 60 }),
      (paragraphs, line, length) => {
        const found = snippet(parseQuery(line), paragraphs, length);
        if (found === undefined) {
          expect(paragraphs.every((text) => text.trim() === '')).toBe(true);
          return;
        }
        const text = paragraphs[found.paragraph]!;
        expect(found.start).toBeGreaterThanOrEqual(0);
        expect(found.end).toBeGreaterThanOrEqual(found.start);
        expect(found.end).toBeLessThanOrEqual(text.length);
        expect(found.end - found.start).toBeLessThanOrEqual(length + 1);
        let last = found.start;
        for (const mark of found.marks) {
          expect(mark.start).toBeGreaterThanOrEqual(last);
          expect(mark.end).toBeGreaterThan(mark.start);
          expect(mark.end).toBeLessThanOrEqual(found.end);
          last = mark.end;
        }
        // No half of a pair.
        expect(text.slice(found.start, found.end)).not.toMatch(/[\ud800-\udbff]$|^[\udc00-\udfff]/);
      },
    ),
  );
});
