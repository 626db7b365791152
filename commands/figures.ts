import { articleButtons, fact, namedTitle, sourceLine, titleOf, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, GAP, heading, inRows, join, line } from '../src/chat/layout.ts';
import { type Page, pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { MOST_LISTED, namedByNumber, noSuchLine, shorten } from '../src/chat/resolve-article.ts';
import { nothingHeld, unreadNote } from '../src/chat/unread.ts';
import type { Article } from '../src/corpus/article.ts';
import type { Figure, FigureKind } from '../src/extract/reading.ts';
import type { FigureEntry } from '../src/library/library.ts';
import type { Block, Content, View } from '../src/view/view.ts';

const PAGE_SIZE = 6;

const ASKED_FOR: ReadonlySet<FigureKind> = new Set(['money', 'percent']);

/** Figures with unit, what they measure and their sentence, most important first. */
export const figures: Command = {
  name: 'figures',
  aliases: ['数字', '數字', '数据', '數據', 'figure', 'numbers'],
  summary: { zh: '多少，量的是什么', en: 'How much, and of what' },
  usage: { zh: '词|编号|序号', en: 'words|id|n' },
  examples: (library) => {
    const named = library.figures().filter(({ figure }) => figure.subject && figure.subject.length <= 12);
    // Money and shares are what most ask for.
    const asking = [...named.filter(({ figure }) => ASKED_FOR.has(figure.kind)), ...named];
    const asked = [...new Set(asking.map(({ figure }) => `/figures ${figure.subject}`))].slice(0, 2);
    return asked.length > 0 ? asked : ['/figures'];
  },
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    const found = findEntries(rest, chat, app);
    if (found.entries.length === 0) throw nothingFound(found, rest, chat, app);
    return showFigures(found, pageOf(found.entries, page, PAGE_SIZE), chat, app);
  },
};

/** What was found, and how it is asked for again. `article` where one article was asked. */
interface Found {
  readonly entries: readonly FigureEntry[];
  readonly article?: Article;
  /** As typed; nothing where all were asked for. */
  readonly asked: string;
  readonly commandLine: string;
}

function findEntries(asked: string, chat: Chat, app: App): Found {
  const { library } = app;
  const article = namedByNumber(asked, chat, app) ?? library.article(asked.toLowerCase());
  if (!article) {
    const entries = library.figures(asked === '' ? undefined : asked);
    return { entries, asked, commandLine: `/figures ${asked}`.trim() };
  }
  const entries = [...library.reading(article).figures]
    .sort((a, b) => b.importance - a.importance)
    .map((figure) => ({ figure, article, carriers: [{ article, figure }], differing: [] }));
  return { entries, article, asked, commandLine: `/figures ${article.id}` };
}

function nothingFound({ article }: Found, asked: string, chat: Chat, app: App): UserError {
  const { say } = chat;
  if (article) {
    return new UserError(say.text('这一篇里没有数字。', 'There are no figures in this article.'), [
      articleButtons(article, app.library, chat, { except: 'figures' }),
    ]);
  }
  if (asked === '' || app.library.size === 0)
    return nothingHeld(say.text('库里的文章没有数字。', 'There are no figures in what is held.'), chat, app);
  const notListed = noSuchLine(asked, chat, 'figures');
  if (notListed) return notListed;
  const examples = figures.examples(app.library);
  return new UserError(
    say.text(
      '没有找到与“{asked}”有关的数字。换个说法，或看看这些：',
      'No figure about “{asked}”. Try other words, or one of these:',
      { asked: shorten(asked) },
    ),
    [
      ...examples.map((example) => [button(example, example)]),
      [button(say.text('在文章里搜', 'Search the articles'), `/search ${asked}`)],
    ],
  );
}

function showFigures(
  { article: only, entries, asked, commandLine }: Found,
  page: Page<FigureEntry>,
  chat: Chat,
  app: App,
): View {
  const { say } = chat;
  const n = entries.length;
  const subject: Content = only ? [titleOf(only)] : asked === '' ? [] : [shorten(asked)];
  const top: Block[] = [
    heading(
      subject.length > 0
        ? [...say('数字 · ', 'Figures · '), ...subject, ...say('（{n} 个）', ' ({n})', { n })]
        : say('数字（{n} 个）', 'Figures ({n})', { n }),
    ),
    ...(only ? [line(...sourceLine(only, app.library))] : []),
  ];
  const note = asked === '' ? unreadNote(chat, app) : [];
  return {
    blocks: [...top, ...figureBlocks(page, only !== undefined, chat, app), ...note],
    rich: [...top, figureTable(page, chat, app), ...note],
    buttons: [
      ...inRows(
        page.items.map(({ figure, article }, at) =>
          button(
            say.text('原文 {n}', 'Text {n}', { n: page.before + at + 1 }),
            `/read ${article.id} 段:${figure.passages[0]?.paragraph ?? 0}`,
          ),
        ),
        3,
      ),
      pageButtons(page, commandLine, chat),
      ...(only ? [articleButtons(only, app.library, chat, { except: 'figures' })] : []),
    ],
    // Numbers run on over the pages, and so does what they mean.
    listed: entries.slice(0, Math.min(page.before + page.items.length, MOST_LISTED)).map(({ article }) => article.id),
  };
}

