import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../src/digest/parse-schedule.ts';
import { scheduleLine } from '../../src/digest/schedule-line.ts';
import { localSlots } from '../../src/digest/slots.ts';
import type { Schedule } from '../../src/digest/subscription.ts';

const DAILY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const WEEKEND = [6, 7];
const daily = (...times: string[]): Schedule => [{ weekdays: DAILY, times }];

/** What people write, what it means, and what is left as topics. */
const CASES: readonly (readonly [line: string, schedule: Schedule | undefined, rest?: string])[] = [
  ['铁路 荒漠化 每天 8:00 20:00', daily('08:00', '20:00'), '铁路 荒漠化'],
  ['每天 8:00', daily('08:00')],
  ['每日7点 三峡', daily('07:00'), '三峡'],
  ['每天早8晚8', daily('08:00', '20:00')],
  ['每天早上八点和晚上八点半', daily('08:00', '20:30')],
  ['每天上午9点,下午3点', daily('09:00', '15:00')],
  ['每天中午12点半', daily('12:30')],
  ['每天晚12点', daily('00:00')],
  ['每天晚上1点', daily('01:00')],
  ['9:00 每天', daily('09:00')],
  ['铁路每天8点', daily('08:00'), '铁路'],
  ['G20 每天 8', daily('08:00'), 'G20'],
  ['5G 手机 每天8点', daily('08:00'), '5G 手机'],
  ['早上8点半', [{ times: ['08:30'] }]],
  ['晚8点', [{ times: ['20:00'] }]],
  ['工作日 7:30', [{ weekdays: WORKDAYS, times: ['07:30'] }]],
  ['每个工作日的早上7点', [{ weekdays: WORKDAYS, times: ['07:00'] }]],
  ['周末 9点', [{ weekdays: WEEKEND, times: ['09:00'] }]],
  ['每周一三五 9:00', [{ weekdays: [1, 3, 5], times: ['09:00'] }]],
  ['周一、三、五 9:00', [{ weekdays: [1, 3, 5], times: ['09:00'] }]],
  ['每周一三五八点', [{ weekdays: [1, 3, 5], times: ['08:00'] }]],
  ['周一二十二点', [{ weekdays: [1], times: ['22:00'] }]],
  ['星期天下午三点一刻', [{ weekdays: [7], times: ['15:15'] }]],
  ['周五至周日 8点', [{ weekdays: [5, 6, 7], times: ['08:00'] }]],
  [
    '周一至周五 7点半 周六日 9点',
    [
      { weekdays: WORKDAYS, times: ['07:30'] },
      { weekdays: WEEKEND, times: ['09:00'] },
    ],
  ],
  [
    '工作日７：３０　周末１０：００',
    [
      { weekdays: WORKDAYS, times: ['07:30'] },
      { weekdays: WEEKEND, times: ['10:00'] },
    ],
  ],
  [
    '每天 8:00 周末 10:00',
    [
      { weekdays: WORKDAYS, times: ['08:00'] },
      { weekdays: WEEKEND, times: ['10:00'] },
    ],
  ],
  [
    '8:00 工作日 10:00 周末',
    [
      { weekdays: WORKDAYS, times: ['08:00'] },
      { weekdays: WEEKEND, times: ['10:00'] },
    ],
  ],
  ['铁路 每月1日和15日 9:00', [{ days: [1, 15], times: ['09:00'] }], '铁路'],
  [
    '8点到22点每2小时 铁路',
    [{ times: ['08:00', '10:00', '12:00', '14:00', '16:00', '18:00', '20:00', '22:00'] }],
    '铁路',
  ],
  ['every 6 hours', [{ times: ['00:00', '06:00', '12:00', '18:00'] }]],
  ['every 4 hours from 8 to 20', [{ times: ['08:00', '12:00', '16:00', '20:00'] }]],
  ['every day at 8', daily('08:00')],
  ['weekdays 7:30 railway', [{ weekdays: WORKDAYS, times: ['07:30'] }], 'railway'],
  ['mondays 9:00', [{ weekdays: [1], times: ['09:00'] }]],
  ['railways every monday and friday at 7pm', [{ weekdays: [1, 5], times: ['19:00'] }], 'railways'],
  [
    'mon-fri 7:30, sat 10am',
    [
      { weekdays: WORKDAYS, times: ['07:30'] },
      { weekdays: [6], times: ['10:00'] },
    ],
  ],
  ['daily 12am and 12pm', daily('00:00', '12:00')],
  ['cron 0 8 * * 1-5', [{ weekdays: WORKDAYS, times: ['08:00'] }]],
  ['沙漠 0 8,20 * * *', [{ times: ['08:00', '20:00'] }], '沙漠'],
  ['cron 30 7 1 */3 *', [{ days: [1], months: [1, 4, 7, 10], times: ['07:30'] }]],
  ['cron 0 9 13 * fri', [{ days: [13], weekdays: [5], either: true, times: ['09:00'] }]],
  ['cron 0 9 * * 0', [{ weekdays: [7], times: ['09:00'] }]],
  // What is no time.
  ['铁路', undefined, '铁路'],
  ['铁路和公路', undefined, '铁路和公路'],
  ['一带一路 八达岭 三峡', undefined, '一带一路 八达岭 三峡'],
  ['sunny weather', undefined, 'sunny weather'],
  ['tomorrow', undefined, 'tomorrow'],
  ['早安 新闻', undefined, '早安 新闻'],
  ['"每天 8:00" 铁路', undefined, '"每天 8:00" 铁路'],
  ['“周末 经济” 周末 9点', [{ weekdays: WEEKEND, times: ['09:00'] }], '“周末 经济”'],
  ['to kill daily 9', daily('09:00'), 'to kill'],
  ['', undefined],
];

