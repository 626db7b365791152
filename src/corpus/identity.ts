import type { Article, Paragraph, Source } from './article.ts';

/**
 * The id of an article: from what it says and from the name of its file (of an entry, its address), so that a reprint in
 * another file has its own. Folders do not count: a file read by itself and with its folder gives the same ids.
 */
export function idOf(paragraphs: readonly Paragraph[], source: Source): string {
  const place =
    source.url ?? source.file.slice(Math.max(source.file.lastIndexOf('/'), source.file.lastIndexOf('\\')) + 1);
  return fingerprint([place, ...paragraphs.map(({ text }) => text)].join('\n'));
}

/** Twelve letters and digits from what a text says: the same on every machine, about 62 bits. */
export function fingerprint(text: string): string {
  // Two lanes of FNV-1a with different primes over UTF-16 code units.
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ (code + 0x9e37), 0x5bd1e995);
    b ^= b >>> 15;
  }
  return letters(a ^ (a >>> 13)) + letters(b ^ (b >>> 11));
}

/** Six letters of base 36 hold 31 of the 32 bits; the lowest is dropped. */
const letters = (bits: number) => (bits >>> 1).toString(36).padStart(6, '0').slice(-6);

/** The articles; those whose id is taken get another, from the id and how often it was taken before. */
export function distinctIds(articles: readonly Article[], taken: Map<string, number> = new Map()): Article[] {
  return articles.map((article) => {
    const times = taken.get(article.id) ?? 0;
    taken.set(article.id, times + 1);
    return times === 0 ? article : { ...article, id: fingerprint(`${article.id} ${times}`) };
  });
}
