// How fast the bot starts, and what it takes at rest: npm run build && node --import tsx scripts/measure-start.ts (Linux).
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ask, playgroundOf, startProcess } from '../tests/cli/started.ts';

/** Seconds at rest over which the processor's time is counted. */
const REST = 20;

const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
const bot = startProcess({});
const url = await playgroundOf(bot);
console.log(`playground ready after ${seconds()} s`);
await ask(url, '/quotes 托卡耶夫');
console.log(`first answer after ${seconds()} s`);
await wait(3000);
const status = readFileSync(`/proc/${bot.child.pid}/status`, 'utf8');
console.log(`resident memory: ${Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024)} MB`);
const ticks = () => {
  const fields = readFileSync(`/proc/${bot.child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return Number(fields[11]) + Number(fields[12]);
};
const before = ticks();
await wait(REST * 1000);
// A tick of the kernel's clock is 10 ms.
console.log(`processor at rest: ${(((ticks() - before) * 10) / (REST * 10)).toFixed(2)} %`);
await bot.end();
