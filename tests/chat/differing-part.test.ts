import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differingSpan, partOf } from '../../src/chat/differing-part.ts';
import type { Article } from '../../src/corpus/article.ts';
import { renderTerminal } from '../../src/view/terminal.ts';

const article = (...texts: string[]): Article => ({
  id: 'x',
  kind: 'article',
  bylines: [],
  source: { file: 'x.txt' },
  paragraphs: texts.map((text) => ({ text, role: 'body', spans: [] })),
  spans: [],
});

const shown = (text: string, other: string): string => {
  const content = partOf(article(other), [{ paragraph: 0, start: 0, end: other.length }], differingSpan(text, other));
  return renderTerminal({ blocks: [{ type: 'line', content }] }).trim();
};

describe('the part in which two quotations differ', () => {
  it.each([
    ['会议强调要稳妥推进改革，各方都表示赞成', '会议强调要稳步推进改革，各方都表示赞成', '会议强调要稳步推进改革，各…'],
    ['今天到会的有三十人', '今天到会的有三十多人', '…到会的有三十多人'],
    ['完全一样', '完全一样', '完全一样'],
    ['短', '整句都不一样', '整句都不一样'],
    ['', '有', '有'],
  ])('of “%s” and “%s” is %s', (text, other, wanted) => {
    expect(shown(text, other)).toBe(wanted);
  });

  it('leaves out nothing that differs and cuts no character', () => {
    const words = fc.string({ unit: fc.constantFrom('甲', '乙', '，', '𠮷', 'a'), maxLength: 40 });
    fc.assert(
      fc.property(words, words, (text, other) => {
        const { start, end } = differingSpan(text, other);
        expect(text.startsWith(other.slice(0, start))).toBe(true);
        expect(text.endsWith(other.slice(end))).toBe(true);
        expect(other.slice(start, end)).not.toMatch(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/);
      }),
    );
  });

  it('shows words from several places as they stand there', () => {
    const passages = [
      { paragraph: 0, start: 2, end: 6 },
      { paragraph: 1, start: 0, end: 4 },
    ];
    const content = partOf(article('他说甲乙丙丁', '戊己庚辛。'), passages, { start: 1, end: 6 });
    expect(renderTerminal({ blocks: [{ type: 'line', content }] }).trim()).toBe('…乙丙丁…戊己…');
  });
});
