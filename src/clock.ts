import type { Clock } from './delivery/ports.ts';

/** Longest wait that Node's timers can hold, in milliseconds. */
const LONGEST = 2 ** 31 - 1;

/** The machine's clock. */
export const machineClock: Clock = {
  now: () => Date.now(),
  wait(milliseconds, signal) {
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve();
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(milliseconds, LONGEST));
      signal?.addEventListener('abort', done);
    });
  },
};
