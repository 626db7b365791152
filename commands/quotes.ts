import { fact, namedTitle, sourceLine, speakerLine, titleOf, verbatim } from '../src/chat/article-view.ts';
import { citedQuote } from '../src/chat/citation.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { button, GAP, heading, join, line } from '../src/chat/layout.ts';
import { type Page, pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import type { Article } from '../src/corpus/article.ts';
import type { Quote } from '../src/extract/reading.ts';
import type { QuoteEntry } from '../src/library/library.ts';
import type { Block, Content, Inline, View } from '../src/view/view.ts';

const PAGE_SIZE = 5;

/** Quotations with speaker, office, cue, source and date, grouped by speaker. */
export const quotes: Command = {
  name: 'quotes',
  aliases: ['引语', '引語', '谁说', '誰說', 'quote', 'said'],
  summary: { zh: '谁说了什么，是什么身份', en: 'Who said what, in which office' },
  usage: { zh: '人名|词|编号|序号', en: 'name|words|id|n' },
  examples: (library) =>
    library
      .people()
      .slice(0, 2)
      .map(({ name }) => `/quotes ${name}`),
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    const { entries, subject, commandLine } = findEntries(rest, chat, app);
    if (entries.length === 0) throw nothingFound(rest, chat, app);
    return showQuotes(
      pageOf(groupBySpeaker(entries), page, PAGE_SIZE),
      entries.length,
      subject,
      commandLine,
      chat,
      app,
    );
  },
};

/** Entries for an article named by id or number, else for a speaker or words. */
function findEntries(
  asked: string,
  chat: Chat,
  app: App,
): { entries: readonly QuoteEntry[]; subject: Content; commandLine: string } {
  const { library } = app;
  const listed = /^\d{1,3}$/.test(asked) ? chat.record.listed?.[Number(asked) - 1] : undefined;
  const article = library.article(listed ?? asked.toLowerCase());
  if (article) {
    const entries = library
      .reading(article)
      .quotes.map((quote) => ({ quote, article, carriers: [{ article, quote }] }));
    return { entries, subject: [titleOf(article)], commandLine: `/quotes ${article.id}` };
  }
  return {
    entries: library.quotes(asked === '' ? undefined : asked),
    subject: asked === '' ? [] : [shorten(asked)],
    commandLine: `/quotes ${asked}`.trim(),
  };
}

/** Keeps the order in which speakers come up; within one, the order found. */
function groupBySpeaker(entries: readonly QuoteEntry[]): QuoteEntry[] {
  const groups = new Map<string, QuoteEntry[]>();
  for (const entry of entries) {
    const speaker = entry.quote.speaker ?? '';
    const group = groups.get(speaker);
    if (group) group.push(entry);
    else groups.set(speaker, [entry]);
  }
  return [...groups.values()].flat();
}

function nothingFound(asked: string, chat: Chat, app: App): UserError {
  const { say } = chat;
  const people = app.library.people().slice(0, 6);
  const buttons = people.map(({ name, quotes: n }) => [button(`${name} ${n}`, `/quotes ${name}`)]);
  if (asked === '') return new UserError(say.text('库里还没有引语。', 'No quotations are held yet.'));
  return new UserError(
    say.text(
      '没有找到“{asked}”的话，也没有含这个词的引语。文中有人说话的：',
      'Nobody called “{asked}” is quoted, and no quotation has these words. Who is quoted:',
      { asked: shorten(asked) },
    ),
    buttons,
  );
}

function showQuotes(
  page: Page<QuoteEntry>,
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
        ? [...say('引语 · ', 'Quotes · '), ...subject, ...say('（{n} 条）', ' ({n})', { n: total })]
        : say('引语（{n} 条）', 'Quotes ({n})', { n: total }),
    ),
  ];
  let speaker: string | undefined;
  for (const [n, entry] of page.items.entries()) {
    const { quote, article } = entry;
    if (n === 0 || quote.speaker !== speaker) blocks.push(GAP, line(...speakerLine(quote, article, chat)));
    speaker = quote.speaker;
    blocks.push(quotation(entry, page.before + n + 1, chat, app));
  }
  return {
    blocks,
    buttons: [
      page.items.map(({ quote, article }, n) =>
        button(`${page.before + n + 1}`, `/read ${article.id} 段:${quote.passages[0]?.paragraph ?? 0}`),
      ),
      page.items.map(({ quote, article }, n) => ({
        label: say.text('复制 {n}', 'Copy {n}', { n: page.before + n + 1 }),
        action: { type: 'copy' as const, text: citedQuote(quote, article, app.library) },
      })),
      pageButtons(page, commandLine, chat),
    ],
    listed: page.items.map(({ article }) => article.id),
  };
}

/** The title as a link to the paragraph: whoever gets it opens the quotation where it stands. */
function place(quote: Quote, article: Article): Inline {
  return {
    type: 'command',
    line: `/read ${article.id} 段:${quote.passages[0]?.paragraph ?? 0}`,
    content: namedTitle(article),
  };
}

/** Words longer than this are folded up until the reader opens them. */
const LONG = 200;

function quotation({ quote, article, carriers }: QuoteEntry, number: number, chat: Chat, app: App): Block {
  const { say } = chat;
  const words: Content = quote.passages.map((passage) => verbatim(article, passage));
  const isDirect = quote.kind === 'direct';
  const kind =
    quote.kind === 'indirect'
      ? say('转述', 'reported')
      : quote.kind === 'document'
        ? say('文件', 'document')
        : quote.kind === 'proverb'
          ? say('俗语', 'saying')
          : undefined;
  const differing = carriers.find((carrier) => carrier.quote.text !== quote.text);
  return {
    type: 'quotation',
    content: isDirect ? ['“', ...words, '”'] : words,
    ...(quote.text.length > LONG ? { expandable: true } : {}),
    by: join([
      [`${number}`],
      quote.cue ? [fact(article, quote.cue), ...(kind ? ['（', ...kind, '）'] : [])] : kind,
      [place(quote, article)],
      sourceLine(article, app.library),
      carriers.length > 1 ? say('共 {n} 篇引用', 'in {n} articles', { n: carriers.length }) : undefined,
      differing
        ? say('另作：{words}', 'elsewhere: {words}', { words: fact(differing.article, differing.quote.text) })
        : undefined,
    ]),
  };
}
