import { hasDigit, type PairFacts, type Unit } from './units.ts';

/**
 * How likely a pair of letters is to be in a summary that a person writes: a linear model over what is known of the pair.
 * Fitted by ridge regression on 200 articles with written summaries (CRUD-RAG, 2023); `scripts/` has no copy of the
 * texts, only these six numbers come from them.
 */
const MODEL = {
  always: 0.08,
  /** Times the natural logarithm of how often it occurs. */
  often: 0.25,
  /** Times e^(-order of its first sentence / 4). */
  early: 0.34,
  inTitle: 0.21,
  /** The first sentence is full of words that occur nowhere else: less than its place would say. */
  inFirst: -0.12,
  digit: 0.11,
} as const;

/** Sentences over which the value of an early place falls to 1/e. */
const EARLY = 5;

/** A pair the reader asked for weighs as much as about three others. */
const ASKED = 1;

/** The weight of each pair, never below 0. */
export function weigh(
  pairs: readonly PairFacts[],
  inTitle: ReadonlySet<number>,
  asked: ReadonlySet<number>,
): Float64Array {
  return Float64Array.from(pairs, ({ pair, count, first }) => {
    const weight =
      MODEL.always +
      MODEL.often * Math.log(count) +
      MODEL.early * Math.exp(-first / EARLY) +
      (inTitle.has(pair) ? MODEL.inTitle : 0) +
      (first === 0 ? MODEL.inFirst : 0) +
      (hasDigit(pair) ? MODEL.digit : 0) +
      (asked.has(pair) ? ASKED : 0);
    return Math.max(0, weight);
  });
}

/** A sentence that leans on one before it: who is 他, what is 这? */
const LEANS =
  /^[“"「]?(?:他|她|它|这|那|对此|其(?!他|中|实|余)|此|该|但|不过|然而|因此|所以|而且|并且|同时|此外|另外|随后|接着|于是|可是|也就是说)/;

/** Whether a sentence cannot stand without the one before it; the first one leans on nothing. */
export const leans = (unit: Unit): boolean => unit.order > 0 && LEANS.test(unit.text);

/** Whether a sentence asks instead of telling. */
export const asks = (unit: Unit): boolean => /[？?][”」』]?$/.test(unit.text);

/** What kind of sentence it is, as a factor of its value: a rule a row. */
const KINDS: readonly { readonly is: (unit: Unit) => boolean; readonly factor: number; readonly because: string }[] = [
  { is: asks, factor: 0.6, because: 'a question asks, it does not tell' },
  {
    is: ({ text }) => /我(?![国省市县区镇村军党校院])|咱|你/.test(text),
    factor: 0.9,
    because: 'somebody speaks of themselves, mostly in a quotation',
  },
  {
    is: ({ text }) =>
      /宣布|签署|达成|通过了|启动|发布|公布|印发|决定|提出|首次|首个|历史性|标志着|最[\u4e00-\u9fff]{1,4}的/.test(text),
    factor: 1.15,
    because: 'it says what is new',
  },
];

/** The factor of a sentence's kind. */
export function kindOf(unit: Unit): number {
  let factor = 1;
  for (const { is, factor: own } of KINDS) if (is(unit)) factor *= own;
  return factor;
}
