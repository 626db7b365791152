import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SearchDocument } from '../../src/search/document.ts';
import type { Query } from '../../src/search/query.ts';
import { SearchIndex } from '../../src/search/search-index.ts';
import { NaiveSearch } from './naive-search.ts';

const cut = (text: string) => text.split(' ').filter(Boolean);

// Few words, so that they meet; some so long or frequent that counts and gaps need more than a byte.
const VOCABULARY = ['江', '河', '风电', '照明', '桥', 'gpt', '15%', '委员会', '春天', '工程', '票价', '夜航'];
const word = fc.constantFrom(...VOCABULARY);
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '));
const monotone = fc
  .tuple(word, fc.integer({ min: 1, max: 300 }))
  .map(([one, times]) => Array(times).fill(one).join(' '));
const name = fc.constantFrom('陈屿', '林小满', '周砚');
const date = fc.constantFrom('2025-06-16', '2025-06-17', '2024-01-02');

const document: fc.Arbitrary<SearchDocument> = fc.record(
  {
    title: text,
    subtitle: text,
    headings: fc.array(text, { maxLength: 2 }),
    body: fc.array(fc.oneof({ weight: 6, arbitrary: text }, { weight: 1, arbitrary: monotone }), { maxLength: 3 }),
    people: fc.array(name, { maxLength: 2 }),
    speakers: fc.array(name, { maxLength: 2 }),
    source: fc.constantFrom(['晨报'], ['江城晚报']),
    kind: fc.constantFrom('article', 'speech'),
    date,
  },
  { requiredKeys: [] },
);

const query: fc.Arbitrary<Query> = fc.record({
  words: fc
    .uniqueArray(fc.oneof(word, fc.constant('无此春')), { maxLength: 8 })
    .chain((texts) => fc.tuple(...texts.map((one) => fc.record({ text: fc.constant(one), light: fc.boolean() }))))
    .map((words) => words.map(({ text, light }) => ({ text, typed: text, parts: [], piece: 0, light }))),
  loose: fc.boolean(),
  asks: fc.boolean(),
  phrases: fc.constant([]),
  without: fc.array(word, { maxLength: 1 }).map((words) => words.map((one) => ({ text: one, words: [one] }))),
  filters: fc.array(
    fc.oneof(
      fc.record({ facet: fc.constant('speakers' as const), value: name, without: fc.boolean() }),
      fc.record({ facet: fc.constant('kind' as const), value: fc.constant('speech'), without: fc.boolean() }),
      fc.record({ facet: fc.constant('source' as const), value: fc.constant('江城'), without: fc.boolean() }),
    ),
    { maxLength: 1 },
  ),
  from: fc.constantFrom(undefined, 20_255),
  open: fc.constant(false),
  misread: fc.constant([]),
}) as fc.Arbitrary<Query>;

type Step =
  | { readonly kind: 'replace'; readonly ordinal: number; readonly document: SearchDocument }
  | { readonly kind: 'remove'; readonly ordinal: number }
  | { readonly kind: 'snapshot' }
  | { readonly kind: 'search'; readonly query: Query; readonly offset: number; readonly now: number | undefined };

const ordinal = fc.integer({ min: 0, max: 90 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: fc.record({ kind: fc.constant('replace' as const), ordinal, document }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('remove' as const), ordinal }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('snapshot' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('search' as const),
      query,
      offset: fc.constantFrom(0, 0, 3, 66),
      now: fc.constantFrom(undefined, Date.UTC(2025, 5, 18)),
    }),
  },
);

function expectSame(index: SearchIndex, naive: NaiveSearch, { query, offset, now }: Extract<Step, { kind: 'search' }>) {
  const limits = { limit: 12, offset, ...(now === undefined ? {} : { now }) };
  const found = index.search(query, limits);
  const wanted = naive.search(query, limits);
  expect({ ...found, hits: [] }).toEqual({ ...wanted, hits: [] });
  expect(found.hits.length).toBe(wanted.hits.length);
  for (const [i, hit] of found.hits.entries()) {
    expect(Math.abs(hit.score - wanted.hits[i]!.score)).toBeLessThan(1e-9);
  }
  // Equal scores may differ in the last bit, and then in order.
  const rounded = (hits: typeof found.hits) => hits.map((hit) => `${hit.score.toFixed(7)} ${hit.ordinal}`).sort();
  if (offset === 0 && wanted.total <= 12) expect(rounded(found.hits)).toEqual(rounded(wanted.hits));
}

const bytesOf = (index: SearchIndex) => Buffer.concat([...index.snapshot('same')]);

test('finds what a scan of all documents finds, with the same scores, whatever came, went and was restored', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120 }), (steps) => {
      let index = new SearchIndex({ cut });
      const naive = new NaiveSearch();
      for (const one of steps) {
        if (one.kind === 'replace') {
          index.replace(one.ordinal, one.document);
          naive.replace(one.ordinal, one.document);
        } else if (one.kind === 'remove') {
          expect(index.remove(one.ordinal)).toBe(naive.remove(one.ordinal));
        } else if (one.kind === 'snapshot') {
          index = SearchIndex.restore(bytesOf(index), 'same', { cut })!;
        } else expectSame(index, naive, one);
      }
    }),
    { numRuns: 60 },
  );
});

test('stays the same through compactions, each of them in small steps with changes and searches between', () => {
  let compacting = 0;
  fc.assert(
    fc.property(
      fc.array(document, { minLength: 10, maxLength: 30 }),
      fc.array(query, { minLength: 5, maxLength: 5 }),
      fc.integer(),
      (documents, queries, seed) => {
        let index = new SearchIndex({ cut, step: 20 });
        const naive = new NaiveSearch();
        let state = seed >>> 0;
        const next = (below: number) => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
          return state % below;
        };
        for (let i = 0; i < 900; i++) {
          const ordinal = next(120);
          const one = documents[next(documents.length)]!;
          if (next(4) === 0) {
            index.remove(ordinal);
            naive.remove(ordinal);
          } else {
            index.replace(ordinal, one);
            naive.replace(ordinal, one);
          }
          if (index.tidy(1)) compacting++;
          if (i % 60 === 7) index = SearchIndex.restore(bytesOf(index), 'same', { cut, step: 20 })!;
          if (i % 45 === 0) {
            for (const query of queries) expectSame(index, naive, { kind: 'search', query, offset: 0, now: undefined });
          }
        }
      },
    ),
    { numRuns: 8 },
  );
  expect(compacting).toBeGreaterThan(100);
});
