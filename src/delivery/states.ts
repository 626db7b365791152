import type { Target } from '../digest/subscription.ts';
import type { Delivery, DeliveryState } from '../store/records.ts';

/** A process that dies with the same message on the wire so often dies of the message. */
const DEADLY = 5;

/**
 * The states of a delivery as pure steps, each given the record and the moment (epoch milliseconds):
 * planned → sending → planned (next message) → … → sent, with refused, stale and unsure as other ends.
 */

/** A message of it goes on the wire; or it is over, because it is too late, or kills whoever sends it. */
export function begin(held: Delivery, now: number): Delivery {
  if (held.due === undefined) return held;
  if (now > held.staleAt) return finish(held, now, 'stale', held.reason ?? 'waited', held.detail);
  // Still `sending` means that whoever sent it died before it could write what became of it.
  const died = held.state === 'sending';
  const crashes = (held.crashes ?? 0) + (died ? 1 : 0);
  if (crashes >= DEADLY) return finish(held, now, 'refused', 'deadly');
  return {
    ...held,
    state: 'sending',
    attempts: held.attempts + 1,
    ...(crashes > 0 ? { crashes } : {}),
    ...(died ? { repeated: true } : {}),
  };
}

/** The message went out: on to the next one, or done. */
export function moveOn(held: Delivery, now: number, messageId?: number): Delivery {
  const { reason: _reason, detail: _detail, crashes: _crashes, ...rest } = held;
  const done = held.done + 1;
  const messageIds = messageId === undefined ? held.messageIds : [...held.messageIds, messageId];
  const next: Delivery = { ...rest, state: 'planned', done, messageIds, attempts: 0, doubts: 0, due: now };
  return done < (held.messages?.length ?? 0) ? next : finish(next, now, held.uncertain ? 'unsure' : 'sent');
}

/** The message waits; or it is over, because that would be too late. */
export function tryAgainAt(held: Delivery, due: number, now: number, reason: string, detail?: string): Delivery {
  if (due > held.staleAt) return finish(held, now, 'stale', reason, detail);
  return { ...held, state: 'planned', due, reason, ...(detail === undefined ? {} : { detail }) };
}

/** Whether the message arrived is not known: once more, and after `tries` such ends it is taken as sent. */
export function doubted(held: Delivery, now: number, due: number, tries: number, detail?: string): Delivery {
  const doubts = held.doubts + 1;
  const doubtful: Delivery = { ...held, doubts, reason: 'unsure', ...(detail === undefined ? {} : { detail }) };
  if (doubts >= tries) return moveOn({ ...doubtful, uncertain: true }, now);
  return { ...doubtful, state: 'unsure', repeated: true, due };
}

/** The delivery goes elsewhere, at once. */
export function retarget(held: Delivery, target: Target, now: number): Delivery {
  return { ...held, state: 'planned', target, due: now };
}

/** It is over. Its messages go, but for those of a dead letter, which the operator will want to see. */
export function finish(held: Delivery, now: number, state: DeliveryState, reason?: string, detail?: string): Delivery {
  const { due: _due, messages, reason: _reason, detail: _detail, ...rest } = held;
  return {
    ...rest,
    state,
    ...(reason === undefined ? {} : { reason }),
    ...(detail === undefined ? {} : { detail }),
    ...(reason === 'bad-request' && messages ? { messages } : {}),
    finishedAt: now,
  };
}
