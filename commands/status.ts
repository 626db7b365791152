import type { App, Chat, Command } from '../src/chat/command.ts';
import { outcomeText, pauseText } from '../src/chat/delivery-text.ts';
import { topicName } from '../src/chat/digest-view.ts';
import { bold, button, GAP, heading, line } from '../src/chat/layout.ts';
import { deliveriesOf, subscriptionsOf } from '../src/chat/subscribing.ts';
import { momentText } from '../src/chat/when-text.ts';
import { isActive } from '../src/digest/reckon.ts';
import type { Subscription } from '../src/digest/subscription.ts';
import type { Block } from '../src/view/view.ts';

/** Outcomes shown a subscription: the last one, and the one before where the last did not arrive. */
const SHOWN = 2;

/** When the next digest comes, what became of the last, and why. */
export const status: Command = {
  name: 'status',
  aliases: ['状态', '狀態', '下一期'],
  summary: { zh: '下一期几点来，上一期怎么样了', en: 'When the next digest comes, what became of the last' },
  usage: { zh: '', en: '' },
  examples: () => ['/status'],
  run: async (_args, chat, app) => {
    const { say, record } = chat;
    const now = app.now();
    const held = await subscriptionsOf(chat.key, app.store);
    const blocks: Block[] = [
      heading(say('状态', 'Status')),
      line(
        say('现在 {now}（{zone}） · 库里 {n} 篇文章', 'It is {now} ({zone}) · {n} articles held', {
          now: momentText(now, now, chat).join(''),
          zone: chat.timeZone,
          n: app.library.size,
        }),
      ),
    ];
    if (app.store.trouble) {
      blocks.push(
        line(
          bold(
            ...say(
              '设置眼下存不下来；问新闻不受影响。请告诉管理员。',
              'Settings cannot be saved just now; asking about the news still works. Please tell whoever runs this bot.',
            ),
          ),
        ),
      );
    }
    if (record.pause && isActive(record.pause, now)) blocks.push(line(bold(...pauseText(record.pause, now, chat))));
    if (record.quiet) {
      blocks.push(
        line(
          say('安静时段 {from}–{to}，过后再送', 'Quiet from {from} to {to}; what is due comes after', {
            ...record.quiet,
          }),
        ),
      );
    }
    if (held.length === 0) blocks.push(GAP, line(say('还没有订阅。', 'Nothing is followed yet.')));
    for (const subscription of held) blocks.push(GAP, ...(await about(subscription, chat, app)));
    return {
      blocks,
      buttons: [
        held.length > 0
          ? [
              button(say.text('订阅', 'Subscriptions'), '/subscriptions'),
              button(say.text('错过的', 'Missed'), '/missed'),
            ]
          : [button(say.text('订阅…', 'Subscribe…'), '/subscribe')],
      ],
    };
  },
};

async function about(subscription: Subscription, chat: Chat, app: App): Promise<Block[]> {
  const { say } = chat;
  const now = app.now();
  const { id, topics, schedule, due, pause, target } = subscription;
  const names = topics.length === 0 ? say('全部要闻', 'All news') : [topics.map(topicName).join(' · ')];
  const blocks: Block[] = [line(`${id}. `, bold(...names))];
  if (pause && isActive(pause, now)) blocks.push(line(...pauseText(pause, now, chat)));
  else if (!schedule) blocks.push(line(say('随到随推', 'as it comes')));
  else if (due !== undefined) blocks.push(line(...say('下一期：', 'Next: '), bold(...momentText(due, now, chat))));
  if (target.chat !== chat.key) {
    const there = await app.store.chats.get(target.chat);
    blocks.push(line(say('送到 {name}', 'to {name}', { name: target.name ?? target.chat })));
    if (there?.pause && isActive(there.pause, now)) blocks.push(line(...pauseText(there.pause, now, chat)));
  }
  const deliveries = await deliveriesOf(subscription, app.store);
  const [last] = deliveries;
  const shown = deliveries.slice(0, last && last.state === 'sent' ? 1 : SHOWN);
  for (const delivery of shown) blocks.push(line(...outcomeText(delivery, now, chat)));
  return blocks;
}
