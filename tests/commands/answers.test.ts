import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWhole } from '../../src/chat/article-view.ts';
import { dispatch } from '../../src/chat/dispatch.ts';
import type { Language } from '../../src/chat/voice.ts';
import type { Article } from '../../src/corpus/article.ts';
import { toTraditional } from '../../src/text/traditional.ts';
import { renderTerminal } from '../../src/view/terminal.ts';
import type { View } from '../../src/view/view.ts';
import { folderOf, openSeedApp, SEEDS, type SeedApp } from './seed-app.ts';
import { buttonsOf, linesOf, pagesOf, verbatimsOf, voiceOf } from './shown.ts';

const ONE = `青河桥通车
新华社江城5月3日电（记者李一舟）横跨青河的大桥3日正式通车。大桥全长1280米，总投资约6.4亿元，设双向六车道。
江城市交通运输局局长周明远说：“过去绕行要四十分钟，现在八分钟就到。”
`;

/** Commands that tell of articles; the others set something up. */
const READING = ['latest', 'search', 'summary', 'quotes', 'figures', 'read', 'people', 'topics', 'story', 'versions'];
const APOLOGY = '出了个错';

const asker =
  (opened: SeedApp, language: Language = 'zh-Hans', about = {}) =>
  async (line: string): Promise<View> =>
    dispatch(line, await opened.chat(language, about), opened.app);

describe.each([
  ['the five pages', () => [SEEDS]],
  ['one article', () => [folderOf({ 'bridge.txt': ONE })]],
  ['an empty folder', () => [folderOf({})]],
])('over %s', (name, paths) => {
  let opened: SeedApp;
  beforeAll(async () => {
    opened = await openSeedApp(paths());
  });
  afterAll(() => opened.library.close());
  const isEmpty = name === 'an empty folder';

  it('every command answers without an argument', async () => {
    const ask = asker(opened, 'zh-Hans', { key: 'test:bare' });
    for (const command of opened.app.commands) {
      const view = await ask(`/${command.name}`);
      const text = renderTerminal(view);
      expect(text.trim(), command.name).not.toBe('');
      expect(text, command.name).not.toContain(APOLOGY);
      if (READING.includes(command.name)) expect(view.refusal === true, `/${command.name}: ${text}`).toBe(isEmpty);
    }
    expect(opened.reported).toEqual([]);
  });

  it('every example gives what it promises', async () => {
    const ask = asker(opened, 'zh-Hans', { key: 'test:examples' });
    for (const command of opened.app.commands) {
      for (const line of command.examples(opened.library)) {
        const view = await ask(line);
        expect(renderTerminal(view), line).not.toContain(APOLOGY);
        if (!isEmpty) expect(view.refusal, `${line}: ${renderTerminal(view)}`).toBeUndefined();
        if (!isEmpty && command.name === 'search') expect(view.listed?.length, line).toBeGreaterThan(0);
      }
    }
    expect(opened.reported).toEqual([]);
  });

  it('every button of a reading command leads to an answer, with a label that fits', async () => {
    const ask = asker(opened, 'zh-Hans', { key: 'test:buttons' });
    const pressed = new Set<string>();
    for (const name of ['start', 'help', ...READING]) {
      for (const button of buttonsOf(await ask(`/${name}`))) {
        expect([...button.label].length, button.label).toBeLessThanOrEqual(40);
        if (button.action.type !== 'command' || pressed.has(button.action.line)) continue;
        pressed.add(button.action.line);
        const view = await ask(button.action.line);
        expect(view.refusal, `${button.action.line}: ${renderTerminal(view)}`).toBe(
          isEmpty && button.action.line !== '/help' ? true : undefined,
        );
      }
    }
    expect(pressed.size).toBeGreaterThan(0);
    expect(opened.reported).toEqual([]);
  });

  it.each(['zh-Hans', 'zh-Hant', 'en'] as const)('speaks %s and nothing else', async (language) => {
    const ask = asker(opened, language, { key: `test:${language}` });
    const lines = [
      '/start',
      ...READING.map((command) => `/${command}`),
      '/privacy',
      '/forget',
      '/read zzzz',
      '/nonsense',
    ];
    for (const command of opened.app.commands)
      if (READING.includes(command.name)) lines.push(...command.examples(opened.library));
    for (const line of lines) {
      const [, ...args] = line.split(' ');
      const view = await ask(line);
      for (const said of voiceOf(view)) {
        // What the reader typed is given back as typed.
        const own = args.length > 0 ? said.replaceAll(args.join(' '), '') : said;
        const about = `${line}: ${said}`;
        if (language === 'en' && !args.some((arg) => arg.includes(said)))
          expect(own, about).not.toMatch(/[\p{Script=Han}，。：（）、]/u);
        if (language === 'zh-Hant') expect(toTraditional(own), about).toBe(own);
      }
    }
  });
});

