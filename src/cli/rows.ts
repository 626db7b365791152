import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import type { Console } from './usage.ts';

/**
 * Does something with each JSON line of a file, in its order; resolves to the exit code. A line that is no such row is
 * named by its number and passed over, a file that cannot be read is named: 1. What `work` throws is a bug and goes on.
 */
export async function eachRow<T>(
  file: string,
  shape: z.ZodType<T>,
  form: string,
  console: Console,
  work: (row: T) => Promise<void>,
): Promise<number> {
  let exitCode = 0;
  let number = 0;
  const input = createReadStream(file, 'utf8');
  let trouble: Error | undefined;
  input.on('error', (error) => {
    trouble = error;
  });
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (!line.trim()) continue;
      const row = readRow(line, shape);
      if (row !== undefined) {
        await work(row);
        continue;
      }
      console.complain(`${file}:${number}: no row ${form}`);
      exitCode = 1;
    }
  } catch (error) {
    if (error !== trouble) throw error;
  }
  if (!trouble) return exitCode;
  console.complain(`${file}: cannot be read: ${trouble.message}`);
  return 1;
}

function readRow<T>(line: string, shape: z.ZodType<T>): T | undefined {
  try {
    return shape.safeParse(JSON.parse(line)).data;
  } catch {
    return undefined;
  }
}