/** The same as rows: how much, of what, where it stands; other values for the same thing right below. */
function figureTable(page: Page<FigureEntry>, { say }: Chat, app: App): Block {
  const row = (
    mark: string,
    { article, figure }: { readonly article: Article; readonly figure: Figure },
  ): Content[] => [
    [mark],
    [bold(...words(article, figure))],
    join([
      figure.subject ? [fact(article, figure.subject)] : undefined,
      figure.period ? [fact(article, figure.period)] : undefined,
    ]),
    join([namedTitle(article), sourceLine(article, app.library)]),
  ];
  return {
    type: 'table',
    header: [[''], say('多少', 'How much'), say('什么', 'Of what'), say('出处', 'Source')],
    rows: page.items.flatMap((entry, n) => [
      row(`${page.before + n + 1}`, entry),
      ...entry.differing.slice(0, 3).map((other) => row('≠', other)),
    ]),
  };
}

const words = (article: Article, figure: Figure): Content =>
  figure.passages.map((passage) => verbatim(article, passage));

/** Figures that stand in one sentence, one after the other on the page: it is shown once, under all of them. */
function figureBlocks(page: Page<FigureEntry>, isOneArticle: boolean, chat: Chat, app: App): Block[] {
  const blocks: Block[] = [];
  for (const [n, entry] of page.items.entries()) {
    const previous = page.items[n - 1];
    const next = page.items[n + 1];
    const isFirst = !previous || !isSameSentence(previous, entry);
    if (isFirst) blocks.push(GAP);
    blocks.push(figureLine(entry, page.before + n + 1), ...otherValues(entry, chat, app));
    if (next && isSameSentence(entry, next)) continue;
    const together = page.items.slice(0, n + 1).filter((other) => isSameSentence(other, entry));
    blocks.push(sentenceOf(entry, together, isOneArticle, chat, app));
  }
  return blocks;
}

function isSameSentence(one: FigureEntry, other: FigureEntry): boolean {
  const [a, b] = [one.figure.sentence, other.figure.sentence];
  return one.article === other.article && a.paragraph === b.paragraph && a.start === b.start && a.end === b.end;
}

function figureLine({ figure, article }: FigureEntry, number: number): Block {
  return line(
    `${number}. `,
    bold(...words(article, figure)),
    ...(figure.subject ? ['　', fact(article, figure.subject)] : []),
    ...(figure.period ? [' · ', fact(article, figure.period)] : []),
  );
}

/** Other values that other articles give for the same thing. */
function otherValues({ differing }: FigureEntry, { say }: Chat, app: App): Block[] {
  return differing
    .slice(0, 3)
    .map((other) =>
      line(
        ...say('　另一说：', '　elsewhere: '),
        bold(...words(other.article, other.figure)),
        '　',
        ...join([namedTitle(other.article), sourceLine(other.article, app.library)]),
      ),
    );
}

/** The sentence of figures, each marked; with its source, where it is not said above. */
function sentenceOf(
  { figure, article, carriers }: FigureEntry,
  together: readonly FigureEntry[],
  isOneArticle: boolean,
  { say }: Chat,
  app: App,
): Block {
  const { sentence } = figure;
  const marks = together
    .flatMap((entry) => entry.figure.passages)
    .filter(({ paragraph }) => paragraph === sentence.paragraph)
    .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }))
    .filter(({ start, end }) => start >= 0 && end <= sentence.end - sentence.start)
    .sort((a, b) => a.start - b.start);
  const by = isOneArticle
    ? []
    : join([
        namedTitle(article),
        sourceLine(article, app.library),
        carriers.length > 1 ? say('共 {n} 篇', 'in {n} articles', { n: carriers.length }) : undefined,
      ]);
  return { type: 'quotation', content: [verbatim(article, sentence, marks)], ...(by.length > 0 ? { by } : {}) };
}
