const DAY = 86_400_000;

/** First and last day meant, as days since 1970-01-01. */
export interface DayRange {
  readonly first: number;
  readonly last: number;
}

const RELATIVE: Readonly<Record<string, number>> = {
  今天: 0,
  今日: 0,
  today: 0,
  昨天: -1,
  昨日: -1,
  yesterday: -1,
  前天: -2,
  前日: -2,
};

/**
 * Reads a day, month or year as readers write it: 2025-06-16, 2025/6/16, 2025年6月16日, 20250616, 2025-06, 2025年,
 * 6月16日 (the latest one up to `today`), 昨天. Undefined where it is none.
 */
export function dayRange(text: string, today?: number): DayRange | undefined {
  const value = text.normalize('NFKC').trim().toLowerCase();
  const relative = RELATIVE[value];
  if (relative !== undefined)
    return today === undefined ? undefined : { first: today + relative, last: today + relative };
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(value);
  const full =
    compact ?? /^(\d{4})[-/.年](?:(\d{1,2})(?:[-/.月](?:(\d{1,2})[日号]?)?)?)?$/.exec(value) ?? /^(\d{4})$/.exec(value);
  if (full) return range(Number(full[1]), numberOr(full[2]), numberOr(full[3]));
  const short = /^(\d{1,2})[-/.月](?:(\d{1,2})[日号]?)?$/.exec(value);
  if (!short || today === undefined) return undefined;
  const year = new Date(today * DAY).getUTCFullYear();
  const recent = range(year, Number(short[1]), numberOr(short[2]));
  return recent && recent.first <= today ? recent : range(year - 1, Number(short[1]), numberOr(short[2]));
}

function numberOr(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function range(year: number, month?: number, day?: number): DayRange | undefined {
  const first = dayNumber(year, month ?? 1, day ?? 1);
  if (first === undefined) return undefined;
  if (day !== undefined) return { first, last: first };
  const next = month === undefined || month === 12 ? Date.UTC(year + 1, 0, 1) : Date.UTC(year, month, 1);
  return { first, last: next / DAY - 1 };
}

function dayNumber(year: number, month: number, day: number): number | undefined {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return at.getTime() / DAY;
}
