/** Words that share their first (or last) character, by the next one inwards. */
interface Entry {
  alone: string | undefined;
  readonly longer: Map<number, string[]>;
}

/** Looks words of a fixed list up in a text, longest first, by their first or last two characters. */
export class WordList {
  readonly #byFirst = new Map<number, Entry>();
  readonly #byLast = new Map<number, Entry>();
  readonly #words: ReadonlySet<string>;

  /** Words separated by white space; several lists may be given. An array holds words that may have blanks in them. */
  constructor(...lists: readonly string[] | readonly [readonly string[]]) {
    const [first] = lists;
    const words = typeof first === 'object' ? first : lists.join(' ').split(/\s+/u);
    this.#words = new Set(words.filter(Boolean));
    for (const word of [...this.#words].sort((a, b) => b.length - a.length)) {
      const end = word.length - 1;
      enter(this.#byFirst, word, word.charCodeAt(0), word.charCodeAt(1));
      enter(this.#byLast, word, word.charCodeAt(end), word.charCodeAt(end - 1));
    }
  }

  /** Whether it is one of the words. */
  has(word: string): boolean {
    return this.#words.has(word);
  }

  /** The longest word that begins at an offset and ends no later than `limit`. */
  at(text: string, start: number, limit: number = text.length): string | undefined {
    const entry = this.#byFirst.get(text.charCodeAt(start));
    if (!entry || start >= limit) return undefined;
    const words = entry.longer.get(text.charCodeAt(start + 1));
    if (words) for (const word of words) if (start + word.length <= limit && text.startsWith(word, start)) return word;
    return entry.alone;
  }

  /** The longest word that ends before an offset and begins no earlier than `from`. */
  before(text: string, end: number, from = 0): string | undefined {
    const entry = this.#byLast.get(text.charCodeAt(end - 1));
    if (!entry || end <= from) return undefined;
    const words = entry.longer.get(text.charCodeAt(end - 2));
    if (words)
      for (const word of words) if (end - word.length >= from && text.startsWith(word, end - word.length)) return word;
    return entry.alone;
  }
}

function enter(map: Map<number, Entry>, word: string, outer: number, inner: number): void {
  let entry = map.get(outer);
  if (!entry) {
    entry = { alone: undefined, longer: new Map() };
    map.set(outer, entry);
  }
  if (word.length === 1) entry.alone = word;
  else {
    const words = entry.longer.get(inner);
    if (words) words.push(word);
    else entry.longer.set(inner, [word]);
  }
}