describe('lists', () => {
  let opened: SeedApp;
  beforeAll(async () => {
    opened = await openSeedApp();
  });
  afterAll(() => opened.library.close());
  const ask = (line: string) => asker(opened)(line);

  it('lose nothing from the first page to the last: articles', async () => {
    const all = opened.library.latest(Number.POSITIVE_INFINITY).map(({ id }) => id);
    const pages = await pagesOf('/latest', ask);
    expect(new Set(pages.at(-1)!.listed)).toEqual(new Set(all));
    expect(pages.at(-1)!.listed).toHaveLength(all.length);
    expect(
      pages
        .flatMap(linesOf)
        .filter((line) => line.startsWith('/read '))
        .sort(),
    ).toEqual(all.map((id) => `/read ${id}`).sort());
    const found = await pagesOf('/search 合作', ask);
    const { total } = opened.library.search('合作');
    expect(new Set(found.at(-1)!.listed).size).toBe(total);
    expect(new Set(found.flatMap(linesOf).filter((line) => line.startsWith('/read '))).size).toBe(total);
  });

  it.each(['/quotes', '/quotes 习近平', '/figures', '/figures 中亚'])(
    'lose nothing from the first page to the last: %s',
    async (line) => {
      const pages = await pagesOf(line, ask);
      const [heading] = renderTerminal(pages[0]!).split('\n');
      const total = [...heading!.matchAll(/(\d+) [条个]/g)].reduce((sum, [, n]) => sum + Number(n), 0);
      expect(total).toBeGreaterThan(0);
      const numbers = pages.flatMap((view) =>
        buttonsOf(view).flatMap(({ label }) => /^原文 (\d+)$/.exec(label)?.[1] ?? []),
      );
      expect(numbers.map(Number)).toEqual(Array.from({ length: total }, (_, n) => n + 1));
      expect(pages.at(-1)!.listed).toHaveLength(total);
    },
  );

  it('lose nothing from the first page to the last: people and topics', async () => {
    const labels = async (line: string, command: string) =>
      (await pagesOf(line, ask)).flatMap(linesOf).filter((next) => next.startsWith(command) && !next.includes('页:'));
    expect(await labels('/people', '/people ')).toEqual(opened.library.people().map(({ name }) => `/people ${name}`));
    expect(await labels('/topics', '/search ')).toEqual(opened.library.topics().map(({ topic }) => `/search ${topic}`));
  });

  it('keep numbers that run on over the pages, and mean what they show', async () => {
    for (const command of ['/quotes', '/figures']) {
      const view = await ask(`${command} 页:2`);
      const [number, shown] = buttonsOf(view).flatMap(({ label, action }) => {
        const found = /^原文 (\d+)$/.exec(label);
        return found && action.type === 'command' ? [found[1]!, action.line.split(' ')[1]!] : [];
      });
      expect(Number(number)).toBeGreaterThan(1);
      expect((await ask(`/read ${number}`)).listed).toEqual([shown]);
    }
  });

  it('go to the first and the last page of a long list at once', async () => {
    const pages = Math.ceil(opened.library.figures().length / 6);
    const find = (view: View, sign: string) => buttonsOf(view).find(({ label }) => label.includes(sign))?.action;
    expect(find(await ask('/figures'), '»')).toMatchObject({ line: `/figures 页:${pages}` });
    expect(find(await ask(`/figures 页:${pages}`), '«')).toMatchObject({ line: '/figures 页:1' });
    expect(find(await ask('/latest'), '»')).toBeUndefined();
  });

  it('begin with whole articles; pieces stand behind them under a line that says so', async () => {
    const listed = (await pagesOf('/latest', ask)).at(-1)!.listed!.map((id) => opened.library.article(id)!);
    const whole = listed.filter(isWhole).length;
    expect(listed.slice(0, whole).every(isWhole)).toBe(true);
    expect(whole).toBeLessThan(listed.length);
    const texts = (await pagesOf('/latest', ask)).map((view) => renderTerminal(view));
    expect(texts[0]).not.toContain('只是一部分');
    expect(texts.at(-1)).toContain('只是一部分');
  });

  it('show several speakers on the first page of all quotations', async () => {
    const text = renderTerminal(await ask('/quotes'));
    const speakers = opened.library.people().filter(({ name }) => text.includes(name));
    expect(speakers.length).toBeGreaterThan(1);
  });

  it('count on a card what its buttons then show', async () => {
    for (const { name, quotes } of opened.library.people().slice(0, 12)) {
      if (quotes === 0) continue;
      const card = await ask(`/people ${name}`);
      for (const { label, action } of buttonsOf(card)) {
        const said = /^(?:引语|发言见) (\d+)/.exec(label);
        if (!said || action.type !== 'command') continue;
        const shown = renderTerminal(await ask(action.line)).split('\n')[0]!;
        expect(Number(/(\d+) [条篇]/.exec(shown)?.[1]), `${name}: ${label} → ${shown}`).toBe(Number(said[1]));
      }
    }
  });

  it('take a number for a line of the list of people', async () => {
    const [, second] = opened.library.people();
    expect(renderTerminal(await ask('/people 2'))).toBe(renderTerminal(await ask(`/people ${second!.name}`)));
    expect((await ask('/people 999')).refusal).toBe(true);
  });
});

