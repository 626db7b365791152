import { setImmediate as turn } from 'node:timers/promises';
import { HttpError, type Transformer } from 'grammy';

/** A message that is sent twice is seen twice; fetching updates has its own ways. Everything else may be said again. */
const ONCE = /^(send|copy|forward|getUpdates$)/;

/** Repeats a call once when its connection was lost, where saying it again changes nothing. */
export const repeatOnceIfLost: Transformer = async (call, method, payload, signal) => {
  try {
    return await call(method, payload, signal);
  } catch (error) {
    if (!(error instanceof HttpError) || ONCE.test(method) || signal?.aborted) throw error;
    // Connections that rested end together: those that did are known by then, and the call gets another.
    await turn();
    return call(method, payload, signal);
  }
};
