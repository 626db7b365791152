import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import nodejieba from 'nodejieba';
import { SearchIndex } from '../src/search/search-index.ts';
import { searchWords } from '../src/text/words.ts';
import { type BenchArticle, generatedArticles, randomFrom } from './corpus.ts';
import { type CutArticle, ENGINES, type EngineName } from './engines.ts';

export interface Settings {
  readonly engine: EngineName;
  /** Articles. */
  readonly size: number;
  /** Characters of a generated article. */
  readonly length: number;
  readonly queries: number;
  /** Processor time instead of the clock, for a machine that others use too. */
  readonly cpu: boolean;
  /** Folder of .txt files, first line the title, instead of generated articles. */
  readonly folder?: string;
}

export interface Figures {
  readonly engine: EngineName;
  /** Articles a second, words given. */
  readonly rate: number;
  /** Megabytes that the index holds. */
  readonly memory: number;
  /** Milliseconds, median and 99th percentile. */
  readonly any: readonly [number, number];
  readonly all: readonly [number, number];
  readonly replace: readonly [number, number];
  /** Share of articles found first by title, by three words of the title, by three words of the body. */
  readonly known: readonly [number, number, number];
  /** Of Jianbao: time of cutting alone over time of indexing with cutting, the median of pieces. */
  readonly cutting?: number;
}

/** Measures one engine in this process, which must have been started with --expose-gc. */
export async function measure(settings: Settings): Promise<Figures> {
  clock = settings.cpu ? processorTime : () => performance.now();
  const sources = [...articlesOf(settings)];
  const articles = sources.map(cutArticle());
  const before = heldBytes();
  const engine = ENGINES[settings.engine](articles);
  const start = milliseconds();
  for (let i = 0; i < articles.length; i++) engine.add(i);
  const rate = articles.length / ((milliseconds() - start) / 1000);
  const memory = (heldBytes() - before) / 1e6;
  const pairs = wordsOfArticles(articles, settings.queries, 2, (article) => article.body);
  for (const words of pairs.slice(0, 20)) engine.search(words.words, true);
  const any = percentiles(pairs.map(({ words }) => timed(() => engine.search(words, true))));
  const all = percentiles(pairs.map(({ words }) => timed(() => engine.search(words, false))));
  const success = (field: (article: CutArticle) => readonly string[], count: number) => {
    const asked = wordsOfArticles(articles, Math.min(300, settings.queries), count, field);
    return asked.filter(({ words, article }) => engine.search(words, true)[0] === article).length / asked.length;
  };
  const known = [
    success((it) => it.title, Infinity),
    success((it) => it.title, 3),
    success((it) => it.body, 3),
  ] as const;
  // Some engines take a good part of a second for one.
  const changes = { jianbao: 2000, minisearch: 500, flexsearch: 20, orama: 50 }[settings.engine];
  const random = randomFrom(7);
  const at = () => Math.floor(random() * articles.length);
  const replace = percentiles(Array.from({ length: changes }, () => timed(() => engine.replace(at(), at()))));
  const figures = { engine: settings.engine, rate, memory, any, all, replace, known };
  return settings.engine === 'jianbao' ? { ...figures, cutting: await cuttingShare(sources) } : figures;
}

/** Cutting alone and indexing with cutting, in turn, piece by piece, so that both meet the same machine. */
async function cuttingShare(sources: readonly BenchArticle[]): Promise<number> {
  const index = new SearchIndex();
  const shares: number[] = [];
  const PIECE = 128;
  for (let from = 0; from + PIECE <= sources.length; from += PIECE) {
    const piece = sources.slice(from, from + PIECE);
    const alone = timed(() => {
      for (const { title, body } of piece) {
        nodejieba.cutForSearch(title, true);
        nodejieba.cutForSearch(body, true);
      }
    });
    const start = milliseconds();
    const entries = piece.map(({ title, body }, i) => [from + i, { title, body: [body] }] as const);
    await index.addAll(entries, async () => {});
    shares.push(alone / (milliseconds() - start));
  }
  return percentiles(shares)[0];
}

function* articlesOf({ folder, size, length }: Settings): Generator<BenchArticle> {
  if (folder === undefined) {
    yield* generatedArticles(size, length);
    return;
  }
  let count = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    if (!name.endsWith('.txt') || !statSync(path).isFile() || count++ >= size) continue;
    const [title = '', ...rest] = readFileSync(path, 'utf8').split('\n');
    yield { title, body: rest.join('\n') };
  }
}

/** Cuts articles; equal words are one string, so that the words themselves take little memory. */
function cutArticle(): (article: BenchArticle) => CutArticle {
  const same = new Map<string, string>();
  const shared = (word: string) => {
    const known = same.get(word);
    if (known !== undefined) return known;
    same.set(word, word);
    return word;
  };
  return ({ title, body }) => ({ title: searchWords(title).map(shared), body: searchWords(body).map(shared) });
}

function wordsOfArticles(
  articles: readonly CutArticle[],
  asked: number,
  count: number,
  field: (article: CutArticle) => readonly string[],
) {
  const random = randomFrom(42);
  const found: { article: number; words: string[] }[] = [];
  for (let tries = 0; found.length < asked && tries < asked * 20; tries++) {
    const article = Math.floor(random() * articles.length);
    const long = [...new Set(field(articles[article]!).filter((word) => word.length > 1))];
    if (long.length < Math.min(count, 3)) continue;
    const words =
      count === Infinity
        ? long
        : Array.from({ length: count }, () => long.splice(Math.floor(random() * long.length), 1)[0]!);
    found.push({ article, words });
  }
  return found;
}

let clock = () => performance.now();

function milliseconds(): number {
  return clock();
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function timed(work: () => unknown): number {
  const start = milliseconds();
  work();
  return milliseconds() - start;
}

function percentiles(values: readonly number[]): [number, number] {
  const sorted = [...values].sort((a, b) => a - b);
  return [sorted[Math.floor(sorted.length / 2)] ?? 0, sorted[Math.floor(sorted.length * 0.99)] ?? 0];
}

function heldBytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
