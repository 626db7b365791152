import { articleButtons, kindLine, sourceLine, titleOf, titleText, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { button, GAP, heading, join, line } from '../src/chat/layout.ts';
import { type Named, newestWhole, resolveArticle } from '../src/chat/resolve-article.ts';
import { summarize } from '../src/extract/summary.ts';
import { words as cutWords } from '../src/text/words.ts';
import type { View } from '../src/view/view.ts';

/** Three verbatim sentences in reading order, each leading to its paragraph. */
export const summary: Command = {
  name: 'summary',
  aliases: ['摘要', '总结', '總結', 'sum'],
  summary: { zh: '三句原文读懂一篇', en: 'An article in three of its own sentences' },
  usage: { zh: '编号|序号|词', en: 'id|n|words' },
  examples: (library) => [newestWhole(library)].flatMap((article) => (article ? [`/summary ${article.id}`] : [])),
  run: (args, chat, app) => showSummary(resolveArticle(args, chat, app, 'summary'), chat, app),
};

function showSummary({ article, others, words }: Named, chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  const reading = library.reading(article);
  const passages =
    words === undefined
      ? reading.summary
      : summarize(article, { ...reading, sentences: 3, about: cutWords(words).filter((word) => word.trim() !== '') });
  return {
    blocks: [
      heading([titleOf(article)]),
      line(...join([kindLine(article, chat), sourceLine(article, library)])),
      ...(passages.length === 0
        ? [GAP, line(say('这一篇没有可作摘要的句子，请看全文。', 'Nothing here can stand as a summary; see the text.'))]
        : []),
      ...passages.flatMap((passage, n) => [GAP, line(`${n + 1}. `, verbatim(article, passage))]),
      ...(others.length > 0 ? [GAP, line(say('还找到：', 'Also found:'))] : []),
    ],
    buttons: [
      passages.map(({ paragraph }, n) =>
        button(say.text('原文 {n}', 'Text {n}', { n: n + 1 }), `/read ${article.id} 段:${paragraph}`),
      ),
      articleButtons(article, library, chat, { except: 'summary' }),
      ...others.slice(0, 3).map((hit) => [button(titleText(hit.article), `/summary ${hit.article.id}`)]),
    ],
    listed: [article.id, ...others.map((hit) => hit.article.id)],
  };
}
