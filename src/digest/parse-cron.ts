import type { ScheduleProblem } from './parse-schedule.ts';
import type { Rule } from './subscription.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The five fields in order: what they count from and to, and the names that may stand for numbers. */
const FIELDS = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  { from: 1, to: 12, names: MONTHS },
  { from: 0, to: 7, names: DAYS },
] as const;

type Field = (typeof FIELDS)[number];

const FIELD = /^[\d*/,a-z-]+$/i;

/** A cron expression among words: five fields of which one is `*`, or any five after the word `cron`. */
export function parseCron(
  words: readonly string[],
):
  | { readonly schedule: readonly Rule[]; readonly rest: readonly string[]; readonly text: string }
  | { readonly problem: ScheduleProblem; readonly rest: readonly string[] }
  | undefined {
  const said = words.findIndex((word) => /^cron:?$/i.test(word));
  const start = said >= 0 ? said + 1 : words.findIndex((_, n) => looksLikeCron(words.slice(n, n + 5)));
  if (start < 0) return undefined;
  const fields = words.slice(start, start + 5);
  const text = fields.join(' ');
  const rest = [...words.slice(0, said >= 0 ? said : start), ...words.slice(start + 5)];
  const sets = fields.map((field, n) => (FIELD.test(field) ? members(field.toLowerCase(), FIELDS[n]!) : undefined));
  if (sets.length < 5 || sets.some((set) => set === undefined)) return { problem: { type: 'bad-cron', text }, rest };
  const [minutes, hours, days, months, weekdays] = sets as Set<number>[];
  const isStar = (n: number) => fields[n]!.startsWith('*');
  const times = [...hours!].flatMap((hour) => [...minutes!].map((minute) => `${two(hour)}:${two(minute)}`)).sort();
  const rule: Rule = {
    times,
    ...(isStar(2) && days!.size === 31 ? {} : { days: ascending(days!) }),
    ...(months!.size === 12 ? {} : { months: ascending(months!) }),
    ...(isStar(4) && weekdays!.size >= 7 ? {} : { weekdays: ascending([...weekdays!].map((day) => day || 7)) }),
    // Cron's own rule: when both kinds of day are named, either will do.
    ...(isStar(2) || isStar(4) ? {} : { either: true }),
  };
  return { schedule: [rule], rest, text };
}

function looksLikeCron(fields: readonly string[]): boolean {
  return (
    fields.length === 5 &&
    fields.every((field) => FIELD.test(field) && /[\d*]/.test(field)) &&
    fields.some((field) => field.startsWith('*'))
  );
}

/** The numbers a field stands for, or undefined where it stands for none. */
function members(field: string, { from, to, names }: Field): Set<number> | undefined {
  const found = new Set<number>();
  for (const part of field.split(',')) {
    const [, range, step] = /^(\*|[\da-z]+(?:-[\da-z]+)?)(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (range === undefined) return undefined;
    const [first, last] = range.split('-');
    const begin = range === '*' ? from : number(first!, from, names);
    const end = range === '*' ? to : last !== undefined ? number(last, from, names) : step ? to : begin;
    const by = step === undefined ? 1 : Number(step);
    if (begin === undefined || end === undefined || begin < from || end > to || end < begin || by < 1) return undefined;
    for (let n = begin; n <= end; n += by) found.add(n);
  }
  return found;
}

function number(word: string, from: number, names: readonly string[]): number | undefined {
  if (/^\d+$/.test(word)) return Number(word);
  const n = names.indexOf(word.slice(0, 3));
  return n < 0 ? undefined : n + from;
}

function ascending(numbers: Iterable<number>): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
