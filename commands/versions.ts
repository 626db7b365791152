import { kindLine, sourceLine, titleOf, titleText, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { bold, button, GAP, heading, join, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { emptyLibrary, resolveArticle } from '../src/chat/resolve-article.ts';
import type { Article, Passage } from '../src/corpus/article.ts';
import type { Library, Version } from '../src/library/library.ts';
import type { Block, Content, Inline, View } from '../src/view/view.ts';

const PAGE_SIZE = 5;

/** The other versions of an article and where their words differ, as an editor would mark them. */
export const versions: Command = {
  name: 'versions',
  aliases: ['版本', '异同', '異同', 'diff'],
  summary: { zh: '同一篇的不同版本，哪里不一样', en: 'Versions of an article and where they differ' },
  usage: { zh: '编号|序号|词', en: 'id|n|words' },
  examples: (library) => {
    const [article] = versioned(library);
    return article ? [`/versions ${article.id}`] : ['/versions'];
  },
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    if (rest === '') return listVersioned(page, chat, app);
    const { article } = resolveArticle(rest, chat, app, 'versions');
    return showVersions(article, page, chat, app);
  },
};

/** Newest articles that are looked through for versions. */
const LOOKED_THROUGH = 1000;

const versioned = (library: Library): Article[] =>
  library.latest(LOOKED_THROUGH).filter((article) => library.versions(article).length > 0);

function listVersioned(asked: number, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  if (library.size === 0) throw emptyLibrary(chat);
  const page = pageOf(versioned(library), asked, PAGE_SIZE);
  if (page.items.length === 0) {
    return {
      blocks: [line(say('最近的文章都只有一个版本。', 'Every article of late has one version only.'))],
      buttons: [[button(say.text('最新文章', 'Latest'), '/latest')]],
    };
  }
  return {
    blocks: [
      heading(say('有几个版本的文章', 'Articles with several versions')),
      ...page.items.flatMap((article, n) => [
        GAP,
        line(`${page.before + n + 1}. `, bold(titleOf(article))),
        line(
          ...join([
            sourceLine(article, library),
            say('{n} 个版本', '{n} versions', { n: library.versions(article).length + 1 }),
          ]),
        ),
      ]),
    ],
    buttons: [
      ...page.items.map((article, n) => [
        button(`${page.before + n + 1} ${titleText(article, 18)}`, `/versions ${article.id}`),
      ]),
      pageButtons(page, '/versions', chat),
    ],
    listed: versioned(library)
      .slice(0, page.before + page.items.length)
      .map(({ id }) => id),
  };
}

/** A place where two versions differ, with the version it is of. */
interface Place {
  readonly version: Version;
  /** As it is numbered above; the article itself is 1. */
  readonly number: number;
  readonly difference: Version['differences'][number];
}

function showVersions(article: Article, asked: number, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  const found = library.versions(article);
  if (found.length === 0) {
    return {
      blocks: [heading([titleOf(article)]), line(say('这一篇只有一个版本。', 'There is one version of this article.'))],
      buttons: [[button(say.text('全文', 'Text'), `/read ${article.id}`)]],
    };
  }
  const places = found.flatMap((version, n): Place[] =>
    version.differences.map((difference) => ({ version, number: n + 2, difference })),
  );
  const page = pageOf(places, asked, PAGE_SIZE);
  const mark = (number: number) => say.text('版本 {n}', 'Version {n}', { n: number });
  const blocks: Block[] = [
    heading([titleOf(article)]),
    line(`${mark(1)} · `, ...join([sourceLine(article, library), [{ type: 'code', text: article.source.file }]])),
    ...found.map((version, n) =>
      line(
        `${mark(n + 2)} · `,
        ...join([
          kindLine(version.article, chat),
          version.article.title === article.title ? undefined : [titleOf(version.article)],
          sourceLine(version.article, library),
          [{ type: 'code', text: version.article.source.file }],
        ]),
      ),
    ),
    line(
      ...(places.length > 0
        ? say(
            '{places} 处文字不同：上一行是版本 1，下一行是另一版。',
            `{places} ${places.length === 1 ? 'difference' : 'differences'}: version 1 above, the other below.`,
            { places: places.length },
          )
        : say('共有的文字一字不差。', 'Where they have the same passages, every word is the same.')),
    ),
  ];
  const slipNote = say('（此处疑误）', ' (looks like a slip)');
  for (const [n, { version, number, difference }] of page.items.entries()) {
    const { here, there, slip } = difference;
    blocks.push(
      GAP,
      line(`${page.before + n + 1}. `, ...inContext(article, here, 'strike'), ...(slip === 'here' ? slipNote : [])),
      line(
        found.length > 1 ? `${mark(number)}　` : '　',
        ...inContext(version.article, there, 'underline'),
        ...(slip === 'there' ? slipNote : []),
      ),
    );
  }
  return {
    blocks,
    buttons: [
      pageButtons(page, `/versions ${article.id}`, chat),
      [article, ...found.map((version) => version.article)]
        .slice(0, 4)
        .map(({ id }, n) => button(say.text('全文 {n}', 'Text {n}', { n: n + 1 }), `/read ${id}`)),
    ],
    listed: [article.id, ...found.map((version) => version.article.id)],
  };
}

/** Characters shown on either side of a difference. */
const CONTEXT = 12;

/** A place with some words around it, the place itself struck out or underlined. */
function inContext(article: Article, passage: Passage, type: 'strike' | 'underline'): Content {
  const text = article.paragraphs[passage.paragraph]?.text ?? '';
  const { paragraph, start, end } = passage;
  const from = Math.max(0, start - CONTEXT);
  const to = Math.min(text.length, end + CONTEXT);
  const part = (first: number, last: number): Inline[] =>
    first < last ? [verbatim(article, { paragraph, start: first, end: last })] : [];
  const changed = part(start, end);
  return [
    ...(from > 0 ? ['…'] : []),
    ...part(from, start),
    ...(changed.length > 0 ? [{ type, content: changed } as const] : ['∅']),
    ...part(end, to),
    ...(to < text.length ? ['…'] : []),
  ];
}
