import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dispatch } from '../../src/chat/dispatch.ts';
import { renderTerminal } from '../../src/view/terminal.ts';
import { openSeedApp, type SeedApp } from '../commands/seed-app.ts';
import { linesOf } from '../commands/shown.ts';

describe('dispatch', () => {
  let opened: SeedApp;
  beforeAll(async () => {
    opened = await openSeedApp();
  });
  afterAll(() => opened.library.close());

  const ask = async (line: string, about = {}) => dispatch(line, await opened.chat('zh-Hans', about), opened.app);
  const text = async (line: string, about = {}) => renderTerminal(await ask(line, about));

  it('takes a slash command, a name with @bot, a Chinese word and full-width letters for the same', async () => {
    const wanted = await text('/topics');
    for (const line of ['/topics@jianbao_bot', '话题', '/TOPICS', '／topics', '/ｔｏｐｉｃｓ', '  /topics  ', '話題']) {
      expect(await text(line), line).toBe(wanted);
    }
  });

  it('searches for plain words', async () => {
    expect(await text('铁路')).toBe(await text('/search 铁路'));
  });

  it('offers the nearest command for a slip, and help for anything else', async () => {
    expect(linesOf(await ask('/qoutes 某人'))).toContain('/quotes');
    expect(await text('/sumary')).toContain('/summary');
    expect(linesOf(await ask('/xyzzyplugh'))).toEqual(['/help']);
    expect(linesOf(await ask('/'))).toEqual(['/help']);
  });

  it('remembers the last list, so that a number names its line', async () => {
    const [first] = (await ask('/latest')).listed!;
    expect(await text('/read 1')).toBe(await text(`/read ${first}`));
  });

  it('says what a number means when there is no list, or none so long', async () => {
    expect(await text('/read 3', { key: 'test:no-list' })).toContain('/latest');
    await ask('/latest', { key: 'test:short' });
    expect(await text('/read 999', { key: 'test:short' })).toMatch(/1 到 \d+/);
    expect(await text('/quotes ９９９', { key: 'test:short' })).toMatch(/1 到 \d+/);
    expect(await text('/figures #999', { key: 'test:short' })).toMatch(/1 到 \d+/);
  });

  it('refuses what changes a group to who may not, and does it for who may', async () => {
    const group = { key: 'test:-5', kind: 'group' as const };
    expect(await text('/settings 语言 en', { ...group, mayChange: async () => false })).toContain('管理员');
    expect((await opened.app.store.chats.get('test:-5'))?.language).toBeUndefined();
    expect(await text('/settings 语言 en', group)).toContain('Settings');
    expect((await opened.app.store.chats.get('test:-5'))?.language).toBe('en');
  });

  it('tells a reader what is wrong with a value, what is allowed and an example', async () => {
    for (const [line, ...wanted] of [
      ['/settings 时区 Mars/Olympus', 'Mars/Olympus', '/settings'],
      ['/settings 篇数 99', '99', '1 到 20'],
      ['/settings 颜色 蓝', '颜色', '时区'],
      ['/help 飞行', '飞行', '/help'],
      ['/read 完全没有的词组合欸欸', '完全没有的词组合欸欸', '/read'],
      ['/read 欸欸欸欸', '欸欸欸欸', '例如 /read'],
    ] as const) {
      const answer = await text(line);
      for (const part of wanted) expect(answer, line).toContain(part);
    }
  });

  it('answers a bug with one apology and reports it', async () => {
    const broken = {
      ...opened.app,
      commands: [
        {
          ...opened.app.commands[0]!,
          name: 'boom',
          run: () => {
            throw new TypeError('no such thing');
          },
        },
      ],
      report: (problem: unknown) => problems.push(problem),
    };
    const problems: unknown[] = [];
    const view = await dispatch('/boom 秘密的话', await opened.chat(), broken);
    expect(renderTerminal(view)).toContain('/help');
    expect(problems.map(String)).toEqual(['TypeError: no such thing']);
  });

  it('never throws, and reports nothing, on odd lines', async () => {
    for (const line of [
      '',
      ' ',
      '/',
      '//',
      '/@',
      '/ help',
      '/read 页:99999999',
      '/latest 页:0',
      '/search -',
      '/search "',
      '/quotes \u0000',
      '/figures 人:',
      '/read ../../etc/passwd',
      '/help __proto__',
      '/constructor',
      '/summary 9999',
      '/search '.concat('词'.repeat(4000)),
      '\ud800',
      '/people ‮abc',
      '/read 段:999999',
    ]) {
      const view = await ask(line);
      expect(renderTerminal(view).length, JSON.stringify(line)).toBeGreaterThan(0);
    }
    expect(opened.reported).toEqual([]);
  });

  it('speaks 繁體 and English where asked, and leaves what articles say as printed', async () => {
    const hans = renderTerminal(await dispatch('/help', await opened.chat('zh-Hans', { key: 'a' }), opened.app));
    const hant = renderTerminal(await dispatch('/help', await opened.chat('zh-Hant', { key: 'a' }), opened.app));
    const en = renderTerminal(await dispatch('/help', await opened.chat('en', { key: 'a' }), opened.app));
    expect(hans).toContain('谁说了什么');
    expect(hant).toContain('誰說了什麼');
    expect(en).toContain('Who said what');
    expect(en).not.toMatch(/命令词|篇文章/);
  });

  it('forgets everything after a confirmation, and nothing without', async () => {
    const key = 'test:forget';
    await ask('/settings 篇数 7', { key });
    await ask('/forget', { key });
    expect(await opened.app.store.chats.get(key)).toBeDefined();
    await ask('/forget yes', { key });
    expect(await opened.app.store.chats.get(key)).toBeUndefined();
  });
});
