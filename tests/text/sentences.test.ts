import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sentences } from '../../src/text/sentences.ts';

const cut = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  test.each<[string, string[]]>([
    ['天亮了。鸟叫了！谁起来了？', ['天亮了。', '鸟叫了！', '谁起来了？']],
    ['他说：“水位在降。我们不走。”然后挂了电话。', ['他说：“水位在降。我们不走。”', '然后挂了电话。']],
    ['“水位在降。”守闸人老孟说。雨还在下。', ['“水位在降。”守闸人老孟说。', '雨还在下。']],
    ['“水位在降。”老孟说，“今晚不用守了。”雨停了。', ['“水位在降。”老孟说，“今晚不用守了。”', '雨停了。']],
    ['“水位在降。”老孟已经守了三天。', ['“水位在降。”', '老孟已经守了三天。']],
    ['“水位在降。”堤上挂着一句话：大家放心。', ['“水位在降。”', '堤上挂着一句话：大家放心。']],
    ['这里缺了半个引号，“水位在降。雨还在下。', ['这里缺了半个引号，“水位在降。', '雨还在下。']],
    ['多了半个”引号。雨还在下。', ['多了半个”引号。', '雨还在下。']],
    ['他（当时还小。）记得雨声。', ['他（当时还小。）', '记得雨声。']],
    ['他（当时还小。母亲说的）记得雨声。雨停了。', ['他（当时还小。母亲说的）记得雨声。', '雨停了。']],
    ['真的吗？！真的……', ['真的吗？！', '真的……']],
    ['他写下"好。走。"就走了。天亮。', ['他写下"好。走。"', '就走了。', '天亮。']],
    ['见 https://example.com/?id=3 一页。完。', ['见 https://example.com/?id=3 一页。', '完。']],
    ['没有句号的一行', ['没有句号的一行']],
    ['　　 前后有空。 　再一句。 ', ['前后有空。', '再一句。']],
    ['', []],
    [' \n\t　', []],
  ])('cuts %j', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  test('covers every character but white space, in order, whatever the text', () => {
    const piece = fc.constantFrom(
      '甲',
      '乙说',
      '。',
      '！',
      '…',
      '“',
      '”',
      '‘',
      '’',
      '（',
      '）',
      '"',
      ' ',
      '　',
      'a',
      '1',
      '《',
      '》',
      '；',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const spans = sentences(text);
        let reached = 0;
        for (const { start, end } of spans) {
          expect(start).toBeLessThan(end);
          expect(text.slice(reached, start).trim()).toBe('');
          reached = end;
        }
        expect(text.slice(reached).trim()).toBe('');
      }),
    );
  });
});
