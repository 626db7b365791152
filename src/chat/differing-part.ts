import type { Article, Passage } from '../corpus/article.ts';
import type { Span } from '../text/span.ts';
import type { Content } from '../view/view.ts';
import { verbatim } from './article-view.ts';

/** Characters shown on either side of what differs. */
const CONTEXT = 6;

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** Where `other` differs from `text`: from the first to the last differing character, with some around them. */
export function differingSpan(text: string, other: string): Span {
  const shorter = Math.min(text.length, other.length);
  let before = 0;
  while (before < shorter && text[before] === other[before]) before++;
  let after = 0;
  while (after < shorter - before && text[text.length - 1 - after] === other[other.length - 1 - after]) after++;
  let start = Math.max(0, before - CONTEXT);
  let end = Math.min(other.length, other.length - after + CONTEXT);
  if (isLowSurrogate(other, start)) start--;
  if (isLowSurrogate(other, end)) end++;
  return { start, end };
}

/** A part of words that stand at several places, as printed; `…` where they go on or leave something out. */
export function partOf(article: Article, passages: readonly Passage[], { start, end }: Span): Content {
  const content: Content[number][] = start > 0 ? ['…'] : [];
  let at = 0;
  let isOpen = false;
  for (const passage of passages) {
    const length = passage.end - passage.start;
    const from = passage.start + Math.max(0, start - at);
    const to = passage.start + Math.min(length, end - at);
    at += length;
    if (from >= to) continue;
    if (isOpen) content.push('…');
    content.push(verbatim(article, { paragraph: passage.paragraph, start: from, end: to }));
    isOpen = true;
  }
  return at > end ? [...content, '…'] : content;
}
