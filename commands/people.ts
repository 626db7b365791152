import { cutLabel, fact, sourceLine, titleOf } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, GAP, heading, inRows, join, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import { saidBy } from '../src/chat/said-by.ts';
import { nothingHeld, unreadNote } from '../src/chat/unread.ts';
import type { Library, PersonEntry } from '../src/library/library.ts';
import type { Block, Button, Content, Inline, View } from '../src/view/view.ts';

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

/** How often somebody is quoted, versions and reprints counted, and in how many articles they stand. */
function counts(entry: PersonEntry, { say }: Chat): Content {
  const { quotes, articles } = entry;
  return say(
    '被引 {quotes} 次 · 见于 {articles} 篇',
    `quoted ${quotes === 1 ? 'once' : '{quotes} times'} · {articles} ${articles.length === 1 ? 'article' : 'articles'}`,
    { quotes, articles: articles.length },
  );
}

const personButton = (name: string): Button => button(cutLabel(name, 12), `/people ${name}`);

function listPeople(asked: number, chat: Chat, app: App): View {
  const { say } = chat;
  const page = pageOf(app.library.people(), asked, PAGE_SIZE);
  if (page.items.length === 0) throw nobody(chat, app);
  const blocks: Block[] = [heading(say('谁说话最多', 'Who speaks most'))];
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
    blocks: [...blocks, ...unreadNote(chat, app)],
    buttons: [
      ...inRows(
        page.items.map(({ name }) => personButton(name)),
        2,
      ),
      pageButtons(page, '/people', chat),
    ],
  };
}

const nobody = (chat: Chat, app: App): UserError =>
  nothingHeld(chat.say.text('库里的文章没有引用谁的话。', 'Nobody is quoted in what is held.'), chat, app);

const titles = (entry: PersonEntry, most: number): Inline[] =>
  entry.titles.slice(0, most).flatMap((title, n) => [n > 0 ? '；' : '', printed(entry, title)]);

/** Three digits at most, as in other lists. */
const LINE = /^#?(\d{1,3})$/;

/** Those whom a name fits; of a number, the one on that line of the list. */
function findPeople(asked: string, library: Library): readonly PersonEntry[] {
  const number = LINE.exec(asked.normalize('NFKC'));
  return number ? library.people().slice(Number(number[1]) - 1, Number(number[1])) : library.people(asked);
}

/** Articles shown on a card. */
const ARTICLES = 3;

function showPerson(name: string, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  const [entry, ...others] = findPeople(name, library);
  if (!entry) throw notQuoted(name, chat, app);
  const articles = entry.articles.slice(0, ARTICLES);
  const spoken = library.search(`人:${entry.name}`, { limit: 1 }).total;
  const said = saidBy(entry.name, library).own.length;
  const between = say.text('、', ', ');
  return {
    blocks: [
      heading([nameOf(entry)]),
      ...(entry.titles.length > 0 ? [line(...titles(entry, 5))] : []),
      ...(entry.aliases.length > 0
        ? [
            line(
              say('也称：', 'Also: '),
              ...join(
                entry.aliases.map((alias) => [printed(entry, alias)]),
                between,
              ),
            ),
          ]
        : []),
      line(...counts(entry, chat)),
      ...(entry.beside.length > 0
        ? [
            line(
              say('同篇还引了：', 'Quoted beside: '),
              ...join(
                entry.beside.slice(0, 5).map((other) => [printed(entry, other)]),
                between,
              ),
            ),
          ]
        : []),
      ...(others.length > 0
        ? [
            line(
              say('也可能是：', 'Or: '),
              ...join(
                others.slice(0, 3).map((other) => [nameOf(other)]),
                between,
              ),
            ),
          ]
        : []),
      ...(articles.length > 0 ? [GAP, line(say('见于', 'Appears in'))] : []),
      ...articles.map((article, n) => line(`${n + 1}. `, ...join([[titleOf(article)], sourceLine(article, library)]))),
    ],
    buttons: [
      [
        ...(said > 0 ? [button(say.text('引语 {n}', 'Quotes {n}', { n: said }), `/quotes ${entry.name}`)] : []),
        ...(spoken > 0
          ? [button(say.text('发言见 {n} 篇', 'Speaks in {n}', { n: spoken }), `/search 人:${entry.name}`)]
          : []),
      ],
      articles.map(({ id }, n) => button(say.text('全文 {n}', 'Text {n}', { n: n + 1 }), `/read ${id}`)),
      ...inRows([...entry.beside.slice(0, 4), ...others.slice(0, 2).map((other) => other.name)].map(personButton), 2),
    ],
    listed: articles.map(({ id }) => id),
  };
}

function notQuoted(name: string, chat: Chat, app: App): UserError {
  const { say } = chat;
  const people = app.library.people().slice(0, 6);
  if (people.length === 0) return nobody(chat, app);
  return new UserError(
    say.text('文章里没有引用过“{name}”。引用过的有：', 'Nobody called “{name}” is quoted. Who is:', {
      name: shorten(name),
    }),
    [
      ...inRows(
        people.map((person) => personButton(person.name)),
        2,
      ),
      [button(say.text('在文章里搜', 'Search the articles'), `/search ${name}`)],
    ],
  );
}
