import { polyphonic } from 'pinyin-pro';

const known = new Map<string, readonly string[]>();
/** Signs of `standardSigns` whose readings are known. */
let prepared = 0;
let standard: string | undefined;

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
 * Works out the readings of the next `count` signs in common use ahead of need, some 6 µs each: all 6,763 at once would
 * hold up whoever asks first.
 */
export function prepareSyllables(count: number): void {
  standard ??= standardSigns();
  const end = Math.min(standard.length, prepared + count);
  for (; prepared < end; prepared++) syllables(standard[prepared]!);
}

/** The 汉字 of GB 2312, the more frequent ones first. */
function standardSigns(): string {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    const last = row === 0xd7 ? 0xf9 : 0xfe;
    for (let cell = 0xa1; cell <= last; cell++) bytes.push(row, cell);
  }
  return new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
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
