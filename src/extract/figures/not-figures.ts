import { isFixedTerm } from './lexicons/fixed-terms.ts';
import type { Mention } from './mention.ts';

/** A reason why a number with a unit is no figure. */
export interface Rule {
  readonly why: string;
  readonly drops: (mention: Mention, near: Near) => boolean;
}

/** The characters around a mention. */
export interface Near {
  /** Up to 12 before the phrase and before the number alone. */
  readonly before: string;
  readonly beforeCore: string;
  /** Up to 12 behind the phrase and behind the number with its unit. */
  readonly after: string;
  readonly afterCore: string;
  readonly printed: string;
}

const isOne = ({ value, valueMax, numeral, approximated }: Mention) =>
  value === 1 && valueMax === undefined && !numeral.inFigures && !numeral.percent && !approximated;
const inWords = ({ numeral }: Mention) => !numeral.inFigures;
const isSmall = ({ value, valueMax }: Mention) => value !== undefined && value <= 10 && valueMax === undefined;
const isTime = ({ kind }: Mention) => kind === 'duration';
const isPhysical = ({ of }: Mention) => of !== undefined && !of.counts;

const EVENTS =
  /^(?:\/?\d+米)?(?:个人|男子|女子|混合|自由|蝶|蛙|仰|混|接力|栏|跨栏|短跑|障碍|赛跑|竞走|跑(?!道|到)|速滑|短道|气步枪|步枪|手枪|气手枪|跳台|跳板|台(?:双|单|冠|决|比)|板(?:双|单|冠|决|比)|决赛|半决赛|预赛|冠军|金牌|项目|马拉松|越野|公开水域|单人|双人|皮艇|划艇|移动靶|飞碟|马术|团体)/;
const LOSSES =
  /^(?:死|伤|受伤|遇难|失踪|重伤|轻伤|获救|丧生|身亡|被捕|生还|溺|罹难|牺牲|送医|被拘|落水|被困|确诊|感染)/;
const BRIEF = /(?:仅|只|才|为期|历时|耗时|用时|长达|持续|连续|满|延长|缩短|每隔|间隔|近|达|短短)(?:了|用|有|需|要)?$/;

