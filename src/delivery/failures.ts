import type { Pause } from '../digest/subscription.ts';
import type { Outcome } from './sender.ts';

/** What one outcome means for the delivery, for its chat, and who is told. The documentation's table is made from this one. */
export interface Treatment {
  readonly outcome: Outcome['type'];
  /** What Telegram or the network said. */
  readonly sign: string;
  /**
   * `next`: on to the next message. `again`: the same message as soon as it may go. `wait`: the same message after a
   * while. `doubt`: the same message once more, marked as a possible repeat. `refuse`: the delivery is over.
   */
  readonly delivery: 'next' | 'again' | 'wait' | 'doubt' | 'refuse';
  /** Tries after which waiting becomes refusing. */
  readonly tries?: number;
  /** Milliseconds before the next try by number of tries; the last one holds for all later. */
  readonly waits?: readonly number[];
  /** What happens to all of the chat's subscriptions. */
  readonly pause?: Pause['reason'];
  /** Told to who set the subscription up, in private. */
  readonly tells?: boolean;
  /** Logged as our own bug; the messages stay with the record. */
  readonly isBug?: boolean;
  /** What becomes of it all, for the documentation. */
  readonly consequence: string;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Every way a send can end, in the order of the documentation. */
export const TREATMENTS: readonly Treatment[] = [
  { outcome: 'sent', sign: '200', delivery: 'next', consequence: 'the next message of the delivery, or done' },
  {
    outcome: 'retry-after',
    sign: '429 with retry_after',
    delivery: 'again',
    consequence:
      'the chat is left alone until then, over restarts too; all chats are when several are told so at once; stale if that is too late',
  },
  {
    outcome: 'blocked',
    sign: '403 bot was blocked by the user',
    delivery: 'refuse',
    pause: 'blocked',
    consequence: 'the chat pauses, and resumes when the user returns',
  },
  {
    outcome: 'kicked',
    sign: '403 bot was kicked, bot is not a member',
    delivery: 'refuse',
    pause: 'kicked',
    consequence: 'the chat pauses, and resumes when the bot is added again',
  },
  {
    outcome: 'deactivated',
    sign: '403 user is deactivated',
    delivery: 'refuse',
    pause: 'deactivated',
    consequence: 'the chat pauses, and resumes should the account return',
  },
  {
    outcome: 'migrated',
    sign: '400 with migrate_to_chat_id',
    delivery: 'again',
    consequence: 'everything of the chat moves to the new one, once; the message goes there',
  },
  {
    outcome: 'topic-closed',
    sign: '400 TOPIC_CLOSED, message thread not found',
    delivery: 'again',
    tells: true,
    consequence: 'the subscription moves to General; who set it up is told once',
  },
  {
    outcome: 'no-rights',
    sign: '400, 403 not enough rights, CHAT_WRITE_FORBIDDEN',
    delivery: 'refuse',
    pause: 'no-rights',
    tells: true,
    consequence: 'the chat pauses; who set it up is told; resumes when rights change or somebody writes to the bot',
  },
  {
    outcome: 'not-found',
    sign: '400 chat not found',
    delivery: 'wait',
    tries: 3,
    waits: [MINUTE, 10 * MINUTE],
    pause: 'not-found',
    consequence: 'tried three times, then the chat pauses',
  },
  {
    outcome: 'bad-request',
    sign: 'any other 4xx',
    delivery: 'refuse',
    isBug: true,
    consequence: 'our bug: logged, kept as a dead letter, never tried again',
  },
  {
    outcome: 'later',
    sign: '5xx, connection refused or never made',
    delivery: 'wait',
    waits: [5, 10, 20, 40, 80, 160, 320, 640, 900].map((seconds) => seconds * SECOND),
    consequence: 'tried again with growing waits until it is stale',
  },
  {
    outcome: 'unsure',
    sign: 'connection lost or timed out after the request',
    delivery: 'doubt',
    tries: 2,
    waits: [10 * SECOND],
    consequence: 'sent once more, marked as a possible repeat; then taken as sent',
  },
];

const BY_OUTCOME = new Map(TREATMENTS.map((treatment) => [treatment.outcome, treatment]));

/** The row of the table for an outcome. */
export function treatmentOf(outcome: Outcome['type']): Treatment {
  return BY_OUTCOME.get(outcome)!;
}

/** How long to wait after the given number of tries, in milliseconds. */
export function waitAfter(treatment: Treatment, tries: number): number {
  const waits = treatment.waits ?? [0];
  return waits[Math.min(Math.max(tries, 1), waits.length) - 1]!;
}
