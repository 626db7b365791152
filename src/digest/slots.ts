import { Temporal } from 'temporal-polyfill';
import type { QuietHours, Rule, Schedule } from './subscription.ts';

/** A due moment of a schedule. */
export interface Slot {
  /** `YYYY-MM-DDTHH:MM` on the wall clock: the slot's name, the same whatever the clocks do that night. */
  readonly local: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

const DAY = 86_400_000;

/** Days looked through for a next slot: a 29 February may be eight years away. */
const HORIZON = 366 * 8 + 1;

/** The wall clock of a zone at a moment, as `YYYY-MM-DDTHH:MM`. */
export function localTime(at: number, timeZone: string): string {
  const zoned = Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timeZone);
  return zoned.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/**
 * The moment at which a wall clock shows a local date-time, in epoch milliseconds. Where the clock jumps over it: the
 * first moment after the jump. Where the clock shows it twice: the first time.
 */
export function momentOf(local: string, timeZone: string): number {
  const plain = Temporal.PlainDateTime.from(local);
  const zoned = plain.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (zoned.toPlainDateTime().equals(plain)) return zoned.epochMilliseconds;
  return zoned.getTimeZoneTransition('next')?.epochMilliseconds ?? zoned.epochMilliseconds;
}

/** Names of a schedule's slots later than `after` (a local date-time), in order of the wall clock; endless for most schedules. */
export function* localSlots(schedule: Schedule, after: string): Generator<string> {
  // Days are counted in UTC, where each has 24 hours: only their dates are used.
  const first = Date.parse(`${after.slice(0, 10)}T00:00Z`);
  for (let day = 0, horizon = HORIZON; day < horizon; day++) {
    const date = new Date(first + day * DAY);
    const name = date.toISOString().slice(0, 10);
    const times = new Set(schedule.filter((rule) => fits(rule, date)).flatMap((rule) => rule.times));
    for (const time of [...times].sort()) {
      const local = `${name}T${time}`;
      if (local <= after) continue;
      horizon = day + HORIZON;
      yield local;
    }
  }
}

function fits({ weekdays, days, months, either }: Rule, date: Date): boolean {
  if (months && !months.includes(date.getUTCMonth() + 1)) return false;
  const weekdayFits = !weekdays || weekdays.includes(date.getUTCDay() || 7);
  const dayFits = !days || days.includes(date.getUTCDate());
  return either && weekdays && days ? weekdayFits || dayFits : weekdayFits && dayFits;
}

/** When what is due at a moment may be sent: that moment, or the end of the quiet hours it falls in. */
export function afterQuiet(at: number, timeZone: string, quiet: QuietHours | undefined): number {
  if (!quiet || quiet.from === quiet.to) return at;
  const local = localTime(at, timeZone);
  const time = local.slice(11);
  const overnight = quiet.from > quiet.to;
  const isQuiet = overnight ? time >= quiet.from || time < quiet.to : time >= quiet.from && time < quiet.to;
  if (!isQuiet) return at;
  const date = overnight && time >= quiet.from ? nextDate(local.slice(0, 10)) : local.slice(0, 10);
  // In an hour that the clock repeats, the first one's end may lie behind us already.
  return Math.max(at, momentOf(`${date}T${quiet.to}`, timeZone));
}

function nextDate(date: string): string {
  return new Date(Date.parse(`${date}T00:00Z`) + DAY).toISOString().slice(0, 10);
}
