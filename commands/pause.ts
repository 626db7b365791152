import type { Command } from '../src/chat/command.ts';
import { pauseText } from '../src/chat/delivery-text.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, line } from '../src/chat/layout.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import { requireAdmin } from '../src/chat/subscribing.ts';
import { parseUntil } from '../src/chat/until.ts';
import { isActive } from '../src/digest/reckon.ts';
import type { Pause } from '../src/digest/subscription.ts';

/** Stops all digests and alerts of the chat, for good or until a day. */
export const pause: Command = {
  name: 'pause',
  aliases: ['暂停', '暫停', '停'],
  summary: { zh: '暂停所有订阅，可定到哪天', en: 'Pause everything, until a day if you like' },
  usage: { zh: '[3天|12月1日]', en: '[3 days|12-01]' },
  examples: () => ['/pause', '/pause 3天'],
  run: async (args, chat, app) => {
    const { say } = chat;
    await requireAdmin(chat);
    const now = app.now();
    const until = args.trim() === '' ? undefined : parseUntil(args, now, chat.timeZone);
    if (args.trim() !== '' && until === undefined) {
      throw new UserError(
        say.text(
          '看不懂“{said}”。写几天或哪天（今天以后），例如 /pause 3天、/pause 12月1日；不写就一直停到 /resume',
          '“{said}” is not understood. Give days or a day to come: /pause 3 days, /pause 12-01; nothing means until /resume',
          { said: shorten(args) },
        ),
      );
    }
    const made: Pause = { reason: 'asked', since: now, ...(until === undefined ? {} : { until }) };
    const record = await app.store.chats.update(chat.key, (held) => {
      const running = held?.pause && isActive(held.pause, now) ? held.pause.since : now;
      return { ...held, pause: { ...made, since: running } };
    });
    return {
      blocks: [
        line(bold(...pauseText(record?.pause ?? made, now, chat))),
        line(say('其间来的新闻，回来后用 /missed 看。', 'What comes meanwhile waits under /missed.')),
      ],
      buttons: [
        [
          button(say.text('3 天', '3 days'), '/pause 3天', true),
          button(say.text('一周', 'A week'), '/pause 一周', true),
          button(say.text('恢复', 'Resume'), '/resume', true),
        ],
      ],
      notice: say.text('已暂停', 'Paused'),
    };
  },
};

/** Ends the chat's pause. */
export const resume: Command = {
  name: 'resume',
  aliases: ['恢复', '恢復', '继续', '繼續'],
  summary: { zh: '恢复送达', en: 'Resume' },
  usage: { zh: '', en: '' },
  examples: () => ['/resume'],
  run: async (_args, chat, app) => {
    const { say } = chat;
    await requireAdmin(chat);
    const now = app.now();
    let wasPaused = false;
    await app.store.chats.update(chat.key, (held) => {
      wasPaused = held?.pause !== undefined && isActive(held.pause, now);
      // Kept with its end: slots inside it were paused, not missed.
      return wasPaused && held?.pause ? { ...held, pause: { ...held.pause, until: now } } : held;
    });
    return {
      blocks: [
        line(
          wasPaused
            ? say('已恢复，按原来的时间送。', 'Resumed; digests come at their times again.')
            : say('没有暂停。', 'Nothing was paused.'),
        ),
      ],
      buttons: [
        [
          ...(wasPaused ? [button(say.text('看看错过的', 'What was missed'), '/missed')] : []),
          button(say.text('订阅', 'Subscriptions'), '/subscriptions'),
        ],
      ],
      notice: say.text('已恢复', 'Resumed'),
    };
  },
};
