import type { Article } from '../corpus/article.ts';
import { textAt } from '../corpus/article.ts';
import { loadFiles } from '../corpus/load.ts';
import { readArticle } from '../extract/read.ts';
import type { Reading } from '../extract/reading.ts';
import { takeOptions } from './options.ts';
import { pieceToJson } from './piece.ts';
import { type Subcommand, UsageError } from './usage.ts';

/** `analyze [--json] PATH…`: reads files and folders and prints what each piece says. */
export const analyze: Subcommand = async (words, console) => {
  const { values, positionals } = takeOptions(words, { json: { type: 'boolean' } });
  if (positionals.length === 0) throw new UsageError('analyze needs a PATH: one or more files or folders of articles');
  let exitCode = 0;
  for await (const reading of loadFiles(positionals)) {
    if ('problem' in reading) {
      console.complain(reading.problem);
      exitCode = 1;
      continue;
    }
    for (const article of reading.articles) {
      const said = readArticle(article);
      await console.print(values.json ? JSON.stringify(pieceToJson(article, said)) : describe(article, said));
    }
  }
  return exitCode;
};

/** The same for people: a few lines a piece. */
function describe(article: Article, reading: Reading): string {
  const lines = [
    `■ ${article.title ?? `(${article.kind})`}  [${article.id}]`,
    `  ${[article.source.file, article.kind, article.agency, article.bylines.join(' '), article.dateline?.text]
      .filter(Boolean)
      .join(' · ')}`,
  ];
  for (const passage of reading.summary) lines.push(`  › ${textAt(article, passage)}`);
  for (const quote of reading.quotes) {
    lines.push(`  “ ${quote.text} —— ${[quote.speakerTitle, quote.speaker ?? '?'].filter(Boolean).join(' ')}`);
  }
  for (const figure of [...reading.figures].sort((a, b) => b.importance - a.importance)) {
    lines.push(`  # ${figure.text}${figure.subject ? `  ${figure.subject}` : ''}`);
  }
  if (reading.topics.length > 0) lines.push(`  ~ ${reading.topics.join(' ')}`);
  return `${lines.join('\n')}\n`;
}
