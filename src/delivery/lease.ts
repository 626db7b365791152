import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { LeaseRecord } from '../store/records.ts';
import type { Collection } from '../store/store.ts';

/** How long a lease holds without being renewed, in milliseconds: what a second process waits when the first dies elsewhere. */
export const LEASE_TIME = 30_000;

const KEY = 'delivery';

/** The right to send, which one process at a time has. */
export interface Lease {
  /** Takes or renews it; false when another process has it. Throws StoreError. */
  hold(now: number): Promise<boolean>;
  /** Whether it was held by this process and has not run out. */
  isHeld(now: number): boolean;
  /** Gives it up, so that the next process need not wait. */
  release(): Promise<void>;
  /** Who has it when we have not: `host process`. */
  readonly other?: string | undefined;
}

/** Makes the lease of this process. A holder that died on this machine is noticed at once, elsewhere after LEASE_TIME. */
export function makeLease(leases: Collection<LeaseRecord>): Lease {
  const me = `${hostname()} ${process.pid} ${performance.timeOrigin} ${randomUUID()}`;
  let until = 0;
  let other: string | undefined;
  return {
    async hold(now) {
      const lease = await leases.update(KEY, (held) => {
        const isFree = !held || held.holder === me || held.until <= now || isDead(held.holder);
        return isFree ? { holder: me, until: now + LEASE_TIME } : held;
      });
      const isMine = lease?.holder === me;
      until = isMine ? lease.until : 0;
      other = isMine ? undefined : lease?.holder.split(' ').slice(0, 2).join(' ');
      return isMine;
    },
    // Left a little early: what is begun at the last moment must be over when somebody else takes the lease.
    isHeld: (now) => now < until - LEASE_TIME / 6,
    async release() {
      until = 0;
      await leases.update(KEY, (held) => (held?.holder === me ? undefined : held));
    },
    get other() {
      return other;
    },
  };
}

/** Whether a holder was a process of this machine that is no more. One with our own number was an earlier life of ours. */
function isDead(holder: string): boolean {
  const [host, pid, born] = holder.split(' ');
  if (host !== hostname() || pid === undefined) return false;
  if (Number(pid) === process.pid) return Number(born) !== performance.timeOrigin;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
