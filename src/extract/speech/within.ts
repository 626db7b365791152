/** Where a word first stands in `[from, to)` of a text, or -1; never looks outside, however long the text. */
export function firstWithin(text: string, word: string, from: number, to: number): number {
  const at = text.slice(from, to).indexOf(word);
  return at < 0 ? -1 : from + at;
}

/** Where a word last stands in `[from, to)` of a text, or -1. */
export function lastWithin(text: string, word: string, from: number, to: number): number {
  const at = text.slice(from, to).lastIndexOf(word);
  return at < 0 ? -1 : from + at;
}
