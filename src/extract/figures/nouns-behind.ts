import { tagWords } from '../../text/tagged-words.ts';

const STOP = /^(?:x|u|p|c|f|d|m|t|r|y|q)/;
const NAME = /^n[srtz]/;
const NOUN = /^(?:n|vn|an|l|j|eng|i)/;
// The dictionary has some things as verbs: 通道, 来源.
const THING = /[道源网链库区园港站板群量]$/;
const CUT = /[\s\d，。；：、！？“”‘’（）()《》—…,;:!?]/;

/** Where the noun phrase ends that begins at an offset, at most `reach` characters on; the offset itself where none does. */
export function nounEnd(text: string, from: number, reach: number): number {
  const window = text.slice(from, from + reach + 4);
  const cut = CUT.exec(window)?.index ?? window.length;
  const words = tagWords(window.slice(0, cut));
  let at = from;
  let last = from;
  for (const [n, { word, tag }] of words.entries()) {
    if ((STOP.test(tag) && !(tag === 'x' && n === 0)) || (n > 0 && (word.startsWith('高') || NAME.test(tag)))) break;
    const next = words[n + 1];
    if (
      tag.startsWith('v') &&
      tag !== 'vn' &&
      !THING.test(word) &&
      !(next && (NOUN.test(next.tag) || THING.test(next.word)))
    )
      break;
    at += word.length;
    if (at - from > reach) break;
    if (NOUN.test(tag) || THING.test(word)) last = at;
  }
  return last;
}
