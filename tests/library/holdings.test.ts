import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { Holdings } from '../../src/library/holdings.ts';
import { article } from './made.ts';

const HARVEST =
  '果农马建国说：“花开得早，我们夜里就得守着防霜烟。”陇东果园的苹果花今年比往年早开一周，果农们把防霜烟堆在地头，谁家的堆先点着，全村的手机就都响。';
const MARSH =
  '管理站没有再割芦苇。站长沈秋禾说：“芦苇留着，候鸟才有地方做窝。”志愿者在盐沼数到四百二十只灰鹤，比去年多了一成。';

/** Reprints, a stray copy of a passage, and what has nothing to do with them. */
const POOL: readonly Article[] = [
  article([HARVEST], { title: '苹果花期提前', dateline: { date: '2025-04-03', text: '' } }),
  article([HARVEST.replace('一周', '七天')], { title: '苹果花早开', dateline: { date: '2025-04-04', text: '' } }),
  article([HARVEST.slice(31)], { kind: 'fragment' }),
  article([MARSH], { title: '盐沼来了灰鹤' }),
  article([
    MARSH,
    '县里的学校把观鸟课搬到了堤上，孩子们轮流看望远镜，看到什么都记在本子上，本子挂在教室门口。'.repeat(3),
  ]),
  article(['渡口昨天添了一艘新船。'], { kind: 'continuation', continuedFrom: '上接第1版' }),
];

/** All that can be asked, without the order in which things came. */
function state(holdings: Holdings) {
  const ids = (articles: readonly Article[]) => articles.map(({ id }) => id).sort();
  return {
    size: holdings.size,
    latest: ids(holdings.latest(100)),
    found: ['苹果', '灰鹤', '防霜烟', '渡口'].map((words) =>
      ids(holdings.search(words, { versions: true, limit: 50 }).hits.map((hit) => hit.article)),
    ),
    versions: POOL.map((one) => (holdings.article(one.id) ? ids(holdings.versions(one).map((v) => v.article)) : [])),
    sharing: POOL.map((one) => (holdings.article(one.id) ? ids(holdings.sharing(one).map((v) => v.article)) : [])),
    quotes: holdings
      .quotes()
      .map(({ carriers }) => ids(carriers.map((carrier) => carrier.article)).join())
      .sort(),
    people: holdings.people().map(({ name, quotes, articles }) => [name, quotes, ids(articles)]),
  };
}

const open = () =>
  new Holdings(100, (problem) => {
    throw problem;
  });

describe('holdings', () => {
  it('say the same after any coming and going as if nothing had ever been else', () => {
    const step = fc.record({ file: fc.constantFrom('a', 'b'), number: fc.nat(POOL.length - 1), read: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const holdings = open();
        const held = new Map<string, { file: string; one: Article }>();
        for (const { file, number, read } of steps) {
          // Each copy is an object of its own, as two files give it.
          const key = `${file} ${number}`;
          const before = held.get(key);
          if (before) {
            holdings.remove(file, before.one);
            held.delete(key);
          } else {
            const one = file === 'a' ? POOL[number]! : { ...POOL[number]! };
            holdings.add(file, one);
            held.set(key, { file, one });
          }
          if (read) for (const _ of holdings.ahead());
        }
        for (const _ of holdings.ahead());
        const fresh = open();
        for (const { file, one } of held.values()) fresh.add(file, one);
        for (const _ of fresh.ahead());
        expect(state(holdings)).toEqual(state(fresh));
      }),
      { numRuns: 60 },
    );
  });

  it('tell listeners what came and went until they stop', () => {
    const holdings = open();
    const told: string[][] = [];
    const stop = holdings.onChange(({ added, removed }) => told.push([...added.map(({ id }) => id), ...removed]));
    holdings.tell({ added: [POOL[0]!], removed: ['gone'] });
    holdings.tell({ added: [], removed: [] });
    stop();
    holdings.tell({ added: [POOL[1]!], removed: [] });
    expect(told).toEqual([[POOL[0]!.id, 'gone']]);
  });

  it('read an article that is not held without keeping it', () => {
    const holdings = open();
    expect(holdings.reading(POOL[0]!).quotes.length).toBeGreaterThan(0);
    expect(holdings.quotes()).toEqual([]);
  });

  it('let go of an article that leaves while it is read ahead, or is read for somebody meanwhile', () => {
    for (const meanwhile of ['leaves', 'asked'] as const) {
      const holdings = open();
      const one = article([HARVEST, MARSH, HARVEST, MARSH]);
      holdings.add('a', one);
      const work = holdings.ahead();
      for (let step = 0; step < 3; step++) work.next();
      expect(holdings.isRead(one)).toBe(false);
      if (meanwhile === 'leaves') holdings.remove('a', one);
      else holdings.reading(one);
      const before = holdings.quotes().map(({ carriers }) => carriers.length);
      for (const _ of work);
      expect(holdings.isRead(one)).toBe(meanwhile === 'asked');
      expect(holdings.quotes().map(({ carriers }) => carriers.length)).toEqual(before);
    }
  });

  it('hold the continuation and the head that it belongs to', () => {
    const holdings = open();
    const head = article(['渡口的船老了。'], { title: '渡口换船记' });
    const rest = article(['新船昨天到了渡口。'], {
      kind: 'continuation',
      title: '渡口换船记',
      continuedFrom: '上接第1版',
    });
    holdings.add('page1', head);
    expect(holdings.continuation(head)).toBeUndefined();
    holdings.add('page2', rest);
    expect(holdings.head(rest)).toBe(head);
    expect(holdings.continuation(head)).toBe(rest);
    expect(holdings.head(head)).toBeUndefined();
    holdings.remove('page1', head);
    expect(holdings.head(rest)).toBeUndefined();
  });
});
