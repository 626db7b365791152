import type { Command } from '../src/chat/command.ts';
import { digestView, topicName } from '../src/chat/digest-view.ts';
import { selectForChat, selectForSubscription } from '../src/chat/digesting.ts';
import { button, GAP, line } from '../src/chat/layout.ts';
import { nearTopics } from '../src/chat/near-topics.ts';
import { readOrder } from '../src/chat/order.ts';
import { nameSubscription, subscriptionsOf } from '../src/chat/subscribing.ts';
import type { View } from '../src/view/view.ts';

/** What a subscription would send now, before it is made or before it is due. */
export const preview: Command = {
  name: 'preview',
  aliases: ['预览', '預覽'],
  summary: { zh: '先看一眼：这份订阅现在会送什么', en: 'What a subscription would send now' },
  usage: { zh: '话题…|第几份', en: 'topics…|number' },
  examples: (library) =>
    library
      .topics()
      .slice(0, 1)
      .map(({ topic }) => `/preview ${topic}`),
  run: async (args, chat, app): Promise<View> => {
    const { say } = chat;
    const held = await subscriptionsOf(chat.key, app.store);
    const isNumber = /^#?\d{1,3}$/.test(args.trim());
    if (isNumber || (args.trim() === '' && held.length > 0)) {
      const subscription = nameSubscription(isNumber ? args : (held[0]?.id ?? ''), held, chat);
      const selection = await selectForSubscription(subscription, chat, app);
      if (selection.picks.length === 0) {
        return {
          blocks: [
            line(
              say('第 {id} 份订阅现在没有新消息。', 'Subscription {id} has nothing new just now.', {
                id: subscription.id,
              }),
            ),
          ],
          buttons: [
            [button(say.text('看看已送过的', 'What it had before'), `/digest ${subscription.topics.join(' ')}`)],
          ],
        };
      }
      return digestView(selection, { topics: subscription.topics, at: app.now() }, chat, app);
    }
    const { topics, length } = readOrder(args, chat);
    const selection = await selectForChat(topics, length, chat, app);
    const view = digestView(selection, { topics, at: app.now() }, chat, app);
    const near = selection.silent.length > 0 ? nearTopics(selection.silent, app.library) : [];
    const silent =
      selection.silent.length > 0
        ? [
            GAP,
            line(
              ...say('现在没有“{topics}”的报道。', 'Nothing about “{topics}” just now.', {
                topics: selection.silent.map(topicName).join('、'),
              }),
              ...(near.length > 0 ? say('相近且有报道的：', ' Near to it, with something to tell:') : []),
            ),
          ]
        : [];
    return {
      ...view,
      blocks: [...view.blocks, ...silent],
      buttons: [
        ...(view.buttons ?? []),
        ...near.slice(0, 4).map((topic) => [button(topic, `/preview ${topic}`)]),
        [button(say.text('订阅', 'Subscribe'), `/subscribe ${args}`)],
      ],
    };
  },
};