describe('a schedule in words', () => {
  it.each(CASES.map(([line, schedule, rest = '']) => ({ line, schedule, rest })))(
    '$line',
    ({ line, schedule, rest }) => {
      const parsed = parseSchedule(line);
      expect(parsed.problems).toEqual([]);
      expect(parsed.schedule).toEqual(schedule);
      expect(parsed.rest.join(' ')).toBe(rest);
    },
  );

  it.each([
    ['每天 25:00', 'no-such-time', '25:00'],
    ['每天 8:75', 'no-such-time', '8:75'],
    ['daily 13pm', 'no-such-time', '13pm'],
    ['每月32日 9:00', 'no-such-day', '每月32日'],
    ['每5分钟', 'too-often', '每5分钟'],
    ['每天 8:00 8:05', 'too-often', '每天 8:00 8:05'],
    ['cron 61 8 * * *', 'bad-cron', '61 8 * * *'],
    ['cron 0 8 * *', 'bad-cron', '0 8 * *'],
    ['cron 0 8 * * mo-', 'bad-cron', '0 8 * * mo-'],
    ['cron * * * * *', 'too-often', '* * * * *'],
  ])('%s: %s', (line, type, text) => {
    expect(parseSchedule(line).problems).toEqual([{ type, text }]);
  });

  it('takes eight where a day is named and no time, and says so', () => {
    expect(parseSchedule('每周一')).toMatchObject({
      schedule: [{ weekdays: [1], times: ['08:00'] }],
      timeAssumed: true,
    });
    expect(parseSchedule('每周一 9点').timeAssumed).toBe(false);
  });

  it('never throws, loses no word, and is linear', () => {
    const piece = fc.constantFrom(
      '每天',
      '周',
      '一',
      '8',
      ':',
      '00',
      '点',
      '半',
      '到',
      ' ',
      'every',
      'mon',
      '-',
      '*',
      '/',
      '早',
      '铁路',
      '十',
      '"',
      '，',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (line) => {
          const { schedule, rest } = parseSchedule(line);
          for (const { times } of schedule ?? []) {
            expect(times.length).toBeGreaterThan(0);
            for (const time of times) expect(time).toMatch(/^([01]\d|2[0-3]):[0-5]\d$/);
          }
          for (const word of rest) expect(line).toContain(word);
        },
      ),
    );
    const long = '每天8点'.repeat(20_000);
    expect(parseSchedule(long).schedule).toBeDefined();
  });

  it('reads its own line back', () => {
    const time = fc
      .tuple(fc.nat(23), fc.constantFrom(0, 15, 30, 45))
      .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
    const times = fc.uniqueArray(time, { minLength: 1, maxLength: 4 }).map((list) => list.sort());
    const weekdays = fc
      .uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 })
      .map((list) => list.sort());
    const days = fc
      .uniqueArray(fc.integer({ min: 1, max: 28 }), { minLength: 1, maxLength: 3 })
      .map((list) => list.sort((a, b) => a - b));
    const rule = fc.oneof(
      fc.record({ times }),
      fc.record({ times, weekdays }),
      fc.record({ times, days }),
      fc.record({ times: times.map((list) => list.slice(0, 1)), days, months: fc.constant([3, 9]) }),
      fc.record({
        times: times.map((list) => list.slice(0, 1)),
        days,
        weekdays: fc.constant([2]),
        either: fc.constant(true),
      }),
    );
    fc.assert(
      fc.property(rule, (one) => {
        const line = scheduleLine([one]);
        expect(line).toBeDefined();
        expect(firstSlots(parseSchedule(line!).schedule ?? [])).toEqual(firstSlots([one]));
      }),
    );
  });
});

function firstSlots(schedule: Schedule): string[] {
  const found: string[] = [];
  for (const slot of localSlots(schedule, '2026-11-20T08:00')) {
    found.push(slot);
    if (found.length === 25) break;
  }
  return found;
}
