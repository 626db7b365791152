// How fast pages are cleaned and articles read: node --import tsx bench/reading.ts [PATH…] (the five pages by default).
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Article } from '../src/corpus/article.ts';
import { decode } from '../src/corpus/decode.ts';
import { articlesOf } from '../src/corpus/pieces.ts';
import { findFigures } from '../src/extract/figures.ts';
import { findPeople } from '../src/extract/people.ts';
import { findQuotes } from '../src/extract/quotes.ts';
import { readArticle } from '../src/extract/read.ts';
import { summarize } from '../src/extract/summary.ts';
import { findTopics } from '../src/extract/topics.ts';
import { words } from '../src/text/words.ts';

/** Length the figures are given for: a longer news article, in UTF-16 code units. */
const ARTICLE = 1500;
/** Rounds over all files; the first half warms up. */
const ROUNDS = 20;

const paths = process.argv.length > 2 ? process.argv.slice(2) : ['seeds'];
const files = paths
  .flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path]))
  .filter((file) => file.endsWith('.txt'));
const pages = files.map((file) => ({ file, bytes: readFileSync(file) }));

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const clean = (): Article[] => pages.flatMap(({ file, bytes }) => articlesOf(decode(bytes) ?? '', { file }));

/** Processor time in milliseconds: what it costs, whoever else uses the machine. */
function timed(work: () => void): number {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

const articles = clean();
const bodyOf = ({ paragraphs }: Article): string => paragraphs.map(({ text }) => text).join('\n');
const letters = articles.reduce((sum, article) => sum + bodyOf(article).length, 0);
const size = pages.reduce((sum, { bytes }) => sum + bytes.length, 0);

/** Median over the later rounds, for an article of ARTICLE units, in milliseconds. */
function perArticle(work: (article: Article) => unknown): number {
  const rounds = Array.from({ length: ROUNDS }, () => timed(() => articles.forEach((article) => void work(article))));
  return (median(rounds.slice(ROUNDS / 2)) / letters) * ARTICLE;
}

const cleaning = median(Array.from({ length: ROUNDS }, () => timed(clean)).slice(ROUNDS / 2));
const people = new Map(articles.map((article) => [article, findPeople(article)]));
const rows: readonly (readonly [string, number])[] = [
  ['cutting into words alone', perArticle((article) => words(bodyOf(article)))],
  ['people', perArticle(findPeople)],
  ['quotes', perArticle((article) => findQuotes(article, people.get(article)!))],
  ['figures', perArticle(findFigures)],
  ['topics', perArticle(findTopics)],
  ['summary', perArticle((article) => summarize(article))],
  ['**all of it**', perArticle(readArticle)],
];

console.log(
  `${pages.length} files, ${articles.length} pieces, ${(size / 1e6).toFixed(2)} MB, Node ${process.version}; processor time, medians after warm-up\n`,
);
console.log(`decoding, cleaning and splitting: ${(size / 1000 / cleaning).toFixed(1)} MB/s\n`);
console.log(`| reading ${ARTICLE} characters | ms |\n| --- | --- |`);
for (const [name, milliseconds] of rows) console.log(`| ${name} | ${milliseconds.toFixed(2)} |`);
