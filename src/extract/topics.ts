import type { Article } from '../corpus/article.ts';
import { type Candidate, candidatesOf } from './topics/candidates.ts';

const MOST = 10;
/** Below this a phrase stood in the article once, without anything to set it apart. */
const FAINT = 2;

/** Finds up to ten words a subscriber would follow, best first: terms, names and noun phrases as printed. */
export function findTopics(article: Article): string[] {
  const candidates = withoutPieces(
    candidatesOf(article).filter(({ isFragile, count, isQuoted }) => !isFragile || count > 1 || isQuoted),
  )
    .map((candidate) => ({ candidate, score: scoreOf(candidate) }))
    .filter(({ score }) => score >= FAINT)
    .sort((a, b) => b.score - a.score || a.candidate.words.length - b.candidate.words.length);
  const chosen: Candidate[] = [];
  for (const { candidate } of candidates) {
    if (chosen.length === MOST) break;
    if (!chosen.some((other) => overlap(other.words, candidate.words))) chosen.push(candidate);
  }
  return chosen.map(({ words }) => words);
}

/** Leaves out what stands (nearly) only inside a longer phrase: 大湾 in 大湾区. */
function withoutPieces(candidates: readonly Candidate[]): Candidate[] {
  const repeated = candidates.filter(({ count, inTitle, isQuoted }) => count > 1 || inTitle || isQuoted);
  return candidates.filter(
    ({ words, count }) =>
      !repeated.some(
        (other) => other.words.length > words.length && other.count >= 0.7 * count && other.words.includes(words),
      ),
  );
}

/** One of two phrases says what the other does: 智慧城市 and 智慧城市建设. */
function overlap(a: string, b: string): boolean {
  return a.includes(b) || b.includes(a);
}

/** How much a phrase sets the article apart: how often, how early, how special it is. */
function scoreOf({ words, parts, isName, count, inTitle, opens, isQuoted }: Candidate): number {
  const repeated = Math.min(count, 8) ** 0.8;
  const placed = (inTitle ? 2 : 0) + (opens ? 0.5 : 0) + (isQuoted ? 1.5 : 0);
  // Four to eight characters make a term; two are mostly a common noun.
  const length = words.length <= 2 ? (isName ? 0.9 : 0.6) : words.length === 3 ? 1 : words.length <= 8 ? 1.35 : 1;
  const bound = parts > 1 && count > 1 ? 1.25 : 1;
  return (repeated + placed) * length * bound;
}
