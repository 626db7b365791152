import { fact, namedTitle, sourceLine, titleOf, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, GAP, heading, join, line } from '../src/chat/layout.ts';
import { type Page, pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import type { Article } from '../src/corpus/article.ts';
import type { Figure } from '../src/extract/reading.ts';
import type { FigureEntry } from '../src/library/library.ts';
import type { Block, Content, View } from '../src/view/view.ts';

const PAGE_SIZE = 6;

/** Figures with unit, what they measure and their sentence, most important first. */
export const figures: Command = {
  name: 'figures',
  aliases: ['数字', '數字', '数据', '數據', 'figure', 'numbers'],
  summary: { zh: '多少，量的是什么', en: 'How much, and of what' },
  usage: { zh: '词|编号|序号', en: 'words|id|n' },
  examples: (library) => {
    const subjects = library
      .figures()
      .flatMap(({ figure }) => (figure.subject && figure.subject.length <= 12 ? [figure.subject] : []));
    return [...new Set(subjects)].slice(0, 2).map((subject) => `/figures ${subject}`);
  },
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    const { entries, subject, commandLine } = findEntries(rest, chat, app);
    if (entries.length === 0) throw nothingFound(rest, chat, app);
    return showFigures(pageOf(entries, page, PAGE_SIZE), entries.length, subject, commandLine, chat, app);
  },
};

function findEntries(
  asked: string,
  chat: Chat,
  app: App,
): { entries: readonly FigureEntry[]; subject: Content; commandLine: string } {
  const { library } = app;
  const listed = /^\d{1,3}$/.test(asked) ? chat.record.listed?.[Number(asked) - 1] : undefined;
  const article = library.article(listed ?? asked.toLowerCase());
  if (!article) {
    return {
      entries: library.figures(asked === '' ? undefined : asked),
      subject: asked === '' ? [] : [shorten(asked)],
      commandLine: `/figures ${asked}`.trim(),
    };
  }
  const entries = [...library.reading(article).figures]
    .sort((a, b) => b.importance - a.importance)
    .map((figure) => ({ figure, article, carriers: [{ article, figure }], differing: [] }));
  return { entries, subject: [titleOf(article)], commandLine: `/figures ${article.id}` };
}

function nothingFound(asked: string, chat: Chat, app: App): UserError {
  const { say } = chat;
  if (asked === '') return new UserError(say.text('库里还没有数字。', 'No figures are held yet.'));
  const examples = figures.examples(app.library);
  return new UserError(
    say.text(
      '没有找到与“{asked}”有关的数字。可以换个说法，或看下面这些。',
      'No figure about “{asked}”. Try other words, or one of these.',
      { asked: shorten(asked) },
    ),
    examples.map((example) => [button(example, example)]),
  );
}

function showFigures(
  page: Page<FigureEntry>,
  total: number,
  subject: Content,
  commandLine: string,
  chat: Chat,
  app: App,
): View {
  const { say } = chat;
  const blocks: Block[] = [
    heading(
      subject.length > 0
        ? [...say('数字 · ', 'Figures · '), ...subject, ...say('（{n} 个）', ' ({n})', { n: total })]
        : say('数字（{n} 个）', 'Figures ({n})', { n: total }),
    ),
  ];
  for (const [n, entry] of page.items.entries())
    blocks.push(GAP, ...figureBlocks(entry, page.before + n + 1, chat, app));
  return {
    blocks,
    rich: [blocks[0]!, figureTable(page, chat, app)],
    buttons: [
      page.items.map(({ figure, article }, n) =>
        button(`${page.before + n + 1}`, `/read ${article.id} 段:${figure.passages[0]?.paragraph ?? 0}`),
      ),
      pageButtons(page, commandLine, chat),
    ],
    listed: page.items.map(({ article }) => article.id),
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

function figureBlocks(
  { figure, article, carriers, differing }: FigureEntry,
  number: number,
  chat: Chat,
  app: App,
): Block[] {
  const { say } = chat;
  const { passages, sentence } = figure;
  const marks = passages
    .filter(({ paragraph }) => paragraph === sentence.paragraph)
    .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }))
    .filter(({ start, end }) => start >= 0 && end <= sentence.end - sentence.start);
  return [
    line(
      `${number}. `,
      bold(...words(article, figure)),
      ...(figure.subject ? ['　', fact(article, figure.subject)] : []),
      ...(figure.period ? ['（', fact(article, figure.period), '）'] : []),
    ),
    {
      type: 'quotation',
      content: [verbatim(article, sentence, marks)],
      by: join([
        namedTitle(article),
        sourceLine(article, app.library),
        carriers.length > 1 ? say('共 {n} 篇', 'in {n} articles', { n: carriers.length }) : undefined,
      ]),
    },
    ...differing
      .slice(0, 3)
      .map((other) =>
        line(
          ...say('另一说：', 'Elsewhere: '),
          bold(...words(other.article, other.figure)),
          '　',
          ...join([namedTitle(other.article), sourceLine(other.article, app.library)]),
        ),
      ),
  ];
}
