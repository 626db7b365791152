/**
 * Measures how repeated text is recognised.
 *
 *   node --import tsx scripts/measure-versions.ts GROUPS.json FOLDER [UNRELATED.jsonl]
 *
 * GROUPS.json lists groups of repeated text, `[{ group, length, members: [{ file, src_spans }] }]`, in the files of
 * FOLDER: a group is found when most of each member lies in passages that the program finds repeated. UNRELATED.jsonl
 * holds rows `{ id, text }` or `{ id, text, articles: [{ id, start, end }] }` of articles that have nothing to do with
 * each other (the same id twice is the same article): every passage found between them is false.
 */
import { readFileSync } from 'node:fs';
import { argv } from 'node:process';
import { gunzipSync } from 'node:zlib';
import { type Article, sourceSpans } from '../src/corpus/article.ts';
import { loadFiles } from '../src/corpus/load.ts';
import { articlesOf } from '../src/corpus/pieces.ts';
import { Versions } from '../src/corpus/versions.ts';

interface Group {
  readonly group: string;
  readonly length: number;
  readonly members: readonly { readonly file: string; readonly src_spans: readonly (readonly [number, number])[] }[];
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly articles?: readonly { readonly id: string; readonly start: number; readonly end: number }[];
}

/** Share of a member's characters that must lie in repeated passages. */
const FOUND = 0.6;

const [groupsFile, folder, ...unrelatedFiles] = argv.slice(2);
if (!groupsFile || !folder) throw new Error('usage: measure-versions.ts GROUPS.json FOLDER [UNRELATED.jsonl…]');

const versions = new Versions();
const articles: Article[] = [];
for await (const reading of loadFiles([folder])) {
  if ('problem' in reading) throw new Error(reading.problem);
  articles.push(...reading.articles);
}
for (const article of articles) versions.add(article);

const repeated = new Map<string, Set<number>>();
for (const article of articles) {
  const places = [
    ...versions.related(article).flatMap(({ passages }) => passages.map(({ here }) => here)),
    ...versions.repeats(article).flatMap(({ here, there }) => [here, there]),
  ];
  const characters = repeated.get(article.source.file) ?? new Set();
  repeated.set(article.source.file, characters);
  for (const passage of places.flat())
    for (const { start, end } of sourceSpans(article, passage)) for (let i = start; i < end; i++) characters.add(i);
}

const groups = JSON.parse(readFileSync(groupsFile, 'utf8')) as Group[];
const counts = { long: 0, longFound: 0, short: 0, shortFound: 0 };
for (const { group, length, members } of groups) {
  const shares = members.map(({ file, src_spans }) => {
    const places = src_spans.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i));
    return places.filter((place) => repeated.get(file)?.has(place)).length / places.length;
  });
  const found = shares.every((share) => share >= FOUND);
  if (length >= 40) counts.long++;
  else counts.short++;
  if (length >= 40 && found) counts.longFound++;
  if (length < 40 && found) counts.shortFound++;
  if (!found) console.log(`${group} (${length}) not found: ${shares.map((share) => share.toFixed(2)).join(' ')}`);
}
console.log(`groups of 40 characters or more: ${counts.longFound} of ${counts.long}`);
console.log(`shorter groups: ${counts.shortFound} of ${counts.short}`);

const unrelated = new Map<string, Article>();
for (const file of unrelatedFiles) {
  const bytes = readFileSync(file);
  const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  for (const line of lines.filter((text) => text !== '')) {
    const { id, text, articles: cut = [{ id, start: 0, end: text.length }] } = JSON.parse(line) as Row;
    for (const part of cut) {
      const [article] = articlesOf(text.slice(part.start, part.end), { file: part.id });
      if (article) unrelated.set(part.id, article);
    }
  }
}
if (unrelated.size > 0) {
  const wire = new Versions();
  const started = performance.now();
  for (const article of unrelated.values()) wire.add(article);
  const pairs = [...unrelated.values()].flatMap((article) =>
    wire.related(article).map(({ article: other, kind, letters, passages }) => {
      const [place] = passages[0]!.here;
      const words = article.paragraphs[place!.paragraph]!.text.slice(place!.start, place!.end);
      return { key: [article.source.file, other.source.file].sort().join(' '), kind, letters, words };
    }),
  );
  const distinct = new Map(pairs.map((pair) => [pair.key, pair]));
  for (const { key, kind, letters, words } of distinct.values()) console.log(`${key} ${kind} ${letters} ${words}`);
  console.log(`unrelated articles: ${unrelated.size}, pairs found: ${distinct.size}`);
  console.log(`all compared in ${(performance.now() - started).toFixed(0)} ms`);
}
