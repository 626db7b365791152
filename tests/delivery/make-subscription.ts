import { localTime } from '../../src/digest/slots.ts';
import type { Subscription } from '../../src/digest/subscription.ts';

/** A subscription with everything that is needed; a `due` makes it due then, at the slot of that minute in its zone. */
export function makeSubscription(given: Partial<Subscription> = {}): Subscription {
  const { chat = 'tg:1', timeZone = 'Asia/Shanghai', due } = given;
  const slot = due === undefined ? undefined : localTime(due, timeZone);
  return {
    id: 'a1',
    topics: ['铁路'],
    schedule: [{ times: [slot?.slice(11) ?? '08:00'] }],
    timeZone,
    target: { chat },
    createdAt: 0,
    last: slot === undefined ? '2026-01-01T00:00' : '2000-01-01T00:00',
    had: [],
    empties: 0,
    ...given,
    chat,
    ...(slot === undefined ? {} : { slot, last: localTime(due! - 60_000, timeZone) }),
  };
}
