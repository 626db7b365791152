import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { articlesOf } from '../../src/corpus/pieces.ts';
import { findTopics } from '../../src/extract/topics.ts';
import { articleOf } from './article.ts';

const withTitle = (title: string, ...body: string[]): Article => {
  const article = articleOf(title, ...body);
  return {
    ...article,
    title,
    paragraphs: article.paragraphs.map((line, n) => (n === 0 ? { ...line, role: 'title' as const } : line)),
  };
};

describe('findTopics', () => {
  test('names what the article is about, whole, the title first', () => {
    const topics = findTopics(
      withTitle(
        '海上风电场并网发电',
        '记者从有关部门了解到，东海的海上风电场日前并网发电。海上风电场由八十台风机组成。',
        '专家表示，海上风电场带动了风机制造，当地的风机制造企业增加到二十家。',
      ),
    );
    expect(topics[0]).toContain('风电');
    expect(topics).toContain('风机制造');
    expect(topics).not.toContain('记者');
    expect(topics).not.toContain('有关部门');
  });

  test('knows coined terms by their quotation marks, not what was said', () => {
    const topics = findTopics(
      articleOf(
        '村里推行“河湖长制”。“河湖长制”实行以来，河水清了。',
        '王老汉说：“现在我们天天来河边走走，比从前好多了。”',
      ),
    );
    expect(topics[0]).toBe('河湖长制');
    expect(topics.some((topic) => topic.includes('天天'))).toBe(false);
  });

  test('keeps the longer of two phrases that stand together', () => {
    const topics = findTopics(articleOf('跨境铁路开工。跨境铁路全长百里，跨境铁路明年通车。'));
    expect(topics).toContain('跨境铁路');
    expect(topics).not.toContain('铁路');
  });

  test('joins names over a dash', () => {
    expect(findTopics(articleOf('法国—德国论坛开幕。法国—德国论坛每年举行，法国—德国论坛已办五次。'))).toContain(
      '法国—德国论坛',
    );
  });

  test('an article without words has no topics', () => {
    expect(findTopics(articleOf('', '。。。', '12345'))).toEqual([]);
    expect(findTopics({ ...articleOf(), paragraphs: [] })).toEqual([]);
  });

  const hold = (article: Article) => {
    const topics = findTopics(article);
    const text = article.paragraphs.map((line) => line.text).join('\n');
    expect(topics.length).toBeLessThanOrEqual(10);
    expect(new Set(topics).size).toBe(topics.length);
    for (const topic of topics) expect(text).toContain(topic);
  };

  test('at most ten, each as printed, on the seed pages', () => {
    for (const file of ['000_64c721184de24b99', '004_74678af65d43f56c']) {
      const articles = articlesOf(readFileSync(`seeds/${file}.txt`, 'utf8'), { file });
      for (const article of articles) hold(article);
      expect(articles.flatMap(findTopics)).toContain('中国—中亚精神');
    }
  });

  test('at most ten, each as printed, on any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 4 }), (texts) =>
        hold(articleOf(...texts)),
      ),
    );
    const piece = fc.constantFrom(
      '“',
      '”',
      '《',
      '》',
      '—',
      '·',
      '，',
      '。',
      '铁路',
      '中亚',
      '合作',
      '的',
      '斯',
      '智慧城市',
      '\ud83d',
      '1',
    );
    fc.assert(fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => hold(articleOf(pieces.join('')))));
  });
});
