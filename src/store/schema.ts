import { z } from 'zod';
import { COLLECTIONS, type Records } from './records.ts';
import { StoreError } from './store.ts';

const moment = z.number().int();
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time is HH:MM');
const local = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'a local date-time is YYYY-MM-DDTHH:MM');
const id = z.string().min(1);
const target = z.looseObject({
  chat: id,
  thread: z.number().int().optional(),
  kind: z.string().optional(),
  name: z.string().optional(),
});
const quiet = z.looseObject({ from: clock, to: clock });
const pause = z.looseObject({
  reason: z.enum(['asked', 'blocked', 'kicked', 'deactivated', 'no-rights', 'not-found']),
  since: moment,
  until: moment.optional(),
});
const among = (from: number, to: number) => z.array(z.number().int().min(from).max(to)).optional();
const rule = z.looseObject({
  weekdays: among(1, 7),
  days: among(1, 31),
  months: among(1, 12),
  either: z.boolean().optional(),
  times: z.array(clock).min(1),
});
const subscription = z.looseObject({
  id,
  chat: id,
  topics: z.array(z.string()),
  schedule: z.array(rule).optional(),
  dailyCap: z.number().int().optional(),
  timeZone: z.string(),
  quiet: quiet.optional(),
  length: z.number().int().optional(),
  target,
  createdBy: z.number().int().optional(),
  createdAt: moment,
  pause: pause.optional(),
  last: local,
  slot: local.optional(),
  due: moment.optional(),
  had: z.array(id),
  since: moment.optional(),
  empties: z.number().int(),
});

/** What a record of each collection must look like; fields of a newer version pass through. */
const SCHEMAS: Readonly<Record<keyof Records, z.ZodType>> = {
  chats: z.looseObject({
    language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
    timeZone: z.string().optional(),
    digestLength: z.number().int().optional(),
    listed: z.array(id).optional(),
    quiet: quiet.optional(),
    pause: pause.optional(),
    whenEmpty: z.enum(['silent', 'say', 'suggest']).optional(),
    muted: z.looseObject({ words: z.array(z.string()), stories: z.array(z.string()) }).optional(),
    less: z.record(z.string(), z.number()).optional(),
    movedTo: z.string().optional(),
    asking: z.enum(['all', 'admins']).optional(),
    coolDown: z.number().int().min(0).optional(),
    longInPrivate: z.boolean().optional(),
    rich: z.boolean().optional(),
    convert: z.boolean().optional(),
  }),
  subscriptions: subscription,
  alerts: subscription,
  deliveries: z.looseObject({
    kind: z.enum(['digest', 'alert', 'note']),
    subscription: z.string().optional(),
    slot: local,
    target,
    state: z.enum(['planned', 'sending', 'unsure', 'sent', 'refused', 'stale', 'missed', 'empty']),
    due: moment.optional(),
    slotAt: moment,
    composedAt: moment,
    staleAt: moment,
    messages: z.array(z.record(z.string(), z.unknown())).optional(),
    done: z.number().int(),
    attempts: z.number().int(),
    doubts: z.number().int(),
    messageIds: z.array(z.number().int()),
    articles: z.array(id),
  }),
  buttons: z.looseObject({ line: z.string(), due: moment }),
  holds: z.looseObject({ due: moment }),
  leases: z.looseObject({ holder: z.string(), until: moment }),
  arrivals: z.looseObject({ batches: z.array(z.looseObject({ at: moment, articles: z.array(id) })) }),
};

const transfer = z.looseObject({
  jianbao: z.literal(1, { error: 'it is no export of jianbao, or one of another version' }),
  ...Object.fromEntries(COLLECTIONS.map((name) => [name, z.record(z.string(), SCHEMAS[name]).optional()])),
});

/** Checks an export. Throws StoreError that names the first few wrong places, what is wrong with each, and how many there are. */
export function parseTransfer(exported: unknown): Partial<Record<keyof Records, Record<string, unknown>>> {
  const parsed = transfer.safeParse(exported);
  // As it stands: what is parsed has its fields in another order.
  if (parsed.success) return exported as Partial<Record<keyof Records, Record<string, unknown>>>;
  const issues = parsed.error.issues.map(({ path, message }) => `${path.join(' → ') || 'the file'}: ${message}`);
  const more = issues.length > 5 ? ` (and ${issues.length - 5} more)` : '';
  throw new StoreError(`cannot import: ${issues.slice(0, 5).join('; ')}${more}`);
}
