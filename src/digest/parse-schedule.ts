import { parseCron } from './parse-cron.ts';
import { dayAtoms, timeAtoms } from './schedule-words.ts';
import type { Rule, Schedule } from './subscription.ts';

/** What a schedule in words cannot mean. `text` is the reader's. */
export interface ScheduleProblem {
  readonly type: 'no-such-time' | 'no-such-day' | 'too-often' | 'bad-cron';
  readonly text: string;
}

export interface ParsedSchedule {
  /** Absent where no word speaks of a time. */
  readonly schedule?: Schedule;
  /** The words that are no part of it, in order: topics and whatever else stood there. */
  readonly rest: readonly string[];
  readonly problems: readonly ScheduleProblem[];
  /** Days were named and no time: the time is the default. */
  readonly timeAssumed: boolean;
}

/** What one word, or a run inside one, says about when. Minutes are of the day. */
export type Atom =
  | { readonly type: 'days'; readonly weekdays?: readonly number[]; readonly days?: readonly number[] }
  | { readonly type: 'time'; readonly minute: number }
  | { readonly type: 'bad-time' | 'bad-day'; readonly text: string }
  | { readonly type: 'every'; readonly minutes: number }
  /** 到, to: the times on both sides bound an interval. */
  | { readonly type: 'until' }
  | { readonly type: 'glue' };

/** Slots nearer than this would be a feed, not a digest. Minutes. */
export const NEAREST = 15;

/** When a day is named without a time. */
const DEFAULT_TIME = 8 * 60;

const DAY = 24 * 60;

/**
 * Finds the schedule in a line that may also hold topics: `铁路 每天 8:00 20:00`, `railways weekdays 7:30`, `每2小时`,
 * `cron 0 8 * * 1-5`. Full-width letters, 早上8点半 and 晚8点 are understood; what stands in quotation marks is never taken
 * for a time.
 */
export function parseSchedule(line: string): ParsedSchedule {
  const cron = parseCron(line.split(/\s+/).filter((word) => word !== ''));
  if (cron) {
    if ('problem' in cron) return { rest: cron.rest, problems: [cron.problem], timeAssumed: false };
    const problems = tooOften(cron.schedule, cron.text);
    return { schedule: cron.schedule, rest: cron.rest, problems, timeAssumed: false };
  }
  const words = splitWords(line);
  const atoms: Atom[] = [];
  const rest: string[] = [];
  let text = '';
  for (let n = 0; n < words.length; ) {
    const taken = takeWords(words, n, atoms);
    if (taken === 0) {
      const word = words[n++]!;
      const topic = takeEnd(word, atoms);
      rest.push(topic);
      text += word.slice(topic.length);
    } else {
      text += ` ${words.slice(n, n + taken).join(' ')}`;
      n += taken;
    }
  }
  const problems: ScheduleProblem[] = [];
  for (const atom of atoms) {
    if (atom.type === 'bad-time') problems.push({ type: 'no-such-time', text: atom.text });
    if (atom.type === 'bad-day') problems.push({ type: 'no-such-day', text: atom.text });
  }
  const told = atoms.filter(({ type }) => type !== 'glue');
  if (told.length === 0) return { rest: words, problems: [], timeAssumed: false };
  if (problems.length > 0) return { rest, problems, timeAssumed: false };
  const { rules, timeAssumed } = group(told);
  const schedule = withoutOverridden(rules);
  return { schedule, rest, problems: tooOften(schedule, text.trim()), timeAssumed };
}

/** Words by white space and list commas; quoted ones stay whole, with their marks. */
function splitWords(line: string): string[] {
  return line.match(/"[^"]*"|“[^”]*”|「[^」]*」|[^\s,，、;；"“「]+|["“「]/g) ?? [];
}

/** Takes the atoms of the words at `n` when they are all about time; two words may be one (8 pm, every day). Returns how many words. */
function takeWords(words: readonly string[], n: number, atoms: Atom[]): number {
  for (const count of [3, 2, 1]) {
    if (n + count > words.length) continue;
    const text = words
      .slice(n, n + count)
      .join(' ')
      .normalize('NFKC')
      .toLowerCase();
    const found = atomsOf(text, atoms.at(-1));
    if (!found) continue;
    // A word such as 和 or "at" alone belongs to a schedule only next to something that speaks of time.
    if (found.every(({ type }) => type === 'glue') && !leadsToTime(words, n + count, atoms)) continue;
    atoms.push(...found);
    return count;
  }
  return 0;
}

