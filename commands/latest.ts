import { articleList } from '../src/chat/article-list.ts';
import { isWhole, verbatim } from '../src/chat/article-view.ts';
import type { Command } from '../src/chat/command.ts';
import { heading, italic } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { emptyLibrary, MOST_LISTED } from '../src/chat/resolve-article.ts';
import type { Library } from '../src/library/library.ts';

const PAGE_SIZE = 5;

/** Newest articles, with one sentence each; pieces without a title or a beginning stand behind them. */
export const latest: Command = {
  name: 'latest',
  aliases: ['最新', '新闻', '新聞', 'news'],
  summary: { zh: '最新文章，各引一句', en: 'Newest articles, one sentence each' },
  usage: { zh: '', en: '' },
  examples: () => ['/latest'],
  run: (args, chat, app) => {
    const { library } = app;
    const { say } = chat;
    const { articles, whole } = wholeFirst(library);
    if (articles.length === 0) throw emptyLibrary(chat);
    const page = pageOf(articles, takePage(args).page, PAGE_SIZE);
    const shown = articleList(
      page.items.map((article, n) => {
        const [first] = library.reading(article).summary;
        // Again on each page of them, since a page is read alone.
        const isFirstPiece = page.before + n === whole || (n === 0 && page.before > whole);
        return {
          article,
          passage: first ? [verbatim(article, first)] : [],
          ...(isFirstPiece && whole > 0
            ? { over: [italic(...say('以下没有标题，或只是一部分', 'Below: without a title, or parts only'))] }
            : {}),
        };
      }),
      page.before,
      library,
      chat,
    );
    return {
      blocks: [
        heading(
          say('最新文章（共 {n} 篇）', articles.length === 1 ? 'Latest (1 article)' : 'Latest ({n} articles)', {
            n: articles.length,
          }),
        ),
        ...shown.blocks,
      ],
      buttons: [...shown.buttons, pageButtons(page, '/latest', chat)],
      listed: articles.slice(0, Math.min(page.before + PAGE_SIZE, MOST_LISTED)).map(({ id }) => id),
    };
  },
};

/** All that is listed, newest first; `whole` of them are articles, the rest pieces. */
function wholeFirst(library: Library) {
  const all = library.latest(Number.POSITIVE_INFINITY);
  const articles = all.filter(isWhole);
  return { articles: [...articles, ...all.filter((article) => !isWhole(article))], whole: articles.length };
}
