// How long an inline query takes inside the process: `node --import tsx scripts/bench-inline.ts [articles] [queries]`.
// Articles are put together from the paragraphs of seeds/, so that length and words are those of newspapers.
import { parseArgs } from 'node:util';
import { COMMANDS } from '../commands/index.ts';
import type { App, Chat } from '../src/chat/command.ts';
import { cardPage } from '../src/chat/inline-cards.ts';
import { speak } from '../src/chat/voice.ts';
import type { Article, Paragraph } from '../src/corpus/article.ts';
import { openLibrary } from '../src/library/open.ts';
import { memoryStore } from '../src/store/memory.ts';

const { positionals } = parseArgs({ allowPositionals: true });
const [size = 10_000, rounds = 2_000] = positionals.map(Number);

/** A repeatable stream of numbers in [0, 1). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const next = random(20_261_120);
const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)]!;

const seeds = await openLibrary({ paths: ['seeds'], watch: false });
await seeds.ready;
const body: Paragraph[] = seeds
  .latest(100)
  .flatMap(({ paragraphs }) => paragraphs.filter(({ role, text }) => role === 'body' && text.length > 40));

function article(n: number): Article {
  const paragraphs = Array.from({ length: 3 + Math.floor(next() * 8) }, () => pick(body));
  const title = `${pick(body)
    .text.slice(0, 16)
    .replace(/[，。“”]/g, '')}${n}`;
  const date = new Date(Date.UTC(2025, 0, 1) + Math.floor(next() * 300) * 86_400_000).toISOString().slice(0, 10);
  return {
    id: `b${n.toString(36).padStart(6, '0')}`,
    kind: 'article',
    title,
    bylines: [],
    agency: '新华社',
    source: { file: `bench-${n}.txt`, published: date },
    paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, text: `${paragraph.text}` })),
    spans: [],
  };
}

const library = await openLibrary({ paths: [], watch: false });
await library.ready;
const began = performance.now();
await library.put(
  'bench',
  Array.from({ length: size }, (_, n) => article(n)),
);
console.log(`${library.size} articles loaded in ${Math.round(performance.now() - began)} ms`);

const app: App = {
  library,
  store: memoryStore(),
  commands: COMMANDS,
  now: Date.now,
  defaults: { timeZone: 'Asia/Shanghai' },
};
const chat: Chat = {
  key: 'tg:1',
  kind: 'private',
  user: 1,
  record: {},
  language: 'zh-Hans',
  say: speak('zh-Hans'),
  timeZone: 'Asia/Shanghai',
  mayChange: async () => false,
};

/** Asks as readers do: first pages mostly, every hundredth query scrolled far; tells how long a page took. */
function measure(name: string): void {
  const wall: number[] = [];
  const cpu: number[] = [];
  let cards = 0;
  for (let n = 0; n < rounds; n++) {
    const { text } = pick(body);
    const at = Math.floor(next() * (text.length - 8));
    const words = `${pick(['', '', '', '引语 ', '数字 ', '摘要 '])}${text.slice(at, at + 2 + Math.floor(next() * 5))}`;
    let offset = '';
    for (let page = 0; page < (n % 100 === 0 ? 50 : 1 + (n % 2)); page++) {
      const start = performance.now();
      const used = process.cpuUsage();
      const found = cardPage(words, offset, chat, app);
      const { user, system } = process.cpuUsage(used);
      wall.push(performance.now() - start);
      cpu.push((user + system) / 1000);
      cards += found.cards.length;
      if (!found.next) break;
      offset = found.next;
    }
  }
  for (const times of [wall, cpu]) times.sort((a, b) => a - b);
  const at = (times: number[], share: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
  const told = (times: number[]) => `p50 ${at(times, 0.5)}, p99 ${at(times, 0.99)}, most ${at(times, 1)} ms`;
  console.log(`${name}: ${wall.length} pages, ${cards} cards; clock ${told(wall)}; processor ${told(cpu)}`);
}

measure('just loaded');
for (const one of library.latest(size)) library.reading(one);
measure('all read');
await library.close();
await seeds.close();