describe('answers', () => {
  it('show a sentence once under all figures that stand in it', async () => {
    const opened = await openSeedApp([folderOf({ 'bridge.txt': ONE })]);
    const [article] = opened.library.latest(1);
    const view = await asker(opened)(`/figures ${article!.id}`);
    const sentences = view.blocks.filter(({ type }) => type === 'quotation');
    const texts = sentences.map((block) => renderTerminal({ blocks: [block] }));
    expect(new Set(texts).size).toBe(texts.length);
    const bridge = sentences.find((block) => renderTerminal({ blocks: [block] }).includes('1280'))!;
    expect(verbatimsOf({ blocks: [bridge] })[0]!.marks!.length).toBeGreaterThan(1);
    await opened.library.close();
  });

  it('mark where two versions differ, and count the reprint as a version, not as a second report', async () => {
    const reprint = ONE.replace('正式通车', '建成通车').replace('江城5月3日电', '江城５月3日电');
    const opened = await openSeedApp([folderOf({ 'one.txt': ONE, 'two.txt': reprint })]);
    const [article] = opened.library.latest(1);
    const ask = asker(opened);
    const view = await ask(`/versions ${article!.id}`);
    expect(verbatimsOf(view).map(({ text }) => text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/正式|建成/)]),
    );
    expect(renderTerminal(view)).toContain('版本 2');
    expect(renderTerminal(await ask(`/story ${article!.id}`))).toContain('只有一篇报道');
    expect(renderTerminal(await ask('/versions'))).toContain('青河桥通车');
    await opened.library.close();
  });

  it('tell an event by its reports: the first one, then what each adds', async () => {
    const rows = [
      {
        id: 'first',
        title: '白塔寺檐角坠落，无人受伤',
        source: '青城晚报',
        date: '2025-04-02',
        text: '4月1日夜，白塔寺藏经楼的檐角在大风中坠落，砸中楼前石灯，寺里三十七名僧人全部撤到山门外。文物局的专家次日清早上山，把藏经楼围了起来。文物局正在查明藏经楼檐角坠落的原因。',
      },
      {
        id: 'second',
        title: '白塔寺藏经楼檐角坠落',
        source: '青城日报',
        date: '2025-04-02',
        text: '白塔寺住持昨天说，藏经楼闭门修缮，香客可以改从后山小门进寺，端午前不收门票。4月1日夜白塔寺藏经楼檐角在大风中坠落后，文物局的专家把藏经楼围了起来，三十七名僧人撤到山门外，没有人受伤。檐角坠落的原因，文物局还在查。',
      },
    ];
    const folder = folderOf({ 'rows.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
    const opened = await openSeedApp([folder, SEEDS]);
    const ask = asker(opened);
    const list = await ask('/story');
    const [line] = linesOf(list).filter((next) => next.startsWith('/story '));
    const told = renderTerminal(await ask(line!));
    expect(told).toContain('2 篇报道');
    expect(told.indexOf('檐角坠落，无人受伤')).toBeLessThan(told.indexOf('白塔寺藏经楼檐角坠落'));
    expect(told).toMatch(/补充了\n> .*(闭门修缮|后山小门)/);
    expect(linesOf(await ask('/read 白塔寺')).filter((next) => next.startsWith('/story '))).toHaveLength(1);
    await opened.library.close();
  });

  it('give the day as printed where no year is known, and no dateline as a passage', async () => {
    const opened = await openSeedApp([folderOf({ 'bridge.txt': ONE })]);
    const ask = asker(opened);
    const latest = renderTerminal(await ask('/latest'));
    expect(latest).toMatch(/新华社 · 5月3日\n/);
    expect(renderTerminal(await ask('/search 地:江城'))).not.toContain('记者');
    const read = renderTerminal(await ask('/read 青河桥'));
    expect(read.split('李一舟').length - 1).toBeLessThanOrEqual(2);
    await opened.library.close();
  });

  it('do not repeat a title as its passage, and show where a passage is cut', async () => {
    const opened = await openSeedApp([folderOf({ 'bridge.txt': ONE })]);
    const text = renderTerminal(await asker(opened)('/search 青河桥'));
    expect(text.split('青河桥通车')).toHaveLength(2);
    await opened.library.close();
  });

  it('say what is still being read, and nothing of it once all is read', async () => {
    const opened = await openSeedApp();
    const read = new Set<string>();
    const library = new Proxy(opened.library, {
      get: (held, name) => {
        if (name === 'isRead') return ({ id }: Article) => read.has(id);
        const value: unknown = Reflect.get(held, name, held);
        return typeof value === 'function' ? value.bind(held) : value;
      },
    });
    const chat = await opened.chat();
    const said = async (line: string) => renderTerminal(await dispatch(line, chat, { ...opened.app, library }));
    for (const line of ['/topics', '/people', '/quotes', '/figures'])
      expect(await said(line), line).toContain('正在读');
    for (const { id } of opened.library.latest(Number.POSITIVE_INFINITY)) read.add(id);
    for (const line of ['/topics', '/people', '/quotes', '/figures'])
      expect(await said(line), line).not.toContain('正在读');
    await opened.library.close();
  });

  it('offer the nearest articles where none has all the words, instead of opening one of them', async () => {
    const opened = await openSeedApp();
    const view = await asker(opened)('/read 中吉乌铁路 青河桥');
    expect(view.refusal).toBe(true);
    expect(linesOf(view)[0]).toMatch(/^\/read /);
    await opened.library.close();
  });
});
