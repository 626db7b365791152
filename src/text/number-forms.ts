/** A number in a text with the form in which it is compared: 百分之十五 and 15% are both `15%`. */
export interface NumberForm {
  readonly start: number;
  readonly end: number;
  readonly form: string;
}

const DIGIT = 1;
const POINT = 2;
const HAN_DIGIT = 3;
const SMALL_UNIT = 4;
const LARGE_UNIT = 5;
const PERCENT = 6;

const HAN_DIGITS = '零一二三四五六七八九';
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 };
const KINDS = kindsOfUnits();

/**
 * Numbers of folded text whose normal form differs from print: with 万 or 亿, in 汉字, grouped by commas, percentages.
 * Digits that stand alone are their own normal form and are left out. Linear.
 */
export function numberForms(folded: string): NumberForm[] {
  const found: NumberForm[] = [];
  for (let start = 0; start < folded.length; start++) {
    const kind = KINDS[folded.charCodeAt(start)]!;
    if (kind === 0 || kind === POINT || kind === LARGE_UNIT || kind === PERCENT) continue;
    const end = endOfRun(folded, start);
    if (end - start > 1 && !isPlain(folded, start, end)) {
      const form = formOf(folded.slice(start, end));
      if (form !== undefined) found.push({ start, end, form });
    }
    start = end - 1;
  }
  return found;
}

function isPlain(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (KINDS[text.charCodeAt(at)] !== DIGIT) return false;
  return true;
}

function endOfRun(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const kind = KINDS[text.charCodeAt(end)]!;
    if (kind === PERCENT) return end + 1;
    if (kind === POINT) {
      const next = KINDS[text.charCodeAt(end + 1)] ?? 0;
      if (next !== DIGIT && next !== HAN_DIGIT) break;
    } else if (kind === 0) {
      if (text.startsWith('分之', end) && text[end - 1] === '百' && end - 1 === start) end++;
      else break;
    }
  }
  return end;
}

/** Normal form of a run; undefined where it is the run itself or the run is no number (一一, 三四). */
function formOf(run: string): string | undefined {
  const simple = simpleForm(run);
  if (simple !== '') return simple;
  const share = run.startsWith('百分之') ? run.slice(3) : run.endsWith('%') ? run.slice(0, -1) : undefined;
  const digits = share ?? run;
  const value = digitsOf(digits);
  if (value === undefined) return undefined;
  const form = share === undefined ? value : `${value}%`;
  return form === run && share === undefined ? undefined : form;
}

/** The quick way for digits with one sign behind, which most runs are: 3.5, 15%, 948亿. Empty for all else. */
function simpleForm(run: string): string | undefined {
  const last = run.length - 1;
  let points = 0;
  for (let i = 0; i < last; i++) {
    const code = run.charCodeAt(i);
    if (code === 0x2e) points++;
    else if (code < 0x30 || code > 0x39) return '';
  }
  if (points > 1) return '';
  const unit = run[last]!;
  if (unit === '%') return run;
  if (unit === '万' || unit === '亿') return plain(Number(run.slice(0, last)) * UNITS[unit]!);
  return unit >= '0' && unit <= '9' ? undefined : '';
}

function digitsOf(run: string): string | undefined {
  if (/^\d+$/.test(run)) return run;
  if (/^[\d,]+(\.\d+)?$/.test(run))
    return /^\d{1,3}(,\d{3})*(\.\d+)?$|^\d+\.\d+$/.test(run) ? plain(Number(run.replaceAll(',', ''))) : undefined;
  const spelled = [...run].map((char) => (char === '〇' ? '零' : char === '两' ? '二' : char));
  if (spelled.every((char) => HAN_DIGITS.includes(char))) {
    // 二〇二五 is a year; 三四 is three or four; a lone 一 is no number to look for.
    if (spelled.length < 4 && !spelled.includes('零')) return undefined;
    return spelled.length < 3 ? undefined : spelled.map((char) => HAN_DIGITS.indexOf(char)).join('');
  }
  return valueWithUnits(spelled);
}

/** 1亿2000万, 三百五十, 1.5万亿. */
function valueWithUnits(chars: readonly string[]): string | undefined {
  let total = 0;
  let section = 0;
  let current: number | undefined;
  let lastUnit = 1;
  for (let i = 0; i < chars.length; i++) {
    const char = chars[i]!;
    const unit = UNITS[char];
    if (unit === undefined) {
      let end = i + 1;
      const han = HAN_DIGITS.indexOf(char);
      if (han >= 0) {
        if (current !== undefined) return undefined;
        // The 零 of 三百零五 only holds a place.
        if (han === 0 && total + section > 0) continue;
        current = han;
        if (chars[end] === '点') {
          let decimals = '';
          while (HAN_DIGITS.indexOf(chars[end + 1] ?? '?') >= 0) decimals += HAN_DIGITS.indexOf(chars[++end]!);
          current = Number(`${han}.${decimals || 0}`);
          end++;
        }
      } else {
        while (end < chars.length && /[\d.,]/.test(chars[end]!)) end++;
        current = Number(chars.slice(i, end).join('').replaceAll(',', ''));
        if (Number.isNaN(current)) return undefined;
      }
      i = end - 1;
    } else if (unit < 1e4) {
      section += (current ?? 1) * unit;
      current = undefined;
      lastUnit = unit;
    } else {
      total = unit === 1e4 ? total + (section + (current ?? 0)) * unit : (total + section + (current ?? 0)) * unit;
      section = 0;
      current = undefined;
      lastUnit = unit;
    }
  }
  // 三万五 is 35,000: a last digit right behind its unit counts in tenths of it.
  const last = chars.at(-1)!;
  const before = chars.at(-2);
  const tenth =
    current !== undefined && lastUnit >= 100 && HAN_DIGITS.includes(last) && before !== undefined && before in UNITS;
  const value = total + section + (current ?? 0) * (tenth ? lastUnit / 10 : 1);
  return value > 0 ? plain(value) : undefined;
}

/** Twelve digits are exact in binary; what is behind them is noise of the multiplication. */
function plain(value: number): string {
  return String(Number.isInteger(value) ? value : Number(value.toPrecision(12)));
}

function kindsOfUnits(): Uint8Array {
  const kinds = new Uint8Array(65536);
  const set = (chars: string, kind: number) => {
    for (const char of chars) kinds[char.charCodeAt(0)] = kind;
  };
  set('0123456789', DIGIT);
  set('.,点', POINT);
  set('〇两零一二三四五六七八九', HAN_DIGIT);
  set('十百千', SMALL_UNIT);
  set('万亿', LARGE_UNIT);
  set('%', PERCENT);
  return kinds;
}
