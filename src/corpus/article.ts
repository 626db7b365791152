import type { Span, Spans } from '../text/span.ts';

export type ArticleKind = 'article' | 'speech' | 'caption' | 'continuation' | 'fragment';

export type Role = 'body' | 'heading' | 'title' | 'subtitle' | 'epigraph' | 'byline' | 'dateline' | 'credit' | 'marker';

/**
 * A paragraph as printed, its line breaks and layout white space taken out. `text` is the slices of the file's text at
 * `spans`, in order, put together with nothing between them, or with one space where words would otherwise run together.
 */
export interface Paragraph {
  readonly text: string;
  readonly role: Role;
  /** UTF-16 offsets into the decoded text of the file. */
  readonly spans: Spans;
}

export interface Dateline {
  readonly place?: string;
  /** ISO date, absent where the file does not tell the year. */
  readonly date?: string;
  /** As printed. */
  readonly text: string;
}

/** Where an article was found. */
export interface Source {
  /** Path of the file as given, relative to the folder that was named; the address of a feed for a feed entry. */
  readonly file: string;
  /** Outlet, where the file says so (front matter, JSON row, feed title). */
  readonly name?: string;
  readonly url?: string;
  /** ISO date or date-time of publication, where the file says so. */
  readonly published?: string;
}

/** One piece of a file: an article, a speech, a caption, a part of one. */
export interface Article {
  /** Short, stable over restarts and machines: a hash of what it says. Only `[a-z0-9]`. */
  readonly id: string;
  readonly kind: ArticleKind;
  readonly title?: string;
  readonly subtitle?: string;
  readonly bylines: readonly string[];
  readonly agency?: string;
  readonly dateline?: Dateline;
  /** As printed, of a continuation: 上接第1版. */
  readonly continuedFrom?: string;
  readonly source: Source;
  readonly paragraphs: readonly Paragraph[];
  /** The characters of the file that belong to it, in reading order. */
  readonly spans: Spans;
}

/** A place in an article: UTF-16 offsets into the text of one of its paragraphs. */
export interface Passage extends Span {
  /** Index into `Article.paragraphs`. */
  readonly paragraph: number;
}

/** The words at a place of an article. */
export function textAt(article: Article, passage: Passage): string {
  return article.paragraphs[passage.paragraph]?.text.slice(passage.start, passage.end) ?? '';
}

/** Translates a place in an article to offsets into the decoded text of its file. */
export function sourceSpans(article: Article, passage: Passage): Span[] {
  const paragraph = article.paragraphs[passage.paragraph];
  const found: Span[] = [];
  if (!paragraph) return found;
  let at = 0;
  let rest = paragraph.text.length;
  for (const { start, end } of paragraph.spans) rest -= end - start;
  for (const [n, { start, end }] of paragraph.spans.entries()) {
    // A joint is either nothing or one space; slices themselves never begin with one.
    if (n > 0 && rest > 0 && paragraph.text[at] === ' ') {
      at++;
      rest--;
    }
    const from = Math.max(passage.start, at);
    const to = Math.min(passage.end, at + end - start);
    if (from < to) found.push({ start: start + from - at, end: start + to - at });
    at += end - start;
  }
  return found;
}
