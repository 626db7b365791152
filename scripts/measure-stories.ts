/**
 * Measures how reports of the same event are grouped.
 *
 *   node --import tsx scripts/measure-stories.ts DOCS.jsonl QRELS.tsv [SAMPLE]
 *
 * DOCS.jsonl has rows `{ id, title, text }`; QRELS.tsv has rows `query 0 id grade`: the documents of a query tell one
 * event. Prints how many labelled pairs are in one story, how many labelled events are merged with another, how many
 * stories there are, and SAMPLE (20) pairs drawn from the stories, the same each time, to be judged by eye.
 */
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { gunzipSync } from 'node:zlib';
import type { Article } from '../src/corpus/article.ts';
import { Versions } from '../src/corpus/versions.ts';
import { Stories } from '../src/library/stories.ts';
import { fold } from '../src/text/scripts.ts';
import { cutFolded } from '../src/text/words.ts';

const [docsFile, qrelsFile, sample = '20'] = argv.slice(2);
if (!docsFile || !qrelsFile) throw new Error('usage: measure-stories.ts DOCS.jsonl QRELS.tsv [SAMPLE]');

const bytes = readFileSync(docsFile);
const rows = (docsFile.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
const articles = rows.map((row): Article => {
  const { id, title, text } = JSON.parse(row) as { id: string; title?: string; text: string };
  const body = text.split('\n').map((line) => ({ text: line.trim(), role: 'body' as const, spans: [] }));
  return {
    id,
    kind: 'article',
    bylines: [],
    source: { file: id },
    spans: [],
    ...(title && { title }),
    paragraphs: [...(title ? [{ text: title, role: 'title' as const, spans: [] }] : []), ...body],
  };
});

const counts = new Map<string, number>();
for (const { paragraphs } of articles) {
  const words = new Set(paragraphs.flatMap(({ text }) => cutFolded(fold(text))));
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
}

const versions = new Versions();
for (const article of articles) versions.add(article);
const stories = new Stories({
  rarity: (word) => Math.log((articles.length + 200) / Math.max(1, counts.get(word) ?? 0)) ** 2,
  versions: (article) =>
    versions.alike(article).flatMap((relation) => (relation.kind === 'same' ? [relation.article] : [])),
  isSameForm: (one, other) => versions.isSameForm(one, other),
});
const started = performance.now();
let longest = 0;
for (const article of articles) {
  const before = performance.now();
  stories.add(article);
  longest = Math.max(longest, performance.now() - before);
}
const took = performance.now() - started;

const byId = new Map(articles.map((article) => [article.id, article]));
const events = new Map<string, Set<string>>();
for (const line of readFileSync(qrelsFile, 'utf8').split('\n').filter(Boolean)) {
  const [query = '', , id = ''] = line.split(/\s+/);
  if (!/^(event|title)-/.test(query)) continue;
  const event = query.replace(/^\w+-/, '');
  events.set(event, (events.get(event) ?? new Set()).add(id));
}
let pairs = 0;
let together = 0;
let merged = 0;
const owner = new Map<Article, string>();
for (const [event, ids] of events) {
  const reports = [...ids].flatMap((id) => byId.get(id) ?? []);
  for (const [n, one] of reports.entries()) {
    for (const other of reports.slice(n + 1)) {
      pairs++;
      if (stories.of(one).includes(other)) together++;
    }
    const first = stories.of(one)[0]!;
    if (owner.has(first) && owner.get(first) !== event) merged++;
    owner.set(first, event);
  }
}
const groups = new Set(articles.map((article) => stories.of(article)[0]!));
const several = [...groups].map((first) => stories.of(first)).filter((story) => story.length > 1);
const sizes = several.map(({ length }) => length).sort((a, b) => b - a);
console.log(`articles ${articles.length}, grouped in ${took.toFixed(0)} ms, longest step ${longest.toFixed(1)} ms`);
console.log(`labelled pairs in one story: ${together} of ${pairs}`);
console.log(`labelled events found merged with another: ${merged} of ${events.size}`);
console.log(`stories of several reports: ${several.length}, articles in them ${sizes.reduce((a, b) => a + b, 0)}`);
console.log(`largest: ${sizes.slice(0, 10).join(' ')}`);
const step = Math.max(1, Math.floor(several.length / Number(sample)));
for (const story of several.filter((_, n) => n % step === 0).slice(0, Number(sample))) {
  for (const { id, paragraphs } of [story[0]!, story[story.length - 1]!]) {
    const words = paragraphs.map(({ text }) => text).join(' ');
    console.log(`${id}: ${words.trim().slice(0, 70)}`);
  }
  console.log(`  (${story.length})`);
}
