import type { Article } from '../../corpus/article.ts';
import type { Figure } from '../reading.ts';

/** A reason to raise or lower a figure, with its weight; the sum decides. */
interface Reason {
  readonly why: string;
  readonly weight: number;
  readonly holds: (figure: Figure, place: Place) => boolean;
}

/** Where a figure stands in its article. */
interface Place {
  readonly inTitle: boolean;
  /** The title gives the same number, or one rounded from it. */
  readonly isInTitle: boolean;
  /** 0 for the first body paragraph, 1 for the second … */
  readonly paragraph: number;
  readonly before: string;
  readonly after: string;
}

const LOSSES = /死亡|遇难|失踪|受伤|丧生|身亡|重伤|受灾|病亡|获救|牺牲|确诊|被困|中暑|伤亡/;
const isSmallWord = ({ text, value = 0 }: Figure) => value <= 10 && !/[\d０-９]/.test(text);

const REASONS: readonly Reason[] = [
  { why: 'stands in the title', weight: 4, holds: (_, { inTitle }) => inTitle },
  { why: 'the title gives it too', weight: 3, holds: (_, { isInTitle }) => isInTitle },
  { why: 'opens the article', weight: 1.5, holds: (_, { paragraph }) => paragraph === 0 },
  { why: 'comes early', weight: 0.5, holds: (_, { paragraph }) => paragraph === 1 },
  {
    why: 'is a result: money, a share, an amount',
    weight: 1,
    holds: ({ kind }) => ['money', 'percent', 'area', 'mass', 'energy', 'score', 'temperature'].includes(kind),
  },
  { why: 'is large', weight: 1, holds: ({ value = 0, kind }) => value >= 1000 && kind !== 'duration' },
  { why: 'is compared', weight: 0.5, holds: ({ comparison }) => comparison !== undefined },
  { why: 'counts victims', weight: 2, holds: ({ unit }, { after }) => unit === '人' && LOSSES.test(after) },
  {
    why: 'is a peak or a record',
    weight: 0.5,
    holds: (_, { before, after }) => /最[高低多大]|首次|历史|新高|纪录/.test(before + after),
  },
  { why: 'is an age', weight: -2.5, holds: ({ kind, unit }) => kind === 'age' || unit === '岁' },
  {
    why: 'is a span of time',
    weight: -1.5,
    holds: ({ kind, value = 0, unit }) => kind === 'duration' && !(unit === '秒' && !Number.isInteger(value)),
  },
  {
    why: 'is a small number in words',
    weight: -2,
    holds: (figure) => figure.kind !== 'percent' && figure.kind !== 'multiple' && isSmallWord(figure),
  },
  { why: 'says how many have no value: 数十', weight: -1, holds: ({ value }) => value === undefined },
  {
    why: 'repeats another in another unit',
    weight: -1.5,
    holds: ({ text }, { before }) => /^(?:约合|约为|折合)/.test(text) || /[（(]$/.test(before),
  },
  { why: 'is a rank', weight: -0.5, holds: ({ kind }) => kind === 'ordinal' },
  {
    why: 'counts a few things',
    weight: -0.5,
    holds: ({ kind, value = 0, unit }) => kind === 'count' && value < 20 && unit !== '人' && unit !== '球',
  },
];

/** Gives each figure its weight in the article: 3 for what a headline would give, 1 for what is only mentioned. */
export function withImportance(article: Article, figures: readonly Figure[]): Figure[] {
  const titles = article.paragraphs.map(({ role }) => role === 'title' || role === 'subtitle');
  const order = bodyOrder(article);
  const inTitle = figures.filter(({ passages }) => titles[passages[0]?.paragraph ?? 0]).slice(0, MOST_IN_TITLE);
  const scores = figures.map((figure) => {
    const passage = figure.passages[0] ?? { paragraph: 0, start: 0, end: 0 };
    const text = article.paragraphs[passage.paragraph]?.text ?? '';
    const place: Place = {
      inTitle: titles[passage.paragraph] === true,
      isInTitle: !titles[passage.paragraph] && inTitle.some((other) => isSame(other, figure)),
      paragraph: order[passage.paragraph] ?? 99,
      before: text.slice(Math.max(0, passage.start - 8), passage.start),
      after: text.slice(passage.end, passage.end + 12),
    };
    return REASONS.reduce((sum, { weight, holds }) => (holds(figure, place) ? sum + weight : sum), 0);
  });
  const best = scores.reduce((most, score) => Math.max(most, score), Number.NEGATIVE_INFINITY);
  return figures.map((figure, n) => {
    const score = scores[n] ?? 0;
    return { ...figure, importance: score >= Math.min(HEADLINE, best) ? 3 : score < INCIDENTAL ? 1 : 2 };
  });
}

const HEADLINE = 1.5;
/** A title has a few figures; a limit keeps the comparison with the text linear. */
const MOST_IN_TITLE = 20;
const INCIDENTAL = -0.5;

/** For each paragraph the number of body paragraphs before it. */
function bodyOrder(article: Article): number[] {
  let n = 0;
  return article.paragraphs.map(({ role }) => (role === 'body' ? n++ : n));
}

/** The same unit and nearly the same value: 266万人 in the title is 266.69万人 in the text. */
function isSame(a: Figure, b: Figure): boolean {
  if (a.unit !== b.unit || a.value === undefined || b.value === undefined) return false;
  return Math.abs(a.value - b.value) <= 0.01 * Math.max(Math.abs(a.value), Math.abs(b.value));
}
