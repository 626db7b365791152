import { articleList } from '../src/chat/article-list.ts';
import { verbatim } from '../src/chat/article-view.ts';
import type { Command } from '../src/chat/command.ts';
import { heading } from '../src/chat/layout.ts';
import { pageButtons, takePage } from '../src/chat/paging.ts';
import { emptyLibrary } from '../src/chat/resolve-article.ts';

const PAGE_SIZE = 5;

/** Newest articles, with one sentence each. */
export const latest: Command = {
  name: 'latest',
  aliases: ['最新', '新闻', '新聞', 'news'],
  summary: { zh: '最新文章，各引一句', en: 'Newest articles, one sentence each' },
  usage: { zh: '', en: '' },
  examples: () => ['/latest'],
  run: (args, chat, app) => {
    const { library } = app;
    const asked = takePage(args).page;
    const total = library.latest(Number.POSITIVE_INFINITY).length;
    if (total === 0) throw emptyLibrary(chat);
    const pages = Math.ceil(total / PAGE_SIZE);
    const number = Math.min(asked, pages);
    const before = (number - 1) * PAGE_SIZE;
    const articles = library.latest(PAGE_SIZE, before);
    const shown = articleList(
      articles.map((article) => {
        const [first] = library.reading(article).summary;
        return { article, passage: first ? [verbatim(article, first)] : [] };
      }),
      before,
      library,
      chat,
    );
    return {
      blocks: [heading(chat.say('最新文章（共 {n} 篇）', 'Latest ({n} articles)', { n: total })), ...shown.blocks],
      buttons: [...shown.buttons, pageButtons({ number, pages }, '/latest', chat)],
      listed: library.latest(before + PAGE_SIZE).map(({ id }) => id),
    };
  },
};
