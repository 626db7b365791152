import { fold } from '../text/scripts.ts';
import type { Article } from './article.ts';

/** 下转第2版, 转A03版, （下转二版）: the words that send a reader to another page. */
const SENDS_ON = /(?:下转|转第|转[A-Z]?\d|转[一二三四五六七八九十]+版)/u;
/** 接第1版 with its page: 1, A01, 一. */
const PAGE = /第?([A-Za-z]?\d+|[一二三四五六七八九十]+)版/u;
const ENDS = new Set('。！？!?…”’」』）)；;：:');
/** Letters of a gram by which two parts of one article are known to speak of the same things. */
const GRAM = 4;
/** Grams in common, and their share of the shorter part's, from which they do. */
const FEWEST_COMMON = 6;
const SHARE = 0.04;
/** A title is the same when nearly all letters of the shorter are in the longer, and they are so many. */
const TITLE_LETTERS = 6;
/** Days between the dates of two parts at most: they are of one issue of a paper. */
const DAYS = 2;
const DAY = 86_400_000;

/**
 * Finds the article that a continuation continues, among those loaded, on whatever file: the one with its title, or
 * one that sends its reader on or breaks off, and speaks of the same things. Undefined where there is none or where two
 * fit alike: a wrong head is worse than none.
 */
export function headOf(continuation: Article, candidates: Iterable<Article>): Article | undefined {
  const title = lettersOf(continuation.title);
  let best: Article | undefined;
  let most = 0;
  let second = 0;
  for (const candidate of candidates) {
    if (candidate === continuation || candidate.continuedFrom !== undefined) continue;
    if (!sameIssue(continuation, candidate)) continue;
    const score = titleScore(title, lettersOf(candidate.title)) + openScore(continuation, candidate);
    if (score <= 0) continue;
    if (score > most) {
      second = most;
      most = score;
      best = candidate;
    } else second = Math.max(second, score);
  }
  return most > second ? best : undefined;
}

/** Whether an article sends its reader to another page or breaks off in a sentence. */
export function goesOn(article: Article): boolean {
  for (const { role, text } of article.paragraphs) if (role === 'marker' && SENDS_ON.test(text)) return true;
  const last = article.paragraphs.findLast(({ role }) => role === 'body')?.text.trimEnd();
  return last !== undefined && last.length > 0 && (SENDS_ON.test(last.slice(-12)) || !ENDS.has(last.at(-1)!));
}

/** Letters and digits of a title, folded. */
function lettersOf(text: string | undefined): string {
  return fold(text ?? '').replace(/[^\p{L}\p{N}]/gu, '');
}

/** 3 for the same title, 2 for one that is shortened on the other page, 0 for another. */
function titleScore(one: string, other: string): number {
  if (one.length < 2 || other.length < 2) return 0;
  if (one === other) return 3;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < TITLE_LETTERS) return 0;
  let found = 0;
  let from = 0;
  for (const letter of short) {
    const at = long.indexOf(letter, from);
    if (at < 0) continue;
    found++;
    from = at + 1;
  }
  return found >= 0.9 * short.length ? 2 : 0;
}

/** 1 and a little for an article that goes on elsewhere and speaks of the same things. */
function openScore(continuation: Article, candidate: Article): number {
  if (!goesOn(candidate)) return 0;
  const common = commonShare(bodyOf(continuation), bodyOf(candidate));
  if (common === 0) return 0;
  const page = PAGE.exec(continuation.continuedFrom ?? '')?.[1];
  const onPage = page !== undefined && new RegExp(`(?:^|\\D)0*${page}\\D*$`, 'u').test(stemOf(candidate.source.file));
  return 1 + common + (onPage ? 0.5 : 0);
}

function bodyOf(article: Article): string {
  return lettersOf(
    article.paragraphs
      .filter(({ role }) => role === 'body')
      .map(({ text }) => text)
      .join(''),
  );
}

/** Share of the shorter text's grams that the longer has too; 0 where that is no sign of a common subject. */
function commonShare(one: string, other: string): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const known = new Set<string>();
  for (let i = 0; i + GRAM <= long.length; i++) known.add(long.slice(i, i + GRAM));
  const grams = new Set<string>();
  for (let i = 0; i + GRAM <= short.length; i++) grams.add(short.slice(i, i + GRAM));
  let common = 0;
  for (const gram of grams) if (known.has(gram)) common++;
  const share = common / Math.max(1, grams.size);
  return common >= FEWEST_COMMON && share >= SHARE ? share : 0;
}

function sameIssue(one: Article, other: Article): boolean {
  const date = one.dateline?.date ?? one.source.published;
  const otherDate = other.dateline?.date ?? other.source.published;
  if (!date || !otherDate) return true;
  return Math.abs(Date.parse(date) - Date.parse(otherDate)) <= DAYS * DAY;
}

/** Name of a file without its folder and ending. */
function stemOf(file: string): string {
  return file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}
