import type { App, Chat, Command } from '../src/chat/command.ts';
import { topicName } from '../src/chat/digest-view.ts';
import { DIGEST_LENGTH, selectForChat } from '../src/chat/digesting.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, GAP, heading, line } from '../src/chat/layout.ts';
import { nearTopics } from '../src/chat/near-topics.ts';
import { type Order, readOrder } from '../src/chat/order.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import {
  addSubscription,
  changeSubscription,
  here,
  requireAdmin,
  rulesOf,
  subscriptionsOf,
} from '../src/chat/subscribing.ts';
import { momentText, scheduleText } from '../src/chat/when-text.ts';
import { rescheduled } from '../src/digest/reckon.ts';
import type { Schedule, Subscription, Target } from '../src/digest/subscription.ts';
import type { Block, Button, Content, View } from '../src/view/view.ts';

/** Makes a standing order in one line, or asks step by step for what the line does not say. */
export const subscribe: Command = {
  name: 'subscribe',
  aliases: ['订阅', '訂閱', 'sub', 'follow'],
  summary: { zh: '订阅话题，按时送达', en: 'Follow topics, delivered on time' },
  usage: { zh: '话题… [每天 8:00 20:00] [8条] [发到 @频道]', en: 'topics… [every day at 8] [8 stories] [to @channel]' },
  examples: (library) => {
    const [first, second] = library.topics().map(({ topic }) => topic);
    if (!first) return ['/subscribe'];
    return [`/subscribe ${first}`, `/subscribe ${[first, second].filter(Boolean).join(' ')} 每天 8:00 20:00`];
  },
  run: async (args, chat, app): Promise<View> => {
    const order = readOrder(args, chat);
    if (order.topics.length === 0 && !order.isEverything) return askTopics(args, chat, app);
    if (!order.schedule) return askTimes(args, order, chat, app);
    return save(order, order.schedule, chat, app);
  },
};

function askTopics(args: string, chat: Chat, app: App): View {
  const { say } = chat;
  const rest = args.trim() === '' ? '' : ` ${args.trim()}`;
  const topics = app.library.topics().slice(0, 9);
  const rows: Button[][] = [];
  for (let n = 0; n < topics.length; n += 3) {
    rows.push(
      topics
        .slice(n, n + 3)
        .map(({ topic, articles }) => button(`${topic} ${articles.length}`, `/subscribe ${topic}${rest}`, true)),
    );
  }
  return {
    blocks: [
      heading(say('订阅 · 第一步：看什么', 'Subscribe · first: what')),
      line(
        say(
          '点一个话题，或自己写几个词，例如 /subscribe 铁路 荒漠化',
          'Press a topic, or write some of your own: /subscribe railways deserts',
        ),
      ),
    ],
    buttons: [...rows, [button(say.text('全部要闻', 'All news'), `/subscribe 全部${rest}`, true)]],
  };
}

const TIMES: readonly (readonly [zh: string, en: string, line: string])[] = [
  ['每天 8:00', 'Every day 8:00', '每天 8:00'],
  ['每天 20:00', 'Every day 20:00', '每天 20:00'],
  ['每天 8:00 和 20:00', 'Every day 8:00, 20:00', '每天 8:00 20:00'],
  ['工作日 7:30', 'Weekdays 7:30', '工作日 7:30'],
  ['周末 9:00', 'Weekends 9:00', '周末 9:00'],
  ['每周一 9:00', 'Mondays 9:00', '每周一 9:00'],
];

async function askTimes(args: string, order: Order, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const blocks: Block[] = [
    heading(say('订阅 · 第二步：什么时候', 'Subscribe · second: when')),
    line(say('话题：', 'Topics: '), bold(...topicsText(order.topics, chat))),
    ...(await hitsBlocks(order.topics, chat, app)),
    line(
      say(
        '点一个时间，或接着写，例如 {example}（时区 {zone}）',
        'Press a time, or write one: {example} (time zone {zone})',
        {
          example: `/subscribe ${args.trim()} ${chat.language === 'en' ? 'weekdays 7:30' : '工作日 7:30'}`,
          zone: chat.timeZone,
        },
      ),
    ),
  ];
  const rows = [0, 2, 4].map((from) =>
    TIMES.slice(from, from + 2).map(([zh, en, when]) =>
      button(say.text(zh, en), `/subscribe ${args.trim()} ${when}`, true),
    ),
  );
  return {
    blocks,
    buttons: [...rows, [button(say.text('先预览', 'Preview first'), `/preview ${args.trim()}`)]],
  };
}

