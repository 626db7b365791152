import type { App, Chat, Command } from '../src/chat/command.ts';
import { bold, button, commandLink, GAP, heading, line } from '../src/chat/layout.ts';
import type { View } from '../src/view/view.ts';
import { examplesNow } from './help.ts';

/** What this is, in five lines, and three things to try that work now. */
export const start: Command = {
  name: 'start',
  aliases: ['开始', '開始'],
  summary: { zh: '这是什么，怎么用', en: 'What this is and how to use it' },
  usage: { zh: '', en: '' },
  examples: () => ['/start'],
  run: (_args, chat, app) => greet(chat, app),
};

function greet(chat: Chat, app: App): View {
  const { say } = chat;
  const { library } = app;
  const examples = examplesNow(app).slice(0, 3);
  const held = library.latest(Number.POSITIVE_INFINITY).length;
  return {
    blocks: [
      heading(say('简报：逐字读新闻', 'Jianbao: the news, word for word')),
      line(
        held > 0
          ? say(
              '我手里有 {n} 篇文章，只引原文，不改一字：',
              held === 1
                ? 'I hold 1 article and quote it without changing a word:'
                : 'I hold {n} articles and quote them without changing a word:',
              { n: held },
            )
          : say('我只引原文，不改一字：', 'I quote articles without changing a word:'),
      ),
      {
        type: 'list',
        items: [
          say('{what}谁说了什么，是什么身份', '{what}who said what, in which office', {
            what: bold(...say('引语　', 'Quotes: ')),
          }),
          say('{what}多少，量的是什么', '{what}how much, and of what', { what: bold(...say('数字　', 'Figures: ')) }),
          say('{what}三句原文，读懂一篇', '{what}an article in three of its own sentences', {
            what: bold(...say('摘要　', 'Summaries: ')),
          }),
          say('{what}关注的话题，按时送到', '{what}the topics you follow, at your hour', {
            what: bold(...say('简报　', 'Digests: ')),
          }),
        ],
      },
      GAP,
      ...(examples.length > 0
        ? [
            line(say('现在就可以试：', 'Try now:')),
            { type: 'list' as const, items: examples.map((example) => [commandLink(example)]) },
          ]
        : [line(say('文章一到，就可以问。', 'Ask as soon as articles are in.'))]),
    ],
    buttons: [
      ...examples.filter((example) => example !== '/latest').map((example) => [button(example, example)]),
      [button(say.text('最新文章', 'Latest'), '/latest'), button(say.text('全部命令', 'All commands'), '/help')],
    ],
  };
}
