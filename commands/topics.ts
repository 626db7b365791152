import { cutLabel } from '../src/chat/article-view.ts';
import type { Command } from '../src/chat/command.ts';
import { button, commandLink, heading, inRows, line } from '../src/chat/layout.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { nothingHeld, unreadNote } from '../src/chat/unread.ts';

const PAGE_SIZE = 12;

/** What the news is about; each a button onward. */
export const topics: Command = {
  name: 'topics',
  aliases: ['话题', '話題', '主题', '主題', 'topic'],
  summary: { zh: '新闻在谈什么', en: 'What the news is about' },
  usage: { zh: '', en: '' },
  examples: () => ['/topics'],
  run: (args, chat, app) => {
    const { say } = chat;
    const all = app.library.topics();
    if (all.length === 0)
      throw nothingHeld(say.text('从库里的文章看不出话题。', 'What is held gives no topics.'), chat, app);
    const page = pageOf(all, takePage(args).page, PAGE_SIZE);
    const example = `/subscribe ${page.items[0]!.topic} ${say.text('每天 8:00', 'every day at 8:00')}`;
    return {
      blocks: [
        heading(say('新闻在谈什么', 'What the news is about')),
        line(
          say(
            '后面是篇数，点一个看文章。想按时收到，发 ',
            'With the number of articles; press one to see them. To get it on time, send ',
          ),
          commandLink(example),
        ),
        ...unreadNote(chat, app),
      ],
      buttons: [
        ...inRows(
          page.items.map(({ topic, articles }) =>
            button(`${cutLabel(topic, 9)} ${articles.length}`, `/search ${topic}`),
          ),
          3,
        ),
        pageButtons(page, '/topics', chat),
      ],
    };
  },
};
