import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Article, textAt } from '../../src/corpus/article.ts';
import { type SummaryRequest, summarize } from '../../src/extract/summary.ts';

function articleOf(body: readonly string[], title?: string): Article {
  let at = 0;
  const paragraphs = body.map((text) => {
    const start = at;
    at += text.length + 1;
    return { text, role: 'body' as const, spans: [{ start, end: start + text.length }] };
  });
  return {
    id: 'a',
    kind: 'article',
    ...(title ? { title } : {}),
    bylines: [],
    source: { file: 'a.txt' },
    paragraphs,
    spans: paragraphs.flatMap(({ spans }) => spans),
  };
}

const summaryOf = (article: Article, request: SummaryRequest = {}) =>
  summarize(article, request).map((passage) => textAt(article, passage));
const lengthOf = (sentences: readonly string[]) => sentences.join('').replace(/\s/g, '').length;

const FERRY = articleOf(
  [
    '青河渡口27日重开，每天往返二十班，票价三元。渡口停航已有两年。',
    '“早上过河不用再绕十公里了。”住在对岸的村民高兴地说。他每天要过河卖菜。',
    '县交通局介绍，新渡船可载六十人，总投资四百二十万元，今年内还将再添一艘。这让不少人期待。',
    '天气好的时候，河面上能看到成群的白鹭。你见过吗？',
    '渡口管理所提醒，大雾和六级以上大风时停航，乘客可以拨打热线查询班次。',
  ],
  '青河渡口重开 票价三元',
);

describe('summarize', () => {
  it('takes three sentences that say what the article says, in reading order', () => {
    const summary = summaryOf(FERRY);
    expect(summary).toHaveLength(3);
    expect(summary[0]).toBe('青河渡口27日重开，每天往返二十班，票价三元。');
    expect(summary).toContain('县交通局介绍，新渡船可载六十人，总投资四百二十万元，今年内还将再添一艘。');
  });

  it.each([
    ['a sentence that leans on one left out', /^(?:他每天|这让)/],
    ['a question', /？$/],
  ])('does not choose %s alone', (_what, sign) => {
    expect(summaryOf(FERRY).filter((sentence) => sign.test(sentence))).toEqual([]);
  });

  it('gives one sentence, the one that leads, for a headline’s budget', () => {
    expect(summaryOf(FERRY, { characters: 40 })).toEqual(['青河渡口27日重开，每天往返二十班，票价三元。']);
    expect(summaryOf(FERRY, { sentences: 1 })).toEqual(['青河渡口27日重开，每天往返二十班，票价三元。']);
    expect(summaryOf(articleOf(['你会游泳吗？县里开了三个游泳班，报名从周一开始。']), { sentences: 1 })).toEqual([
      '县里开了三个游泳班，报名从周一开始。',
    ]);
  });

  it('prefers sentences with the words asked for', () => {
    expect(summaryOf(FERRY, { about: ['大雾', '停航'], sentences: 1 })).toEqual([
      '渡口管理所提醒，大雾和六级以上大风时停航，乘客可以拨打热线查询班次。',
    ]);
  });

  it('leaves page furniture out', () => {
    const article = articleOf([
      '新华社青河3月27日电（记者高兰）青河渡口27日重开，每天往返二十班，票价三元。',
      '（图为青河渡口。高兰摄）',
      '责任编辑：高兰',
    ]);
    expect(summaryOf(article)).toEqual(['青河渡口27日重开，每天往返二十班，票价三元。']);
  });

  it('does not say the same thing twice', () => {
    const twice = articleOf([
      '青河渡口27日重开，每天往返二十班。',
      '青河渡口于27日重开，每天往返二十班。',
      '新渡船可载六十人。',
      '票价定为三元，老人半价。',
    ]);
    expect(summaryOf(twice).filter((sentence) => sentence.includes('往返二十班'))).toHaveLength(1);
  });

  it('keeps to any budget with verbatim sentences in reading order, on any text', () => {
    const text = fc.array(
      fc.string({
        unit: fc.constantFrom(...'青河渡口重开，。！？；：“”「」《》（）他这3月日电新华社 \n图为我A'),
        maxLength: 120,
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 300 }), (body, characters) => {
        const article = articleOf(body);
        const passages = summarize(article, { characters });
        const sentences = passages.map((passage) => textAt(article, passage));
        expect(sentences.length <= 1 || lengthOf(sentences) <= characters).toBe(true);
        expect(sentences.every((sentence) => sentence.trim() !== '')).toBe(true);
        for (const [n, passage] of passages.entries()) {
          const before = passages[n - 1];
          expect(
            !before ||
              before.paragraph < passage.paragraph ||
              (before.paragraph === passage.paragraph && before.end <= passage.start),
          ).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});
