import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { textAt } from '../../src/corpus/article.ts';
import type { Library } from '../../src/library/library.ts';
import type { InlineAnswer } from '../../src/playground/wire.ts';
import { seedLibrary, startStage } from './start-bot.ts';

/** Every page of an inline query, by next_offset, as a client scrolls. */
async function pages(ask: (offset: string) => Promise<InlineAnswer>): Promise<InlineAnswer[]> {
  const found: InlineAnswer[] = [];
  let offset = '';
  do {
    const page = await ask(offset);
    found.push(page);
    offset = page.next_offset ?? '';
    if (found.length > 500) throw new Error('no end of pages');
  } while (offset !== '');
  return found;
}

const textOf = (answer: InlineAnswer, n: number) => answer.results[n]!.input_message_content!.message_text!;

async function stage() {
  let clock = Date.UTC(2026, 10, 20);
  return startStage({ now: () => (clock += 500) });
}

describe('inline', () => {
  it('shows the latest for an empty query, every article once, to the last', async () => {
    const { playground, app } = await stage();
    const { lin } = playground.people;
    const all = await pages((offset) => playground.act.inlineQuery(lin, playground.rooms.readers, '', offset));
    const ids = all.flatMap(({ results }) => results.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(app.library.latest(10_000).map(({ id }) => `a-${id}`));
  });

  it('posts texts that stand by themselves: words of the article, title, date', async () => {
    const { playground, app } = await stage();
    const { lin } = playground.people;
    const answer = await playground.act.inlineQuery(lin, playground.rooms.readers, '铁路');
    expect(answer.results.length).toBeGreaterThan(0);
    expect(new Set(answer.results.map(({ id }) => id.split('-')[0]))).toContain('a');
    for (const [n, { id }] of answer.results.entries()) {
      const article = app.library.article(id.split('-')[1]!)!;
      const text = textOf(answer, n);
      if (article.title) expect(text).toContain(article.title);
      const date = app.library.date(article);
      if (date) expect(text).toContain(date);
    }
  });

  it.each([
    ['引语', 'q', 'quotes'],
    ['quotes', 'q', 'quotes'],
    ['数字', 'f', 'figures'],
    ['摘要', 's', 'summary'],
  ] as const)('%s narrows to its kind, verbatim', async (word, kind, field) => {
    const { playground, app } = await stage();
    const { lin } = playground.people;
    const all = await pages((offset) => playground.act.inlineQuery(lin, playground.rooms.readers, word, offset));
    const cards = all.flatMap((answer) => answer.results.map(({ id }, n) => ({ id, text: textOf(answer, n) })));
    expect(cards.filter(({ id }) => id.startsWith(`${kind}-`)).length).toBeGreaterThan(0);
    for (const { id, text } of cards) {
      const [type, articleId, n] = id.split('-');
      if (type !== kind) continue;
      const article = app.library.article(articleId!) as Article;
      const reading = app.library.reading(article);
      const passages = field === 'summary' ? reading.summary : [reading[field][Number(n)]!.passages[0]!];
      for (const passage of passages) expect(text).toContain(textAt(article, passage).trim());
      if (field === 'quotes' && reading.quotes[Number(n)]!.speaker)
        expect(text).toContain(reading.quotes[Number(n)]!.speaker);
    }
  });

  it('finds the quotations of a speaker', async () => {
    const { playground, app } = await stage();
    const { lin } = playground.people;
    const [person] = app.library.people();
    const answer = await playground.act.inlineQuery(lin, playground.rooms.readers, `引语 ${person!.name}`);
    expect(answer.results[0]!.id).toMatch(/^q-/);
    expect(textOf(answer, 0)).toContain(person!.name);
    const copy = answer.results[0]!.reply_markup!.inline_keyboard.flat().find(({ copy_text }) => copy_text)!;
    expect(copy.copy_text!.text).toContain('《');
  });

  it('offers the nearest word where nothing is found, and the private chat always', async () => {
    const { playground } = await stage();
    const { lin, emma } = playground.people;
    const answer = await playground.act.inlineQuery(lin, playground.rooms.readers, '钅钅钅钅');
    expect(answer.results).toHaveLength(1);
    expect(answer.results[0]!.title).toContain('钅钅钅钅');
    expect(answer.next_offset ?? '').toBe('');
    expect(answer.button).toMatchObject({
      text: '在私聊里打开',
      start_parameter: expect.stringMatching(/^[\w-]{1,64}$/),
    });
    expect((await playground.act.inlineQuery(emma, playground.rooms.readers, '')).button?.text).toBe(
      'Open in the private chat',
    );
    const opened = playground.act.start(lin, answer.button!.start_parameter!);
    const told = await playground.waitFor(
      () => playground.messages(lin).find(({ message_id }) => message_id > opened.message_id),
      'an answer',
    );
    expect(told.text).toContain('钅钅钅钅');
  });

  it('lets a posted card be opened in place by anybody, and changes nothing for them', async () => {
    const { playground, store, settled } = await stage();
    const { lin, chen } = playground.people;
    const { readers } = playground.rooms;
    const answer = await playground.act.inlineQuery(lin, readers, '铁路');
    const posted = playground.act.chooseInline(lin, readers, answer, answer.results[0]!.id);
    await playground.act.press(posted, '摘要', chen);
    await settled();
    const summary = playground.messages(readers).find(({ message_id }) => message_id === posted.message_id)!;
    expect(summary.text).not.toBe(posted.text);
    await playground.act.press(summary, ({ callback_data }) => callback_data?.includes('/read') === true, lin);
    await settled();
    await playground.act.pressData(summary, '~/settings 语言 en', chen);
    await playground.act.pressData(summary, '@-4001 /settings 语言 en', chen);
    await settled();
    for await (const [, record] of store.chats.entries()) expect(record.language).toBeUndefined();
    expect(playground.messages(readers)).toHaveLength(1);
  });

  it('asks the library for one search a keystroke', async () => {
    const library = await seedLibrary();
    let searches = 0;
    const counting = new Proxy(library, {
      get(target, name) {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          if (['search', 'quotes', 'figures', 'people', 'topics'].includes(String(name))) searches++;
          return Reflect.apply(value, target, given);
        };
      },
    }) as Library;
    const { playground } = await startStage({ library: counting });
    const { lin } = playground.people;
    const typed = '引语 托卡耶夫 铁路';
    for (let n = 1; n <= typed.length; n++) {
      const before = searches;
      await playground.act.inlineQuery(lin, playground.rooms.readers, typed.slice(0, n));
      expect(searches - before).toBeLessThanOrEqual(1);
    }
  });

  it('has no answer refused over a thousand queries, every page to its end', { timeout: 180_000 }, async () => {
    const { playground, app } = await stage();
    const { lin } = playground.people;
    const texts = app.library.latest(100).flatMap(({ paragraphs }) => paragraphs.map(({ text }) => text));
    const piece = fc
      .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 6 }))
      .map(([text, at, length]) => text.slice(at % text.length, (at % text.length) + length));
    const query = fc
      .tuple(
        fc.constantFrom('', '', '引语 ', '数字 ', '摘要 ', 'quotes ', '人:', '-', '"'),
        fc.array(piece, { maxLength: 3 }),
      )
      .map(([kind, words]) => `${kind}${words.join(' ')}`);
    const queries = fc.sample(
      fc.oneof(
        { weight: 9, arbitrary: query },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 256 }) },
      ),
      { numRuns: 1000, seed: 7 },
    );
    let results = 0;
    for (const text of queries) {
      const all = await pages((offset) => playground.act.inlineQuery(lin, playground.rooms.readers, text, offset));
      results += all.flatMap((answer) => answer.results).length;
    }
    expect(results).toBeGreaterThan(1000);
    expect(
      playground.calls.filter(({ method, answer }) => method === 'answerInlineQuery' && answer?.ok !== true),
    ).toEqual([]);
  });
});