/** What is no figure, tried in this order; the first that holds drops the mention. */
export const NOT_FIGURES: readonly Rule[] = [
  { why: 'part of a set phrase or a name: 一带一路, 三步走', drops: ({ text, core }) => isFixedTerm(text, core.start) },
  {
    why: 'a model, a chemical, a version: LK-99, 737-800',
    drops: ({ numeral, kind }, { beforeCore }) =>
      numeral.inFigures && kind !== 'money' && /[A-Za-zＡ-Ｚ·.#@_%=?&](?:[-—])?$|\d[-—:：./]$/.test(beforeCore),
  },
  {
    why: 'a year: 2024年, 二〇二五年, 2013至2014年',
    drops: (mention, { afterCore, printed }) =>
      isTime(mention) &&
      mention.unit === '年' &&
      printed.endsWith('年') &&
      !/个|载/.test(printed) &&
      isYear(mention) &&
      !/^(?:多|余)/.test(afterCore),
  },
  {
    why: 'digits read one by one: 一九四九, 二〇',
    drops: (mention) =>
      inWords(mention) &&
      /^[〇零一二三四五六七八九]{3,}/.test(mention.text.slice(mention.core.start, mention.numeral.end)),
  },
  {
    why: 'a month: 6月, but not 怀孕6月',
    drops: ({ unit, kind }, { printed, beforeCore }) =>
      kind === 'duration' && unit === '月' && !/[个個]/.test(printed) && !/孕$|月龄$/.test(beforeCore),
  },
  { why: 'a quarter of a year: 一季度', drops: ({ unit }, { printed }) => unit === '季度' && !printed.includes('个') },
  {
    why: 'a century by its number: 18世纪',
    drops: ({ unit, value }, { printed }) => unit === '世纪' && printed === '世纪' && value !== 0.5,
  },
  {
    why: 'a meeting by its number: 四次会议',
    drops: ({ unit }, { after }) => unit === '次' && /^(?:会议|全会|全体|代表大会|党代会|方)/.test(after),
  },
  {
    why: 'a moment so long ago or ahead: 5年前, 3天后, 两年来',
    drops: (mention, { before, after }) =>
      isTime(mention) &&
      !/[了过]$/.test(before) &&
      /^(?:之?前(?![后进])|之?后(?![备续卫])|以前|以后|以来|来(?!自|到)|前后|后的|开外)/.test(after) &&
      !(mention.valueMax !== undefined && after.startsWith('后')),
  },
  {
    why: 'a stretch of time up to now: 近两年, 近10年间',
    drops: (mention, { before, after }) =>
      isTime(mention) &&
      mention.text[mention.start] === '近' &&
      mention.core.start === mention.start + 1 &&
      ['年', '月', '天', '周'].includes(mention.unit ?? '') &&
      !/[了有达已过续用长在]$/.test(before) &&
      !/^(?:的|时间|时长|后|[。；！？”]|$)/.test(after),
  },
  {
    why: 'a span counted from its beginning: 前4个月, 头两年',
    drops: (mention, { before }) =>
      isTime(mention) && /[前头首](?:的)?$/.test(before) && !/[之以提目当]前$/.test(before),
  },
  {
    why: 'an age group or a plan named by its length: 五年计划, 10年期, 九年级',
    drops: (mention, { afterCore }) =>
      isTime(mention) &&
      /^(?:期[国债贷定存合协]|制|规划|计划|行动|攻坚|级|义务教育|一遇|一度|如一日|大计)/.test(afterCore),
  },
  {
    why: 'a time of day: 7点30分',
    drops: ({ unit, value, numeral }, { beforeCore }) =>
      (unit === '点' && (value ?? 0) <= 24 && !/\./.test(String(value)) && !/[涨跌升降报收于指]$/.test(beforeCore)) ||
      (unit === '分' && /[时点]$/.test(beforeCore)) ||
      (unit === '点' && !numeral.inFigures),
  },
  {
    why: 'a rank: 第三名, 前十名, 第5号',
    drops: ({ of }, { beforeCore }) =>
      /第\s?$/.test(beforeCore) ||
      (of?.counts === true && /前$/.test(beforeCore) && !/[之以提目当]前$/.test(beforeCore)),
  },
  {
    why: 'a part of a numbered whole: 高一(2)班',
    drops: ({ unit }, { beforeCore }) => unit === '班' && /[一二三四五六七八九（(学级校年]$/.test(beforeCore),
  },
  {
    why: 'the base of a rate: 每10年, 每100克',
    drops: (mention, { before }) => /每(?:隔|满|超过)?$/.test(before) && (isTime(mention) || isPhysical(mention)),
  },
  {
    why: 'the distance that names an event: 100米蝶泳',
    drops: ({ of, unit, kind }, { beforeCore, afterCore }) =>
      (kind === 'length' || unit === '公里') &&
      of !== undefined &&
      (EVENTS.test(afterCore) || /(?:[男女混][子合]?|[甲乙丙丁]组)$/.test(beforeCore)),
  },
  {
    why: 'a grade: 国家一级, 三级医院',
    drops: (mention, { before, after }) => mention.unit === '级' && !isForce(mention, before, after),
  },
  {
    why: '度 that is no temperature: 两度出任',
    drops: (mention) => mention.unit === '度' && inWords(mention) && isSmall(mention),
  },
  {
    why: 'second, not two: 二次上诉, 二套房',
    drops: ({ of, core, text, numeral }) =>
      of?.counts === true && numeral.end === core.start + 1 && text[core.start] === '二',
  },
  {
    why: 'a path, not a mile: 十里荷廊',
    drops: (mention) => mention.unit === '里' && inWords(mention) && !mention.approximated,
  },
  {
    why: 'half a year as a date: 半年报, 半年工作会议',
    drops: ({ unit, value }, { after }) => unit === '年' && value === 0.5 && /^(?:工作|会议|报|度|业绩)/.test(after),
  },
  {
    why: 'a rank in a game, a group of a village: 职业九段, 宝圣村五组',
    drops: (mention, { before }) =>
      inWords(mention) &&
      ((mention.unit === '段' && /(?:职业|业余|围棋)$/.test(before)) ||
        (mention.unit === '组' && /[村社]$/.test(before))),
  },
  {
    why: 'an entry, not a court: 三进社区',
    drops: (mention, { after }) => mention.unit === '进' && !/^(?:的)?(?:院|四合院|大|宅|式)/.test(after),
  },
  {
    why: 'a storey as an address: 2号楼12层',
    drops: ({ unit }, { beforeCore }) => unit === '层' && /[楼栋号幢座]$/.test(beforeCore),
  },
  {
    why: 'one as an article: 一个, 一名, 一次, 一年',
    drops: (mention, { before, after }) => isOne(mention) && !isOneThatCounts(mention, before, after),
  },
  {
    why: 'units with nothing before them: 千年, 百家, 万里',
    drops: (mention) =>
      mention.numeral.bare && !mention.approximated && !mention.numeral.percent && mention.kind !== 'money',
  },
  {
    why: 'a few: 几个, 几年',
    drops: ({ value, numeral, of, unit }) =>
      value === undefined &&
      numeral.end - numeral.start === 1 &&
      (of === undefined ||
        of.counts === true ||
        unit === '年' ||
        unit === '天' ||
        unit === '月' ||
        unit === '周' ||
        unit === '分' ||
        unit === '点'),
  },
  {
    why: 'a word that begins like a counter after a small number: 三方, 两手, 四面',
    drops: (mention) => mention.of?.weak === true && inWords(mention) && isSmall(mention) && !mention.approximated,
  },
  {
    why: 'what was counted just before: 这两个, 该三项',
    drops: (mention, { before }) =>
      isSmall(mention) &&
      inWords(mention) &&
      (/[这那该此]$/.test(before) || (mention.of?.counts === true && /(?:以上|上述|前述)$/.test(before))),
  },
  {
    why: 'a coined term in quotation marks: “三个全覆盖”',
    drops: (mention, { before, after }) =>
      isSmallOrCoined(mention) &&
      /[“「『‘]$/.test(before) &&
      /^[^，。；、“”]{0,8}[”」』’]/.test(after) &&
      mention.unit !== '次',
  },
  {
    why: 'a coined term before one in quotation marks: 三个“全覆盖”',
    drops: (mention, { after }) =>
      isSmall(mention) && inWords(mention) && mention.of?.counts === true && /^[“「『‘]/.test(after),
  },
  {
    why: 'all around: 四周, 四处',
    drops: (mention, { printed }) =>
      (printed === '周' || printed === '处') && mention.value === 4 && inWords(mention) && !mention.approximated,
  },
  {
    why: 'ranks given together: 分获二三名',
    drops: (mention, { before }) =>
      mention.valueMax !== undefined && mention.unit === '人' && inWords(mention) && /[获列居]第?$/.test(before),
  },
  {
    why: 'very: 十分',
    drops: (mention, { before }) =>
      mention.unit === '分' &&
      inWords(mention) &&
      (mention.value ?? 0) <= 10 &&
      !/[拿差先后积扣加减以率了]$/.test(before),
  },
];

function isYear({ value, valueMax, numeral, approximated, core, text }: Mention): boolean {
  if (value === undefined || (approximated && valueMax === undefined)) return false;
  const printed = text.slice(core.start, numeral.end);
  if (/^[0０]\d/.test(printed)) return true;
  if (/\d?\d月/.test(text.slice(core.end, core.end + 3)) && value < 100) return true;
  return (
    value >= 1000 && value < 2200 && Number.isInteger(value) && /^[\d０-９〇零一二三四五六七八九]{4}$/.test(printed)
  );
}

/** Wind, earthquakes, and levels more than or between: 8级以上, 2到3级, 7.8级. */
function isForce({ value, valueMax, core, start, end, numeral }: Mention, before: string, after: string): boolean {
  if (/[风震力]$/.test(before) || /^(?:的)?(?:地震|大风|强震|余震|阵风|风|热带|强风|台风)/.test(after)) return true;
  if (!numeral.inFigures) return false;
  return valueMax !== undefined || !Number.isInteger(value) || start < core.start || end > core.end;
}

function isOneThatCounts(mention: Mention, before: string, after: string): boolean {
  const { kind, unit, of, end, core } = mention;
  if (kind === 'percent' || kind === 'multiple' || unit === '球')
    return kind !== 'percent' || mention.text[core.start + 1] !== '级';
  if (kind === 'money' || kind === 'age') return true;
  if (end > core.end) return true;
  if (kind === 'duration') return /^(?:之?内|时间|之久)/.test(after) || BRIEF.test(before);
  if (of?.counts) return unit === '人' && LOSSES.test(after);
  return false;
}

function isSmallOrCoined(mention: Mention): boolean {
  return mention.of?.counts === true && (mention.value ?? 0) <= 20 && !mention.approximated;
}
