import { type Numeral, readNumeral } from '../../text/numerals.ts';
import { DIGIT, kindAt, MORE, NONE } from '../../text/numerals-characters.ts';
import { withCounted } from './counted.ts';
import { type Mention, readMention } from './mention.ts';
import { readNamed } from './named.ts';
import { type Near, NOT_FIGURES } from './not-figures.ts';

/** Titles of works and papers end within so many characters. */
const LONGEST_TITLE = 60;

/** Finds the quantities of one paragraph, in reading order, without those that are no figures. */
export function scan(text: string): Mention[] {
  const found: Mention[] = [];
  let titleEnd = 0;
  let floor = 0;
  for (let at = 0; at < text.length; ) {
    const character = text.charCodeAt(at);
    if (character === 0x300a) titleEnd = endOfTitle(text, at);
    const kind = kindAt(text, at);
    const isStart =
      (kind !== NONE && kind !== MORE) || character === 0x534a || character === 0x8fc7 || character === 0x5bf9;
    if (!isStart || at < titleEnd) {
      at++;
      continue;
    }
    const numeral = readNumeral(text, at);
    const mention: Read | undefined = (numeral && readNamed(text, numeral)) ?? readQuantityMention(text, at, numeral);
    if (!mention) {
      at = pastNumber(text, at);
      continue;
    }
    if (mention.end <= floor) {
      at++;
      continue;
    }
    at = Math.max(mention.end, at + 1);
    if (mention.dropped) continue;
    found.push(mention.start < floor ? { ...mention, start: mention.core.start } : mention);
    floor = mention.end;
  }
  return shareUnits(text, found);
}

interface Read extends Mention {
  /** Read, but no figure: the scan goes on behind it. */
  readonly dropped?: boolean;
}

function readQuantityMention(text: string, at: number, numeral: Numeral | undefined): Read | undefined {
  const read = readMention(text, at, numeral);
  if (!read) return undefined;
  const mention = withCounted(read);
  if (!mention) return { ...read, dropped: true };
  const near = surroundings(mention);
  return NOT_FIGURES.some((rule) => rule.drops(mention, near)) ? { ...mention, dropped: true } : likened(mention, near);
}

const LIKENED = /^([\u4e00-\u9fff]{2,5}?)(?=大小|那么大|的面积|的总和)/;

/** 相当于4个足球场大小: the thing likened to is the unit. */
function likened(mention: Mention, { before, after }: Near): Mention {
  const thing = mention.of?.counts && /相当于$/.test(before) ? LIKENED.exec(after)?.[1] : undefined;
  if (!thing) return mention;
  const end = mention.end + thing.length;
  return { ...mention, end, unit: `${mention.unit}${thing}`, kind: 'area', approximation: 'about' };
}

function surroundings({ text, start, end, core, numeral }: Mention): Near {
  return {
    before: text.slice(Math.max(0, start - 12), start),
    beforeCore: text.slice(Math.max(0, core.start - 12), core.start),
    after: text.slice(end, end + 12),
    afterCore: text.slice(core.end, core.end + 12),
    printed: text.slice(numeral.end, core.end),
  };
}

function endOfTitle(text: string, from: number): number {
  const end = text.slice(from, from + LONGEST_TITLE).indexOf('》');
  return end > 0 ? from + end : from;
}

/** Behind the digits that begin at an offset, so that a number is not read again from its middle. */
function pastNumber(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) >= 0x30 && text.charCodeAt(end) <= 0x39) end++;
  // 三七, 五四: what is no number is none from its second digit on either.
  while (end === at || kindAt(text, end) === DIGIT) {
    if (kindAt(text, end) !== DIGIT) break;
    end++;
  }
  return Math.max(end, at + 1);
}

/** 高5.5个、2.9个百分点: the first number has the unit of the second. */
function shareUnits(text: string, mentions: readonly Mention[]): Mention[] {
  return mentions.map((mention, n) => {
    const next = mentions[n + 1];
    if (mention.unit !== '个' || next?.unit !== '百分点') return mention;
    return /^[、和与及]$/.test(text.slice(mention.end, next.start))
      ? { ...mention, unit: next.unit, kind: next.kind }
      : mention;
  });
}
