import { kindAt, MORE, NONE } from './numerals-characters.ts';
import { type Numeral, readNumeral } from './numerals-reading.ts';

export type { Numeral } from './numerals-reading.ts';
export { readNumeral } from './numerals-reading.ts';
export { tidy } from './numerals-sum.ts';

/**
 * Finds the numbers of a text in normal form, in reading order: 15%, 百分之十五 and １５％ all give value 15 and
 * `percent`, 948亿 gives 94800000000. A single 汉字 (一, 百) is no number here, nor are 数十 and other words without a value.
 */
export function numerals(text: string): (Numeral & { readonly value: number })[] {
  const found: (Numeral & { readonly value: number })[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = kindAt(text, at);
    const numeral = kind === NONE || kind === MORE ? undefined : readNumeral(text, at);
    if (!numeral) {
      at++;
      continue;
    }
    at = numeral.end;
    const { value } = numeral;
    if (value === undefined || isPlan(text, numeral)) continue;
    const sign = percentSign(text, numeral.end);
    if (sign > 0 && !numeral.percent) {
      const thousandth = text[sign - 1] === '‰' ? 0.1 : 1;
      at = sign;
      found.push({
        ...numeral,
        end: sign,
        percent: true,
        value: value * thousandth,
        ...(numeral.valueMax !== undefined && { valueMax: numeral.valueMax * thousandth }),
      });
    } else if (numeral.inFigures || numeral.end - numeral.start > 1) found.push({ ...numeral, value });
  }
  return found;
}

/** 十四五 and its like are five-year plans. */
function isPlan(text: string, { start, end }: Numeral): boolean {
  return end - start === 3 && text[start] === '十' && text[end - 1] === '五' && text[start + 1] !== '十';
}

/** The end of a percent or per mille sign at an offset, a blank allowed; 0 where there is none. */
function percentSign(text: string, at: number): number {
  const from = text[at] === ' ' ? at + 1 : at;
  return '%％‰'.includes(text[from] ?? ' ') ? from + 1 : 0;
}
