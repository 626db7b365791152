import { expect, it } from 'vitest';
import { readArticle, readByStep } from '../../src/extract/read.ts';
import { articleOf } from './article.ts';

const PARAGRAPHS = Array.from(
  { length: 30 },
  (_, n) => `站长沈秋禾说：“第${n + 1}块盐沼的芦苇没有割。”志愿者在那里数到${(n + 2) * 35}只灰鹤。`,
);

it('reads a long article paragraph by paragraph, and finds what it finds at once', () => {
  const long = articleOf(...PARAGRAPHS);
  const work = readByStep(long);
  let steps = 0;
  for (let step = work.next(); ; step = work.next()) {
    if (!step.done) {
      steps++;
      continue;
    }
    expect(step.value).toEqual(readArticle(long));
    expect(step.value.quotes).toHaveLength(PARAGRAPHS.length);
    break;
  }
  expect(steps).toBeGreaterThan(2 * PARAGRAPHS.length);
});
