import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NewNames } from '../../src/library/new-names.ts';
import { openLibrary } from '../../src/library/open.ts';

const person = (name: string, ...aliases: string[]) => ({ name, titles: [], aliases });

it('learns a name that two articles have, once, in the parts that stand as words', () => {
  const names = new NewNames();
  names.note([person('扎纳别克·奥尔扎斯', '奥尔扎斯'), person('卢小渡')]);
  expect(names.next()).toBeUndefined();
  names.note([person('奥尔扎斯'), person('李·科'), person('John Smith')]);
  names.note([person('奥尔扎斯'), person('李·科'), person('John Smith')]);
  expect([names.next(), names.next()]).toEqual(['奥尔扎斯', undefined]);
});

it('articles with a name are found by it after it is learnt, whatever stands beside it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'names-'));
  const name = '克孜拉古尔';
  const said = ['说', '表示', '指出', '介绍', '强调'];
  for (const [n, cue] of said.entries()) {
    const text = `苗圃第${n + 1}批树苗出圃\n\n县林场场长${name}${cue}，今年出圃的树苗比去年多。“树苗自己会说话。”${name}${cue}。林场${name}育苗室里有九百盆树苗。\n`;
    await writeFile(join(folder, `${n}.txt`), text);
  }
  const library = await openLibrary({ paths: [folder], watch: false, readAhead: true });
  try {
    await library.settled();
    expect(library.search(name).total).toBe(said.length);
    expect(library.search(`${name} 育苗室`).total).toBe(said.length);
  } finally {
    await library.close();
    await rm(folder, { recursive: true });
  }
});
