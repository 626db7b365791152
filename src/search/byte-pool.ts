/** Bytes of a granule: blocks begin at and are as long as a multiple of it. */
export const GRANULE = 8;

/** Granules of an ordinary page: 1 MB. A longer block has a page of its own. */
const PAGE = 131_072;
const LARGEST_SHARED = 8192;
const PAGE_BITS = 17;

export interface PoolImage {
  readonly pages: readonly Uint8Array[];
  readonly current: number;
  readonly used: number;
  readonly free: readonly (readonly number[])[];
  readonly freePages: readonly number[];
}

/**
 * Many small byte blocks in a few large pages. A block is known by its address, counted in granules; it never spans
 * pages and never moves. Freed blocks are given out again for the same size.
 */
export class BytePool {
  #pages: Uint8Array[] = [];
  #current = -1;
  #used = PAGE;
  #free: number[][] = [];
  #freePages: number[] = [];

  /** Granules that a block asked for with `granules` really has: sizes go up in quarters of a power of two. */
  static roomy(granules: number): number {
    return sizeOf(classOf(granules));
  }

  /** Address of a block of at least `granules`. */
  allocate(granules: number): number {
    const kind = classOf(granules);
    const size = sizeOf(kind);
    if (size > LARGEST_SHARED) return this.#ownPage(size);
    const address = this.#free[kind]?.pop();
    if (address !== undefined) return address;
    if (this.#used + size > PAGE) {
      this.#current = this.#newPage(PAGE);
      this.#used = 0;
    }
    this.#used += size;
    return (this.#current << PAGE_BITS) + this.#used - size;
  }

  /** Gives back a block that was asked for with `granules`. */
  free(address: number, granules: number): void {
    const kind = classOf(granules);
    if (sizeOf(kind) > LARGEST_SHARED) {
      const page = address >>> PAGE_BITS;
      this.#pages[page] = new Uint8Array(0);
      this.#freePages.push(page);
      return;
    }
    let list = this.#free[kind];
    if (!list) {
      list = [];
      this.#free[kind] = list;
    }
    list.push(address);
  }

  page(address: number): Uint8Array {
    return this.#pages[address >>> PAGE_BITS]!;
  }

  /** Bytes held, free ones included. */
  get bytes(): number {
    return this.#pages.reduce((sum, page) => sum + page.length, 0);
  }

  image(): PoolImage {
    const free = Array.from(this.#free, (list) => list ?? []);
    return { pages: this.#pages, current: this.#current, used: this.#used, free, freePages: this.#freePages };
  }

  static from(image: PoolImage): BytePool {
    const pool = new BytePool();
    pool.#pages = [...image.pages];
    pool.#current = image.current;
    pool.#used = image.used;
    pool.#free = image.free.map((list) => [...list]);
    pool.#freePages = [...image.freePages];
    return pool;
  }

  #ownPage(size: number): number {
    return this.#newPage(size) << PAGE_BITS;
  }

  #newPage(granules: number): number {
    const number = this.#freePages.pop() ?? this.#pages.length;
    this.#pages[number] = new Uint8Array(granules * GRANULE);
    return number;
  }
}

/** First byte of a block in its page. */
export function byteOf(address: number): number {
  return (address & (PAGE - 1)) * GRANULE;
}

/** 1 to 8, then four sizes for each doubling: 10, 12, 14, 16, 20, 24, 28, 32. */
function classOf(granules: number): number {
  if (granules <= 8) return granules;
  const bits = 31 - Math.clz32(granules - 1);
  return 4 * (bits - 3) + 9 + ((granules - 1) >>> (bits - 2)) - 4;
}

function sizeOf(kind: number): number {
  if (kind <= 8) return kind;
  const quarter = (kind - 9) & 3;
  const bits = ((kind - 9) >>> 2) + 3;
  return (5 + quarter) << (bits - 2);
}
