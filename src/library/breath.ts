import { setImmediate as turn } from 'node:timers/promises';

/** Longest stretch of work before others get their turn, in ms: well under the 50 a reply may wait. */
const STRETCH = 8;

/** Lets long work breathe: `await breath()` gives the event loop a turn, but only when a stretch of work is over. */
export function breathing(clock: () => number = performance.now.bind(performance)): () => Promise<void> | undefined {
  let since = clock();
  return () => {
    if (clock() - since < STRETCH) return undefined;
    return turn().then(() => {
      since = clock();
    });
  };
}
