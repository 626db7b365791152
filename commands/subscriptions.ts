import type { App, Chat, Command } from '../src/chat/command.ts';
import { outcomeText, pauseText } from '../src/chat/delivery-text.ts';
import { topicName } from '../src/chat/digest-view.ts';
import { DIGEST_LENGTH } from '../src/chat/digesting.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, GAP, heading, line } from '../src/chat/layout.ts';
import { readOrder } from '../src/chat/order.ts';
import { pageButtons, pageOf, takePage } from '../src/chat/paging.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import {
  changeSubscription,
  deliveriesOf,
  nameSubscription,
  requireAdmin,
  rulesOf,
  subscriptionsOf,
} from '../src/chat/subscribing.ts';
import { momentText, scheduleText } from '../src/chat/when-text.ts';
import { isActive, rescheduled } from '../src/digest/reckon.ts';
import type { Subscription, WhenEmpty } from '../src/digest/subscription.ts';
import type { Block, Content, View } from '../src/view/view.ts';

const PAGE_SIZE = 6;

/** What this chat follows, when the next digest comes, and everything that can be done about it. */
export const subscriptions: Command = {
  name: 'subscriptions',
  aliases: ['我的订阅', '我的訂閱', '订阅列表', '訂閱列表', 'subs'],
  summary: { zh: '我的订阅：下一期、改、停、退', en: 'What you follow: next one, change, pause, remove' },
  usage: { zh: '[第几份 [工作日 7:30|8条|暂停|恢复]]', en: '[number [weekdays 7:30|8 stories|pause|resume]]' },
  examples: () => ['/subscriptions'],
  run: async (args, chat, app) => {
    const { rest, page } = takePage(args);
    const held = await subscriptionsOf(chat.key, app.store);
    const [said = '', ...words] = rest.split(/\s+/);
    if (EMPTY.test(said)) return changeEmpty(words.join(' '), held, chat, app);
    if (held.length === 0) return none(chat);
    if (said === '') return list(held, page, chat, app);
    const subscription = nameSubscription(said, held, chat);
    const change = words.join(' ');
    if (change === '') return show(subscription, chat, app);
    await requireAdmin(chat);
    const changed = await changeSubscription(subscription, readChange(change, chat, app), app);
    const view = changed ? await show(changed, chat, app) : none(chat);
    return { ...view, notice: chat.say.text('已改', 'Changed') };
  },
};

const EMPTY = /^(?:空|没消息|empty)$/i;

/** What happens at a slot without news, in the order of the buttons. */
const WHEN_EMPTY: readonly { readonly value: WhenEmpty; readonly zh: string; readonly en: string }[] = [
  { value: 'silent', zh: '不打扰', en: 'stay silent' },
  { value: 'say', zh: '说一声', en: 'say so' },
  { value: 'suggest', zh: '连空三期给建议', en: 'suggest after three' },
];

async function changeEmpty(said: string, held: readonly Subscription[], chat: Chat, app: App): Promise<View> {
  const chosen = WHEN_EMPTY.find(({ value, zh }) => value === said || zh === said);
  if (!chosen) {
    throw new UserError(
      chat.say.text(
        '没有新消息时可以：{all}。例如 /subscriptions 空 说一声',
        'Without news I can: {all}. For example /subscriptions empty say',
        { all: WHEN_EMPTY.map(({ value, zh }) => (chat.language === 'en' ? value : zh)).join('、') },
      ),
    );
  }
  await requireAdmin(chat);
  const record = await app.store.chats.update(chat.key, (old) => ({ ...old, whenEmpty: chosen.value }));
  const changed = { ...chat, record: record ?? chat.record };
  const view = held.length === 0 ? none(changed) : await list(held, 1, changed, app);
  return {
    ...view,
    notice: chat.say.text('没有新消息时：{what}', 'Without news: {what}', {
      what: chat.say.text(chosen.zh, chosen.en),
    }),
  };
}

const PAUSE = /^(?:暂停|暫停|停|pause|stop)$/i;
const RESUME = /^(?:恢复|恢復|继续|繼續|resume|continue)$/i;

/** What is to be changed: pause, resume, times, length. Throws UserError. */
function readChange(said: string, chat: Chat, app: App): (held: Subscription) => Subscription {
  const now = app.now();
  if (PAUSE.test(said)) return (held) => ({ ...held, pause: { reason: 'asked', since: now } });
  if (RESUME.test(said)) {
    // Kept with its end, so that /missed knows what came meanwhile.
    return (held) => (held.pause ? { ...held, pause: { ...held.pause, until: now } } : held);
  }
  const { schedule, length, topics } = readOrder(said, chat);
  if (topics.length > 0 || (!schedule && length === undefined)) {
    throw new UserError(
      chat.say.text(
        '看不懂“{said}”。可以写时间、条数、暂停或恢复，例如 /subscriptions 1 工作日 7:30',
        '“{said}” is not understood. Give times, a length, pause or resume; for example /subscriptions 1 weekdays 7:30',
        { said: shorten(said) },
      ),
    );
  }
  return (held) => ({
    ...(schedule && held.schedule ? rescheduled(held, schedule, now, rulesOf(chat)) : held),
    ...(length === undefined ? {} : { length }),
  });
}

