import type { Clock } from '../../src/delivery/ports.ts';

/** A clock that moves only when it is told to, and lets everything that was waiting happen on its way. */
export interface SteppedClock extends Clock {
  /** Moves on by that many milliseconds. */
  advance(milliseconds: number): Promise<void>;
}

/** Makes one that shows `start` (epoch milliseconds). */
export function steppedClock(start: number): SteppedClock {
  let time = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  return {
    now: () => time,
    wait(milliseconds, signal) {
      return new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const sleeper = { at: time + Math.max(0, milliseconds), wake };
        function wake() {
          sleepers = sleepers.filter((one) => one !== sleeper);
          signal?.removeEventListener('abort', wake);
          resolve();
        }
        sleepers.push(sleeper);
        signal?.addEventListener('abort', wake);
      });
    },
    async advance(milliseconds) {
      const end = time + milliseconds;
      for (;;) {
        await settle();
        const next = sleepers.reduce<number>((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
        if (next > end) break;
        time = Math.max(time, next);
        for (const sleeper of sleepers.filter(({ at }) => at <= time)) sleeper.wake();
      }
      time = end;
      await settle();
    },
  };
}

/** Lets promises that are done run on; what is in memory needs no more than a few rounds. */
async function settle(): Promise<void> {
  for (let round = 0; round < 4; round++) await new Promise(setImmediate);
}
