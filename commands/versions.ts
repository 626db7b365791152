import { sourceLine, titleOf, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { button, GAP, heading, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { resolveArticle } from '../src/chat/resolve-article.ts';
import type { Article, Passage } from '../src/corpus/article.ts';
import type { Version } from '../src/library/library.ts';
import type { Block, Content, Inline, View } from '../src/view/view.ts';

const PAGE_SIZE = 5;

/** The other versions of an article and where their words differ, as an editor would mark them. */
export const versions: Command = {
  name: 'versions',
  aliases: ['版本', '异同', '異同', 'diff'],
  summary: { zh: '同一篇的不同版本，哪里不一样', en: 'Versions of an article and where they differ' },
  usage: { zh: '编号|序号|词', en: 'id|n|words' },
  examples: (library) =>
    library
      .latest(Number.POSITIVE_INFINITY)
      .filter((article) => library.versions(article).length > 0)
      .slice(0, 1)
      .map(({ id }) => `/versions ${id}`),
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    const { article } = resolveArticle(rest, chat, app, 'versions');
    return showVersions(article, page, chat, app);
  },
};

/** A place where two versions differ, with the version it is of. */
interface Place {
  readonly version: Version;
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
  const places = found.flatMap((version): Place[] =>
    version.differences.map((difference) => ({ version, difference })),
  );
  const page = pageOf(places, asked, PAGE_SIZE);
  const blocks: Block[] = [
    heading([titleOf(article)]),
    line(
      ...say('另有 {n} 个版本，{places} 处不同', '{n} other versions, {places} differences', {
        n: found.length,
        places: places.length,
      }),
    ),
    ...found.map((version) => line('· ', titleOf(version.article), ' ', ...sourceLine(version.article, library))),
  ];
  for (const [n, { version, difference }] of page.items.entries()) {
    const slip = difference.slip === 'here' ? say('（此处疑误）', ' (looks like a slip)') : [];
    const otherSlip = difference.slip === 'there' ? say('（此处疑误）', ' (looks like a slip)') : [];
    blocks.push(
      GAP,
      line(`${page.before + n + 1}. `, ...inContext(article, difference.here, 'strike'), ...slip),
      line('　', ...inContext(version.article, difference.there, 'underline'), ...otherSlip),
    );
  }
  return {
    blocks,
    buttons: [
      pageButtons(page, `/versions ${article.id}`, chat),
      [
        button(say.text('全文', 'Text'), `/read ${article.id}`),
        ...found
          .slice(0, 3)
          .map((version, n) =>
            button(say.text('版本 {n}', 'Version {n}', { n: n + 2 }), `/read ${version.article.id}`),
          ),
      ],
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
