import type { Command } from '../src/chat/command.ts';
import { button, line } from '../src/chat/layout.ts';
import { forgetChat } from '../src/store/forget.ts';

/** Deletes all that is stored of a chat, after a confirmation. */
export const forget: Command = {
  name: 'forget',
  aliases: ['删除', '刪除', '忘记', '忘記'],
  summary: { zh: '删除这个聊天的一切记录', en: 'Delete all that is stored of this chat' },
  usage: { zh: '', en: '' },
  examples: () => ['/forget'],
  changesChat: true,
  run: async (args, chat, app) => {
    const { say } = chat;
    if (args !== 'yes' && args !== '确认') {
      return {
        blocks: [
          line(
            say(
              '将删除这个聊天的设置、订阅和送达记录，不能恢复。',
              'This deletes the settings, subscriptions and delivery history of this chat for good.',
            ),
          ),
        ],
        buttons: [
          [
            button(say.text('确认删除', 'Delete'), '/forget yes', true),
            button(say.text('不删', 'Keep'), '/settings', true),
          ],
        ],
      };
    }
    await forgetChat(chat.key, app.store);
    return {
      blocks: [line(say('都删了。想再用，随时发 /start。', 'All deleted. /start begins anew.'))],
      notice: say.text('已删除', 'Deleted'),
    };
  },
};
