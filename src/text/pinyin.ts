import { polyphonic } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();

/** Readings of a 汉字 in letters without tones, ü as v: 重 → zhong, chong. Empty for other signs. */
export function syllables(char: string): readonly string[] {
  let readings = known.get(char);
  if (readings === undefined) {
    const isHan = /^\p{Script=Han}$/u.test(char);
    const all = isHan ? (polyphonic(char, { toneType: 'none', type: 'array' })[0] ?? []) : [];
    readings = [...new Set(all.map((reading) => reading.replaceAll('ü', 'v')))].filter((it) => /^[a-z]+$/.test(it));
    known.set(char, readings);
  }
  return readings;
}

/**
 * How letters without tones and spaces spell a word of 汉字: all of it, the beginning of it, or the first letters of
 * its signs (tkyf).
 */
export function spells(letters: string, word: string): 'whole' | 'start' | 'initials' | undefined {
  const end = furthest(letters, word, 0, 0);
  if (end !== undefined) return end;
  if (letters.length !== word.length || letters.length < 2) return undefined;
  return [...word].every((char, i) => syllables(char).some((reading) => reading[0] === letters[i]))
    ? 'initials'
    : undefined;
}

function furthest(letters: string, word: string, from: number, at: number): 'whole' | 'start' | undefined {
  if (from === letters.length) return at === word.length ? 'whole' : at > 0 ? 'start' : undefined;
  if (at === word.length) return undefined;
  let best: 'start' | undefined;
  for (const reading of syllables(word[at]!)) {
    if (letters.startsWith(reading, from)) {
      const found = furthest(letters, word, from + reading.length, at + 1);
      if (found === 'whole') return found;
      best ??= found;
    } else if (reading.startsWith(letters.slice(from))) best ??= 'start';
  }
  return best;
}