/** How much there is on the topics now; for those without anything, which near ones have something. */
async function hitsBlocks(topics: readonly string[], chat: Chat, app: App): Promise<Block[]> {
  const { say } = chat;
  const { picks, more, silent } = await selectForChat(topics, undefined, chat, app);
  const blocks: Block[] = [];
  if (picks.length > 0)
    blocks.push(line(say('现有 {n} 条相关报道。', '{n} stories about it now.', { n: picks.length + more })));
  if (silent.length > 0) {
    const near = nearTopics(silent, app.library).slice(0, 4);
    blocks.push(
      line(
        ...say('“{topics}”眼下没有报道，有了就送。', 'Nothing about “{topics}” yet; it comes as soon as there is.', {
          topics: silent.map(topicName).join('、'),
        }),
        ...(near.length > 0 ? say('相近的有：{near}', ' Near to it: {near}', { near: near.join('、') }) : []),
      ),
    );
  }
  return blocks;
}

async function save(order: Order, schedule: Schedule, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const now = app.now();
  await requireAdmin(chat);
  const target = await findTarget(order.target, chat);
  const held = await subscriptionsOf(chat.key, app.store);
  const same = held.find(
    (one) => one.schedule && one.target.chat === target.chat && one.topics.join('\n') === order.topics.join('\n'),
  );
  const { length } = order;
  const subscription = same
    ? await changeSubscription(
        same,
        (one) => ({ ...rescheduled(one, schedule, now, rulesOf(chat)), ...(length === undefined ? {} : { length }) }),
        app,
      )
    : await addSubscription(
        { topics: order.topics, schedule, target, ...(length === undefined ? {} : { length }) },
        chat,
        app,
      );
  if (!subscription)
    throw new UserError(
      say.text('这份订阅刚被退掉了，请再发一次。', 'That subscription was just removed; please send it again.'),
    );
  return {
    blocks: [
      heading(same ? say('已改时间', 'Time changed') : say('已订阅', 'Subscribed')),
      line(bold(...topicsText(order.topics, chat))),
      line(
        scheduleText(schedule, chat),
        ...(order.timeAssumed ? say('（没写时间，按 8:00）', ' (no time was given: 8:00)') : []),
      ),
      ...(target.chat === chat.key
        ? []
        : [line(say('送到 {name}', 'to {name}', { name: target.name ?? target.chat }))]),
      ...(target.kind === 'terminal'
        ? [
            line(
              say(
                '终端收不到定时消息：要送达，请在 Telegram 里订，或加上“发到 @频道”。',
                'A terminal receives nothing by itself: subscribe on Telegram, or add “to @channel”.',
              ),
            ),
          ]
        : []),
      line(
        ...(subscription.due === undefined
          ? say('这个时间不会再来。', 'That time never comes again.')
          : say('下一期：{when}', 'Next: {when}', { when: momentText(subscription.due, now, chat).join('') })),
        ...say('（时区 {zone}，每期 {n} 条）', ' (time zone {zone}, {n} stories)', {
          zone: chat.timeZone,
          n: subscription.length ?? chat.record.digestLength ?? DIGEST_LENGTH,
        }),
      ),
      GAP,
      ...(await hitsBlocks(order.topics, chat, app)),
    ],
    buttons: afterwards(subscription, chat),
    notice: say.text('已订阅', 'Subscribed'),
  };
}

function afterwards({ id }: Subscription, { say }: Chat): Button[][] {
  return [
    [
      button(say.text('预览', 'Preview'), `/preview ${id}`),
      button(say.text('全部订阅', 'All subscriptions'), '/subscriptions'),
    ],
    [3, 5, 8].map((n) => button(say.text('每期 {n} 条', '{n} stories', { n }), `/subscriptions ${id} ${n}条`, true)),
    [button(say.text('退订', 'Unsubscribe'), `/unsubscribe ${id}`, true)],
  ];
}

function topicsText(topics: readonly string[], { say }: Chat): Content {
  return topics.length === 0 ? say('全部要闻', 'All news') : [topics.map(topicName).join(' · ')];
}

/** Where it goes: this chat and topic, or another chat that who asks administers. Throws UserError. */
async function findTarget(name: string | undefined, chat: Chat): Promise<Target> {
  if (name === undefined || name === chat.key) return here(chat);
  const { say } = chat;
  const found = chat.findTarget ? await chat.findTarget(name) : { problem: 'unknown' as const };
  if ('target' in found) return { name: found.title || name, ...found.target, kind: found.kind };
  const said = { name: shorten(name) };
  switch (found.problem) {
    case 'unknown':
      throw new UserError(
        say.text(
          '找不到 {name}。先把机器人加进去，再写它的 @名，例如 发到 @my_channel',
          'There is no {name} here. Add the bot there first, then write its @name: to @my_channel',
          said,
        ),
      );
    case 'bot-may-not-write':
      throw new UserError(
        say.text(
          '机器人在 {name} 没有发言权。请在那里让它成为可发消息的管理员。',
          'The bot may not write in {name}. Make it an admin there that may post.',
          said,
        ),
      );
    case 'asker-is-no-admin':
      throw new UserError(
        say.text('只有 {name} 的管理员才能往那里订阅。', 'Only admins of {name} may subscribe for it.', said),
      );
  }
}
