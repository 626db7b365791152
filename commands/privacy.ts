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
              '这个聊天的编号，和你在这里选的：语言、时区、篇数、静音时段、屏蔽的词和事、谁可以提问',
              'The number of this chat, and what was chosen here: language, time zone, length, quiet hours, muted words and stories, who may ask',
            ),
            say(
              '订阅的话题、时间和送往哪里；在群里还有设置者的编号，出了问题好告诉他',
              'Subscribed topics, hours and where they go; in groups the number of who set them up, to be told of trouble',
            ),
            say(
              '每期送到没有、为什么没有、送过哪些文章；还没送出的那一期的全文',
              'Whether each digest arrived, or why not, which articles it had; the text of one that is still on its way',
            ),
            say(
              '最近一次列表的文章编号，好让“/read 2”知道是哪一篇',
              'The article ids of the last list, so that “/read 2” means something',
            ),
            say(
              '按钮上写不下的命令，不记是谁的，半年没人按就删',
              'Commands too long for a button, not whose they are; deleted after half a year unpressed',
            ),
          ],
        },
        line(
          say(
            '不存你说的话、你的名字和位置，不给任何第三方。',
            'Nothing you say, no names, no places; nothing to third parties.',
          ),
        ),
        line(say('发 /forget 全部删除。', 'Send /forget to delete all of it.')),
      ],
      buttons: [[button(say.text('全部删除…', 'Delete all…'), '/forget')]],
    };
  },
};
