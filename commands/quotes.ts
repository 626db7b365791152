import {
  articleButtons,
  cutLabel,
  fact,
  namedTitle,
  sourceLine,
  speakerLine,
  titleOf,
  verbatim,
} from '../src/chat/article-view.ts';
import { citedQuote } from '../src/chat/citation.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { differingSpan, partOf } from '../src/chat/differing-part.ts';
import { UserError } from '../src/chat/errors.ts';
import { button, GAP, heading, inRows, italic, join, line } from '../src/chat/layout.ts';
import { type Page, pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { MOST_LISTED, namedByNumber, noSuchLine, shorten } from '../src/chat/resolve-article.ts';
import { saidBy } from '../src/chat/said-by.ts';
import { nothingHeld, unreadNote } from '../src/chat/unread.ts';
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
    const found = findEntries(rest, chat, app);
    if (found.entries.length === 0) throw nothingFound(found, rest, chat, app);
    const most = rest === '' ? IN_A_ROW : Number.POSITIVE_INFINITY;
    const own = found.entries.slice(0, found.own);
    const entries = [...groupBySpeaker(own, most), ...groupBySpeaker(found.entries.slice(found.own), most)];
    return showQuotes({ ...found, entries }, pageOf(entries, page, PAGE_SIZE), chat, app);
  },
};

/** What was found, and how it is asked for again. `article` where one article was asked. */
interface Found {
  /** How many of the entries, from the first, are of whom was asked for; the others speak of them. 0 where nobody was. */
  readonly own: number;
  readonly entries: readonly QuoteEntry[];
  readonly article?: Article;
  /** As typed; nothing where all were asked for. */
  readonly asked: string;
  readonly commandLine: string;
}

/** Entries for an article named by id or number, else for a speaker or words. */
function findEntries(asked: string, chat: Chat, app: App): Found {
  const { library } = app;
  const article = namedByNumber(asked, chat, app) ?? library.article(asked.toLowerCase());
  if (!article && asked === '') return { entries: library.quotes(), own: 0, asked, commandLine: '/quotes' };
  if (!article) {
    const { own, others } = saidBy(asked, library);
    return { entries: [...own, ...others], own: own.length, asked, commandLine: `/quotes ${asked}` };
  }
  const entries = library.reading(article).quotes.map((quote) => ({ quote, article, carriers: [{ article, quote }] }));
  return { entries, own: 0, article, asked, commandLine: `/quotes ${article.id}` };
}

/** Quotations of one speaker shown in a row where nobody was asked for: the next ones come after everybody's first. */
const IN_A_ROW = 2;

/** Quotations of one speaker together, speakers in the order in which they come up; `most` of each in a round. */
function groupBySpeaker(entries: readonly QuoteEntry[], most: number): QuoteEntry[] {
  const groups = new Map<string, QuoteEntry[]>();
  for (const entry of entries) {
    const speaker = entry.quote.speaker ?? '';
    const group = groups.get(speaker);
    if (group) group.push(entry);
    else groups.set(speaker, [entry]);
  }
  const rounds: QuoteEntry[][] = [];
  for (const group of groups.values()) {
    for (const [n, entry] of group.entries()) {
      const round = Math.floor(n / most);
      const shown = rounds[round];
      if (shown) shown.push(entry);
      else rounds[round] = [entry];
    }
  }
  return rounds.flat();
}

function nothingFound({ article }: Found, asked: string, chat: Chat, app: App): UserError {
  const { say } = chat;
  if (article) {
    return new UserError(say.text('这一篇里没有引语。', 'Nobody is quoted in this article.'), [
      articleButtons(article, app.library, chat, { except: 'quotes' }),
    ]);
  }
  if (asked === '' || app.library.size === 0)
    return nothingHeld(say.text('库里的文章没有引语。', 'Nobody is quoted in what is held.'), chat, app);
  const notListed = noSuchLine(asked, chat, 'quotes');
  if (notListed) return notListed;
  const people = app.library.people().slice(0, 6);
  const buttons = inRows(
    people.map(({ name }) => button(cutLabel(name, 12), `/quotes ${name}`)),
    2,
  );
  const said = { asked: shorten(asked) };
  return new UserError(
    people.length > 0
      ? say.text(
          '没有找到“{asked}”说的话，也没有含这个词的引语。引用过的有：',
          'Nobody called “{asked}” is quoted, and no quotation has these words. Who is quoted:',
          said,
        )
      : say.text(
          '没有找到“{asked}”说的话，也没有含这个词的引语。',
          'Nobody called “{asked}” is quoted, and no quotation has these words.',
          said,
        ),
    [...buttons, [button(say.text('在文章里搜', 'Search the articles'), `/search ${asked}`)]],
  );
}

