import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Article, textAt } from '../../src/corpus/article.ts';
import { articlesOf } from '../../src/corpus/pieces.ts';
import { findPeople } from '../../src/extract/people.ts';
import { findQuotes } from '../../src/extract/quotes.ts';
import { WordList } from '../../src/extract/speech/word-list.ts';
import { articleOf } from './article.ts';

const SEEDS = new URL('../../seeds/', import.meta.url);

function expectVerbatim(article: Article): number {
  const people = findPeople(article);
  const quotes = findQuotes(article, people);
  const whole = article.paragraphs.map(({ text }) => text).join('\n');
  for (const quote of quotes) {
    expect(quote.passages.map((passage) => textAt(article, passage)).join('')).toBe(quote.text);
    expect(quote.text.trim()).not.toBe('');
    expect(textAt(article, quote.sentence)).not.toBe('');
    if (quote.speaker) expect(whole).toContain(quote.speaker);
    if (quote.speakerTitle) expect(whole).toContain(quote.speakerTitle);
    if (quote.cue) expect(whole).toContain(quote.cue);
  }
  for (const { name, titles, aliases } of people)
    for (const form of [name, ...titles, ...aliases]) expect(whole).toContain(form);
  const starts = quotes.map(({ passages }) => passages[0]!.paragraph * 1e7 + passages[0]!.start);
  expect(starts).toEqual([...starts].sort((a, b) => a - b));
  return quotes.length;
}

describe('what is found stands in the article, word for word', () => {
  test.each(readdirSync(SEEDS).filter((name) => name.endsWith('.txt')))('%s', (name) => {
    const text = readFileSync(new URL(name, SEEDS), 'utf8');
    const articles = articlesOf(text, { file: name });
    expect(articles.length).toBeGreaterThan(0);
    for (const article of articles) expectVerbatim(article);
  });

  test('pages with quotations give quotes', () => {
    const name = readdirSync(SEEDS).find((file) => file.startsWith('004'))!;
    const articles = articlesOf(readFileSync(new URL(name, SEEDS), 'utf8'), { file: name });
    expect(articles.reduce((sum, article) => sum + expectVerbatim(article), 0)).toBeGreaterThan(20);
  });

  test('any text at all', () => {
    const piece = fc.constantFrom(
      '县长',
      '黎国强',
      '说',
      '表示',
      '，',
      '。',
      '：',
      '“',
      '”',
      '‘',
      '’',
      '「',
      '」',
      '《',
      '》',
      '（',
      '）',
      '"',
      '他',
      '她',
      '该负责人',
      '据',
      '报道',
      '在',
      '看来',
      '的',
      '、',
      '和',
      '！',
      '……',
      '——',
      '大桥',
      '下月',
      '通车',
      '5日',
      '·',
      '巴塔洛夫',
      '亚历山大·',
      'Sam ',
      '援引',
      '的话',
      '数据显示',
      '宣布',
      '\u3000',
    );
    fc.assert(
      fc.property(fc.array(fc.array(piece, { maxLength: 40 }), { maxLength: 4 }), (paragraphs) => {
        expectVerbatim(articleOf(...paragraphs.map((pieces) => pieces.join(''))));
      }),
      { numRuns: 300 },
    );
  });

  test('broken strings', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 3 }), (texts) => {
        expectVerbatim(articleOf(...texts));
      }),
    );
  });
});

describe('the work grows with the text and no faster', () => {
  afterEach(() => vi.restoreAllMocks());

  /** Look-ups in word lists, and characters that searches in strings pass over. */
  function work(text: string): number {
    let done = 0;
    const { at, before } = WordList.prototype;
    vi.spyOn(WordList.prototype, 'at').mockImplementation(function (this: WordList, ...args) {
      done++;
      return at.apply(this, args);
    });
    vi.spyOn(WordList.prototype, 'before').mockImplementation(function (this: WordList, ...args) {
      done++;
      return before.apply(this, args);
    });
    const { indexOf, lastIndexOf } = String.prototype;
    vi.spyOn(String.prototype, 'indexOf').mockImplementation(function (this: string, word: string, from = 0) {
      const found = indexOf.call(this, word, from);
      done += (found < 0 ? this.length : found) - from;
      return found;
    });
    vi.spyOn(String.prototype, 'lastIndexOf').mockImplementation(function (
      this: string,
      word: string,
      from = this.length,
    ) {
      const found = lastIndexOf.call(this, word, from);
      done += Math.min(from, this.length) - Math.max(found, 0);
      return found;
    });
    const article = articleOf(text);
    findQuotes(article, findPeople(article));
    vi.restoreAllMocks();
    return done;
  }

  test.each<[string, (n: number) => string]>([
    ['nested opening marks', (n) => '“'.repeat(n)],
    ['nested marks that close', (n) => `${'“'.repeat(n)}甲${'”'.repeat(n)}`],
    ['marks of two kinds, crossed', (n) => '“‘”’'.repeat(n)],
    ['short quotations in a row', (n) => '“甲乙。”'.repeat(n)],
    ['terms in one clause', (n) => '“甲乙”'.repeat(n)],
    ['one clause without an end', (n) => '大桥通车'.repeat(n)],
    ['one line of statements', (n) => '县长黎国强说，大桥下月通车。'.repeat(n)],
    ['statements without a full stop', (n) => '县长黎国强说，大桥下月通车，'.repeat(n)],
    ['offices without names', (n) => '总统总理部长'.repeat(n)],
    ['closing brackets', (n) => '）总统'.repeat(n)],
    ['opening brackets', (n) => '（《总统说'.repeat(n)],
    ['names with dots', (n) => '亚历山大·'.repeat(n)],
    ['cues', (n) => '说表示指出称'.repeat(n)],
    ['commas', (n) => '，、'.repeat(n)],
    ['digits', (n) => '2025'.repeat(n)],
  ])('%s', (_, make) => {
    const small = work(make(4_000));
    const large = work(make(16_000));
    expect(large).toBeLessThan(5 * small + 10_000);
  });
});
