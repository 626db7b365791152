import type { Numeral } from '../../text/numerals.ts';
import { isFixedTerm } from './lexicons/fixed-terms.ts';
import type { Mention } from './mention.ts';
import { nounEnd } from './nouns-behind.ts';

const NOT_GREAT = '队学家量会型街道桥战洋陆约概致规小多批幅力厦楼火炮豆蒜米赛奖使臣佬叔爷妈姐哥';
const MEETINGS =
  /^(?:会议|全国|国土|全体|全会|代表|世界|人口|人大|党代|修订|修正|浪潮|工业|科技|产业|农村|国内|中央|会晤|会谈|大会|集体|联席|理事)/;

// 八涨六跌两搁浅: the score of a price over a year.
const MOVE = /^(?:涨|跌|搁浅)/;
const MOVES = /[\d一二两三四五六七八九十]涨[、，]?[\d一二两三四五六七八九十]{1,3}跌/;

const BEFORE_DAYS = /(?:拘留|公示|为期|工期|历时|连续|罚期)$/;
const BEFORE_TERM = /(?:之日起|判决生效后|起|后|在|于)$/;

/** 拘留十日, 判决生效后10日内: 日 as a span of time, where all else is a date. */
function readDays(
  text: string,
  base: Pick<Mention, 'text' | 'numeral' | 'value' | 'approximated' | 'approximation'>,
  at: number,
  end: number,
): Mention | undefined {
  if (text[end] !== '日' || (base.value ?? 0) > 366) return undefined;
  const before = text.slice(Math.max(0, at - 5), at);
  const within = /^之?内/.test(text.slice(end + 1, end + 3)) && (!base.numeral.inFigures || BEFORE_TERM.test(before));
  if (!within && !BEFORE_DAYS.test(before)) return undefined;
  return { ...base, start: at, end: end + 1, core: { start: at, end: end + 1 }, unit: '天', kind: 'duration' };
}

const MEDALS = /[\d一二两三四五六七八九十][金银铜][，、和]?[\d一二两三四五六七八九十]{1,3}[金银铜]/;

/** Reads figures that are named by what they count: 六大合作方向, 第三大股东, 第八次上调, 第31个世界环境日. */
export function readNamed(text: string, numeral: Numeral): Mention | undefined {
  const at = numeral.start;
  if (numeral.value === undefined || numeral.more || numeral.valueMax !== undefined || numeral.percent)
    return undefined;
  if (isFixedTerm(text, at)) return undefined;
  const isOrdinal = text[at - 1] === '第';
  const { end, value } = numeral;
  const next = text[end] ?? ' ';
  const base = { text, numeral, value, approximated: false, approximation: 'exact' } as const;
  if (isOrdinal) {
    const start = at - 1;
    const frame = { ...base, start, kind: 'ordinal' } as const;
    if ('大高长'.includes(next) && value <= 50 && !NOT_GREAT.includes(text[end + 1] ?? ' ')) {
      const last = nounEnd(text, end + 1, 5);
      if (last > end + 1) return { ...frame, end: last, core: { start, end: last }, unit: next === '高' ? '级' : '位' };
    }
    if (
      next === '次' &&
      value >= 3 &&
      !'“‘'.includes(text[start - 1] ?? ' ') &&
      !MEETINGS.test(text.slice(end + 1, end + 4))
    ) {
      return { ...frame, end: end + 1, core: { start, end: end + 1 }, unit: '次' };
    }
    if (next === '个' && value >= 10 && /^[^，。；、“]{1,14}[日节]/.test(text.slice(end + 1, end + 17))) {
      return { ...frame, end: end + 1, core: { start, end: end + 1 }, unit: '个' };
    }
    return undefined;
  }
  const move = MOVE.exec(text.slice(end, end + 2))?.[0];
  if (move && MOVES.test(text.slice(Math.max(0, at - 8), end + 8))) {
    const last = end + move.length;
    return { ...base, start: at, end: last, core: { start: at, end: last }, unit: '次', kind: 'count' };
  }
  const days = readDays(text, base, at, end);
  if (days) return days;
  // 2金3银1铜
  if ('金银铜'.includes(next) && value <= 400 && MEDALS.test(text.slice(Math.max(0, at - 6), end + 4))) {
    return { ...base, start: at, end: end + 1, core: { start: at, end: end + 1 }, unit: '枚', kind: 'count' };
  }
  // 十八大, 二十大 are congresses.
  if (next !== '大' || value < 2 || value > (numeral.inFigures ? 50 : 12) || NOT_GREAT.includes(text[end + 1] ?? ' '))
    return undefined;
  if (numeral.bare || /[“「『‘]/.test(text[at - 1] ?? ' ')) return undefined;
  const last = nounEnd(text, end + 1, 8);
  const to = Math.max(last, end + 1);
  return { ...base, start: at, end: to, core: { start: at, end: to }, unit: '个', kind: 'count' };
}
