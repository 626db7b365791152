/** Letters of one fingerprint. Fewer meet by chance in unrelated news, more miss short quotations. */
const GRAM = 10;
/** Fingerprints chosen from so many neighbours: every run of GRAM + WINDOW - 1 = 19 shared letters shares one. */
const WINDOW = 10;

/**
 * Fingerprints of a text by winnowing (Schleimer, Wilkerson, Aiken 2003): of each window of hashes the smallest, so
 * that texts that share a run of 19 letters share a fingerprint, wherever it stands. Sorted, repeats included; about
 * one for each five letters. A text shorter than a window gives one; one shorter than a gram none.
 */
export function sketchOf(text: string): Uint32Array {
  const grams = text.length - GRAM + 1;
  if (grams <= 0) return new Uint32Array(0);
  let drop = 1;
  for (let i = 1; i < GRAM; i++) drop = Math.imul(drop, BASE);
  const hashes = new Uint32Array(grams);
  let hash = 0;
  for (let i = 0; i < text.length; i++) {
    if (i >= GRAM) hash -= Math.imul(text.charCodeAt(i - GRAM), drop);
    hash = Math.imul(hash, BASE) + text.charCodeAt(i);
    if (i >= GRAM - 1) hashes[i - GRAM + 1] = mixed(hash);
  }
  const chosen: number[] = [];
  let smallest = -1;
  for (let end = 0; end < grams; end++) {
    const start = Math.max(0, end - WINDOW + 1);
    if (smallest < start) {
      smallest = start;
      for (let i = start + 1; i <= end; i++) if (hashes[i]! <= hashes[smallest]!) smallest = i;
    } else if (hashes[end]! <= hashes[smallest]!) smallest = end;
    else if (chosen.length > 0) continue;
    if (end >= WINDOW - 1 || end === grams - 1) chosen.push(hashes[smallest]!);
  }
  return Uint32Array.from(chosen).sort();
}

const BASE = 0x01000193;

/** Spreads a rolling hash; never 0, which marks an empty slot. */
function mixed(hash: number): number {
  let spread = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  spread = Math.imul(spread ^ (spread >>> 13), 0xc2b2ae35);
  return (spread ^ (spread >>> 16)) >>> 0 || 1;
}
