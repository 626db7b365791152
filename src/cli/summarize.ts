import { z } from 'zod';
import { type Article, textAt } from '../corpus/article.ts';
import { summarize as chooseSentences } from '../extract/summary.ts';
import { takeOptions, wholeNumber } from './options.ts';
import { eachRow } from './rows.ts';
import { type Subcommand, UsageError } from './usage.ts';

const Row = z.object({ id: z.string(), title: z.string().nullish(), text: z.string() });

/** `summarize --json [--chars N] FILE`: verbatim sentences in reading order for each row `{id,title,text}` of FILE. */
export const summarize: Subcommand = async (words, console) => {
  const { values, positionals } = takeOptions(words, { json: { type: 'boolean' }, chars: { type: 'string' } });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0)
    throw new UsageError('summarize needs one FILE of JSON lines {"id","title","text"}');
  const characters = wholeNumber('chars', values.chars, 120);
  return eachRow(file, Row, '{"id","title","text"}', console, async (row) => {
    const article = articleOfRow(row);
    const summary = chooseSentences(article, { characters, sentences: Number.POSITIVE_INFINITY }).map((passage) =>
      textAt(article, passage),
    );
    await console.print(values.json ? JSON.stringify({ id: row.id, summary }) : `${row.id}\t${summary.join('')}`);
  });
};

/** A row as an article: a paragraph a line. What the caller gives as text is all body, so nothing of it is cut away. */
function articleOfRow({ id, title, text }: z.infer<typeof Row>): Article {
  const paragraphs = [...text.matchAll(/[^\n\r]+/g)]
    .map((match) => {
      const words = match[0].trim();
      const start = match.index + match[0].indexOf(words);
      return { text: words, role: 'body' as const, spans: [{ start, end: start + words.length }] };
    })
    .filter((paragraph) => paragraph.text !== '');
  return {
    id,
    kind: 'article',
    ...(title ? { title } : {}),
    bylines: [],
    source: { file: id },
    paragraphs,
    spans: paragraphs.flatMap((paragraph) => paragraph.spans),
  };
}
