import nodejieba from 'nodejieba';

/** Adds a name or term to the dictionary, so that it is cut whole from now on. */
export function addWord(word: string): void {
  nodejieba.insertWord(word);
}

/** Cuts text into words for reading (no overlaps). Loads the dictionary (about 0.7 s, 245 MB) on the first call. */
export function words(text: string): string[] {
  return nodejieba.cut(text, true);
}

/** Cuts text for index and query alike: words and, of long words, the shorter ones in them. */
export function searchWords(text: string): string[] {
  return nodejieba.cutForSearch(text, true);
}
