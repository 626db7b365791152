import { fact } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, GAP, heading, join, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import type { PersonEntry } from '../src/library/library.ts';
import type { Block, Button, Inline, View } from '../src/view/view.ts';

const PAGE_SIZE = 10;

/** Who speaks most, in which office; with a name, that person's card. */
export const people: Command = {
  name: 'people',
  aliases: ['人物', '谁', '誰', 'who'],
  summary: { zh: '谁说话最多，是什么身份', en: 'Who speaks most, in which office' },
  usage: { zh: '[人名]', en: '[name]' },
  examples: (library) => [
    '/people',
    ...library
      .people()
      .slice(0, 1)
      .map(({ name }) => `/people ${name}`),
  ],
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    return rest === '' ? listPeople(page, chat, app) : showPerson(rest, chat, app);
  },
};

/** Words as one of the person's articles prints them. */
const printed = (entry: PersonEntry, words: string): Inline => {
  const article = entry.articles.find(({ paragraphs }) => paragraphs.some(({ text }) => text.includes(words)));
  return article ? fact(article, words) : words;
};

const nameOf = (entry: PersonEntry): Inline => printed(entry, entry.name);

const counts = (entry: PersonEntry, chat: Chat) =>
  chat.say('引语 {quotes} 条 · 文章 {articles} 篇', '{quotes} quotations · {articles} articles', {
    quotes: entry.quotes,
    articles: entry.articles.length,
  });

function listPeople(asked: number, chat: Chat, app: App): View {
  const page = pageOf(app.library.people(), asked, PAGE_SIZE);
  if (page.items.length === 0) throw new UserError(chat.say.text('库里还没有人说话。', 'Nobody is quoted yet.'));
  const blocks: Block[] = [heading(chat.say('谁说话最多', 'Who speaks most'))];
  for (const [n, entry] of page.items.entries()) {
    blocks.push(
      line(
        `${page.before + n + 1}. `,
        bold(nameOf(entry)),
        ...(entry.titles.length > 0 ? ['　', ...titles(entry, 1)] : []),
      ),
      line('　', ...counts(entry, chat)),
    );
  }
  return {
    blocks,
    buttons: [
      ...pairs(page.items.map(({ name }) => button(name, `/people ${name}`))),
      pageButtons(page, '/people', chat),
    ],
  };
}

const titles = (entry: PersonEntry, most: number): Inline[] =>
  entry.titles.slice(0, most).flatMap((title, n) => [n > 0 ? '；' : '', printed(entry, title)]);

const pairs = (buttons: readonly Button[]): Button[][] =>
  Array.from({ length: Math.ceil(buttons.length / 2) }, (_, n) => buttons.slice(n * 2, n * 2 + 2));

function showPerson(name: string, chat: Chat, app: App): View {
  const { say } = chat;
  const found = app.library.people(name);
  const [entry, ...others] = found;
  if (!entry) {
    const buttons = pairs(
      app.library
        .people()
        .slice(0, 6)
        .map((person) => button(person.name, `/people ${person.name}`)),
    );
    throw new UserError(
      say.text('文章里没有引用过“{name}”。引用过的有：', 'Nobody called “{name}” is quoted. Who is:', {
        name: shorten(name),
      }),
      buttons,
    );
  }
  return {
    blocks: [
      heading([nameOf(entry)]),
      ...(entry.titles.length > 0 ? [line(...titles(entry, 5))] : []),
      ...(entry.aliases.length > 0 ? [line(say('也称：', 'Also: '), entry.aliases.join('、'))] : []),
      line(...counts(entry, chat)),
      ...(entry.beside.length > 0
        ? [
            line(
              say('同场：', 'Quoted beside: '),
              ...join(
                entry.beside.slice(0, 5).map((other) => [other]),
                '、',
              ),
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            GAP,
            line(
              say('也可能是：', 'Or: '),
              ...join(
                others.slice(0, 3).map((other) => [nameOf(other)]),
                '、',
              ),
            ),
          ]
        : []),
    ],
    buttons: [
      [
        button(say.text('引语 {n}', 'Quotes {n}', { n: entry.quotes }), `/quotes ${entry.name}`),
        button(say.text('文章', 'Articles'), `/search 人:${entry.name}`),
      ],
      ...pairs(entry.beside.slice(0, 4).map((other) => button(other, `/people ${other}`))),
      ...pairs(others.slice(0, 2).map((other) => button(other.name, `/people ${other.name}`))),
    ],
    listed: entry.articles.map(({ id }) => id),
  };
}
