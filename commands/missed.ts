import type { Command } from '../src/chat/command.ts';
import { digestView } from '../src/chat/digest-view.ts';
import { DIGEST_LENGTH } from '../src/chat/digesting.ts';
import { button, line } from '../src/chat/layout.ts';
import { deliveriesOf, subscriptionsOf } from '../src/chat/subscribing.ts';
import { selectStories } from '../src/digest/select.ts';

/** What came in while the chat was paused, or the bot was stopped: everything followed that was not delivered. */
export const missed: Command = {
  name: 'missed',
  aliases: ['错过', '錯過', '漏看'],
  summary: { zh: '暂停期间来了什么', en: 'What came while digests were paused' },
  usage: { zh: '', en: '' },
  examples: () => ['/missed'],
  run: async (_args, chat, app) => {
    const { say, record } = chat;
    const now = app.now();
    const held = (await subscriptionsOf(chat.key, app.store)).filter(({ schedule }) => schedule);
    const nothing = line(say('没有错过什么。', 'Nothing was missed.'));
    if (held.length === 0)
      return { blocks: [nothing], buttons: [[button(say.text('订阅…', 'Subscribe…'), '/subscribe')]] };
    const topics = held.some((one) => one.topics.length === 0) ? [] : [...new Set(held.flatMap((one) => one.topics))];
    const had = new Set<string>();
    let since: number | undefined;
    for (const subscription of held) {
      for (const article of subscription.had) had.add(article);
      const deliveries = await deliveriesOf(subscription, app.store);
      for (const { articles, covered = [], state } of deliveries) {
        if (state === 'sent' || state === 'unsure') for (const article of [...articles, ...covered]) had.add(article);
      }
      // The last digest that arrived is where missing begins; before the first one, the making of the subscription.
      const arrived = deliveries.find(({ state }) => state === 'sent' || state === 'unsure' || state === 'empty');
      const from = arrived?.composedAt ?? subscription.since ?? subscription.createdAt;
      since = Math.min(since ?? from, from);
    }
    const selection = await selectStories(app.library, {
      topics,
      length: 2 * (record.digestLength ?? DIGEST_LENGTH),
      had,
      since,
      arrivedAt: app.arrivedAt ?? (() => 0),
      muted: record.muted,
      less: record.less,
      now,
    });
    if (selection.picks.length === 0) return { blocks: [nothing] };
    return digestView(
      selection,
      { topics, at: now, title: say('这段时间没送到的', 'What did not reach you meanwhile') },
      chat,
      app,
    );
  },
};
