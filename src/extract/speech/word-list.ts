/** Looks words of a fixed list up in a text, longest first, by their first or last character. */
export class WordList {
  readonly #byFirst = new Map<string, string[]>();
  readonly #byLast = new Map<string, string[]>();
  readonly #words: ReadonlySet<string>;

  /** Words separated by white space; several lists may be given. */
  constructor(...lists: readonly string[]) {
    this.#words = new Set(lists.join(' ').split(/\s+/u).filter(Boolean));
    const longestFirst = [...this.#words].sort((a, b) => b.length - a.length);
    for (const word of longestFirst) {
      grow(this.#byFirst, word[0]!, word);
      grow(this.#byLast, word[word.length - 1]!, word);
    }
  }

  /** Whether it is one of the words. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The longest word that begins at an offset and ends no later than `limit`. */
  at(text: string, start: number, limit: number = text.length): string | undefined {
    const words = this.#byFirst.get(text[start] ?? '');
    return words?.find((word) => start + word.length <= limit && text.startsWith(word, start));
  }

  /** The longest word that ends before an offset and begins no earlier than `from`. */
  before(text: string, end: number, from = 0): string | undefined {
    const words = this.#byLast.get(text[end - 1] ?? '');
    return words?.find((word) => end - word.length >= from && text.startsWith(word, end - word.length));
  }
}

function grow(map: Map<string, string[]>, key: string, word: string): void {
  const words = map.get(key);
  if (words) words.push(word);
  else map.set(key, [word]);
}
