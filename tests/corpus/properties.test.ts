import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, sourceSpans } from '../../src/corpus/article.ts';
import { articlesOf } from '../../src/corpus/pieces.ts';
import { isBlank } from '../../src/text/characters.ts';

const seeds = readdirSync('seeds')
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(`seeds/${name}`, 'utf8'));

/** How often each character of the text stands in a paragraph. */
function timesCovered(text: string, articles: readonly Article[]): Uint8Array {
  const times = new Uint8Array(text.length);
  for (const { paragraphs } of articles) {
    for (const { spans } of paragraphs)
      for (const { start, end } of spans) for (let i = start; i < end; i++) times[i]!++;
  }
  return times;
}

function expectSound(text: string): void {
  const articles = articlesOf(text, { file: 'page.txt' });
  const times = timesCovered(text, articles);
  const isMarkersOnly = articles.length === 0;
  for (let i = 0; i < text.length; i++) {
    if (isBlank(text.charCodeAt(i))) expect(times[i]).toBeLessThanOrEqual(1);
    else if (!isMarkersOnly && times[i] !== 1)
      expect.fail(`${JSON.stringify(text[i])} at ${i} stands in ${times[i]} paragraphs`);
  }
  if (isMarkersOnly)
    expect(
      text
        .replace(/[（(][^（）()]*版[^（）()]*[）)]|\s/g, '')
        .replace(/./gsu, (c) => (isBlank(c.charCodeAt(0)) ? '' : c)),
    ).toBe('');
  for (const article of articles) {
    expect(article.id).toMatch(/^[a-z0-9]{7,16}$/);
    for (const [n, paragraph] of article.paragraphs.entries()) {
      expect(paragraph.text).not.toBe('');
      // The text is the slices at its spans, put together with nothing or one space.
      let rest = paragraph.text;
      for (const { start, end } of paragraph.spans) {
        expect(start).toBeLessThan(end);
        const slice = text.slice(start, end);
        if (!rest.startsWith(slice)) rest = rest.replace(/^ /, '');
        expect(rest.startsWith(slice)).toBe(true);
        rest = rest.slice(slice.length);
      }
      expect(rest).toBe('');
      const whole = sourceSpans(article, { paragraph: n, start: 0, end: paragraph.text.length });
      expect(whole).toEqual(paragraph.spans);
    }
  }
  expect(new Set(articles.map(({ id }) => id)).size).toBe(articles.length);
}

const line = fc.constantFrom(
  '',
  ' ',
  '　　',
  '\f',
  '（上接第1版）',
  '（下转第三版）',
  '（新华社西昌3月2日电）',
  '新华社西昌3月2日电（记者周小川）山火扑灭。',
  '新华社记者 周小川 何 平',
  '周小川摄',
  '——写在开渔之前',
  '山火扑灭之后',
  '各位朋友：',
  '（2024年3月2日，西昌）',
  '他说：“山还在，人还在。”（完）',
  '火场长三公里，过火面积大，扑救两天两夜才把',
  '明火全部扑灭。村里的老人说，这样的火三十年',
  'The fire is out, they said, and went home to',
  '……',
  '😀\u200d👩 \u200b\ue000\u0000',
);
const page = fc
  .array(line, { maxLength: 40 })
  .chain((lines) => fc.constantFrom('\n', '\r\n', '\n\n', '\r', '\n　　').map((mark) => lines.join(mark)));

/** The same runs every time: a new random text belongs on a desk, where it can be looked into. */
const runs = (numRuns: number) => ({ numRuns, seed: 862847526 });

describe('any text becomes articles that cover it once', () => {
  it('whatever its characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), expectSound), runs(300));
  });

  it('whatever the order of its lines', () => {
    fc.assert(fc.property(page, expectSound), runs(500));
  });

  it.each([
    [
      'a dateline alone below a headline that is printed below its text',
      '（下转第三版）\n新华社西昌3月2日电（记者周小川）山火扑灭。\n（下转第三版）\n火场长三公里，过火面积大，扑救两天两夜才把\n——写在开渔之前\n\n（新华社西昌3月2日电）',
    ],
    [
      'names above the first of the pieces whose headlines are printed below',
      '新华社记者 周小川\n\n山火扑灭。\n\n（新华社西昌3月2日电）\n\n山火扑灭之后\n\n渔船回港。\n\n（新华社舟山3月3日电）\n\n渔港重新开放',
    ],
  ])('with %s', (_, text) => expectSound(text));

  it('wherever the pages are cut', () => {
    const cut = fc.record({ page: fc.constantFrom(...seeds), from: fc.nat(9000), length: fc.nat(3000) });
    fc.assert(
      fc.property(cut, ({ page, from, length }) => expectSound(page.slice(from, from + length))),
      runs(60),
    );
  });

  it.each(seeds.map((text, n) => [n, text] as const))('page %i of the seeds', (_, text) => expectSound(text));
});

describe('cleaning what is clean changes nothing', () => {
  /** An article set the plain way: a paragraph a line, a blank line between. */
  const print = (article: Article) => article.paragraphs.map(({ text }) => text).join('\n\n');

  it.each(seeds.map((text, n) => [n, text] as const))('page %i of the seeds', (_, text) => {
    for (const article of articlesOf(text, { file: 'a' })) {
      const printed = print(article);
      const again = articlesOf(printed, { file: 'a' });
      expect(again.flatMap(({ paragraphs }) => paragraphs.map((paragraph) => paragraph.text))).toEqual(
        article.paragraphs.map((paragraph) => paragraph.text),
      );
    }
  });
});

describe('work grows with the text', () => {
  /** At this size anything that grew with the square of the text would never end. */
  const SIZE = 200_000;

  it.each([
    ['a page over and over', seeds[3]!],
    ['wire copy', '山火扑灭\n新华社西昌3月2日电（记者周小川）山火扑灭。\n村民回家。（完）\n'],
    ['brackets that never close', '（（（（（（（（\n'],
    ['closing brackets alone', '）】）】\n'],
    ['one endless line', '山火扑灭之后村民回家'],
    ['headlines only', '山火扑灭\n'],
    ['markers only', '（上接第1版）\n'],
    ['names only', '新华社记者 周小川\n'],
    ['the same sentence', '这一句话有四十个字那么长所以它会被当作重复的段落来看待而不是随口说的一句话。\n'],
    ['broken lines', '这一行没有说完就断了而且够长足以叫人以为它还要接着往下说\n\n'],
    ['end marks only', '（完）\n'],
    ['headings and text by turns', '山火扑灭\n村民回家。\n'],
  ])('%s', (_, unit) => {
    const text = unit.repeat(Math.ceil(SIZE / unit.length));
    const times = timesCovered(text, articlesOf(text, { file: 'a' }));
    expect(times.every((count) => count <= 1)).toBe(true);
  });
});
