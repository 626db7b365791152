import type { Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, line } from '../src/chat/layout.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import { reckonChat, requireAdmin } from '../src/chat/subscribing.ts';
import { parseSchedule } from '../src/digest/parse-schedule.ts';
import type { QuietHours } from '../src/digest/subscription.ts';

const OFF = /^(?:关|关闭|關|關閉|取消|不要|无|無|off|none|no)$/i;

/** Hours in which nothing is sent; what is due in them comes when they are over. */
export const quiet: Command = {
  name: 'quiet',
  aliases: ['安静', '安靜', '免打扰', '免打擾', '勿扰'],
  summary: { zh: '安静时段：先留着，过后再送', en: 'Quiet hours: held, then sent' },
  usage: { zh: '[23:00 7:00|关]', en: '[23:00 7:00|off]' },
  examples: () => ['/quiet', '/quiet 23:00 7:00'],
  run: async (args, chat, app) => {
    const { say } = chat;
    const buttons = [
      [button('23:00–7:00', '/quiet 23:00 7:00', true), button('22:00–8:00', '/quiet 22:00 8:00', true)],
      [button(say.text('关闭', 'Off'), '/quiet 关', true)],
    ];
    if (args.trim() === '') return { blocks: [line(...describe(chat.record.quiet))], buttons };
    await requireAdmin(chat);
    const hours = OFF.test(args.trim()) ? undefined : readHours(args);
    if (hours === null) {
      throw new UserError(
        say.text(
          '看不懂“{said}”。写两个时间，从几点到几点，例如 /quiet 23:00 7:00；取消用 /quiet 关',
          '“{said}” is not understood. Give two times, from and to: /quiet 23:00 7:00; or /quiet off',
          { said: shorten(args) },
        ),
        buttons,
      );
    }
    const record =
      (await app.store.chats.update(chat.key, (held) => {
        const { quiet: _quiet, ...rest } = held ?? {};
        return hours ? { ...rest, quiet: hours } : rest;
      })) ?? {};
    await reckonChat({ ...chat, record }, app);
    return { blocks: [line(...describe(hours))], buttons, notice: say.text('已保存', 'Saved') };

    function describe(quietHours: QuietHours | undefined) {
      return quietHours
        ? say(
            '安静时段：{hours}。其间的简报和提醒留到 {to} 再送。',
            'Quiet: {hours}. What is due meanwhile comes at {to}.',
            {
              hours: bold(`${quietHours.from}–${quietHours.to}`),
              to: quietHours.to,
            },
          )
        : say('没有安静时段。例如 /quiet 23:00 7:00', 'No quiet hours. For example /quiet 23:00 7:00');
    }
  },
};

/** Two different times in any form a schedule may have; null where there are not. */
function readHours(said: string): QuietHours | null {
  // 23:00-7:00 reads as two times just as 晚11点到早7点 does; order is theirs, which a schedule does not keep.
  const halves = said
    .normalize('NFKC')
    .split(/\s*(?:[-–—~至到]|\bto\b|\buntil\b)\s*|\s+/)
    .filter((half) => half !== '');
  if (halves.length !== 2) return null;
  const times = halves.map((half) => {
    const { schedule, problems } = parseSchedule(/^\d{1,2}$/.test(half) ? `${half}:00` : half);
    return problems.length === 0 && schedule?.length === 1 && schedule[0]!.times.length === 1
      ? schedule[0]!.times[0]!
      : null;
  });
  const [from, to] = times;
  return from && to && from !== to ? { from, to } : null;
}
