import type { App, Chat, Command } from '../src/chat/command.ts';
import { digestView, topicName } from '../src/chat/digest-view.ts';
import { selectForChat } from '../src/chat/digesting.ts';
import { button, line } from '../src/chat/layout.ts';
import { nearTopics } from '../src/chat/near-topics.ts';
import { readOrder } from '../src/chat/order.ts';
import { emptyLibrary } from '../src/chat/resolve-article.ts';
import { subscriptionsOf } from '../src/chat/subscribing.ts';
import type { View } from '../src/view/view.ts';

/** A digest now: of the topics given, else of what the chat follows, else of everything. */
export const digest: Command = {
  name: 'digest',
  aliases: ['简报', '簡報', '要闻', '要聞', 'brief'],
  summary: { zh: '现在来一份简报', en: 'A digest right now' },
  usage: { zh: '[话题…] [8条]', en: '[topics…] [8 stories]' },
  examples: (library) => {
    const [topic] = library.topics();
    return ['/digest', ...(topic ? [`/digest ${topic.topic}`] : [])];
  },
  run: async (args, chat, app) => {
    if (app.library.size === 0) throw emptyLibrary(chat);
    const { topics: asked, isEverything, length } = readOrder(args, chat);
    const topics = asked.length > 0 || isEverything ? asked : await followed(chat, app);
    const selection = await selectForChat(topics, length, chat, app);
    if (selection.picks.length === 0) return nothing(topics, chat, app);
    const subscribe = topics.length > 0 ? `/subscribe ${topics.join(' ')}` : '/subscribe';
    return digestView(
      selection,
      { topics, at: app.now(), buttons: [[button(chat.say.text('定时送来', 'Send it daily'), subscribe)]] },
      chat,
      app,
    );
  },
};

/** What the chat follows, all its subscriptions together. */
async function followed(chat: Chat, app: App): Promise<readonly string[]> {
  const subscriptions = await subscriptionsOf(chat.key, app.store);
  if (subscriptions.some(({ topics, schedule }) => schedule && topics.length === 0)) return [];
  return [...new Set(subscriptions.filter(({ schedule }) => schedule).flatMap(({ topics }) => topics))];
}

function nothing(topics: readonly string[], chat: Chat, app: App): View {
  const { say } = chat;
  const near = nearTopics(topics, app.library);
  return {
    blocks: [
      line(
        ...say('没有关于“{topics}”的报道。', 'There is nothing about “{topics}”.', {
          topics: topics.map(topicName).join('、'),
        }),
        ...(near.length > 0 ? say('库里有这些话题：', ' These topics have something:') : []),
      ),
    ],
    buttons: near.map((topic) => [button(topic, `/digest ${topic}`)]),
  };
}
