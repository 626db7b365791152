import { spells, syllables } from '../text/pinyin.ts';

/**
 * Known words that may be meant by an unknown one, the likeliest first: those that sound the same (托卡叶夫, or spelled
 * tuokayefu), and those a letter or two away. Frequent words come first among equals.
 */
export function nearestWords(word: string, known: Iterable<{ word: string; count: number }>, limit: number): string[] {
  const found: { word: string; count: number; distance: number }[] = [];
  const likeness = /^[a-z]+$/.test(word) ? latinDistance : hanDistance;
  for (const candidate of known) {
    const distance = likeness(word, candidate.word);
    if (distance !== undefined) found.push({ ...candidate, distance });
  }
  found.sort((a, b) => a.distance - b.distance || b.count - a.count || (a.word < b.word ? -1 : 1));
  return found.slice(0, limit).map((candidate) => candidate.word);
}

function latinDistance(word: string, candidate: string): number | undefined {
  if (candidate.charCodeAt(0) >= 0x3400) {
    const way = word.length < 2 ? undefined : spells(word, candidate);
    return way === undefined ? undefined : { whole: 0, initials: 2, start: 1 }[way];
  }
  return closeEnough(word, candidate);
}

function hanDistance(word: string, candidate: string): number | undefined {
  if (soundsLike(word, candidate)) return 0.5;
  return closeEnough(word, candidate);
}

function soundsLike(word: string, candidate: string): boolean {
  if (word.length !== candidate.length || word.length < 2) return false;
  for (let i = 0; i < word.length; i++) {
    if (word[i] === candidate[i]) continue;
    const readings = syllables(word[i]!);
    if (!syllables(candidate[i]!).some((reading) => readings.includes(reading))) return false;
  }
  return true;
}

/** Edit distance where it is small for the length: one sign of two to four, two of more. */
function closeEnough(word: string, candidate: string): number | undefined {
  const most = word.length < 2 ? 0 : word.length < 5 ? 1 : 2;
  if (Math.abs(word.length - candidate.length) > most || most === 0) return undefined;
  const distance = editDistance(word, candidate, most);
  // Of two signs one must be left, and not the one of a lone 汉字.
  return distance <= most && candidate.length > 1 ? distance : undefined;
}

/** Insertions, deletions, replacements and swaps of neighbours; a number above `most` where it is more. */
export function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return least;
    before = last;
    last = row;
  }
  return last[b.length]!;
}
