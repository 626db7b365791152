import nodejieba from 'nodejieba';

/** A word with its part of speech in ICTCLAS letters: n noun, nr person, ns place, v verb, a adjective, d adverb, m numeral, x other. */
export interface TaggedWord {
  readonly word: string;
  readonly tag: string;
}

/** Words kept with their tags, about 5 MB; a text has few that are not among the last so many. */
const MOST_KEPT = 32_768;
const known = new Map<string, TaggedWord>();

/**
 * Cuts a text into words with their parts of speech. The dictionary tags a word alike wherever it stands, and asking it
 * again costs twice the cutting: what it said is kept.
 */
export function tagWords(text: string): TaggedWord[] {
  const cut = nodejieba.cut(text, true);
  const tagged: TaggedWord[] = [];
  for (const word of cut) {
    const found = known.get(word) ?? look(word);
    // A word that is cut in two where it stands alone gets its tag only in its place.
    if (!found) return learn(text);
    tagged.push(found);
  }
  return tagged;
}

/** The part of speech of a word the dictionary holds; undefined for words it does not know. */
export function wordClass(word: string): string | undefined {
  const [first, second] = tagWords(word);
  return first && !second && first.tag !== 'x' ? first.tag : undefined;
}

/** Forgets how a word is tagged: the dictionary has got a new entry for it. */
export function forgetTag(word: string): void {
  known.delete(word);
}

function look(word: string): TaggedWord | undefined {
  const [only, second] = nodejieba.tag(word) as TaggedWord[];
  return only && second === undefined ? keep(only) : undefined;
}

function learn(text: string): TaggedWord[] {
  return (nodejieba.tag(text) as TaggedWord[]).map(keep);
}

function keep(tagged: TaggedWord): TaggedWord {
  if (known.size >= MOST_KEPT) known.clear();
  known.set(tagged.word, tagged);
  return tagged;
}
