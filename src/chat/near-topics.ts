import type { Library } from '../library/library.ts';

const OFFERED = 6;

/** Topics that have articles, near to some that have none: known words like theirs, topics that share a part, then the most told. */
export function nearTopics(topics: readonly string[], library: Library): string[] {
  const found = new Set<string>();
  const told = library.topics();
  for (const topic of topics) {
    for (const { nearest } of library.search(topic, { limit: 1 }).unknown) {
      // Near in spelling is not near in meaning: 学子 is no neighbour of 量子.
      for (const word of nearest) if (shares(word, topic)) found.add(word);
    }
    for (const other of told) if (shares(other.topic, topic)) found.add(other.topic);
  }
  for (const { topic } of told) {
    if (found.size >= OFFERED) break;
    found.add(topic);
  }
  for (const topic of topics) found.delete(topic);
  return [...found].slice(0, OFFERED);
}

/** Two characters in a row in common: 荒漠 of 荒漠治理 and 荒漠化. */
function shares(a: string, b: string): boolean {
  for (let n = 0; n + 2 <= a.length; n++) if (b.includes(a.slice(n, n + 2))) return true;
  return false;
}