function none({ say }: Chat): View {
  return {
    blocks: [
      line(
        say(
          '这里还没有订阅。例如 /subscribe 铁路 每天 8:00',
          'Nothing is followed here yet. For example /subscribe 铁路 every day at 8',
        ),
      ),
    ],
    buttons: [[button(say.text('订阅…', 'Subscribe…'), '/subscribe')]],
  };
}

async function list(held: readonly Subscription[], asked: number, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const page = pageOf(held, asked, PAGE_SIZE);
  const blocks: Block[] = [heading(say('订阅（{n} 份）', 'Subscriptions ({n})', { n: held.length }))];
  if (chat.record.pause && isActive(chat.record.pause, app.now())) {
    blocks.push(line(bold(...pauseText(chat.record.pause, app.now(), chat))));
  }
  for (const subscription of page.items) {
    blocks.push(
      GAP,
      line(`${subscription.id}. `, bold(...topicsText(subscription, chat))),
      line(...whenText(subscription, chat, app)),
    );
  }
  blocks.push(GAP, line(say('没有新消息时：', 'Without news:')));
  return {
    blocks,
    buttons: [
      ...page.items.map(({ id, topics, pause, schedule }) => [
        button(`${id} ${shortTopics(topics, chat)}`, `/subscriptions ${id}`, true),
        ...(schedule ? [button(say.text('现在看', 'Now'), `/preview ${id}`)] : []),
        pause && isActive(pause, app.now())
          ? button(say.text('恢复', 'Resume'), `/subscriptions ${id} 恢复`, true)
          : button(say.text('暂停', 'Pause'), `/subscriptions ${id} 暂停`, true),
      ]),
      WHEN_EMPTY.map(({ value, zh, en }) =>
        button(
          `${(chat.record.whenEmpty ?? 'silent') === value ? '✓ ' : ''}${say.text(zh, en)}`,
          `/subscriptions 空 ${value}`,
          true,
        ),
      ),
      pageButtons(page, '/subscriptions', chat),
    ],
  };
}

async function show(subscription: Subscription, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const { id, target, schedule } = subscription;
  const now = app.now();
  const [last] = (await deliveriesOf(subscription, app.store)).filter(({ state }) => state !== 'planned');
  const isPaused = subscription.pause && isActive(subscription.pause, now);
  return {
    blocks: [
      heading(say('订阅 {id}', 'Subscription {id}', { id })),
      line(bold(...topicsText(subscription, chat))),
      line(...whenText(subscription, chat, app)),
      line(say('每期 {n} 条', '{n} stories', { n: subscription.length ?? chat.record.digestLength ?? DIGEST_LENGTH })),
      ...(target.chat === chat.key
        ? []
        : [line(say('送到 {name}', 'to {name}', { name: target.name ?? target.chat }))]),
      ...(last ? [line(say('上一期：', 'Last: '), outcomeText(last, now, chat))] : []),
    ],
    buttons: [
      [
        ...(schedule ? [button(say.text('现在看', 'Now'), `/preview ${id}`)] : []),
        isPaused
          ? button(say.text('恢复', 'Resume'), `/subscriptions ${id} 恢复`, true)
          : button(say.text('暂停', 'Pause'), `/subscriptions ${id} 暂停`, true),
        button(say.text('退订', 'Remove'), `/unsubscribe ${id}`, true),
      ],
      ...(schedule
        ? [
            ['每天 8:00', '工作日 7:30', '每天 8:00 20:00'].map((when) =>
              button(say.text(when, EN_TIMES[when]!), `/subscriptions ${id} ${when}`, true),
            ),
          ]
        : []),
      [3, 5, 8, 12].map((n) => button(say.text('{n} 条', '{n}', { n }), `/subscriptions ${id} ${n}条`, true)),
      [button(say.text('‹ 全部订阅', '‹ All'), '/subscriptions', true)],
    ],
  };
}

const EN_TIMES: Readonly<Record<string, string>> = {
  '每天 8:00': 'Daily 8:00',
  '工作日 7:30': 'Weekdays 7:30',
  '每天 8:00 20:00': 'Daily 8:00, 20:00',
};

function topicsText({ topics, schedule }: Subscription, { say }: Chat): Content {
  const names = topics.length === 0 ? say('全部要闻', 'All news') : [topics.map(topicName).join(' · ')];
  return schedule ? names : [...say('随到随推：', 'As it comes: '), ...names];
}

function shortTopics(topics: readonly string[], chat: Chat): string {
  const whole = topics.length === 0 ? chat.say.text('全部要闻', 'All news') : topics.map(topicName).join(' ');
  return [...whole].length > 12 ? `${[...whole].slice(0, 11).join('')}…` : whole;
}

/** Schedule and next moment, or why there is none. */
function whenText({ schedule, due, pause, dailyCap }: Subscription, chat: Chat, app: App): Content {
  const { say } = chat;
  const now = app.now();
  const rhythm = schedule
    ? scheduleText(schedule, chat)
    : say('每天最多 {n} 次', 'at most {n} a day', { n: dailyCap ?? 0 });
  if (pause && isActive(pause, now)) return [...rhythm, ' · ', ...pauseText(pause, now, chat)];
  if (!schedule || due === undefined) return rhythm;
  return [...rhythm, ' · ', ...say('下一期 {when}', 'next {when}', { when: momentText(due, now, chat).join('') })];
}
