import type { Chat, Command } from '../src/chat/command.ts';
import { topicName } from '../src/chat/digest-view.ts';
import { button, heading, line } from '../src/chat/layout.ts';
import { nameSubscription, removeSubscription, requireAdmin, subscriptionsOf } from '../src/chat/subscribing.ts';
import { scheduleLine } from '../src/digest/schedule-line.ts';
import type { Subscription } from '../src/digest/subscription.ts';
import type { View } from '../src/view/view.ts';

const ALL = /^(?:全部|所有|all)$/i;

/** Ends a subscription; said how to have it back. */
export const unsubscribe: Command = {
  name: 'unsubscribe',
  aliases: ['退订', '退訂', '取消订阅', '取消訂閱', 'unsub'],
  summary: { zh: '退订', en: 'End a subscription' },
  usage: { zh: '第几份|话题|全部', en: 'number|topic|all' },
  examples: () => ['/unsubscribe'],
  run: async (args, chat, app): Promise<View> => {
    const { say } = chat;
    const held = await subscriptionsOf(chat.key, app.store);
    const said = args.trim();
    if (held.length === 0) {
      return { blocks: [line(say('这里没有订阅，不用退。', 'Nothing is followed here, so there is nothing to end.'))] };
    }
    if (said === '') {
      return {
        blocks: [heading(say('退哪一份？', 'Which one?'))],
        buttons: [
          ...held.map((one) => [button(`${one.id} ${name(one, chat)}`, `/unsubscribe ${one.id}`, true)]),
          ...(held.length > 1 ? [[button(say.text('全部退订', 'All of them'), '/unsubscribe 全部', true)]] : []),
        ],
      };
    }
    await requireAdmin(chat);
    const ended = ALL.test(said) ? held : [nameSubscription(said, held, chat)];
    for (const one of ended) await removeSubscription(one, app);
    const [only] = ended;
    const when = ended.length === 1 && only?.schedule ? scheduleLine(only.schedule) : undefined;
    return {
      blocks: [
        line(say('已退订：{names}', 'Ended: {names}', { names: ended.map((one) => name(one, chat)).join('；') })),
      ],
      buttons: only && when ? [[button(say.text('恢复', 'Undo'), `/subscribe ${words(only)} ${when}`, true)]] : [],
      notice: say.text('已退订', 'Ended'),
    };
  },
};

function name({ topics }: Subscription, { say }: Chat): string {
  return topics.length === 0 ? say.text('全部要闻', 'All news') : topics.map(topicName).join(' ');
}

function words({ topics }: Subscription): string {
  return topics.length === 0 ? '全部' : topics.join(' ');
}
