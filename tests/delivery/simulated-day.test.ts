import { describe, expect, it } from 'vitest';
import { withNextSlot } from '../../src/digest/reckon.ts';
import { localTime } from '../../src/digest/slots.ts';
import type { Rule, Subscription } from '../../src/digest/subscription.ts';
import { makeSubscription } from './make-subscription.ts';
import { seededRandom } from './seeded-random.ts';
import { HOUR, MINUTE, plainComposer, workbench } from './workbench.ts';

const ZONES = [
  'Asia/Shanghai',
  'Asia/Almaty',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Asia/Beirut',
  'Africa/Cairo',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Chisinau',
  'Atlantic/Azores',
  'America/New_York',
  'America/Los_Angeles',
  'America/Havana',
  'America/Santiago',
  'America/St_Johns',
  'Australia/Adelaide',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
];

/** Days on which some of these zones change their clocks, and one on which none does. */
const DAYS = [
  { day: '2026-03-08', what: 'America forward', count: 100 },
  { day: '2026-03-29', what: 'Europe forward', count: 500 },
  { day: '2026-04-05', what: 'Australia, New Zealand, Chile back', count: 100 },
  { day: '2026-06-10', what: 'nothing changes', count: 100 },
  { day: '2026-10-04', what: 'Australia forward, Lord Howe by half an hour', count: 100 },
  { day: '2026-10-25', what: 'Europe back', count: 100 },
  { day: '2026-11-01', what: 'America back', count: 500 },
];

const WINDOW = 30 * HOUR;

describe('a simulated day in 20 zones', () => {
  it.each(DAYS)(
    'sends every slot of $count subscriptions once or says why not: $day, $what',
    async ({ day, count }) => {
      const start = Date.parse(`${day}T00:00Z`) - 15 * HOUR;
      const random = seededRandom(day.length + Number(day.slice(5, 7)));
      const bench = workbench(start);
      const subscriptions: Subscription[] = [];
      for (let n = 0; n < count; n++) {
        const timeZone = ZONES[n % ZONES.length]!;
        const schedule = randomSchedule(random);
        const blank = makeSubscription({ chat: `tg:${n + 1}`, timeZone, schedule, last: localTime(start, timeZone) });
        const subscription = withNextSlot(blank, start);
        subscriptions.push(subscription);
        await bench.store.subscriptions.update(`${blank.chat}/${blank.id}`, () => subscription);
      }
      await bench.start({ composer: plainComposer() });
      await bench.run(WINDOW);
      // What the last minute planned is on its way.
      await bench.clock.advance(50_000);

      const clocks = new Map(ZONES.map((zone) => [zone, wallClock(zone, start, WINDOW)]));
      const wrong: string[] = [];
      let slots = 0;
      let merged = 0;
      for (const { chat, timeZone, schedule = [] } of subscriptions) {
        const texts = bench.telegram.arrived.filter((one) => one.chat === chat);
        const passed = new Map<string, string>();
        for await (const [, { state, slots: names = [], reason }] of bench.store.deliveries.entries(`${chat}/`)) {
          if (state === 'missed') for (const name of names) passed.set(name, reason ?? '');
        }
        const expected = naiveSlots(schedule, clocks.get(timeZone)!);
        slots += expected.length;
        for (const { local, at } of expected) {
          const sent = texts.filter(({ text }) => text.includes(` ${local}`));
          const reason = passed.get(local);
          if (reason !== undefined) merged++;
          if (sent.length + Number(reason !== undefined) !== 1)
            wrong.push(`${timeZone} ${local}: ${sent.length} ${reason}`);
          else if (sent[0] && Math.abs(sent[0].at - at) > 2 * MINUTE)
            wrong.push(`${timeZone} ${local} at ${sent[0].at - at}`);
        }
        if (texts.length > expected.length) wrong.push(`${timeZone} ${chat}: too many`);
      }
      expect(wrong).toEqual([]);
      expect(slots).toBeGreaterThan(2 * count);
      // Only slots that a jump of the clock puts on the same minute share a message.
      expect(merged).toBeLessThan(slots / 20);
    },
  );
});

function randomSchedule(random: () => number): Rule[] {
  const pick = (n: number) => Math.floor(random() * n);
  const time = () => `${String(pick(24)).padStart(2, '0')}:${['00', '15', '30', '45'][pick(4)]}`;
  // Half of them where clocks are changed.
  const night = () => `0${pick(4)}:${['00', '15', '30', '45'][pick(4)]}`;
  const times = [...new Set(Array.from({ length: 1 + pick(3) }, () => (random() < 0.5 ? night() : time())))].sort();
  const kind = pick(4);
  if (kind === 0)
    return [
      { weekdays: [1, 2, 3, 4, 5], times },
      { weekdays: [6, 7], times: [time()] },
    ];
  if (kind === 1) return [{ times: Array.from({ length: 12 }, (_, n) => `${String(2 * n).padStart(2, '0')}:00`) }];
  return [{ times }];
}

/** What the wall clock shows, minute by minute: told by Intl, which the code under test does not use. */
function wallClock(timeZone: string, start: number, length: number): { readonly local: string; readonly at: number }[] {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const shown: { local: string; at: number }[] = [];
  for (let at = start; at <= start + length; at += MINUTE)
    shown.push({ local: format.format(at).replace(' ', 'T'), at });
  return shown;
}

/** A slot falls on the first minute whose wall clock has reached it. */
function naiveSlots(schedule: readonly Rule[], clock: readonly { readonly local: string; readonly at: number }[]) {
  const first = clock[0]!.local;
  const last = clock
    .map(({ local }) => local)
    .sort()
    .at(-1)!;
  const found: { local: string; at: number }[] = [];
  for (const date of new Set(clock.map(({ local }) => local.slice(0, 10)))) {
    const weekday = new Date(`${date}T12:00Z`).getUTCDay() || 7;
    const times = schedule.filter(({ weekdays }) => weekdays?.includes(weekday) ?? true).flatMap((rule) => rule.times);
    for (const time of new Set(times)) {
      const local = `${date}T${time}`;
      if (local > first && local <= last) found.push({ local, at: clock.find((one) => one.local >= local)!.at });
    }
  }
  return found;
}
