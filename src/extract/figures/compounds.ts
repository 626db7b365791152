import { type Numeral, readNumeral, tidy } from '../../text/numerals.ts';
import { type Quantity, readTail } from './amount.ts';
import { YUAN_PARTS } from './lexicons/currencies.ts';
import { type PrintedUnit, readUnit } from './units.ts';

const SECONDS: Readonly<Record<string, number>> = { 小时: 3600, 时: 3600, 分钟: 60, 分: 60, 秒: 1 };

/** 2小时29分30秒 (in seconds), 3年6个月 (in years), 五元三毛, 1米75. */
export function readCompound(text: string, numeral: Numeral): Quantity | undefined {
  if (numeral.value === undefined || numeral.valueMax !== undefined || numeral.more) return undefined;
  const first = readUnit(text, numeral.end);
  if (!first) return undefined;
  const base = { numeral, start: numeral.start, approximation: 'exact' as const };
  switch (first.unit.name) {
    case '小时':
    case '分':
    case '分钟':
    case '秒':
      return readRunningTime(text, numeral, first);
    case '年': {
      const at = text[first.end] === '零' ? first.end + 1 : first.end;
      const months = readNumeral(text, at);
      const unit = months && readUnit(text, months.end);
      if (unit?.unit.name !== '月' || !text.startsWith('个', months?.end) || (numeral.value ?? 9999) > 100)
        return undefined;
      return {
        ...base,
        end: unit.end,
        value: tidy(numeral.value + (months?.value ?? 0) / 12),
        unit: '年',
        kind: 'duration',
        of: first.unit,
      };
    }
    case '元': {
      let value = numeral.value;
      let end = first.end;
      for (let part = readYuanPart(text, end); part; part = readYuanPart(text, end)) {
        value += part.value;
        end = part.end;
      }
      return end === first.end
        ? undefined
        : { ...base, end, value: tidy(value), unit: '元', kind: 'money', of: first.unit };
    }
    case '米': {
      const decimals = readNumeral(text, first.end);
      const length = decimals ? decimals.end - decimals.start : 0;
      if (!decimals || length > 2 || (decimals.value ?? 100) > 99 || (!decimals.inFigures && length > 1))
        return undefined;
      if (readTail(text, decimals.end) || '%％、-—第'.includes(text[decimals.end] ?? '\n')) return undefined;
      const value = numeral.value + (decimals.value ?? 0) / (decimals.inFigures && length === 2 ? 100 : 10);
      return { ...base, end: decimals.end, value: tidy(value), unit: '米', kind: 'length', of: first.unit };
    }
    default:
      return undefined;
  }
}

function readYuanPart(text: string, at: number): { value: number; end: number } | undefined {
  const numeral = readNumeral(text, at);
  if (numeral?.value === undefined) return undefined;
  for (const length of [2, 1]) {
    const worth = YUAN_PARTS.get(text.slice(numeral.end, numeral.end + length));
    if (worth) return { value: numeral.value * worth, end: numeral.end + length };
  }
  return undefined;
}

function readRunningTime(text: string, numeral: Numeral, first: PrintedUnit): Quantity | undefined {
  let scale = SECONDS[first.unit.name] ?? 1;
  let seconds = (numeral.value ?? 0) * scale;
  let end = first.end;
  let last = scale;
  for (let next = readNumeral(text, end); next?.value !== undefined; next = readNumeral(text, end)) {
    const unit = readUnit(text, next.end);
    const own = unit && SECONDS[unit.unit.name];
    if (own && own < scale) {
      seconds += next.value * own;
      end = unit.end;
      scale = last = own;
    } else if (scale === 1 && next.inFigures && next.end - next.start <= 3 && !readTail(text, next.end)) {
      // 59秒08
      seconds += next.value / 10 ** (next.end - next.start);
      end = next.end;
      break;
    } else break;
  }
  if (end === first.end) return undefined;
  const inHours = last === 60;
  const value = tidy(inHours ? seconds / 3600 : seconds);
  const base = {
    numeral,
    start: numeral.start,
    end,
    kind: 'duration',
    approximation: 'exact',
    of: first.unit,
  } as const;
  return { ...base, value, unit: inHours ? '小时' : '秒' };
}
