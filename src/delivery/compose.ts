import type { App, Chat } from '../chat/command.ts';
import { digestView, topicName } from '../chat/digest-view.ts';
import { selectForSubscription } from '../chat/digesting.ts';
import { bold, button, line } from '../chat/layout.ts';
import { nearTopics } from '../chat/near-topics.ts';
import { speak } from '../chat/voice.ts';
import type { Selection } from '../digest/select.ts';
import type { Subscription, Target } from '../digest/subscription.ts';
import type { Message } from '../store/records.ts';
import type { Content, View } from '../view/view.ts';
import type { Composed, Composer } from './ports.ts';

/** Stories an alert holds at most: it is a tap on the shoulder. */
const ALERT_LENGTH = 3;

/** Digests in a row without news before one suggests what else there is. */
const SUGGEST_AFTER = 3;

export interface ComposerOptions {
  readonly app: App;
  /** Turns a view into messages for a chat of the kind given by `chat`. */
  readonly render: (view: View, chat: Chat) => Promise<readonly Message[]>;
}

/** Writes digests, alerts and notes in the voice and with the settings of the chat that ordered them. */
export function makeComposer({ app, render }: ComposerOptions): Composer {
  const composed = async (
    view: View | undefined,
    chat: Chat,
    isEmpty: boolean,
    picks: Selection['picks'] = [],
  ): Promise<Composed> => ({
    messages: view ? await render(view, chat) : [],
    articles: picks.map(({ article }) => article.id),
    covered: picks.flatMap(({ article, story }) => story.articles.flatMap(({ id }) => (id === article.id ? [] : id))),
    repeatNote: chat.say.text(
      '↻ 上次发送时连接中断，这条可能重复',
      '↻ The connection broke while sending; this may be a repeat',
    ),
    ...(isEmpty ? { isEmpty } : {}),
  });

  return {
    async digest(subscription, slot, now) {
      const chat = await readerOf(subscription, app);
      const selection = await selectForSubscription(subscription, chat, app);
      if (selection.picks.length === 0) return composed(quietDay(subscription, chat, app), chat, true);
      const frame = { topics: subscription.topics, at: now, lateFor: slot.late ? slot.local : undefined };
      const view = digestView(selection, frame, chat, app);
      await rememberList(view, chat, app);
      return composed(view, chat, false, selection.picks);
    },

    async alert(subscription, now) {
      const chat = await readerOf(subscription, app);
      const selection = await selectForSubscription({ ...subscription, length: ALERT_LENGTH }, chat, app);
      if (selection.picks.length === 0) return composed(undefined, chat, true);
      const { topics, id } = subscription;
      const title: Content = [...chat.say('提醒 · ', 'Alert · '), topics.map(topicName).join(' · ')];
      const buttons = [[button(chat.say.text('退掉这个提醒', 'End this alert'), `/unsubscribe ${id}`)]];
      const view = digestView(selection, { topics, at: now, title, buttons }, chat, app);
      return composed(view, chat, false, selection.picks);
    },

    async note(to, { about, target, subscription }) {
      const chat = await readerOf(
        { chat: to.chat, target: to, ...(subscription?.language ? { language: subscription.language } : {}) },
        app,
      );
      const where = target.name ?? chat.say.text('订阅所在的群', 'the group of your subscription');
      const topics = subscription?.topics.map(topicName).join(' · ') ?? '';
      const words =
        about === 'topic-closed'
          ? chat.say(
              '{where} 里的话题关闭了，“{topics}”的简报改发到 General。要换地方，到想要的话题里再订一次。',
              'The topic in {where} is closed; digests on “{topics}” go to General now. To move them, subscribe again in the topic you want.',
              { where: bold(where), topics },
            )
          : chat.say(
              '机器人在 {where} 没有发言权了，“{topics}”的简报先停着。恢复权限后在那里随便发一句就会继续。',
              'The bot may no longer write in {where}; digests on “{topics}” are paused. Give it the right again and write to it there, and they go on.',
              { where: bold(where), topics },
            );
      return composed({ blocks: [line(words)] }, chat, false);
    },
  };
}

/** So that the numbers of the digest mean its stories; it goes out even when that cannot be remembered. */
async function rememberList({ listed }: View, chat: Chat, app: App): Promise<void> {
  try {
    await app.store.chats.update(chat.key, (held) => (listed ? { ...held, listed } : held));
  } catch (error) {
    app.report?.(error, 'list');
  }
}

/** What a chat without news gets: nothing, unless it chose otherwise. */
function quietDay(subscription: Subscription, chat: Chat, app: App): View | undefined {
  const { say, record } = chat;
  const { topics, empties } = subscription;
  const names = topics.length === 0 ? say.text('全部要闻', 'all news') : topics.map(topicName).join(' · ');
  if (record.whenEmpty === 'say') {
    return { blocks: [line(say('今天没有“{names}”的新消息。', 'Nothing new on “{names}” today.', { names }))] };
  }
  if (record.whenEmpty !== 'suggest' || (empties + 1) % SUGGEST_AFTER !== 0) return undefined;
  const near = nearTopics(topics, app.library).slice(0, 4);
  return {
    blocks: [
      line(
        say(
          '“{names}”连着 {n} 期没有新消息了。要不要也看看：',
          'Nothing new on “{names}” for {n} digests. Perhaps also:',
          {
            names,
            n: empties + 1,
          },
        ),
      ),
    ],
    buttons: near.map((topic) => [button(topic, `/subscribe ${topic}`)]),
  };
}

/** The chat that ordered it as commands see one, but for where it goes: buttons are made for there. */
async function readerOf(
  subscription: { readonly chat: string; readonly target: Target } & Pick<
    Partial<Subscription>,
    'language' | 'timeZone'
  >,
  app: App,
): Promise<Chat> {
  const { chat: key, target } = subscription;
  const record = (await app.store.chats.get(key)) ?? {};
  const language = record.language ?? subscription.language ?? 'zh-Hans';
  return {
    key: target.chat,
    kind: target.kind ?? (/^tg:-/.test(target.chat) ? 'group' : 'private'),
    ...(target.thread === undefined ? {} : { thread: target.thread }),
    record,
    language,
    say: speak(language),
    timeZone: subscription.timeZone ?? record.timeZone ?? app.defaults.timeZone,
    mayChange: async () => false,
  };
}