/** 铁路每天8点, written together: takes the end of the word when it speaks of time, and returns the rest. */
function takeEnd(word: string, atoms: Atom[]): string {
  const start = word.search(/(?<!^)(?:每[天日周个月星半\d一二两三四五六七八九十]|工作日|周末)/);
  const found = start > 0 && !/["“「]/.test(word) ? atomsOf(word.slice(start).normalize('NFKC'), undefined) : undefined;
  if (!found) return word;
  atoms.push(...found);
  return word.slice(0, start);
}

function leadsToTime(words: readonly string[], n: number, atoms: readonly Atom[]): boolean {
  const next = words[n]?.normalize('NFKC').toLowerCase();
  const before = atoms.at(-1);
  return next !== undefined && atomsOf(next, before ?? { type: 'glue' })?.some(({ type }) => type !== 'glue') === true;
}

/** The atoms a text consists of, from end to end, or undefined where a part of it is something else. */
function atomsOf(text: string, before: Atom | undefined): Atom[] | undefined {
  const atoms: Atom[] = [];
  for (let at = 0; at < text.length; ) {
    const previous = atoms.at(-1) ?? before;
    const found = dayAtoms(text, at) ?? timeAtoms(text, at, previous);
    if (!found) return undefined;
    atoms.push(...found.atoms);
    at = found.end;
  }
  return atoms;
}

/** Puts days and times together: each run of days with the run of times beside it. */
function group(atoms: readonly Atom[]): { rules: Rule[]; timeAssumed: boolean } {
  const rules: Rule[] = [];
  let days: Extract<Atom, { type: 'days' }>[] = [];
  let times: Extract<Atom, { type: 'time' | 'every' | 'until' }>[] = [];
  let daysFirst: boolean | undefined;
  let timeAssumed = false;
  const close = () => {
    if (days.length === 0 && times.length === 0) return;
    if (times.length === 0) timeAssumed = true;
    const listed = timesOf(times);
    for (const one of days.length > 0 ? merge(days) : [{}]) rules.push({ ...one, times: listed });
    days = [];
    times = [];
    daysFirst = undefined;
  };
  for (const atom of atoms) {
    if (atom.type === 'days') {
      if (daysFirst === true && times.length > 0) close();
      daysFirst ??= times.length === 0;
      days.push(atom);
    } else if (atom.type === 'time' || atom.type === 'every' || atom.type === 'until') {
      if (daysFirst === false && days.length > 0) close();
      daysFirst ??= days.length > 0;
      times.push(atom);
    }
  }
  close();
  return { rules, timeAssumed };
}

/** Weekdays of several atoms are one list, days of the month another. */
function merge(days: readonly Extract<Atom, { type: 'days' }>[]): Omit<Rule, 'times'>[] {
  const weekdays = new Set(days.flatMap((atom) => atom.weekdays ?? []));
  const ofMonth = new Set(days.flatMap((atom) => atom.days ?? []));
  const found: Omit<Rule, 'times'>[] = [];
  if (weekdays.size > 0) found.push({ weekdays: ascending(weekdays) });
  if (ofMonth.size > 0) found.push({ days: ascending(ofMonth) });
  return found;
}

function timesOf(atoms: readonly Atom[]): string[] {
  const every = atoms.find((atom) => atom.type === 'every');
  const named = atoms.filter((atom) => atom.type === 'time').map(({ minute }) => minute);
  const minutes = new Set<number>();
  if (every) {
    const bounded = named.length === 2 && atoms.some(({ type }) => type === 'until');
    const from = bounded ? named[0]! : 0;
    const to = bounded ? named[1]! : DAY - 1;
    for (let minute = from; minute <= (to < from ? to + DAY : to); minute += every.minutes) minutes.add(minute % DAY);
    if (!bounded) for (const minute of named) minutes.add(minute);
  } else {
    for (const minute of named.length > 0 ? named : [DEFAULT_TIME]) minutes.add(minute);
  }
  return ascending(minutes).map(clock);
}

/** 每天 8:00 周末 10:00: what is said of some days takes them out of what is said of all. */
function withoutOverridden(rules: readonly Rule[]): Rule[] {
  const special = new Set(
    rules.filter(({ weekdays }) => weekdays && weekdays.length < 7).flatMap((r) => r.weekdays ?? []),
  );
  return rules.flatMap((rule) => {
    if (rule.weekdays?.length !== 7) return [rule];
    const weekdays = rule.weekdays.filter((day) => !special.has(day));
    return weekdays.length > 0 ? [{ ...rule, weekdays }] : [];
  });
}

function tooOften(schedule: Schedule, text: string): ScheduleProblem[] {
  const minutes = ascending(
    new Set(schedule.flatMap(({ times }) => times.map((t) => Number(t.slice(0, 2)) * 60 + Number(t.slice(3))))),
  );
  const isDense = schedule.some(({ times }) => times.length > DAY / NEAREST);
  const isTight = schedule.length === 1 && minutes.some((minute, n) => n > 0 && minute - minutes[n - 1]! < NEAREST);
  return isDense || isTight ? [{ type: 'too-often', text }] : [];
}

function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function ascending(numbers: Iterable<number>): number[] {
  return [...numbers].sort((a, b) => a - b);
}
