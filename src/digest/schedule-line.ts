import type { Rule, Schedule } from './subscription.ts';

/** A schedule as a line that `parseSchedule` reads back: 工作日 07:30 周末 09:00. Undefined where words cannot say it. */
export function scheduleLine(schedule: Schedule): string | undefined {
  const parts = schedule.map(ruleLine);
  if (parts.every((part) => part !== undefined)) return parts.join(' ');
  return schedule.length === 1 ? cronLine(schedule[0]!) : undefined;
}

function ruleLine({ weekdays, days, months, times }: Rule): string | undefined {
  if (months || (weekdays && days)) return undefined;
  const listed = times.join(' ');
  if (days) return `每月${days.map((day) => `${day}日`).join('')} ${listed}`;
  const key = weekdays?.join('') ?? '1234567';
  const named = NAMED[key] ?? `每周${[...key].map((day) => '一二三四五六日'[Number(day) - 1]).join('')}`;
  return `${named} ${listed}`;
}

const NAMED: Readonly<Record<string, string>> = { '1234567': '每天', '12345': '工作日', '67': '周末' };

/** Five fields, where every hour has the same minutes. */
function cronLine({ weekdays, days, months, either, times }: Rule): string | undefined {
  const hours = [...new Set(times.map((time) => Number(time.slice(0, 2))))];
  const minutes = [...new Set(times.map((time) => Number(time.slice(3))))];
  if (hours.length * minutes.length !== times.length) return undefined;
  // Cron takes either kind of day when both are named; both at once it cannot say.
  if (weekdays && days && !either) return undefined;
  const field = (numbers: readonly number[] | undefined) => numbers?.join(',') ?? '*';
  return `cron ${field(minutes)} ${field(hours)} ${field(days)} ${field(months)} ${field(weekdays)}`;
}
