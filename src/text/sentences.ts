import type { Span } from './span.ts';

const ENDS = new Set('。！？!?…；');
const CLOSERS = new Set('”’」』）)】》〉"\'');
const OPENERS = new Set('“‘「『（(【《〈');

/**
 * Cuts a paragraph into sentences: spans that cover it without gaps but for white space between them.
 * A full stop inside quotation marks or brackets ends a sentence only where the mark closes right behind it.
 */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  let depth = 0;
  const close = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /\s/.test(text[to - 1]!)) to--;
    if (from < to) spans.push({ start: from, end: to });
    start = end;
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (OPENERS.has(char)) depth++;
    else if (CLOSERS.has(char)) depth = Math.max(0, depth - 1);
    if (!ENDS.has(char) || char === '；') continue;
    let end = i + 1;
    let open = depth;
    while (end < text.length && (ENDS.has(text[end]!) || CLOSERS.has(text[end]!))) {
      if (CLOSERS.has(text[end]!)) open = Math.max(0, open - 1);
      end++;
    }
    if (open > 0 && end === i + 1) continue;
    if (open > 0) continue;
    depth = 0;
    i = end - 1;
    close(end);
  }
  close(text.length);
  return spans;
}
