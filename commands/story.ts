import { articleList } from '../src/chat/article-list.ts';
import { verbatim } from '../src/chat/article-view.ts';
import type { Command } from '../src/chat/command.ts';
import { heading, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { resolveArticle } from '../src/chat/resolve-article.ts';

const PAGE_SIZE = 5;

/** The articles that tell the same event, first report first. */
export const story: Command = {
  name: 'story',
  aliases: ['事件', '同题', '同題'],
  summary: { zh: '同一事件的各篇报道', en: 'All reports of one event' },
  usage: { zh: '编号|序号|词', en: 'id|n|words' },
  examples: (library) => library.latest(1).map(({ id }) => `/story ${id}`),
  run: (args, chat, app) => {
    const { rest, page: asked } = takePage(args);
    const { article } = resolveArticle(rest, chat, app, 'story');
    const { library } = app;
    const { articles, outlets } = library.story(article);
    const page = pageOf(articles, asked, PAGE_SIZE);
    const shown = articleList(
      page.items.map((report) => {
        const [first] = library.reading(report).summary;
        return { article: report, passage: first ? [verbatim(report, first)] : [] };
      }),
      page.before,
      library,
      chat,
    );
    const { say } = chat;
    return {
      blocks: [
        heading(
          articles.length > 1
            ? say('同一事件，{n} 篇报道', 'One event, {n} reports', { n: articles.length })
            : say('这件事只有一篇报道', 'One report of this event'),
        ),
        ...(outlets.length > 1 ? [line(outlets.join('、'))] : []),
        ...shown.blocks,
      ],
      buttons: [...shown.buttons, pageButtons(page, `/story ${article.id}`, chat)],
      listed: articles.map(({ id }) => id),
    };
  },
};
