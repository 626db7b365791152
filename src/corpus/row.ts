import type { Article, Source } from './article.ts';
import { isoFrom } from './calendar.ts';
import { fromHtml, isHtml } from './html.ts';
import { oneArticle } from './pieces.ts';

/** An article as a database, an exporter or a feed gives it: one object with its text and what is known about it. */
export interface Row {
  readonly id?: string;
  readonly title?: string;
  readonly text: string;
  /** As given; read by `isoFrom`. */
  readonly date?: string;
  readonly source?: string;
  readonly url?: string;
  readonly author?: string;
}

/** An article and the text its spans point into. */
export interface RowReading {
  readonly text: string;
  readonly articles: readonly Article[];
}

/** The names under which exporters give the same thing, best first. */
const KEYS: Readonly<Record<keyof Row, readonly string[]>> = {
  id: ['id', '_id', 'guid', 'docid', 'doc_id'],
  title: ['title', 'headline', 'name', '标题'],
  text: ['text', 'content', 'body', 'article', 'contents', 'news', '正文', '内容'],
  date: [
    'date',
    'published',
    'publishedAt',
    'published_at',
    'pubDate',
    'datetime',
    'time',
    'created_at',
    '日期',
    '时间',
  ],
  source: ['source', 'outlet', 'publisher', 'site', 'media', '来源'],
  url: ['url', 'link', 'href', '链接'],
  author: ['author', 'byline', '作者', '记者'],
};

/** The row an object of a JSON file holds; undefined where it has no text. */
export function rowOf(value: unknown): Row | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : { text: value };
  if (typeof value !== 'object' || value === null) return undefined;
  const object = value as Readonly<Record<string, unknown>>;
  const row: Partial<Record<keyof Row, string>> = {};
  for (const [key, names] of Object.entries(KEYS) as [keyof Row, readonly string[]][]) {
    const found = names.map((name) => wordsOf(object[name])).find((words) => words);
    if (found) row[key] = found;
  }
  return row.text ? { ...row, text: row.text } : undefined;
}

/** A value as words: paragraphs of a list on lines of their own; of an object its name or title. */
function wordsOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value.join('\n\n') : undefined;
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, title } = value as { name?: unknown; title?: unknown };
  return wordsOf(name ?? title);
}

/**
 * The article of a row. The text its spans point into is the row's title, a blank line and the row's text, or only the
 * text where that begins with the title; HTML is taken out of its markup first.
 */
export async function readRow(row: Row, file: string): Promise<RowReading> {
  const body = isHtml(row.text) ? (await fromHtml(row.text)).text : row.text;
  const title = row.title?.trim();
  const hasTitle = !title || solid(firstLine(body)) === solid(title);
  const text = hasTitle ? body : `${title}\n\n${body}`;
  const published = row.date ? isoFrom(row.date) : undefined;
  const source: Source = {
    file,
    ...(row.source ? { name: row.source.trim() } : {}),
    ...(row.url ? { url: row.url.trim() } : {}),
    ...(published ? { published } : {}),
  };
  const article = oneArticle(text, source, {
    ...(title ? { title } : {}),
    ...(row.author ? { author: row.author } : {}),
  });
  return { text, articles: article ? [article] : [] };
}

const firstLine = (text: string) =>
  text
    .slice(0, 400)
    .trimStart()
    .split(/[\r\n]/, 1)[0] ?? '';
const solid = (text: string) => text.replace(/\s+/g, '');
