import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { FigureBook } from '../../src/library/figure-book.ts';
import { PeopleBook } from '../../src/library/people-book.ts';
import { QuoteBook } from '../../src/library/quote-book.ts';
import { TopicBook } from '../../src/library/topic-book.ts';
import { article, everyArticle, figure, inOrder, quote, reading } from './made.ts';

const all = <Entry>(book: Asked<Entry>, about?: string) => book.entries(everyArticle, about, inOrder, 100);

/** A book that is asked about articles. */
interface Asked<Entry> {
  entries(articles: readonly Article[], about: string | undefined, newer: typeof inOrder, most: number): Entry[];
}

describe('quotations', () => {
  const WORDS = '花开得早，我们夜里就得守着防霜烟，一刻也不敢睡';
  const one = article([`果农马建国说：“${WORDS}。”`]);
  const other = article([
    `“${WORDS.replace('一刻也', '谁也')}。”他说。`,
    '“芦苇没有割，它们才肯留下来过夜。”沈秋禾说。',
  ]);

  const bookOf = (...entries: [Article, ReturnType<typeof quote>[]][]) => {
    const book = new QuoteBook();
    for (const [carrier, quotes] of entries) book.add(carrier, quotes);
    return book;
  };
  const both = () =>
    bookOf(
      [
        other,
        [quote(other, WORDS.replace('一刻也', '谁也')), quote(other, '芦苇没有割，它们才肯留下来过夜。', '沈秋禾')],
      ],
      [one, [quote(one, WORDS, '马建国', { speakerTitle: '果农' })]],
    );

  it('are one entry with all their carriers, though their words differ', () => {
    const [entry, ...more] = all(both(), '防霜烟');
    expect(more).toEqual([]);
    expect(entry!.article).toBe(one);
    expect(entry!.quote.speaker).toBe('马建国');
    expect(entry!.carriers.map((carrier) => carrier.article)).toEqual([one, other]);
    expect(new Set(entry!.carriers.map((carrier) => carrier.quote.text)).size).toBe(2);
  });

  it('stay apart where two people say the same few words', () => {
    const third = article(['“我们一定来。”马建国说。', '“我们一定来。”沈秋禾说。']);
    const book = bookOf([third, [quote(third, '我们一定来。', '马建国'), quote(third, '我们一定来。', '沈秋禾')]]);
    expect(all(book, undefined)).toHaveLength(2);
  });

  it('are found by speaker first, then by words', () => {
    const third = article(['站长说，沈秋禾是第一个来的。', '“沈秋禾数了一夜。”马建国说。']);
    const book = both();
    book.add(third, [quote(third, '沈秋禾数了一夜。', '马建国')]);
    expect(all(book, '沈秋禾').map((entry) => entry.quote.speaker)).toEqual(['沈秋禾', '马建国']);
  });

  it.each([
    ['by the last part of a transliterated name', '奥尔扎斯'],
    ['by the full name', '扎纳别克·奥尔扎斯'],
    ['with the office behind the name', '奥尔扎斯局长'],
    ['by speaker and word', '奥尔扎斯 传感器'],
    ['in 繁體', '奧爾扎斯 傳感器'],
  ])('are found %s', (_, asked) => {
    const third = article(['“我们在每根灯杆上装了传感器。”扎纳别克·奥尔扎斯说。']);
    const book = bookOf([third, [quote(third, '我们在每根灯杆上装了传感器。', '扎纳别克·奥尔扎斯')]]);
    expect(all(book, asked)).toHaveLength(1);
    expect(all(book, '奥尔扎斯 面包')).toEqual([]);
  });

  it('go with their article, and stay with the other carriers', () => {
    const book = both();
    book.remove(one);
    expect(all(book, '防霜烟').map((entry) => entry.article)).toEqual([other]);
    book.remove(other);
    expect(all(book, undefined)).toEqual([]);
  });
});

