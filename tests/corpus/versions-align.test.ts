import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, repeatsIn } from '../../src/corpus/versions-align.ts';
import { sharedPassages } from '../../src/corpus/versions-passages.ts';
import { sketchOf } from '../../src/corpus/versions-sketch.ts';

/** Letters of few kinds, so that chance repeats are many. */
const busy = fc.string({ unit: fc.constantFrom(...'山水田林湖草沙'), maxLength: 300 });
/** Letters of so many kinds that chance repeats of any length are none. */
const plain = (minLength: number, maxLength: number) =>
  fc
    .array(fc.integer({ min: 0x4e00, max: 0x9fa5 }), { minLength, maxLength })
    .map((codes) => String.fromCharCode(...codes));

describe('align', () => {
  it('gives blocks of the same letters, in order on both sides', () => {
    fc.assert(
      fc.property(busy, busy, (a, b) => {
        for (const { blocks, matched } of align(a, b)) {
          let letters = 0;
          for (const [n, block] of blocks.entries()) {
            expect(a.slice(block.a, block.a + block.length)).toBe(b.slice(block.b, block.b + block.length));
            const next = blocks[n + 1];
            if (next) {
              expect(next.a).toBeGreaterThanOrEqual(block.a + block.length);
              expect(next.b).toBeGreaterThanOrEqual(block.b + block.length);
            }
            letters += block.length;
          }
          expect(letters).toBe(matched);
        }
      }),
    );
  });

  it('finds a passage put into two texts wherever it stands, with one letter changed', () => {
    fc.assert(
      fc.property(
        plain(40, 80),
        plain(0, 200),
        plain(0, 200),
        plain(0, 200),
        fc.nat(),
        (passage, left, right, other, at) => {
          const place = 15 + (at % (passage.length - 30));
          const changed = `${passage.slice(0, place)}〇${passage.slice(place + 1)}`;
          const [best] = align(left + passage + right, other + changed);
          expect(best!.matched).toBeGreaterThanOrEqual(passage.length - 1);
        },
      ),
    );
  });

  it('finds what a text repeats, and never the text itself', () => {
    fc.assert(
      fc.property(plain(30, 60), plain(50, 100), (passage, between) => {
        const text = passage + between + passage;
        const [best, ...more] = repeatsIn(text);
        expect(best!.blocks).toEqual([{ a: 0, b: passage.length + between.length, length: passage.length }]);
        expect(more).toEqual([]);
      }),
    );
  });

  it('ends on texts that repeat themselves for ever', () => {
    const refrain = '同舟共济再出发'.repeat(30_000);
    expect(align(refrain, `${refrain}完`).length).toBeGreaterThan(0);
    expect(align('一'.repeat(200_000), '一'.repeat(200_000)).length).toBeGreaterThan(0);
    expect(repeatsIn(refrain).length).toBeLessThan(100);
  });
});

describe('sketchOf', () => {
  it('has a fingerprint in common for every run of 19 letters in common', () => {
    fc.assert(
      fc.property(plain(19, 40), plain(0, 100), plain(0, 100), plain(0, 100), (run, left, right, other) => {
        const one = new Set(sketchOf(left + run + right));
        expect(sketchOf(other + run).some((mark) => one.has(mark))).toBe(true);
      }),
    );
  });

  it('is much shorter than the text and never has the mark of an empty slot', () => {
    fc.assert(
      fc.property(plain(100, 400), (text) => {
        const sketch = sketchOf(text);
        expect(sketch.length).toBeLessThan(text.length / 2);
        expect(sketch.includes(0)).toBe(false);
      }),
    );
  });
});

describe('sharedPassages', () => {
  const form = (day: number, price: string, change: string, volume: string) =>
    `${day}日本市大蒜批发市场开盘后价格平稳截至收盘紫皮蒜每公斤报${price}元较前一日${change}元当日成交量为${volume}吨市场预计后市仍以平稳为主`;

  it('takes two fillings of one form for nothing in common', () => {
    expect(sharedPassages(form(3, '63', '上涨02', '1290'), form(9, '71', '下跌04', '860'))).toEqual([]);
  });

  it('takes the same report with one number corrected for the same report', () => {
    const report = `${form(3, '63', '上涨02', '1290')}交易中心负责人介绍说外地客商比往年来得早仓库已经腾出一半今年新修的冷库也将在秋天投入使用`;
    const [passage] = sharedPassages(report, report.replace('1290', '1920'));
    expect(passage!.matched).toBeGreaterThan(100);
  });

  it('takes a set phrase alone for nothing in common', () => {
    const phrase = '在以习近平同志为核心的党中央坚强领导下';
    const one = `${phrase}全县修通了最后一段村道村里的梨终于能当天运到省城了`;
    const other = `船队昨天靠港补给${phrase}科考队员完成了第三次深潜取回九管沉积物样品`;
    expect(sharedPassages(one, other)).toEqual([]);
  });
});
