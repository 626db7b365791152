import type { Command } from '../src/chat/command.ts';
import { topicName } from '../src/chat/digest-view.ts';
import { selectForChat } from '../src/chat/digesting.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, heading, line } from '../src/chat/layout.ts';
import { nearTopics } from '../src/chat/near-topics.ts';
import { readOrder } from '../src/chat/order.ts';
import { addSubscription, changeSubscription, here, requireAdmin, subscriptionsOf } from '../src/chat/subscribing.ts';
import type { View } from '../src/view/view.ts';

/** Alerts a day, unless said otherwise: enough for news, too few for a feed. */
const DAILY_CAP = 5;
const MOST_A_DAY = 30;

const CAP = /(?:^|\s)(?:每天|每日)?(?:最多|至多|max|at most)?\s*(\d{1,3})\s*(?:次|条|條|times|a day|per day)(?=\s|$)/i;

/** Sends news of a word within minutes of its coming in, a few times a day at most. */
export const alert: Command = {
  name: 'alert',
  aliases: ['提醒', '快讯', '快訊'],
  summary: { zh: '有新报道就提醒，随到随推', en: 'An alert as soon as something new matches' },
  usage: { zh: '词… [每天最多 5 次]', en: 'words… [at most 5 a day]' },
  examples: (library) => [
    '/alert',
    ...library
      .topics()
      .slice(0, 1)
      .map(({ topic }) => `/alert ${topic}`),
  ],
  run: async (args, chat, app): Promise<View> => {
    const { say } = chat;
    const held = (await subscriptionsOf(chat.key, app.store)).filter(({ schedule }) => !schedule);
    if (args.trim() === '') {
      return {
        blocks: [
          heading(say('提醒（{n} 个）', 'Alerts ({n})', { n: held.length })),
          ...held.map(({ id, topics, dailyCap }) =>
            line(
              `${id}. `,
              bold(topics.map(topicName).join(' · ')),
              ...say(' · 每天最多 {n} 次', ' · at most {n} a day', { n: dailyCap ?? DAILY_CAP }),
            ),
          ),
          line(
            say(
              '新报道里一出现这些词就提醒。例如 /alert 荒漠化',
              'Tells you as soon as a new article has the words. For example /alert deserts',
            ),
          ),
        ],
        buttons: held.map(({ id, topics }) => [
          button(
            say.text('退 {id} {topic}', 'End {id} {topic}', { id, topic: topics[0] ?? '' }),
            `/unsubscribe ${id}`,
            true,
          ),
        ]),
      };
    }
    const capSaid = CAP.exec(args)?.[1];
    const dailyCap = capSaid === undefined ? DAILY_CAP : Number(capSaid);
    if (dailyCap < 1 || dailyCap > MOST_A_DAY) {
      throw new UserError(
        say.text(
          '每天 1 到 {most} 次，收到的是“{said}”。例如 /alert 铁路 每天最多 5 次',
          'From 1 to {most} a day, not “{said}”; for example /alert railways at most 5 a day',
          {
            most: MOST_A_DAY,
            said: capSaid ?? '',
          },
        ),
      );
    }
    const { topics, schedule } = readOrder(args.replace(CAP, ' '), chat);
    if (schedule) {
      throw new UserError(
        say.text(
          '提醒是随到随推，不写时间；按时送的用 /subscribe，例如 /subscribe 铁路 每天 8:00',
          'An alert comes as news comes in and has no time; for a fixed time use /subscribe railways every day at 8',
        ),
      );
    }
    if (topics.length === 0) {
      throw new UserError(
        say.text('提醒要有词，例如 /alert 荒漠化', 'An alert needs words; for example /alert deserts'),
      );
    }
    await requireAdmin(chat);
    const same = held.find((one) => one.topics.join('\n') === topics.join('\n'));
    const made = same
      ? await changeSubscription(same, (one) => ({ ...one, dailyCap }), app)
      : await addSubscription({ topics, target: here(chat), dailyCap }, chat, app);
    const { picks, more } = await selectForChat(topics, undefined, chat, app);
    const near = picks.length === 0 ? nearTopics(topics, app.library).slice(0, 4) : [];
    return {
      blocks: [
        heading(say('已设提醒', 'Alert set')),
        line(
          bold(topics.map(topicName).join(' · ')),
          ...say(' · 每天最多 {n} 次', ' · at most {n} a day', { n: dailyCap }),
        ),
        line(
          picks.length > 0
            ? say('已有的 {n} 条不再提醒，只报新来的。', '{n} stories are there already; only new ones are told.', {
                n: picks.length + more,
              })
            : say('眼下没有这样的报道。', 'Nothing matches yet.'),
          ...(near.length > 0 ? say('相近的有：{near}', ' Near to it: {near}', { near: near.join('、') }) : []),
        ),
      ],
      buttons: [
        [
          button(say.text('退掉', 'End it'), `/unsubscribe ${made?.id ?? ''}`.trim(), true),
          button(say.text('全部提醒', 'All alerts'), '/alert'),
        ],
      ],
      notice: say.text('已设提醒', 'Alert set'),
    };
  },
};
