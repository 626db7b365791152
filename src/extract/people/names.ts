import { tagWords, wordClass } from '../../text/tagged-words.ts';
import { AFTER_SUBJECT } from '../speech/adverbial-words.ts';
import { COUNTRIES, NOT_NAMES } from '../speech/common-words.ts';
import { CUES } from '../speech/cue-words.ts';
import { GIVEN_CHARACTERS, NAME_DOTS, NEVER_IN_NAMES, SOUND_CHARACTERS } from '../speech/name-characters.ts';
import { GROUPS, INSTITUTIONS, OFFICES } from '../speech/office-words.ts';
import { LONG_SURNAMES, SURNAMES } from '../speech/surnames.ts';

const LONGEST_FOREIGN_PART = 9;
const LONGEST_FOREIGN_NAME = 40;

const isHan = (char: string | undefined) => char !== undefined && char >= '\u4e00' && char <= '\u9fff';
const isLatin = (char: string | undefined) => char !== undefined && /[A-Za-z\u00c0-\u024f]/.test(char);

/** Whether what stands at an offset cannot belong to a name that ends there. */
function endsName(text: string, at: number, limit: number): boolean {
  const char = text[at];
  if (at >= limit || char === undefined) return true;
  if (!isHan(char)) return !NAME_DOTS.has(char);
  return (
    NEVER_IN_NAMES.has(char) ||
    CUES.at(text, at, limit) !== undefined ||
    AFTER_SUBJECT.at(text, at, limit) !== undefined ||
    OFFICES.at(text, at, limit) !== undefined
  );
}

/** Words of two and more characters, or characters no name has, end a name even where the name could go on. */
function mustEnd(text: string, at: number, limit: number): boolean {
  const char = text[at];
  if (at >= limit || char === undefined || !isHan(char)) return true;
  if (NEVER_IN_NAMES.has(char)) return true;
  const word = CUES.at(text, at, limit) ?? AFTER_SUBJECT.at(text, at, limit) ?? OFFICES.at(text, at, limit);
  return word !== undefined && word.length > 1;
}

/** Foreign names may hold characters no Chinese name has: 施瓦茨因. */
function endsForeign(text: string, at: number, limit: number): boolean {
  if ('于在的与和被对将曾也又还则均已却'.includes(text[at]!)) return true;
  const word = CUES.at(text, at, limit) ?? AFTER_SUBJECT.at(text, at, limit) ?? OFFICES.at(text, at, limit);
  return word !== undefined && word.length > 1;
}

/** The end of the foreign name with its parts joined by dots that begins at an offset: 亨利·巴恩斯. */
export function dottedNameAt(text: string, start: number, limit: number = text.length): number | undefined {
  let end = start;
  let dots = 0;
  let part = 0;
  const last = Math.min(limit, start + LONGEST_FOREIGN_NAME);
  for (let i = start; i < last; i++) {
    const char = text[i]!;
    const isJoint = NAME_DOTS.has(char) || ((char === '-' || char === '.') && dots > 0 && part > 0);
    if (isJoint && part > 0 && isNameLetter(text[i + 1])) {
      if (NAME_DOTS.has(char)) dots++;
      part = 0;
      continue;
    }
    if (!isNameLetter(char) || part >= LONGEST_FOREIGN_PART) break;
    if (dots > 0 && part > 0 && isHan(char) && endsForeign(text, i, limit)) break;
    part++;
    end = i + 1;
  }
  return dots > 0 && part > 0 ? end : undefined;
}

const isNameLetter = (char: string | undefined) => char !== undefined && (SOUND_CHARACTERS.has(char) || isLatin(char));

/** Where the dotted name that holds the dot at an offset begins: the part before it, as far as it is written by sound. */
export function dottedNameStart(text: string, dot: number, from = 0): number {
  let start = dot;
  while (start > from && dot - start < LONGEST_FOREIGN_PART && isNameLetter(text[start - 1])) {
    // An office before the name ends with a character that may also write a sound: 委员马丁·科尔.
    if (start < dot && OFFICES.before(text, start, from)) break;
    start--;
  }
  return start;
}

/** The end of the foreign name without a dot that begins at an offset: 马克龙. At least two characters. */
function soundNameAt(text: string, start: number, limit: number): number | undefined {
  let end = start;
  while (end < limit && end - start < LONGEST_FOREIGN_PART) {
    const char = text[end]!;
    const isHyphen = char === '-' && end > start && SOUND_CHARACTERS.has(text[end + 1] ?? '');
    if (!SOUND_CHARACTERS.has(char) && !isHyphen) break;
    if (end > start && endsForeign(text, end, limit)) break;
    end++;
  }
  return end - start >= 2 ? end : undefined;
}

/** The end of the Chinese, Korean or Japanese name that begins at an offset. */
function hanNameAt(text: string, start: number, limit: number): number | undefined {
  const long = LONG_SURNAMES.find((name) => text.startsWith(name, start));
  if (!long && !SURNAMES.has(text[start] ?? '')) return undefined;
  const given = start + (long?.length ?? 1);
  if (!isHan(text[given]) || given >= limit) return undefined;
  if (
    mustEnd(text, given, limit) &&
    !(
      text[given + 1] !== undefined &&
      given + 1 < limit &&
      GIVEN_CHARACTERS.has(text[given]!) &&
      !CUES.at(text, given, limit)
    )
  ) {
    return undefined;
  }
  const two = given + 1;
  const three = given + 2;
  if (mustEnd(text, two, limit)) return two;
  const canBeThree = three <= limit && isHan(text[two]);
  if (!canBeThree) return two;
  if (endsName(text, three, limit)) return three;
  if (long && endsName(text, given + 3, limit) && isHan(text[three])) return given + 3;
  if (endsName(text, two, limit)) return two;
  return GIVEN_CHARACTERS.has(text[two]!) ? three : two;
}

