import type { IndexData } from './index-data.ts';
import type { Query, QueryWord } from './query.ts';
import { LIGHT, PART, rarity, SINGLE } from './ranking.ts';

/** Terms that stand for one word of a query: one, or those it begins. */
export interface Group {
  readonly terms: readonly number[];
  /** What it tells: rarity times how much the word counts. */
  readonly weight: number;
  /** An article has to have it. */
  readonly required: boolean;
}

export interface Groups {
  readonly groups: readonly Group[];
  /** Words that no article has, as typed but folded, in the order of the query. */
  readonly unknown: readonly string[];
}

/** Words that an unfinished last word is taken for. */
const MOST_ENDINGS = 32;

/** Looks the words of a query up. */
export function groupsOf(query: Query, data: IndexData): Groups {
  const groups = new Map<number, Group>();
  const unknown = new Set<string>();
  const enter = (terms: readonly number[], factor: number, required: boolean) => {
    const count = terms.reduce((sum, term) => sum + data.count(term), 0);
    const whole = isSingle(data.terms.word(terms[0]!)) ? SINGLE : 1;
    const weight = whole * factor * rarity(count, data.documents.live);
    const known = groups.get(terms[0]!);
    if (known && known.weight >= weight && (known.required || !required)) return;
    groups.set(terms[0]!, {
      terms,
      weight: Math.max(weight, known?.weight ?? 0),
      required: required || known?.required === true,
    });
  };
  for (const [i, word] of query.words.entries()) {
    const factor = word.light ? LIGHT : 1;
    const term = knownTerm(word.text, data);
    if (term >= 0) {
      enter([term], factor, !word.light);
      for (const part of knownTerms(word.parts, data)) enter([part], factor * PART, false);
      continue;
    }
    const endings = query.open && i === query.words.length - 1 ? endingsOf(word.text, data) : [];
    if (endings.length > 0) {
      enter(endings, factor, !word.light);
      continue;
    }
    const parts = partsOf(word, data);
    for (const part of parts) enter([part], factor, !word.light);
    // Pieces of single signs say that there is something of the kind, not that there is this word.
    if (parts.length === 0 || parts.some((part) => data.terms.word(part).length < 2)) unknown.add(word.typed);
  }
  for (const phrase of query.phrases) for (const term of knownTerms(phrase.words, data)) enter([term], 1, false);
  return { groups: [...groups.values()], unknown: [...unknown] };
}

/** One 汉字. */
function isSingle(word: string): boolean {
  return word.length === 1 && /\p{Script=Han}/u.test(word);
}

function knownTerm(word: string, data: IndexData): number {
  const term = data.terms.find(word);
  return term >= 0 && data.count(term) > 0 ? term : -1;
}

/** Those of the words that live documents have, each once. */
export function knownTerms(words: readonly string[], data: IndexData): number[] {
  return [...new Set(words.map((word) => knownTerm(word, data)).filter((term) => term >= 0))];
}

/** What an unknown word is made of: the shorter words in it, or the longest known ones that make it up. */
function partsOf(word: QueryWord, data: IndexData): number[] {
  const parts = knownTerms(word.parts, data);
  if (parts.length > 0) return parts;
  const found: number[] = [];
  if (!/^\p{Script=Han}{2,}$/u.test(word.text)) return found;
  for (let at = 0; at < word.text.length; ) {
    let end = word.text.length;
    let term = -1;
    while (end > at && term < 0) term = knownTerm(word.text.slice(at, end--), data);
    if (term < 0) return [];
    found.push(term);
    at = end + 1;
  }
  return found;
}

/** Live terms that begin with the word, the most frequent first. */
function endingsOf(word: string, data: IndexData): number[] {
  const found: number[] = [];
  for (const term of data.terms.startingWith(word)) if (data.count(term) > 0) found.push(term);
  return found.sort((a, b) => data.count(b) - data.count(a) || a - b).slice(0, MOST_ENDINGS);
}
