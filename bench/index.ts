import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import type { EngineName } from './engines.ts';
import { type Figures, measure, type Settings } from './measure.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '10000' },
    length: { type: 'string', default: '600' },
    queries: { type: 'string', default: '500' },
    engines: { type: 'string', default: 'jianbao,minisearch,flexsearch,orama' },
    articles: { type: 'string' },
    cpu: { type: 'boolean', default: false },
    /** Of the process that measures one engine. */
    one: { type: 'string' },
  },
});

const settings = (engine: EngineName): Settings => ({
  engine,
  size: Number(values.size),
  length: Number(values.length),
  queries: Number(values.queries),
  cpu: values.cpu,
  ...(values.articles === undefined ? {} : { folder: values.articles }),
});

if (values.one !== undefined) {
  process.stdout.write(JSON.stringify(await measure(settings(values.one as EngineName))));
} else {
  // A process for each, one after the other: none inherits another's memory or a heap that is warm.
  const rows = values.engines.split(',').map((engine) => measureApart(engine));
  process.stdout.write(table(rows));
}

function measureApart(engine: string): Figures {
  const flags = ['--expose-gc', '--max-old-space-size=16000', ...process.execArgv];
  const args = [...flags, process.argv[1]!, ...process.argv.slice(2), '--one', engine];
  const run = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`measuring ${engine} failed with ${run.status ?? run.signal}`);
  return JSON.parse(run.stdout) as Figures;
}

function table(rows: readonly Figures[]): string {
  const ours = rows.find((row) => row.engine === 'jianbao');
  const number = (value: number) =>
    value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);
  const against = (value: number, own: number | undefined) => (own === undefined ? '' : ` (×${number(value / own)})`);
  const lines = [
    `${values.size} articles${values.articles === undefined ? ` of about ${values.length} characters, generated` : ''}, Node ${process.version}; ${values.cpu ? 'processor time; ' : ''}in brackets: a multiple of Jianbao's.`,
    '',
    '| engine | articles/s, words given | MB | two words, any: p50 / p99 ms | two words, all: p50 / p99 ms | replace: p50 / p99 ms | found first by title, 3 title words, 3 body words |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) =>
      [
        `| ${row.engine}`,
        `${number(row.rate)}${against(row.rate, ours?.rate)}`,
        `${number(row.memory)}${against(row.memory, ours?.memory)}`,
        `${row.any.map(number).join(' / ')}${against(row.any[0], ours?.any[0])}`,
        `${row.all.map(number).join(' / ')}${against(row.all[0], ours?.all[0])}`,
        `${row.replace.map(number).join(' / ')}${against(row.replace[0], ours?.replace[0])}`,
        `${row.known.map((share) => share.toFixed(2)).join(', ')} |`,
      ].join(' | '),
    ),
  ];
  if (ours?.cutting !== undefined)
    lines.push('', `Indexing with cutting runs at ${ours.cutting.toFixed(2)} of the speed of cutting alone.`);
  return `${lines.join('\n')}\n`;
}
