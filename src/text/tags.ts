import nodejieba from 'nodejieba';

/** A word with its part of speech in ICTCLAS letters: n noun, v verb, a adjective, d adverb, m numeral, x other. */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** Cuts a short text into words with their parts of speech; five times the price of cutting alone. */
export function taggedWords(text: string): TaggedWord[] {
  return nodejieba.tag(text);
}
