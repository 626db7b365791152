import { z } from 'zod';
import { readConfig } from '../config.ts';
import { textAt } from '../corpus/article.ts';
import type { Hit, Library } from '../library/library.ts';
import { openLibrary } from '../library/open.ts';
import { takeOptions, wholeNumber } from './options.ts';
import { eachRow } from './rows.ts';
import { type Console, type Subcommand, UsageError } from './usage.ts';

const Row = z.object({ id: z.string(), query: z.string() });

/** `search [--json] [--limit N] QUERY`, or `search --json --limit N --queries FILE [--articles PATH…]`: ranked hits. */
export const search: Subcommand = async (words, console, env) => {
  const { values, positionals } = takeOptions(words, {
    json: { type: 'boolean' },
    limit: { type: 'string' },
    queries: { type: 'string' },
    articles: { type: 'string', multiple: true },
  });
  const limit = wholeNumber('limit', values.limit, 10);
  // With --articles, what follows are more paths; the queries are in the file.
  const query = values.queries === undefined ? positionals.join(' ') : '';
  if (values.queries === undefined && query.trim() === '') {
    throw new UsageError('search needs a QUERY, or --queries FILE of JSON lines {"id","query"}');
  }
  const more = values.queries === undefined ? [] : positionals;
  const paths = [...(values.articles ?? []), ...more];
  let exitCode = 0;
  const library = await openLibrary({
    paths: paths.length > 0 ? paths : readConfig(env).articles,
    watch: false,
    problem: (message) => {
      console.complain(message);
      exitCode = 1;
    },
  });
  try {
    await library.ready;
    if (values.queries !== undefined) {
      exitCode = Math.max(exitCode, await answerFile(values.queries, limit, library, console));
    } else {
      const { hits } = library.search(query, { limit, now: Date.now() });
      if (values.json) await console.print(JSON.stringify({ query, hits: hits.map(hitToJson) }));
      else for (const [n, hit] of hits.entries()) await console.print(describe(hit, n + 1));
    }
    return exitCode;
  } finally {
    await library.close();
  }
};

const hitToJson = ({ article, score }: Hit) => ({ id: article.id, file: article.source.file, score });

const describe = ({ article, snippet }: Hit, number: number): string =>
  `${number}. ${article.title ?? `(${article.kind})`}  [${article.id}]  ${article.source.file}\n   ${textAt(article, snippet)}`;

function answerFile(file: string, limit: number, library: Library, console: Console): Promise<number> {
  const now = Date.now();
  return eachRow(file, Row, '{"id","query"}', console, async ({ id, query }) => {
    // Judged by file: each copy of an article stands for its own.
    const { hits } = library.search(query, { limit, now, versions: true });
    await console.print(JSON.stringify({ id, hits: hits.map(hitToJson) }));
  });
}
