import type { Person } from '../extract/reading.ts';
import { fold } from '../text/scripts.ts';

/** 汉字 only: a name with a sign in it is cut there whatever the dictionary says. */
const HAN = /^[\p{Script=Han}]+$/u;
/** Letters of a part of a transliterated name from which it is nothing else: 加齐耶夫. */
const TRANSLITERATED = 4;
const SHORTEST = 2;
const LONGEST = 12;
/** Articles that must name somebody before the dictionary learns the name: what one article has may be misread. */
const ENOUGH = 2;

/** Names in the articles read that the dictionary may not know. */
export class NewNames {
  readonly #times = new Map<string, number>();
  readonly #known = new Set<string>();
  readonly #waiting: string[] = [];

  /** Notes who is named in one article. */
  note(people: readonly Person[]): void {
    const names = new Set(people.flatMap(({ name, aliases }) => [name, ...aliases].flatMap(partsOf)));
    for (const name of names) {
      if (this.#known.has(name)) continue;
      const times = (this.#times.get(name) ?? 0) + 1;
      this.#times.set(name, times);
      if (times < ENOUGH) continue;
      this.#times.delete(name);
      this.#known.add(name);
      this.#waiting.push(name);
    }
  }

  /** The next name to learn. */
  next(): string | undefined {
    return this.#waiting.shift();
  }
}

/** What of a name stands as a word: all of 王毅, both halves of 扎纳别克·奥尔扎斯 where they are long enough. */
function partsOf(name: string): string[] {
  const parts = fold(name).split(/[·•・\s]/u);
  const shortest = parts.length > 1 ? TRANSLITERATED : SHORTEST;
  return parts.filter((part) => part.length >= shortest && part.length <= LONGEST && HAN.test(part));
}
