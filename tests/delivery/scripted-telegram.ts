import type { Outcome, Sender } from '../../src/delivery/sender.ts';
import type { Target } from '../../src/digest/subscription.ts';

/** A message as it reached a chat. */
export interface Arrived {
  readonly chat: string;
  readonly thread?: number;
  readonly text: string;
  readonly at: number;
  readonly note?: string;
}

/** Answers as told, and otherwise delivers. */
export interface ScriptedTelegram extends Sender {
  readonly arrived: Arrived[];
  /** Every try, whatever became of it. */
  readonly tries: Arrived[];
  /** Answers for a chat, used up in order; a function decides each time. */
  readonly script: Map<string, Outcome[] | ((target: Target) => Outcome | undefined)>;
  /** Whether an `unsure` message arrived after all. */
  unsureArrives: boolean;
  /** Milliseconds an answer takes. */
  latency: number;
}

export function scriptedTelegram(clock: {
  now(): number;
  wait(milliseconds: number): Promise<void>;
}): ScriptedTelegram {
  const telegram: ScriptedTelegram = {
    arrived: [],
    tries: [],
    script: new Map(),
    unsureArrives: false,
    latency: 0,
    async send(target, message, options) {
      const { chat, thread } = target;
      const seen: Arrived = {
        chat,
        ...(thread === undefined ? {} : { thread }),
        text: String(message.text),
        at: clock.now(),
        ...(options?.note ? { note: options.note } : {}),
      };
      telegram.tries.push(seen);
      if (telegram.latency > 0) await clock.wait(telegram.latency);
      const script = telegram.script.get(chat);
      const outcome = (typeof script === 'function' ? script(target) : script?.shift()) ?? {
        type: 'sent',
        messageId: 7,
      };
      if (outcome.type === 'sent' || (outcome.type === 'unsure' && telegram.unsureArrives)) telegram.arrived.push(seen);
      return outcome;
    },
  };
  return telegram;
}
