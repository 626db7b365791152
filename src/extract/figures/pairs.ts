import { type Numeral, readNumeral, tidy } from '../../text/numerals.ts';
import { type Quantity, readTail } from './amount.ts';

/** 9∶0, 3比2 and the like, 1:500, 6×9厘米. */
export function readPair(text: string, numeral: Numeral): Quantity | undefined {
  const { start, end, value } = numeral;
  if (!numeral.inFigures || value === undefined || numeral.more) return undefined;
  const mark = text[end] ?? ' ';
  if (!':：∶比×*xX-—/'.includes(mark)) return undefined;
  const second = readNumeral(text, end + 1);
  if (!second?.inFigures || second.value === undefined || second.more) return undefined;
  if (mark === '/') return readSlash(text, numeral, second);
  if ('×*xX'.includes(mark)) {
    let last = second;
    while ('×*xX'.includes(text[last.end] ?? ' ')) {
      const next = readNumeral(text, last.end + 1);
      if (!next?.inFigures) break;
      last = next;
    }
    const tail = readTail(text, last.end);
    if (tail?.unit.kind !== 'length') return undefined;
    return {
      numeral,
      start,
      end: tail.end,
      value,
      valueMax: second.value,
      unit: tail.unit.name,
      kind: 'length',
      approximation: 'exact',
      of: tail.unit,
    };
  }
  const isScore =
    value < 1000 &&
    second.value < 1000 &&
    Number.isInteger(value) &&
    Number.isInteger(second.value) &&
    isOfGame(text, start, second.end);
  if ('-—'.includes(mark) && !isScore) return undefined;
  if (isScore)
    return { numeral, start, end: second.end, value, valueMax: second.value, kind: 'score', approximation: 'exact' };
  if (isClock(text, start, numeral, second)) return undefined;
  return { numeral, start, end: second.end, value, valueMax: second.value, kind: 'ratio', approximation: 'exact' };
}

/** 约1/4的人口, but not 1/4决赛 or 6/10 as a date. */
function readSlash(text: string, part: Numeral, whole: Numeral): Quantity | undefined {
  const [value = 0, of = 0] = [part.value, whole.value];
  if (!(value > 0 && value < of && of <= 100)) return undefined;
  const isShare =
    /[占约近超过到达的为足]$/.test(text[part.start - 1] ?? '') ||
    /^(?:的|以上|左右)/.test(text.slice(whole.end, whole.end + 2));
  if (!isShare) return undefined;
  const share = tidy((value / of) * 100);
  return {
    numeral: { ...part, percent: true },
    start: part.start,
    end: whole.end,
    value: share,
    unit: '%',
    kind: 'percent',
    approximation: 'exact',
  };
}

const GAME = /[胜负平败赢输局球]|比分|领先|落后|扳|逆转|横扫|淘汰|告捷|晋级|总分|大捷|力克|轻取/;
const CLOCK = /[晨晚午夜]|时间|[日点]$/;

function isOfGame(text: string, start: number, end: number): boolean {
  return GAME.test(text.slice(Math.max(0, start - 12), start)) || GAME.test(text.slice(end, end + 8));
}

function isClock(text: string, start: number, hour: Numeral, minute: Numeral): boolean {
  const isTime = (hour.value ?? 99) <= 24 && (minute.value ?? 99) < 60 && minute.end - minute.start === 2;
  return isTime && (text[hour.end] !== '比' || CLOCK.test(text.slice(Math.max(0, start - 6), start)));
}
