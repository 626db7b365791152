/**
 * Measures a library under load: how long it takes to fill, how long anything holds the event loop meanwhile, memory an
 * article, and how long questions take.
 * Times are of the processor: what else the machine does is left out.
 *
 *   node --expose-gc --import tsx scripts/measure-library.ts [ARTICLES | FOLDER]
 *
 * Without a folder it writes ARTICLES (10,000) invented articles of about 650 characters to a temporary one.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage, memoryUsage } from 'node:process';
import { openLibrary } from '../src/library/open.ts';

const [what = '10000'] = argv.slice(2);
const count = Number(what);
const folder = Number.isNaN(count) ? what : await writeCorpus(count);

const before = memory();
const held = watchLoop();
let started = cpu();
const library = await openLibrary({ paths: [folder], watch: false, readAhead: true });
held.begin();
await library.ready;
report('loading', cpu() - started);
const loaded = memory();
console.log(`  ${perArticle(loaded - before)} an article, text and index`);

held.begin();
started = cpu();
await library.settled();
report('reading ahead', cpu() - started);
console.log(`  ${perArticle(memory() - loaded)} an article, readings and stories`);

const [some] = library.latest(1, Math.floor(library.size / 2));
const questions: readonly (readonly [string, () => unknown])[] = [
  ['search, two words', () => library.search('水库 大坝').total],
  ['search, unknown word', () => library.search('水库 鼙鼓镇').unknown[0]?.nearest],
  ['quotes', () => library.quotes().length],
  ['quotes, next page', () => library.quotes().length],
  ['quotes about', () => library.quotes('马建国 收成').length],
  ['figures', () => library.figures().length],
  ['figures about', () => library.figures('产量').length],
  ['people', () => library.people().length],
  ['person', () => library.people('马建国').length],
  ['topics', () => library.topics().length],
  ['latest', () => library.latest(10, 50).length],
  ['story', () => library.story(some!).articles.length],
  ['versions', () => library.versions(some!).map(({ differences }) => differences.length)],
];
for (const [name, ask] of questions) {
  const at = cpu();
  const answer = ask();
  console.log(`${name.padEnd(22)} ${(cpu() - at).toFixed(1).padStart(7)} ms  ${JSON.stringify(answer)}`);
}
await library.close();
held.stop();
if (!Number.isNaN(count)) await rm(folder, { recursive: true });

function report(work: string, time: number): void {
  const { longest, late } = held.end();
  console.log(
    `${work}: ${library.size} articles in ${(time / 1000).toFixed(1)} s, ${(time / library.size).toFixed(2)} ms each`,
  );
  console.log(`  the loop was held for ${longest.toFixed(0)} ms at most, for more than 50 ms ${late} times`);
}

function perArticle(bytes: number): string {
  return `${(bytes / library.size / 1000).toFixed(1)} KB`;
}

/** Processor time used so far, in ms. */
function cpu(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1000;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = memoryUsage();
  return heapUsed + arrayBuffers;
}

/**
 * How late a timer comes, in ms: what a reply would have waited. Time in which this process had no processor (others
 * were busy) is left out.
 */
function watchLoop() {
  const every = 5;
  let longest = 0;
  let late = 0;
  let last = performance.now();
  let used = cpuUsage();
  const timer = setInterval(() => {
    const now = performance.now();
    const spent = cpuUsage(used);
    const waited = Math.min(now - last - every, (spent.user + spent.system) / 1000);
    last = now;
    used = cpuUsage();
    longest = Math.max(longest, waited);
    if (waited > 50) late++;
  }, every);
  return {
    begin() {
      longest = 0;
      late = 0;
      last = performance.now();
      used = cpuUsage();
    },
    end: () => ({ longest, late }),
    stop: () => clearInterval(timer),
  };
}

/** Invented news: who, where, what and how much are drawn by number, the same each time. */
async function writeCorpus(articles: number): Promise<string> {
  const into = await mkdtemp(join(tmpdir(), 'measure-library-'));
  const places = ['青石', '白沙', '南门', '石桥', '柳林', '沙井', '双河', '古渡', '梨园', '云台', '东岭', '西塘'];
  const things = ['水库', '果园', '轮渡', '学校', '古桥', '粮站', '灯塔', '苗圃', '渔港', '茶场', '车站', '温室'];
  const deeds = ['扩建完工', '重新开放', '添置设备', '迎来丰收', '完成检修', '接通电力', '修复大坝', '公布账目'];
  const names = ['马建国', '沈秋禾', '林小满', '段长河', '周石匠', '冯立秋', '奥尔扎斯', '柳南星', '贺春山', '任晓渡'];
  const words = ['一年的收成都在这口水里', '路修到门口，货才出得去', '孩子们每天早到一个小时', '账目贴在墙上谁都能看'];
  const tails = ['来往的人比去年多了不少', '老人说从前不是这样', '夜里的灯一直亮到天明', '下一步还要看天气和水位'];
  let seed = 1;
  const draw = (most: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return (seed >>> 8) % most;
  };
  const from = <T>(list: readonly T[]) => list[draw(list.length)]!;
  const invented = () => Array.from({ length: 2 + draw(3) }, () => String.fromCharCode(0x4e00 + draw(3000))).join('');
  for (let n = 0; n < articles; n++) {
    const place = from(places);
    const thing = from(things);
    const lines = [`${place}${thing}${from(deeds)}${invented()}`, ''];
    lines.push(
      `新华社${place}${1 + draw(12)}月${1 + draw(28)}日电（记者 ${from(names)}）${place}${thing}的${invented()}工程昨天${from(deeds)}。`,
    );
    for (let paragraph = 0; paragraph < 6; paragraph++) {
      const name = from(names);
      lines.push(
        `${name}说：“${from(words)}，${invented()}${invented()}也是这么做起来的。”据${place}${from(things)}统计，今年${invented()}产量达到${1 + draw(900)}万吨，比去年增长${1 + draw(30)}%。${from(tails)}，${invented()}和${invented()}在${from(places)}的${from(things)}${from(deeds)}。`,
      );
    }
    await writeFile(join(into, `${String(n).padStart(6, '0')}.txt`), lines.join('\n'));
  }
  console.log(`${(await readdir(into)).length} files written`);
  return into;
}
