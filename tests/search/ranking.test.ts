import { expect, test } from 'vitest';
import type { SearchDocument } from '../../src/search/document.ts';
import { parseQuery } from '../../src/search/query.ts';
import { SearchIndex } from '../../src/search/search-index.ts';

const FILLER = '天气晴好，街上行人不多，几家店铺刚刚开门，邮递员骑着车从巷口经过。';

/** Small articles by name; each question says which comes first and why. */
const ARTICLES: Readonly<Record<string, SearchDocument>> = {
  ferryTitle: {
    title: '渡轮夜间加开两班',
    body: [`江城客运公司宣布了新的班次。${FILLER.repeat(3)}`],
    date: '2025-06-10',
  },
  ferryAside: {
    title: '老街改造完成',
    body: [`老街改造完成，路灯换了新的。${FILLER.repeat(4)}居民坐渡轮去对岸。`],
    date: '2025-06-10',
  },
  ferryOften: {
    title: '客运公司发布年报',
    body: [`渡轮客运量上升。渡轮票价不变，渡轮班次增加，渡轮全部换成电动。${FILLER.repeat(2)}`],
    date: '2025-06-10',
  },
  tideNear: { title: '水文站观测', body: [`春季大潮水位创下新高。${FILLER.repeat(3)}`], date: '2025-06-10' },
  tideFar: {
    title: '海岸纪事',
    body: [`大潮过后沙滩很静。${FILLER.repeat(3)}水库的水位没有变化，春季少雨，说不上创下新高。`],
    date: '2025-06-10',
  },
  museumShort: { title: '简讯', body: ['陶器馆开馆。'], date: '2025-06-10' },
  museumLong: { title: '长文', body: [`陶器馆开馆。${FILLER.repeat(20)}`], date: '2025-06-10' },
  leadFirst: { title: '要闻', body: [`隧道贯通，比计划早四十天。${FILLER.repeat(6)}`], date: '2025-06-10' },
  leadLast: { title: '综述', body: [`${FILLER.repeat(6)}隧道贯通，比计划早四十天。`], date: '2025-06-10' },
  marketOld: { title: '集市开市', body: ['花农的集市开市。'], date: '2023-01-10' },
  marketNew: { title: '集市开市', body: ['花农的集市开市。'], date: '2025-06-17' },
  marketUndated: { title: '集市开市', body: ['花农的集市开市。'] },
  answer: { title: '灯塔', body: ['石岛灯塔由工程师高朗设计，一九三一年建成，高四十二米。'], date: '2025-06-10' },
  noAnswer: {
    title: '问答',
    body: ['石岛的名称是怎么来的，谁也说不清楚，有什么说法都有，设计也很多。'],
    date: '2025-06-10',
  },
  heading: { title: '专版', headings: ['蜂蜜'], body: [FILLER, '今年产量不高。'], date: '2025-06-10' },
  inBody: { title: '专栏', body: [FILLER, '蜂蜜今年产量不高。'], date: '2025-06-10' },
};

const NAMES = Object.keys(ARTICLES);
const index = new SearchIndex();
for (const [ordinal, name] of NAMES.entries()) index.add(ordinal, ARTICLES[name]!);

const ranking = (line: string) =>
  index.search(parseQuery(line), { now: Date.UTC(2025, 5, 18) }).hits.map((hit) => NAMES[hit.ordinal]!);

test.each([
  [
    '渡轮',
    ['ferryTitle', 'ferryOften', 'ferryAside'],
    'a word in the title tells more than the word said often, and that more than once in passing',
  ],
  ['大潮 水位', ['tideNear', 'tideFar'], 'words side by side belong together'],
  ['陶器馆', ['museumShort', 'museumLong'], 'a word is more of a short article than of a long one'],
  ['隧道 贯通', ['leadFirst', 'leadLast'], 'news says first what is new'],
  ['集市', ['marketNew', 'marketOld', 'marketUndated'], 'of equals the later one, and what has no date last'],
  ['石岛灯塔的设计者是谁', ['answer'], 'the words of the question itself count for little'],
  ['蜂蜜', ['heading', 'inBody'], 'a heading stands for its section'],
])('%s', (line, names, _reason) => {
  expect(ranking(line).slice(0, names.length)).toEqual(names);
});
