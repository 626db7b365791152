/** A delivery's place in its chat's line. */
export interface Waiting {
  readonly key: string;
  readonly chat: string;
  /** Epoch milliseconds before which it may not be tried. */
  readonly due: number;
}

interface Line {
  readonly waiting: Waiting[];
  busy: boolean;
}

/** A chat's entry in the heap; out of date when the line's `stamp` has moved on. */
interface Turn {
  readonly at: number;
  readonly order: number;
  readonly chat: string;
}

/**
 * Lines of deliveries, one a chat, and whose turn is next: the chat that may be sent to earliest, and of several the one
 * that waits longest. One delivery of a chat is out at a time. Adding and taking cost the logarithm of the chats waiting.
 */
export class Queue {
  readonly #lines = new Map<string, Line>();
  readonly #keys = new Set<string>();
  readonly #turns = new Map<string, Turn>();
  readonly #heap: Turn[] = [];
  readonly #readyAt: (chat: string) => number;
  #order = 0;

  /** `readyAt`: the moment from which a chat may be sent to, epoch milliseconds. */
  constructor(readyAt: (chat: string) => number) {
    this.#readyAt = readyAt;
  }

  get size(): number {
    return this.#keys.size;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** Puts a delivery into its chat's line: by its due moment, behind others of the same. */
  add(waiting: Waiting): void {
    if (this.#keys.has(waiting.key)) return;
    this.#keys.add(waiting.key);
    const line = this.#lines.get(waiting.chat) ?? { waiting: [], busy: false };
    this.#lines.set(waiting.chat, line);
    const place = line.waiting.findLastIndex(({ due }) => due <= waiting.due) + 1;
    line.waiting.splice(place, 0, waiting);
    if (!line.busy && place === 0) this.#schedule(waiting.chat);
  }

  /** When the next delivery may be taken, epoch milliseconds; undefined when none waits. */
  nextAt(): number | undefined {
    this.#settle();
    return this.#heap[0]?.at;
  }

  /** Takes the next delivery that may be tried at `now`; its chat rests until it is released. */
  take(now: number): Waiting | undefined {
    this.#settle();
    const turn = this.#heap[0];
    if (!turn || turn.at > now) return undefined;
    this.#pop();
    this.#turns.delete(turn.chat);
    const line = this.#lines.get(turn.chat)!;
    line.busy = true;
    const waiting = line.waiting.shift()!;
    this.#keys.delete(waiting.key);
    return waiting;
  }

  /** The chat may be sent to again; `again` puts a delivery back at the head of its line. */
  release(chat: string, again?: Waiting): void {
    const line = this.#lines.get(chat);
    if (!line) return;
    line.busy = false;
    if (again) {
      this.#keys.add(again.key);
      line.waiting.unshift(again);
    }
    if (line.waiting.length > 0) this.#schedule(chat);
    else this.#lines.delete(chat);
  }

  /** Takes a chat's whole line out. */
  remove(chat: string): readonly Waiting[] {
    const line = this.#lines.get(chat);
    if (!line) return [];
    for (const { key } of line.waiting) this.#keys.delete(key);
    this.#turns.delete(chat);
    return line.waiting.splice(0);
  }

  /** Brings the heap's top up to date: entries of the past go, a chat that has to wait longer moves down. */
  #settle(): void {
    for (let top = this.#heap[0]; top; top = this.#heap[0]) {
      if (this.#turns.get(top.chat) !== top) this.#pop();
      else {
        const at = this.#ready(top.chat);
        if (at <= top.at) return;
        this.#pop();
        this.#push({ ...top, at });
      }
    }
  }

  #schedule(chat: string): void {
    this.#push({ at: this.#ready(chat), order: this.#order++, chat });
  }

  #ready(chat: string): number {
    return Math.max(this.#lines.get(chat)!.waiting[0]!.due, this.#readyAt(chat));
  }

  #push(turn: Turn): void {
    this.#turns.set(turn.chat, turn);
    const heap = this.#heap;
    let n = heap.length;
    heap.push(turn);
    while (n > 0) {
      const parent = (n - 1) >> 1;
      if (!isBefore(turn, heap[parent]!)) break;
      heap[n] = heap[parent]!;
      n = parent;
    }
    heap[n] = turn;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop()!;
    if (heap.length === 0) return;
    let n = 0;
    for (;;) {
      let child = 2 * n + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, last)) break;
      heap[n] = heap[child]!;
      n = child;
    }
    heap[n] = last;
  }
}

function isBefore(a: Turn, b: Turn): boolean {
  return a.at - b.at < 0 || (a.at === b.at && a.order < b.order);
}
