import type { Command } from '../src/chat/command.ts';
import { button, heading, line } from '../src/chat/layout.ts';

/** What is stored. */
export const privacy: Command = {
  name: 'privacy',
  aliases: ['隐私', '隱私'],
  summary: { zh: '存了什么，怎么删', en: 'What is stored and how to delete it' },
  usage: { zh: '', en: '' },
  examples: () => ['/privacy'],
  run: (_args, chat) => {
    const { say } = chat;
    return {
      blocks: [
        heading(say('存了什么', 'What is stored')),
        {
          type: 'list',
          items: [
            say(
              '这个聊天的编号，和你在 /settings 里选的语言、时区、篇数',
              'The number of this chat, and what you chose in /settings: language, time zone, length',
            ),
            say(
              '订阅的话题、时间，每期送到没有、送过哪些文章',
              'Subscribed topics and hours, whether each digest arrived, which articles it had',
            ),
            say(
              '最近一次列表的文章编号，好让“/read 2”知道是哪一篇',
              'The article ids of the last list, so that “/read 2” means something',
            ),
          ],
        },
        line(
          say('不存消息内容，不存你的名字，不给任何第三方。', 'No message texts, no names, nothing to third parties.'),
        ),
        line(say('发 /forget 全部删除。', 'Send /forget to delete all of it.')),
      ],
      buttons: [[button(say.text('全部删除…', 'Delete all…'), '/forget')]],
    };
  },
};
