import { type Article, type Passage, textAt } from '../corpus/article.ts';
import type { Figure, Quote, Reading } from '../extract/reading.ts';
import type { Span } from '../text/span.ts';

/** The words of an article that carry it: each a place in it. */
export interface Highlights {
  /** One or two sentences in reading order. */
  readonly sentences: readonly Passage[];
  /** A quotation that the sentences do not hold already. */
  readonly quote?: Quote;
  /** A figure that neither sentences nor quotation hold already. */
  readonly figure?: Figure;
  /** The clause it stands in, which says what it counts. */
  readonly clause?: Passage;
}

/** Characters of both sentences together: what is read at a glance. */
const GLANCE = 150;
/** A shorter quotation says nothing, a longer one is an article of its own. Characters. */
const QUOTE_LEAST = 8;
const QUOTE_MOST = 110;

/**
 * Chooses what of an article a digest shows. Where its summary does not speak of the topics, `answer`, the place that
 * does, stands beside the first sentence.
 */
export function highlights(
  article: Article,
  reading: Reading,
  topics: readonly string[] = [],
  answer?: Passage,
): Highlights {
  const [first, second] = reading.summary;
  const sentences = first ? [first] : [];
  const isAnswered = (passage: Passage | undefined) =>
    passage !== undefined && markTopics(textAt(article, passage), topics).length > 0;
  const isSilent = topics.length > 0 && !isAnswered(first) && !isAnswered(second);
  if (answer && isSilent && isAnswered(answer) && !(first && overlap(first, answer))) sentences.push(answer);
  else if (first && second && lengthOf(first) + lengthOf(second) <= GLANCE) sentences.push(second);
  sentences.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
  const isShown = (passages: readonly Passage[]) =>
    passages.some((passage) => sentences.some((sentence) => overlap(passage, sentence)));
  const quote = reading.quotes
    .filter(({ kind, speaker, text }) => kind === 'direct' && speaker !== undefined && fits(text))
    .find(({ passages }) => !isShown(passages));
  const figure = reading.figures
    .filter(({ importance, subject }) => importance === 3 || (importance === 2 && subject !== undefined))
    .sort((a, b) => b.importance - a.importance || Number(b.subject !== undefined) - Number(a.subject !== undefined))
    .find(
      ({ passages, sentence }) =>
        !isShown(passages) &&
        lengthOf(sentence) <= GLANCE &&
        textAt(article, sentence) !== '' &&
        !quote?.passages.some((place) => passages.some((passage) => overlap(passage, place))),
    );
  const clause = figure && clauseOf(article, figure);
  return { sentences, ...(quote ? { quote } : {}), ...(figure && clause ? { figure, clause } : {}) };
}

/** A clause shorter than this says too little alone. Characters. */
const CLAUSE_LEAST = 18;

/** The clause of a figure inside its sentence, with the one before it where it is short. */
function clauseOf(article: Article, { passages, sentence }: Figure): Passage | undefined {
  const [first] = passages;
  const last = passages.at(-1);
  if (!first || !last || first.paragraph !== sentence.paragraph || last.paragraph !== sentence.paragraph)
    return undefined;
  const text = article.paragraphs[sentence.paragraph]?.text ?? '';
  let end = last.end;
  while (end < sentence.end && !CLAUSE_END.test(text[end]!)) end++;
  let start = first.start;
  do {
    // Past the comma where the clause begins, to the one before it.
    if (start < first.start) start--;
    while (start > sentence.start && !CLAUSE_END.test(text[start - 1]!)) start--;
  } while (start > sentence.start && end - start < CLAUSE_LEAST);
  return { paragraph: sentence.paragraph, start, end };
}

const CLAUSE_END = /[，；。！？,;]/;

function lengthOf({ start, end }: Passage): number {
  return end - start;
}

function fits(text: string): boolean {
  return text.length >= QUOTE_LEAST && text.length <= QUOTE_MOST;
}

function overlap(a: Passage, b: Passage): boolean {
  return a.paragraph === b.paragraph && a.start < b.end && b.start < a.end;
}

/** Where the plain words of topics stand in a text, to be marked: offsets, in order, without overlap. */
export function markTopics(text: string, topics: readonly string[]): Span[] {
  const words = topics.flatMap((topic) =>
    topic.split(/[\s"“”「」]+/).filter((word) => word.length > 0 && !word.startsWith('-') && !/[:：]/.test(word)),
  );
  const marks: Span[] = [];
  for (const word of new Set(words)) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
      const mark = { start, end: start + word.length };
      if (!marks.some((other) => mark.start < other.end && other.start < mark.end)) marks.push(mark);
    }
  }
  return marks.sort((a, b) => a.start - b.start);
}
