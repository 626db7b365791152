import { toHalfWidth } from '../text/characters.ts';
import { AGENCY_PATTERN } from './agencies.ts';
import { looksLikeName, namesOf } from './names.ts';

/** Who signs, and as what. */
export interface BylineFact {
  readonly agencies: readonly string[];
  readonly names: readonly string[];
  /** `photo`: who took the picture; `help`: 参与记者; `desk`: editors, who are no authors. */
  readonly as: 'author' | 'photo' | 'help' | 'desk';
}

const NAME = '[\\u4e00-\\u9fff]{1,5}(?:·[\\u4e00-\\u9fff]{1,8})*';
const NAMES = `${NAME}(?:[\\s、,]{1,4}${NAME}){0,14}`;
const JOB = '(?:[\\u4e00-\\u9fff]{0,4}记者|通讯员|[\\u4e00-\\u9fff]{0,2}评论员|报道员|观察员|作者|撰文|执笔|采写)';
const LONGEST = 90;

const SIGNED = new RegExp(
  `^[(【■●◆□▲]?\\s?(?:(${AGENCY_PATTERN})\\s?)?(?:驻[\\u4e00-\\u9fff]{1,8})?${JOB}\\s{0,2}[:/]?\\s{0,2}(${NAMES})\\s?(?:文/图|图/文|报道|摄影报道)?[)】]?$`,
);
const PHOTO = new RegExp(
  `^[(【]?\\s?(?:(${AGENCY_PATTERN})\\s?)?(?:发\\s?\\(|${JOB}\\s{0,2}|摄影\\s?[:]\\s?|图片来源\\s?[:]\\s?|图\\s?[:/]\\s?)?(${NAMES})\\s?(?:摄|摄影|供图|发|制图)[)】]{0,2}$`,
);
const PHOTO_BY_AGENCY = new RegExp(`^[(【]?(${AGENCY_PATTERN})(?:发|照片|供图)[)】]?$`);
const HELP = new RegExp(`^[(【]?(?:参与|执笔|协助)[\\u4e00-\\u9fff]{0,4}\\s?[:]\\s?(${NAMES})[)】]?$`);
const DESK = new RegExp(
  `^[(【]?(?:本版|本期|责任|值班|版式|美术|文字|图片|视觉|编辑|责编|审稿|终审|审核|校对|监制|制片人?|策划|统筹|总监制|主编){1,3}\\s?[:/]\\s?(${NAMES})`,
);
const BEHIND_DATELINE = new RegExp(
  `^\\s{0,3}\\(\\s?(?:([^():,、]{0,8}?(?:${JOB}|实习生|通讯员))[\\s:]{0,2})?(${NAMES})\\s?\\)`,
);

/** The names that sign, where a line does nothing else; undefined where it is anything else. */
export function bylineOf(line: string): BylineFact | undefined {
  // Cheap tests first: nearly every line of a page comes through here.
  if (line.length > LONGEST || !SIGNS.test(line)) return undefined;
  const text = toHalfWidth(line).trim();
  const desk = text.includes(':') || text.includes('/') ? DESK.exec(text) : null;
  if (desk) return { agencies: [], names: namesOf(desk[1]!), as: 'desk' };
  const help = text.includes(':') ? HELP.exec(text) : null;
  if (help) return { agencies: [], names: namesOf(help[1]!), as: 'help' };
  if (/[摄影发图片][)】]{0,2}$/.test(text)) {
    const agency = PHOTO_BY_AGENCY.exec(text);
    if (agency) return { agencies: [agency[1]!], names: [], as: 'photo' };
    const photo = PHOTO.exec(text);
    if (photo && (photo[1] || namesOf(photo[2]!).every(looksLikeName))) {
      return { agencies: photo[1] ? [photo[1]] : [], names: namesOf(photo[2]!), as: 'photo' };
    }
  }
  const signed = SIGNED.exec(text);
  if (!signed) return undefined;
  const names = namesOf(signed[2]!);
  const strange = names.filter((name) => !looksLikeName(name)).length;
  // Behind the name of an agency and a space any short name will do.
  const isSure = signed[1] !== undefined && /记者\s/.test(text) && names.every((name) => name.length <= 3);
  return strange * 2 > names.length && !isSure
    ? undefined
    : { agencies: signed[1] ? [signed[1]] : [], names, as: 'author' };
}

/** A line that signs has one of these words at its beginning, or one of these letters at its end. */
const SIGNS =
  /^.{0,14}(?:记者|员|作者|撰文|执笔|采写|参与|协助)|^[(（【]?(?:本[版期]|责|值班|版式|美术|文字|图片|视觉|编辑|审稿|终审|审核|校对|监制|制片|策划|统筹|总监|主编)|[摄影发图片][)）】]{0,2}$/;

/** Where the credit of a picture begins that ends a caption; -1 where there is none. */
export function creditAt(text: string): number {
  if (!/[摄影发图片][)）】]{0,2}$/.test(text.slice(-4))) return -1;
  const tail = text.slice(-40);
  for (let at = 1; at < tail.length; at++) {
    if (!/[。！？”）)]/.test(tail[at - 1]!)) continue;
    const credit = bylineOf(tail.slice(at));
    if (credit?.as === 'photo') return text.length - tail.length + at;
  }
  return -1;
}

/** The names in brackets behind a dateline, and how long that is. */
export function signersOf(text: string): { readonly names: readonly string[]; readonly length: number } | undefined {
  const found = BEHIND_DATELINE.exec(toHalfWidth(text.slice(0, LONGEST)));
  if (!found) return undefined;
  const names = namesOf(found[2]!);
  return found[1] || names.every(looksLikeName) ? { names, length: found[0].length } : undefined;
}

/**
 * The name at the end of a line that otherwise gives an office (国务院总理 甲乙) or nothing (丙 丁): how a speaker or an
 * author stands below a headline. Undefined where the line could be anything else.
 */
export function lonelyName(line: string): string | undefined {
  const text = toHalfWidth(line).trim();
  if (text.length > 40 || /[。，、：；！？,:;!?“”《》\d]/.test(text)) return undefined;
  const words = text.split(/\s+/);
  const names = namesOf(words.slice(-2).join(' '));
  const name = names.at(-1);
  if (!name || !looksLikeName(name)) return undefined;
  if (words.length === 1 || (names.length === 1 && words.length === 2)) return name;
  const office = words.slice(0, names.length === 1 ? -2 : -1).at(-1) ?? '';
  return /[长席理统记相使授员裁事王任帅臣家]$/.test(office) ? name : undefined;
}
