import { articleButtons, fact, fullSourceLine, titleOf, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { bold, button, GAP, heading, italic, line } from '../src/chat/layout.ts';
import { pageButtons, takePage } from '../src/chat/paging.ts';
import { reportsOf } from '../src/chat/reports.ts';
import { newestWhole, resolveArticle } from '../src/chat/resolve-article.ts';
import type { Article, Passage, Role } from '../src/corpus/article.ts';
import type { Library } from '../src/library/library.ts';
import { sentences } from '../src/text/sentences.ts';
import type { Block, Button, View } from '../src/view/view.ts';

/** Characters a page; a Telegram message takes 4096, a reader's screen about this. */
const PAGE_LENGTH = 1200;

/** The clean article, in pages that end with a sentence. */
export const read: Command = {
  name: 'read',
  aliases: ['全文', '原文', '读', '讀', 'text'],
  summary: { zh: '干净的全文，分页', en: 'The clean article, in pages' },
  usage: { zh: '编号|序号|词', en: 'id|n|words' },
  examples: (library) => [newestWhole(library)].flatMap((article) => (article ? [`/read ${article.id}`] : [])),
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    const { words, paragraph } = takeParagraph(rest);
    const { article } = resolveArticle(words, chat, app, 'read');
    return showPage(article, page, paragraph, chat, app);
  },
};

const PARAGRAPH = /(?:^|\s)(?:段|para)[:：](\d{1,6})(?=\s|$)/i;

/** Takes `段:5` (para:5, counted from 0 as in passages) out of the arguments: the page with that paragraph is shown. */
function takeParagraph(args: string): { readonly words: string; readonly paragraph?: number } {
  const match = PARAGRAPH.exec(args);
  if (!match) return { words: args };
  const words = `${args.slice(0, match.index)} ${args.slice(match.index + match[0].length)}`.trim();
  return { words, paragraph: Number(match[1]) };
}

/** A part of the text that is not cut: a heading, or sentences of one paragraph. */
interface Unit {
  readonly article: Article;
  readonly passage: Passage;
  readonly role: Role;
}

/** Roles that stand in the head of the message already. */
const IN_HEAD: ReadonlySet<Role> = new Set(['title', 'byline', 'marker']);

/** The text of an article and its continuations as units, in reading order. */
function unitsOf(article: Article): Unit[] {
  return article.paragraphs.flatMap(({ role, text }, paragraph) => {
    if (IN_HEAD.has(role)) return [];
    const whole: Unit = { article, role, passage: { paragraph, start: 0, end: text.length } };
    return text.length <= PAGE_LENGTH
      ? [whole]
      : groupSentences(text).map((span) => ({ ...whole, passage: { paragraph, ...span } }));
  });
}

/** Sentences of a long paragraph put together up to a page each. */
function groupSentences(text: string): { start: number; end: number }[] {
  const groups: { start: number; end: number }[] = [];
  for (const { start, end } of sentences(text)) {
    const last = groups.at(-1);
    if (last && end - last.start <= PAGE_LENGTH) last.end = end;
    else groups.push({ start, end });
  }
  return groups;
}

function pagesOf(units: readonly Unit[]): Unit[][] {
  const pages: Unit[][] = [];
  let length = 0;
  for (const unit of units) {
    const size = unit.passage.end - unit.passage.start;
    const page = pages.at(-1);
    if (!page || length + size > PAGE_LENGTH) {
      pages.push([unit]);
      length = size;
    } else {
      page.push(unit);
      length += size;
    }
  }
  // A heading alone at the foot of a page belongs to the next one.
  for (const [n, page] of pages.entries()) {
    const next = pages[n + 1];
    if (next && page.length > 1 && page.at(-1)!.role === 'heading') next.unshift(page.pop()!);
  }
  return pages;
}

/** The article with all that continues it on other pages. */
function chainOf(article: Article, library: Library): Article[] {
  const chain = [article];
  for (let next = library.continuation(article); next && !chain.includes(next); next = library.continuation(next))
    chain.push(next);
  return chain;
}

function showPage(article: Article, asked: number, paragraph: number | undefined, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  const pages = pagesOf(chainOf(article, library).flatMap(unitsOf));
  const holding = pages.findIndex((page) =>
    page.some((unit) => unit.article === article && unit.passage.paragraph === paragraph),
  );
  const number = paragraph !== undefined && holding >= 0 ? holding + 1 : Math.min(asked, Math.max(1, pages.length));
  const units = pages[number - 1] ?? [];
  const head = library.head(article);
  return {
    blocks: [
      heading([titleOf(article)]),
      ...(number === 1 ? firstLines(article, library, chat) : []),
      ...(head && number === 1 ? [line(say('上文见：', 'Continues '), titleOf(head))] : []),
      ...units.flatMap((unit, n) => [GAP, ...blocksOf(unit, units[n - 1], chat)]),
    ],
    buttons: [
      pageButtons({ number, pages: pages.length }, `/read ${article.id}`, chat),
      articleButtons(article, library, chat, { except: 'read' }),
      furtherButtons(article, head, library, chat),
    ],
    listed: [article.id],
  };
}

function firstLines(article: Article, library: Library, chat: Chat): Block[] {
  const subtitle =
    article.subtitle && !article.paragraphs.some(({ role }) => role === 'subtitle')
      ? [line(fact(article, article.subtitle))]
      : [];
  return [...subtitle, line(...fullSourceLine(article, library, chat))];
}

function blocksOf(unit: Unit, previous: Unit | undefined, chat: Chat): Block[] {
  const words = verbatim(unit.article, unit.passage);
  const joint: Block[] =
    previous && previous.article !== unit.article
      ? [
          line(
            italic(
              ...chat.say('续 {from}', 'Continued: {from}', {
                from: unit.article.continuedFrom ?? unit.article.source.file,
              }),
            ),
          ),
        ]
      : [];
  switch (unit.role) {
    case 'heading':
      return [...joint, heading([words], 2)];
    case 'subtitle':
      return [...joint, line(bold(words))];
    case 'body':
      return [...joint, line(words)];
    default:
      return [...joint, line(italic(words))];
  }
}

function furtherButtons(article: Article, head: Article | undefined, library: Library, chat: Chat): Button[] {
  const { say } = chat;
  const versions = library.versions(article).length;
  const reports = reportsOf(article, library).length;
  return [
    ...(head ? [button(say.text('上文', 'Beginning'), `/read ${head.id}`)] : []),
    ...(versions > 0
      ? [button(say.text('{n} 个版本', '{n} versions', { n: versions + 1 }), `/versions ${article.id}`)]
      : []),
    ...(reports > 1
      ? [button(say.text('同一事件 {n} 篇', '{n} reports', { n: reports }), `/story ${article.id}`)]
      : []),
  ];
}
