import type { Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { button, heading, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import type { Button } from '../src/view/view.ts';

const PAGE_SIZE = 12;

/** What the news is about; each a button onward. */
export const topics: Command = {
  name: 'topics',
  aliases: ['话题', '話題', '主题', '主題', 'topic'],
  summary: { zh: '新闻在谈什么', en: 'What the news is about' },
  usage: { zh: '', en: '' },
  examples: () => ['/topics'],
  run: (args, chat, app) => {
    const page = pageOf(app.library.topics(), takePage(args).page, PAGE_SIZE);
    if (page.items.length === 0) throw new UserError(chat.say.text('库里还没有话题。', 'No topics yet.'));
    const rows: Button[][] = [];
    for (const [n, { topic, articles }] of page.items.entries()) {
      if (n % 3 === 0) rows.push([]);
      rows.at(-1)!.push(button(`${topic} ${articles.length}`, `/search ${topic}`));
    }
    return {
      blocks: [
        heading(chat.say('新闻在谈什么', 'What the news is about')),
        line(
          chat.say(
            '点一个看文章；想按时收到，发 {example}',
            'Press one to see its articles. To get it on time, send {example}',
            { example: `/subscribe ${page.items[0]!.topic} 每天 8:00` },
          ),
        ),
      ],
      buttons: [...rows, pageButtons(page, '/topics', chat)],
    };
  },
};
