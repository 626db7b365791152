import { articleList } from '../src/chat/article-list.ts';
import { fact, titleText, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { button, GAP, heading, join, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { reportsOf } from '../src/chat/reports.ts';
import { emptyLibrary, newestWhole, resolveArticle } from '../src/chat/resolve-article.ts';
import type { Article } from '../src/corpus/article.ts';
import type { Library } from '../src/library/library.ts';
import type { Content, View } from '../src/view/view.ts';

const PAGE_SIZE = 5;

/** The articles that tell the same event, first report first, with what each adds; without an argument, such events. */
export const story: Command = {
  name: 'story',
  aliases: ['事件', '同题', '同題'],
  summary: { zh: '同一事件的各篇报道', en: 'All reports of one event' },
  usage: { zh: '编号|序号|词', en: 'id|n|words' },
  examples: (library) => {
    const [told] = toldBySeveral(library);
    const article = told?.[0] ?? newestWhole(library);
    return article ? [`/story ${article.id}`] : [];
  },
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    if (rest === '') return listStories(page, chat, app);
    return showStory(resolveArticle(rest, chat, app, 'story').article, page, chat, app);
  },
};

/** Newest articles that are looked through for events told by several. */
const LOOKED_THROUGH = 100;

/** Reports of events that several articles tell, the newest event first. */
function toldBySeveral(library: Library): Article[][] {
  const known = new Set<Article>();
  const found: Article[][] = [];
  for (const article of library.latest(LOOKED_THROUGH)) {
    if (known.has(article)) continue;
    const reports = reportsOf(article, library);
    for (const report of reports) known.add(report);
    if (reports.length > 1) found.push(reports);
  }
  return found;
}

function listStories(asked: number, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  if (library.size === 0) throw emptyLibrary(chat);
  const stories = toldBySeveral(library);
  if (stories.length === 0) {
    return {
      blocks: [
        line(say('最近的文章各说各的事，没有几篇同报一件事的。', 'No event of late is told by more than one article.')),
      ],
      buttons: [[button(say.text('最新文章', 'Latest'), '/latest')]],
    };
  }
  const page = pageOf(stories, asked, PAGE_SIZE);
  const shown = articleList(
    page.items.map((reports) => ({
      article: reports[0]!,
      passage: firstSentence(reports[0]!, library),
      note: say('{n} 篇报道', '{n} reports', { n: reports.length }),
    })),
    page.before,
    library,
    chat,
  );
  return {
    blocks: [heading(say('几篇同报一件事', 'Events told by several articles')), ...shown.blocks],
    buttons: [
      ...page.items.map((reports, n) => [
        button(`${page.before + n + 1} ${titleText(reports[0]!, 18)}`, `/story ${reports[0]!.id}`),
      ]),
      pageButtons(page, '/story', chat),
    ],
    listed: stories.slice(0, page.before + page.items.length).map(([first]) => first!.id),
  };
}

function firstSentence(article: Article, library: Library): Content {
  const [first] = library.reading(article).summary;
  return first ? [verbatim(article, first)] : [];
}

function showStory(article: Article, asked: number, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  const reports = reportsOf(article, library);
  const additions = new Map(library.story(article).additions?.map((one) => [one.article, one.passages]));
  const page = pageOf(reports, asked, PAGE_SIZE);
  const shown = articleList(
    page.items.map((report, n) => {
      const [added] = page.before + n > 0 ? (additions.get(report) ?? []) : [];
      return added
        ? { article: report, passage: [verbatim(report, added)], note: say('补充了', 'adds') }
        : { article: report, passage: firstSentence(report, library) };
    }),
    page.before,
    library,
    chat,
  );
  const outlets = outletsOf(reports);
  return {
    blocks: [
      heading(
        reports.length > 1
          ? say('同一事件，{n} 篇报道', 'One event, {n} reports', { n: reports.length })
          : say('这件事只有一篇报道', 'One report of this event'),
      ),
      ...(outlets.length > 1 ? [line(...join(outlets, say.text('、', ', ')))] : []),
      ...(reports.length > 1 ? [] : [GAP]),
      ...shown.blocks.slice(reports.length > 1 ? 0 : 1),
    ],
    buttons: [...shown.buttons, pageButtons(page, `/story ${article.id}`, chat)],
    listed: reports.map(({ id }) => id),
  };
}

/** Outlets of the reports, each as its article names it. */
function outletsOf(reports: readonly Article[]): Content[] {
  const outlets = new Map<string, Content>();
  for (const report of reports) {
    const name = report.agency ?? report.source.name;
    if (name) outlets.set(name, [fact(report, name)]);
  }
  return [...outlets.values()];
}
