/** A run of the same letters in two texts. */
export interface Block {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** A passage that two texts share: runs of the same letters in the same order, with little between them. */
export interface Alignment {
  readonly blocks: readonly Block[];
  /** Letters in the blocks. */
  readonly matched: number;
}

/** Letters that two places must share to be looked at; the shortest set phrase that still says something. */
const SEED = 5;
/** Places of one seed that are looked at; beyond it is a refrain. */
const MOST_PLACES = 16;
/** A run so long is not looked for a second time: this keeps repetitive text linear. */
const LONG_RUN = 40;
/** Runs before a run that it may follow on. */
const LOOK_BACK = 40;
/** Letters that may differ on both sides between two runs. */
const GAP = 14;
/** Letters that may stand between two runs on one side only: a clause put in, a list with explanations. */
const ONE_SIDED_GAP = 45;
/** Shared letters below which a passage is not worth reporting. */
const SHORTEST = 12;

/** Finds the passages that two texts share, best first. Linear. */
export function align(a: string, b: string): Alignment[] {
  return withoutShadows(chains(runs(a, b, false)), b.length);
}

/** Finds the passages that a text repeats, best first: `a` is the earlier place. Linear. */
export function repeatsIn(text: string): Alignment[] {
  return withoutShadows(chains(runs(text, text, true)), text.length);
}

/** Runs of the same letters, in the order of `b`, that cannot be made longer to the left. */
function runs(a: string, b: string, itself: boolean): Block[] {
  const found: Block[] = [];
  if (a.length < SEED || b.length < SEED) return found;
  const bits = Math.max(8, Math.ceil(Math.log2(a.length)) + 1);
  const shift = 32 - bits;
  const first = new Int32Array(1 << bits).fill(-1);
  const next = new Int32Array(a.length);
  // Filled from the end, so that the places of a seed come in reading order.
  for (let i = a.length - SEED; i >= 0; i--) {
    const slot = seedAt(a, i) >>> shift;
    next[i] = first[slot]!;
    first[slot] = i;
  }
  let jumped = false;
  for (let j = 0; j + SEED <= b.length; j++) {
    let longest = 0;
    let places = 0;
    for (let i = first[seedAt(b, j) >>> shift]!; i >= 0 && places < MOST_PLACES; i = next[i]!) {
      if (itself && i >= j) break;
      let length = 0;
      while (j + length < b.length && a.charCodeAt(i + length) === b.charCodeAt(j + length)) length++;
      if (length < SEED) continue;
      places++;
      longest = Math.max(longest, length);
      // Part of a run found before, unless its beginning was jumped over.
      if (!jumped && i > 0 && j > 0 && a.charCodeAt(i - 1) === b.charCodeAt(j - 1)) continue;
      found.push({ a: i, b: j, length: itself ? Math.min(length, j - i) : length });
    }
    jumped = longest >= LONG_RUN;
    if (jumped) j += longest - SEED;
  }
  return found;
}

function seedAt(text: string, at: number): number {
  let hash = 0;
  for (let i = 0; i < SEED; i++) hash = Math.imul(hash, 0x01000193) + text.charCodeAt(at + i);
  return Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);
}

/** Puts runs that follow on each other in both texts together, each run in one chain. */
function chains(found: readonly Block[]): Alignment[] {
  const score = new Float64Array(found.length);
  const before = new Int32Array(found.length).fill(-1);
  for (let n = 0; n < found.length; n++) {
    const block = found[n]!;
    score[n] = block.length;
    for (let p = n - 1; p >= 0 && p >= n - LOOK_BACK; p--) {
      const earlier = found[p]!;
      const gapA = block.a - earlier.a - earlier.length;
      const gapB = block.b - earlier.b - earlier.length;
      const narrow = Math.min(gapA, gapB);
      const wide = Math.max(gapA, gapB);
      if (block.a <= earlier.a || block.b <= earlier.b) continue;
      if (wide > GAP && !(narrow <= 4 && wide <= ONE_SIDED_GAP)) continue;
      const length = block.length + Math.min(0, narrow);
      if (length < 3) continue;
      const through = score[p]! + length - 1 - 0.2 * Math.max(0, wide);
      if (through > score[n]!) {
        score[n] = through;
        before[n] = p;
      }
    }
  }
  const order = Array.from(found.keys()).sort((x, y) => score[y]! - score[x]! || x - y);
  const used = new Uint8Array(found.length);
  const alignments: Alignment[] = [];
  for (const end of order) {
    if (used[end]) continue;
    const blocks: Block[] = [];
    for (let n = end; n >= 0 && !used[n]; n = before[n]!) {
      used[n] = 1;
      const block = found[n]!;
      const later = blocks[blocks.length - 1];
      const over = later ? Math.max(0, block.a + block.length - later.a, block.b + block.length - later.b) : 0;
      if (block.length > over) blocks.push({ ...block, length: block.length - over });
    }
    blocks.reverse();
    const matched = blocks.reduce((sum, { length }) => sum + length, 0);
    if (matched >= SHORTEST) alignments.push({ blocks, matched });
  }
  return alignments;
}

/** Best first, without those whose letters of `b` a better one has aligned already. */
function withoutShadows(alignments: Alignment[], size: number): Alignment[] {
  const taken = new Uint8Array(size);
  return alignments
    .sort((x, y) => y.matched - x.matched)
    .filter(({ blocks, matched }) => {
      let free = 0;
      for (const { b, length } of blocks) for (let i = b; i < b + length; i++) if (taken[i] === 0) free++;
      if (free < matched / 2) return false;
      for (const { b, length } of blocks) taken.fill(1, b, b + length);
      return true;
    });
}