function showQuotes(
  { article: only, entries, own, asked, commandLine }: Found,
  page: Page<QuoteEntry>,
  chat: Chat,
  app: App,
): View {
  const { say } = chat;
  const n = own > 0 ? own : entries.length;
  const about = own > 0 ? entries.length - own : 0;
  const subject: Content = only ? [titleOf(only)] : asked === '' ? [] : [shorten(asked)];
  const blocks: Block[] = [
    heading(
      subject.length > 0
        ? [
            ...say('引语 · ', 'Quotes · '),
            ...subject,
            ...(about > 0
              ? say('（{n} 条，另有 {about} 条提到）', ' ({n}, and {about} by others)', { n, about })
              : say('（{n} 条）', ' ({n})', { n })),
          ]
        : say('引语（{n} 条）', 'Quotes ({n})', { n }),
    ),
    ...(only ? [line(...sourceLine(only, app.library))] : []),
  ];
  let speaker: string | undefined;
  for (const [at, entry] of page.items.entries()) {
    const { quote, article } = entry;
    if (own > 0 && page.before + at === Math.max(own, page.before))
      blocks.push(
        GAP,
        line(italic(...say('别人的话，提到“{asked}”：', 'Others, of “{asked}”:', { asked: shorten(asked) }))),
      );
    if (at === 0 || quote.speaker !== speaker) blocks.push(GAP, line(...speakerLine(quote, article, chat)));
    speaker = quote.speaker;
    blocks.push(quotation(entry, page.before + at + 1, only !== undefined, chat, app));
  }
  const number = (at: number) => ({ n: page.before + at + 1 });
  return {
    blocks: [...blocks, ...(asked === '' ? unreadNote(chat, app) : [])],
    buttons: [
      page.items.map(({ quote, article }, at) =>
        button(
          say.text('原文 {n}', 'Text {n}', number(at)),
          `/read ${article.id} 段:${quote.passages[0]?.paragraph ?? 0}`,
        ),
      ),
      page.items.map(({ quote, article }, at) => ({
        label: say.text('复制 {n}', 'Copy {n}', number(at)),
        action: { type: 'copy' as const, text: citedQuote(quote, article, app.library) },
      })),
      pageButtons(page, commandLine, chat),
      ...(only ? [articleButtons(only, app.library, chat, { except: 'quotes' })] : []),
    ],
    // Numbers run on over the pages, and so does what they mean.
    listed: entries.slice(0, Math.min(page.before + page.items.length, MOST_LISTED)).map(({ article }) => article.id),
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

function quotation(
  { quote, article, carriers }: QuoteEntry,
  number: number,
  isOneArticle: boolean,
  chat: Chat,
  app: App,
): Block {
  const { say } = chat;
  const words: Content = quote.passages.map((passage) => verbatim(article, passage));
  const kind = kindOf(quote, chat);
  const differing = carriers.find((carrier) => carrier.quote.text !== quote.text);
  const cue = quote.cue
    ? [fact(article, quote.cue), ...(kind ? say('（{kind}）', ' ({kind})', { kind }) : [])]
    : kind
      ? [kind]
      : undefined;
  const facts = join([
    cue,
    isOneArticle ? undefined : [place(quote, article)],
    isOneArticle ? undefined : sourceLine(article, app.library),
    carriers.length > 1 ? say('共 {n} 篇引用', 'in {n} articles', { n: carriers.length }) : undefined,
    differing
      ? [
          ...say('另作：', 'elsewhere: '),
          ...partOf(differing.article, differing.quote.passages, differingSpan(quote.text, differing.quote.text)),
        ]
      : undefined,
  ]);
  return {
    type: 'quotation',
    content: quote.kind === 'direct' ? ['“', ...words, '”'] : words,
    ...(quote.text.length > LONG ? { expandable: true } : {}),
    by: [`${number}. `, ...facts],
  };
}

function kindOf({ kind }: Quote, { say }: Chat): string | undefined {
  switch (kind) {
    case 'indirect':
      return say.text('转述', 'reported');
    case 'document':
      return say.text('文件', 'document');
    case 'proverb':
      return say.text('俗语', 'saying');
    case 'direct':
      return undefined;
  }
}
