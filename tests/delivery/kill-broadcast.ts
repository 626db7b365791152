import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/open.ts';
import { type CountingServer, startCountingServer } from './counting-server.ts';
import { makeSubscription } from './make-subscription.ts';

/** Messages that may arrive between the one that a kill is set by and the kill. */
const AFTER = 3;

/** What a broadcast that was killed again and again came to. */
export interface KilledBroadcast {
  readonly kills: number;
  readonly messages: number;
  readonly lost: number;
  readonly repeated: number;
  /** Most repeats after a single kill. */
  readonly mostAfterOneKill: number;
  /** Deliveries whose record does not say `sent`. */
  readonly unfinished: number;
}

/**
 * Broadcasts to `chats` chats from a process of its own, kills it with SIGKILL after a seeded number of messages and a
 * seeded fraction of a send, `kills` times, starts it anew each time, and compares what arrived with what was due.
 */
export async function broadcastUnderKills(options: {
  readonly chats: number;
  readonly kills: number;
  /** Messages a second. */
  readonly rate: number;
  readonly random: () => number;
}): Promise<KilledBroadcast> {
  const { chats, kills, rate, random } = options;
  const dataDir = await mkdtemp(join(tmpdir(), 'jianbao-kill-'));
  const server = await startCountingServer(() => random() * (500 / rate));
  try {
    const store = await openStore({ dataDir });
    const due = Date.now() - 60_000;
    let messages = 0;
    for (let n = 0; n < chats; n++) {
      const subscription = makeSubscription({ chat: `tg:${n}`, id: n % 10 ? 'one' : 'two', due });
      messages += n % 10 ? 1 : 2;
      await store.subscriptions.update(`${subscription.chat}/${subscription.id}`, () => subscription);
    }
    await store.close();

    let done = false;
    let mostAfterOneKill = 0;
    let killed = 0;
    while (!done) {
      const repeatsBefore = repeats(server.arrived);
      done = await runOnce(
        [dataDir, server.url, String(rate)],
        server,
        killed < kills ? nextKill(messages - server.arrived.size, kills - killed) : undefined,
        random() * (1_500 / rate),
      );
      if (!done) killed++;
      mostAfterOneKill = Math.max(mostAfterOneKill, repeats(server.arrived) - repeatsBefore);
    }

    const reopened = await openStore({ dataDir });
    let unfinished = 0;
    for await (const [, { state }] of reopened.deliveries.entries()) if (state !== 'sent') unfinished++;
    await reopened.close();
    return {
      kills: killed,
      messages,
      lost: messages - server.arrived.size,
      repeated: repeats(server.arrived),
      mostAfterOneKill,
      unfinished,
    };

    // Spread so that the last kill comes shortly before the end, and so that every kill to come has messages left.
    function nextKill(left: number, killsLeft: number): number {
      const spread = Math.floor(random() * 1.8 * (left / (killsLeft + 1)));
      return Math.max(1, Math.min(1 + spread, left - killsLeft * (1 + AFTER)));
    }
  } finally {
    await server.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

function repeats(arrived: ReadonlyMap<string, number>): number {
  let count = 0;
  for (const times of arrived.values()) count += times - 1;
  return count;
}

/**
 * Runs the broadcaster; kills it after so many arrivals and a moment. From then on only a few more messages are
 * answered, so that on a slow machine too it cannot finish before the kill comes. True when it finished.
 */
async function runOnce(
  args: readonly string[],
  server: CountingServer,
  killAfter: number | undefined,
  delay: number,
): Promise<boolean> {
  const program = new URL('./fixtures/broadcaster.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', 'tsx', program, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let arrivals = 0;
  server.onArrival = () => {
    if (killAfter === undefined) return true;
    if (++arrivals === killAfter) setTimeout(() => child.kill('SIGKILL'), delay);
    return arrivals < killAfter + AFTER;
  };
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  server.onArrival = () => true;
  if (code !== null && code !== 0) throw new Error(`the broadcaster ended with ${code}`);
  return code === 0;
}
