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

const times: number[] = [];
let cards = 0;
for (let n = 0; n < rounds; n++) {
  const text = pick(body).text;
  const at = Math.floor(next() * (text.length - 8));
  const words = `${pick(['', '', '', '引语 ', '数字 ', '摘要 '])}${text.slice(at, at + 2 + Math.floor(next() * 5))}`;
  let offset = '';
  // A reader sees the first pages; every hundredth query is scrolled further.
  for (let page = 0; page < (n % 100 === 0 ? 50 : 1 + (n % 2)); page++) {
    const start = performance.now();
    const found = cardPage(words, offset, chat, app);
    times.push(performance.now() - start);
    cards += found.cards.length;
    if (!found.next) break;
    offset = found.next;
  }
}
times.sort((a, b) => a - b);
const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))]!.toFixed(1);
console.log(`${times.length} pages, ${cards} cards: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms`);
await library.close();
await seeds.close();