describe('figures', () => {
  const report = (text: string, more: Partial<Article> = {}) => article([text], more);
  const trade = { kind: 'money', unit: '美元', subject: '双边贸易额', period: '去年', importance: 3 } as const;
  const one = report('海关的数字说，去年双边贸易额达到712亿美元，再创新高。', {
    dateline: { date: '2025-03-02', text: '' },
  });
  const same = report('去年，双边贸易额为712亿美元，比前一年更高，再创新高。', {
    dateline: { date: '2025-03-03', text: '' },
  });
  const unlike = report('去年双边贸易额达到721亿美元，海关说，再创新高。', {
    dateline: { date: '2025-03-03', text: '' },
  });
  const book = () => {
    const figures = new FigureBook();
    figures.add(one, [figure(one, '712亿美元', { ...trade, value: 712e8 })]);
    figures.add(same, [figure(same, '712亿美元', { ...trade, value: 712e8 })]);
    figures.add(unlike, [figure(unlike, '721亿美元', { ...trade, value: 721e8 })]);
    return figures;
  };

  it('are one entry where articles give the same value of the same thing', () => {
    const [entry] = all(book(), '贸易额');
    expect(entry!.carriers.map((carrier) => carrier.article)).toEqual([one, same]);
  });

  it('stand side by side where two articles give different values of the same thing', () => {
    const [entry, other] = all(book(), '贸易额');
    expect(entry!.differing.map((carrier) => [carrier.article, carrier.figure.text])).toEqual([[unlike, '721亿美元']]);
    expect(other!.differing.map((carrier) => carrier.figure.text)).toEqual(['712亿美元']);
  });

  it.each([
    ['another time', { period: '前年' }, {}],
    ['another thing', { subject: '电子商务交易额' }, {}],
    ['a part of it', { value: 90e8 }, {}],
    ['a report of months later', {}, { dateline: { date: '2025-09-01', text: '' } }],
  ])('are no contradiction for %s', (_, change, more) => {
    const later = report('去年双边贸易额达到721亿美元，海关说，再创新高。', more);
    const figures = new FigureBook();
    figures.add(one, [figure(one, '712亿美元', { ...trade, value: 712e8 })]);
    figures.add(later, [figure(later, '721亿美元', { ...trade, value: 721e8, ...change })]);
    expect(all(figures, undefined).flatMap(({ differing }) => differing)).toEqual([]);
  });

  it('are not the same for having the same value', () => {
    const apples = report('今年苹果出口三万吨，都走铁路。');
    const coal = report('电厂上月烧掉三万吨煤，库存还够用二十天。');
    const figures = new FigureBook();
    const tons = { kind: 'mass', unit: '吨', value: 30_000 } as const;
    figures.add(apples, [figure(apples, '三万吨', { ...tons, subject: '苹果出口' })]);
    figures.add(coal, [figure(coal, '三万吨', { ...tons, subject: '煤' })]);
    expect(all(figures, undefined)).toHaveLength(2);
  });

  it('are kept together by what they measure, headline numbers first', () => {
    const many = report('双边贸易额增长，出口额、进口额和双边贸易额分别为300亿元、200亿元和500亿元，贸易额占比三成。');
    const money = { kind: 'money', unit: '元' } as const;
    const figures = new FigureBook();
    figures.add(many, [
      figure(many, '300亿元', { ...money, value: 300e8, subject: '出口额' }),
      figure(many, '三成', { kind: 'percent', value: 30, subject: '贸易额占比', importance: 1 }),
      figure(many, '500亿元', { ...money, value: 500e8, subject: '双边贸易额', importance: 3 }),
    ]);
    expect(all(figures, '贸易额').map((entry) => entry.figure.text)).toEqual(['500亿元', '三成']);
    expect(all(figures, '进口额')).toHaveLength(3);
  });

  it('go with their article', () => {
    const figures = book();
    figures.remove(one);
    expect(all(figures, '贸易额').map((entry) => entry.article)).toEqual([same, unlike]);
    figures.remove(same);
    figures.remove(unlike);
    expect(all(figures, undefined)).toEqual([]);
  });
});

describe('people', () => {
  const one = article(['“我们在灯杆上装了传感器。”扎纳别克·奥尔扎斯说。', '“灯亮了。”沈秋禾说。']);
  const other = article(['“灯会更亮。”奥尔扎斯说。']);
  const bookOf = (withNamesake = false) => {
    const book = new PeopleBook();
    book.add(
      one,
      reading({
        people: [
          { name: '扎纳别克·奥尔扎斯', titles: ['数字化局局长'], aliases: ['奥尔扎斯'] },
          { name: '沈秋禾', titles: ['站长'], aliases: [] },
        ],
        quotes: [quote(one, '我们在灯杆上装了传感器。', '扎纳别克·奥尔扎斯'), quote(one, '灯亮了。', '沈秋禾')],
      }),
    );
    book.add(
      other,
      reading({
        people: [{ name: '奥尔扎斯', titles: ['局长'], aliases: [] }],
        quotes: [quote(other, '灯会更亮。', '奥尔扎斯')],
      }),
    );
    if (withNamesake) {
      const third = article(['阿曼·奥尔扎斯到场。']);
      book.add(third, reading({ people: [{ name: '阿曼·奥尔扎斯', titles: [], aliases: [] }] }));
    }
    return book;
  };

  it('are one over articles that name them in full and in short', () => {
    const [person] = bookOf().entries('奥尔扎斯', inOrder, 100);
    expect(person).toMatchObject({ name: '扎纳别克·奥尔扎斯', quotes: 2, articles: [one, other], beside: ['沈秋禾'] });
    expect(person!.titles).toEqual(['数字化局局长', '局长']);
  });

  it('are not joined where two could be meant', () => {
    const names = bookOf(true)
      .entries('奥尔扎斯', inOrder, 100)
      .map(({ name }) => name);
    expect(names.sort()).toEqual(['奥尔扎斯', '扎纳别克·奥尔扎斯', '阿曼·奥尔扎斯']);
  });

  it('are listed by how often they are quoted, those who are not left out', () => {
    const names = bookOf(true)
      .entries(undefined, inOrder, 100)
      .map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['沈秋禾', '奥尔扎斯']));
    expect(names).not.toContain('阿曼·奥尔扎斯');
  });

  it('go with their articles', () => {
    const book = bookOf();
    book.remove(one);
    expect(book.entries('奥尔扎斯', inOrder, 100)).toMatchObject([{ name: '奥尔扎斯', quotes: 1, articles: [other] }]);
  });
});

it('topics are counted by article, versions once', () => {
  const [one, reprint, other] = [article(['甲']), article(['甲']), article(['乙'])];
  const book = new TopicBook();
  book.add(one, ['荒漠化防治']);
  book.add(reprint, ['荒漠化防治']);
  book.add(other, ['轮渡', '夜航']);
  const voice = (of: Article) => (of === reprint ? one : of);
  expect(book.entries(voice, inOrder, 100)[0]).toEqual({ topic: '荒漠化防治', articles: [one] });
  book.remove(one);
  book.remove(reprint);
  expect(book.entries(voice, inOrder, 100).map(({ topic }) => topic)).toEqual(['轮渡', '夜航']);
});
