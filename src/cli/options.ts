import { type ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './usage.ts';

/** Takes options and arguments apart; an unknown option or one without its value is a UsageError that lists the known ones. */
export function takeOptions<T extends NonNullable<ParseArgsConfig['options']>>(
  words: readonly string[],
  options: T,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; allowPositionals: true; strict: true }>> {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    const said = error instanceof Error ? error.message.split(/[.\n]\s/)[0] : String(error);
    throw new UsageError(`${said}. Allowed: ${known.join(', ')}`);
  }
}

/** A whole number of at least `least`; anything else is a UsageError that names the option and the value. */
export function wholeNumber(name: string, value: string | undefined, fallback: number, least = 1): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (Number.isSafeInteger(number) && number >= least) return number;
  throw new UsageError(`--${name} is "${value}"; allowed is a whole number from ${least} on`);
}
