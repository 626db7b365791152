import { tooManyRequests } from './refusal.ts';
import type { ChatType } from './wire.ts';

/** How many messages go through before 429; absent: any number. */
export interface FloodLimits {
  /** All chats together, in a second. */
  readonly perSecond?: number;
  /** One chat, in a second. */
  readonly perChatSecond?: number;
  /** One group or channel, in a minute. */
  readonly perGroupMinute?: number;
}

/** Counts what is sent in sliding windows and refuses what goes past the limits. */
export class Flood {
  readonly #limits: FloodLimits;
  readonly #now: () => number;
  readonly #sent = new Map<string, number[]>();

  /** `now` gives epoch milliseconds. */
  constructor(limits: FloodLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts one message to a chat. Throws Refusal (429) when it is too much; what is refused does not count. */
  count(chat: number, type: ChatType): void {
    const { perSecond, perChatSecond, perGroupMinute } = this.#limits;
    const windows = [
      { key: 'all', most: perSecond, span: 1000 },
      { key: `second ${chat}`, most: perChatSecond, span: 1000 },
      { key: `minute ${chat}`, most: type === 'private' ? undefined : perGroupMinute, span: 60_000 },
    ];
    const now = this.#now();
    const open = windows.flatMap(({ key, most, span }) =>
      most === undefined ? [] : [{ key, most, span, sent: this.#recent(key, now - span) }],
    );
    for (const { most, span, sent } of open) {
      if (sent.length < most) continue;
      const free = sent[sent.length - most]! + span;
      throw tooManyRequests(Math.max(1, Math.ceil((free - now) / 1000)));
    }
    for (const { sent } of open) sent.push(now);
  }

  #recent(key: string, since: number): number[] {
    const sent = this.#sent.get(key) ?? [];
    const old = sent.findIndex((at) => at > since);
    if (old !== 0) sent.splice(0, old < 0 ? sent.length : old);
    this.#sent.set(key, sent);
    return sent;
  }
}