/** The end of a name in Latin letters of one to four words: Sam Altman. */
function latinNameAt(text: string, start: number, limit: number): number | undefined {
  if (!/[A-Z\u00c0-\u00de]/.test(text[start] ?? '')) return undefined;
  let end = start;
  let words = 1;
  while (end < limit && end - start < LONGEST_FOREIGN_NAME) {
    const char = text[end]!;
    if (char === ' ' && words < 4 && /[A-Z\u00c0-\u00de]/.test(text[end + 1] ?? '')) words++;
    else if (!isLatin(char) && char !== '.' && char !== '-' && char !== "'") break;
    end++;
  }
  const isAbbreviation = end - start <= 4 && !/[a-z]/u.test(text.slice(start, end));
  return end - start >= 3 && !isAbbreviation ? end : undefined;
}

/** The end of the person's name that begins at an offset, of whatever kind; where a name must stand, after an office. */
export function nameAt(text: string, start: number, limit: number = text.length): number | undefined {
  const dotted = dottedNameAt(text, start, limit);
  if (dotted) return dotted;
  if (NOT_NAMES.at(text, start, limit)) return undefined;
  const sound = soundNameAt(text, start, limit);
  const han = hanNameAt(text, start, limit);
  if (han && sound) {
    if (sound > han && endsName(text, sound, limit) && (sound - start >= 4 || !endsName(text, han, limit)))
      return sound;
    return han;
  }
  if (han) return han;
  if (sound && /^[二三四五六七八九十]{1,3}世/u.test(text.slice(sound, sound + 4))) return text.indexOf('世', sound) + 1;
  if (sound && endsName(text, sound, limit)) return sound;
  return latinNameAt(text, start, limit);
}

const UNLISTED = /^(?:nr|nrt|nrfg|ns|n|nz|x|j|g|ng|a|m|q|zg)$/u;

/** Whether three to five characters between an office and a verb can be a name that no list of family names knows. */
export function isUnlistedName(phrase: string): boolean {
  if (phrase.length < 3 || phrase.length > 5 || ![...phrase].every(isHan)) return false;
  if (NOT_NAMES.at(phrase, 0) || [...phrase].some((char) => NEVER_IN_NAMES.has(char))) return false;
  if (
    GROUPS.before(phrase, phrase.length) ||
    OFFICES.before(phrase, phrase.length) ||
    INSTITUTIONS.before(phrase, phrase.length)
  )
    return false;
  const words = tagWords(phrase);
  return words.length > 1 && words.every(({ tag }) => UNLISTED.test(tag));
}

/** Parts of speech a name behind an office may seem to have: 高峰, 文静. */
const NAME_LIKE = /^(?:n|nr|nrt|nrfg|nz|ns|x|z|g|j)$/u;

/** Whether a whole phrase is a person's name and no word for an office, a group or an institution. */
export function isBareName(phrase: string, followsOffice = false): boolean {
  if (phrase.length < 2 || phrase.length > LONGEST_FOREIGN_NAME) return false;
  if (dottedNameAt(phrase, 0) === phrase.length) return true;
  if (COUNTRIES.has(phrase) || /^.方$/u.test(phrase)) return false;
  if (NOT_NAMES.at(phrase, 0) || GROUPS.before(phrase, phrase.length) || OFFICES.before(phrase, phrase.length))
    return false;
  if (!isName(phrase, followsOffice)) return false;
  if (phrase.length > 4 || !isHan(phrase[0])) return true;
  const known = wordClass(phrase);
  // 荆州位: a place with a word behind it.
  if (!followsOffice && phrase.length === 3 && '位市县区省地'.includes(phrase[2]!)) return false;
  // 曾睡在某处: an adverb or preposition that is a family name as well.
  if (!followsOffice && phrase.length === 2 && known === undefined && '曾应时和于向当从同因并经'.includes(phrase[0]!))
    return false;
  return known === undefined || (followsOffice ? NAME_LIKE.test(known) : known.startsWith('nr'));
}

function isName(phrase: string, followsOffice: boolean): boolean {
  const surname = LONG_SURNAMES.find((name) => phrase.startsWith(name));
  if (surname && phrase.length > surname.length && phrase.length <= surname.length + 3) return true;
  if (SURNAMES.has(phrase[0]!) && phrase.length <= 3 && [...phrase].every(isHan)) {
    if ([...phrase.slice(1)].some((char) => NEVER_IN_NAMES.has(char))) return false;
    const institution = INSTITUTIONS.before(phrase, phrase.length);
    return !institution || institution.length === 1;
  }
  if (INSTITUTIONS.before(phrase, phrase.length)?.length === phrase.length) return false;
  const stem = phrase.replace(/[二三四五六七八九十]{1,3}世$/u, '');
  if (phrase.length <= LONGEST_FOREIGN_PART && [...stem].every((char) => SOUND_CHARACTERS.has(char) || char === '-'))
    return true;
  return followsOffice && latinNameAt(phrase, 0, phrase.length) === phrase.length;
}
