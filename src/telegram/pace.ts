import { Recent } from './recent.ts';

export interface PaceOptions {
  /** Questions at once. */
  readonly burst: number;
  /** Questions a second, in the long run. */
  readonly perSecond: number;
  readonly now: () => number;
}

/** Whoever is told to slow down is told again after this. Milliseconds. */
const WORD_EVERY = 30_000;
const USERS_KEPT = 20_000;

/** Keeps one user from starving the others: a bucket of questions each. */
export class Pace {
  readonly #options: PaceOptions;
  readonly #users = new Recent<{ left: number; at: number; toldAt: number }>(USERS_KEPT);

  constructor(options: PaceOptions) {
    this.#options = options;
  }

  /** Takes one question of a user: `go`, or `slow` with a word to be said once in a while, or `drop` in silence. */
  take(user: number | string): 'go' | 'slow' | 'drop' {
    const { burst, perSecond, now } = this.#options;
    const key = String(user);
    const at = now();
    const bucket = this.#users.get(key) ?? { left: burst, at, toldAt: Number.NEGATIVE_INFINITY };
    bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond);
    bucket.at = at;
    this.#users.set(key, bucket);
    if (bucket.left >= 1) {
      bucket.left -= 1;
      return 'go';
    }
    if (at - bucket.toldAt < WORD_EVERY) return 'drop';
    bucket.toldAt = at;
    return 'slow';
  }
}
