/** Bad usage of the command line: one sentence that names the argument and what is allowed. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What a subcommand writes to and reads from; the process's own in cli.ts, a test's in tests. */
export interface Console {
  /** Resolves when the line was taken, so that millions of lines do not pile up in memory. */
  readonly print: (line: string) => Promise<void>;
  /** One line on stderr. */
  readonly complain: (line: string) => void;
}

/** Runs a subcommand with the words behind its name; resolves to the exit code. Throws UsageError. */
export type Subcommand = (words: readonly string[], console: Console, env: NodeJS.ProcessEnv) => Promise<number>;

/** Problems as single lines on stderr. */
export const reportTo =
  (console: Console) =>
  (problem: unknown, about: string): void =>
    console.complain(`${about}: ${problem instanceof Error ? problem.message : problem}`);
