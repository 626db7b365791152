import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pace } from '../../src/delivery/pace.ts';
import { Queue, type Waiting } from '../../src/delivery/queue.ts';

describe('pace', () => {
  it('keeps every limit in every window, whatever is waiting, and uses what is allowed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('tg:1', 'tg:2', 'tg:-3', 'tg:-4'), { maxLength: 80 }),
        fc.nat(400),
        (chats, others) => {
          const pace = new Pace({ overall: 30, chat: 1, group: 20 });
          const sent: { chat: string; at: number }[] = [];
          let now = 1_000_000;
          for (const chat of [...chats, ...Array.from({ length: others }, (_, n) => `tg:9${n}`)]) {
            now = Math.max(now, pace.turn, pace.readyAt(chat));
            pace.take(chat, now);
            sent.push({ chat, at: now });
          }
          const most = (list: readonly { at: number }[], span: number) =>
            Math.max(0, ...list.map(({ at }, n) => list.slice(n).filter((one) => one.at < at + span).length));
          expect(most(sent, 1_000)).toBeLessThanOrEqual(30);
          for (const chat of new Set(chats)) {
            const own = sent.filter((one) => one.chat === chat);
            expect(most(own, 1_000)).toBeLessThanOrEqual(1);
            if (chat.startsWith('tg:-')) expect(most(own, 60_000)).toBeLessThanOrEqual(20);
          }
        },
      ),
    );
  });

  it('makes room for answers, which do not ask', () => {
    const pace = new Pace({ overall: 30, chat: 1, group: 20 });
    pace.take('tg:1', 5_000);
    const before = pace.turn;
    for (let n = 0; n < 15; n++) pace.yieldTo(`tg:8${n}`, 5_000);
    expect(pace.turn - before).toBeGreaterThanOrEqual(480);
    expect(pace.readyAt('tg:80')).toBe(6_000);
  });

  it('holds a chat alone, and all when three are told to wait within ten seconds', () => {
    const pace = new Pace();
    expect(pace.hold('tg:1', 90_000, 10_000)).toBeUndefined();
    expect(pace.hold('tg:1', 91_000, 11_000)).toBeUndefined();
    expect(pace.hold('tg:2', 70_000, 30_000)).toBeUndefined();
    expect(pace.readyAt('tg:1')).toBe(91_000);
    expect(pace.readyAt('tg:3')).toBe(0);
    expect(pace.hold('tg:3', 75_000, 31_000)).toBeUndefined();
    expect(pace.hold('tg:4', 60_000, 32_000)).toBe(60_000);
    expect(pace.turn).toBe(60_000);
    pace.prune(80_000);
    expect(pace.readyAt('tg:2')).toBe(0);
    expect(pace.readyAt('tg:1')).toBe(91_000);
  });

  it('begins evenly after a pause: nothing is made up for', () => {
    const pace = new Pace({ overall: 30, chat: 1, group: 20 });
    pace.take('tg:1', 50_000);
    expect(pace.turn).toBeGreaterThan(50_030);
    pace.take('tg:2', 90_000);
    expect(pace.turn).toBeGreaterThan(90_030);
  });
});

describe('the queue', () => {
  it('gives what a list sorted anew each time would give', () => {
    const add = fc.record({ type: fc.constant('add' as const), chat: fc.constantFrom('a', 'b', 'c'), due: fc.nat(50) });
    const take = fc.record({ type: fc.constant('take' as const), now: fc.nat(80) });
    const release = fc.record({ type: fc.constant('release' as const), again: fc.boolean(), delay: fc.nat(40) });
    const remove = fc.record({ type: fc.constant('remove' as const), chat: fc.constantFrom('a', 'b', 'c') });
    const hold = fc.record({
      type: fc.constant('hold' as const),
      chat: fc.constantFrom('a', 'b', 'c'),
      until: fc.nat(90),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(add, add, take, take, release, remove, hold), { maxLength: 60 }), (steps) => {
        const holds = new Map<string, number>();
        const queue = new Queue((chat) => holds.get(chat) ?? 0);
        const lines = new Map<string, Waiting[]>();
        const out: Waiting[] = [];
        let count = 0;
        const line = (chat: string) => {
          const found = lines.get(chat) ?? [];
          lines.set(chat, found);
          return found;
        };
        for (const step of steps) {
          if (step.type === 'add') {
            const waiting = { key: `k${count++}`, chat: step.chat, due: step.due };
            queue.add(waiting);
            const own = line(step.chat);
            own.splice(own.findLastIndex(({ due }) => due <= step.due) + 1, 0, waiting);
          } else if (step.type === 'take') {
            const taken = queue.take(step.now);
            const ready = [...lines]
              .filter(([chat, own]) => own.length > 0 && !out.some((one) => one.chat === chat))
              .map(([chat, own]) => ({ chat, at: Math.max(own[0]!.due, holds.get(chat) ?? 0) }))
              .filter(({ at }) => at <= step.now);
            if (!taken) expect(ready).toEqual([]);
            else {
              const earliest = Math.min(...ready.map(({ at }) => at));
              expect(ready.find(({ chat }) => chat === taken.chat)?.at).toBe(earliest);
              expect(line(taken.chat).shift()).toEqual(taken);
              out.push(taken);
            }
          } else if (step.type === 'release') {
            const done = out.shift();
            if (!done) continue;
            const again = step.again ? { ...done, due: done.due + step.delay } : undefined;
            queue.release(done.chat, again);
            if (again) line(done.chat).unshift(again);
          } else if (step.type === 'remove') {
            expect(queue.remove(step.chat)).toEqual(line(step.chat));
            lines.set(step.chat, []);
          } else {
            // A wait is only ever made longer while it lasts.
            holds.set(step.chat, Math.max(step.until, holds.get(step.chat) ?? 0));
          }
          expect(queue.size).toBe([...lines.values()].flat().length);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('takes 100,000 in and out quickly', () => {
    const queue = new Queue(() => 0);
    for (let n = 0; n < 100_000; n++) queue.add({ key: `k${n}`, chat: `c${n}`, due: (n * 7919) % 1_000 });
    let last = 0;
    for (let n = 0; n < 100_000; n++) {
      const { due, chat } = queue.take(2_000)!;
      expect(due >= last).toBe(true);
      last = due;
      queue.release(chat);
    }
    expect(queue.size).toBe(0);
  });
});
