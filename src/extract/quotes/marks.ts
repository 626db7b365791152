import type { Article } from '../../corpus/article.ts';

/** Words in quotation marks: offsets into the text of one paragraph. */
export interface Mark {
  readonly paragraph: number;
  /** Offset of the opening mark. */
  readonly open: number;
  /** Offset behind the closing mark; the end of the paragraph where it goes on in the next one. */
  readonly close: number;
  /** What stands between the marks. */
  readonly start: number;
  readonly end: number;
  /** The words go on in the next paragraph, which opens with a mark again. */
  readonly goesOn: boolean;
}

const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
  ['〝', '〞'],
  ['＂', '＂'],
  ['"', '"'],
]);
const CLOSING = new Set(CLOSERS.values());

interface Open {
  readonly at: number;
  readonly closer: string;
}

/**
 * Finds the outermost quotation marks of each paragraph. A mark that is never closed counts for nothing, except where
 * it opens a paragraph and the next paragraph opens with one as well: then its words go on there.
 */
export function findMarks(article: Article): Mark[][] {
  const all = article.paragraphs.map(({ text, role }, paragraph) =>
    role === 'body' ? marksOf(text, paragraph) : { marks: [], unclosed: undefined },
  );
  return all.map(({ marks, unclosed }, paragraph) => {
    const text = article.paragraphs[paragraph]!.text;
    const next = article.paragraphs[paragraph + 1];
    if (unclosed === undefined || next?.role !== 'body' || !CLOSERS.has(next.text[0] ?? '')) return marks;
    const before = marks.filter(({ close }) => close <= unclosed);
    const speaks = unclosed === 0 || '：:'.includes(text[unclosed - 1]!) || all[paragraph - 1]?.unclosed === 0;
    if (!speaks || text.length - unclosed < 10) return marks;
    return [
      ...before,
      { paragraph, open: unclosed, close: text.length, start: unclosed + 1, end: text.length, goesOn: true },
    ];
  });
}

function marksOf(text: string, paragraph: number): { marks: Mark[]; unclosed: number | undefined } {
  const closed: Mark[] = [];
  const stack: Open[] = [];
  const waiting = new Map<string, number>();
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    const closer = CLOSERS.get(char);
    if (CLOSING.has(char) && (waiting.get(char) ?? 0) > 0) {
      let open = stack.pop();
      while (open && open.closer !== char) {
        waiting.set(open.closer, waiting.get(open.closer)! - 1);
        open = stack.pop();
      }
      waiting.set(char, waiting.get(char)! - 1);
      if (open && at > open.at + 1)
        closed.push({ paragraph, open: open.at, close: at + 1, start: open.at + 1, end: at, goesOn: false });
    } else if (closer !== undefined) {
      stack.push({ at, closer });
      waiting.set(closer, (waiting.get(closer) ?? 0) + 1);
    }
  }
  return { marks: outermost(closed), unclosed: stack[stack.length - 1]?.at };
}

/** Inner pairs close before the pair they lie in. */
function outermost(closed: readonly Mark[]): Mark[] {
  const outer: Mark[] = [];
  for (const mark of closed) {
    while (outer.length > 0 && outer[outer.length - 1]!.open > mark.open) outer.pop();
    outer.push(mark);
  }
  return outer;
}
