import type { Article, Passage } from '../corpus/article.ts';
import type { Figure, Quote, Reading } from '../extract/reading.ts';
import type { Library } from '../library/library.ts';
import { fold } from '../text/scripts.ts';
import { sentences } from '../text/sentences.ts';
import { searchWords } from '../text/words.ts';
import type { View } from '../view/view.ts';
import type { App, Chat } from './command.ts';
import { findCommand, takeName } from './dispatch.ts';
import { articleCard, type Card, figureCard, quoteCard, summaryCard } from './inline-card.ts';
import { button, line } from './layout.ts';
import { shorten } from './resolve-article.ts';

/** One page of cards. */
export interface CardPage {
  readonly cards: readonly Card[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
  /** How long the page holds for the one who asked. Seconds. */
  readonly holds: number;
  /** A command line that shows the same in the private chat. */
  readonly line: string;
}

/** Articles that a page looks at, at most. */
const ARTICLES = 20;
/** Cards after which a page is full. Telegram takes 50; three of an article may come at once. */
const FULL = 20;
/** Characters of articles that a page may read which nobody read before: about five milliseconds. */
const FRESH = 1_000;
/** Quotations or figures of one article on a page. */
const OF_ARTICLE = 5;
/** Seconds: what is new changes soonest, a search only when articles come in. */
const HOLDS = { latest: 30, found: 120, nothing: 10 } as const;

type Kind = 'quotes' | 'figures' | 'summary' | 'all';

/**
 * Cards for an inline query: the latest for an empty one; `引语 …`, `数字 …` and `摘要 …` narrow it. One search a page;
 * `offset` is what the page before gave as `next`.
 */
export function cardPage(query: string, offset: string, chat: Chat, app: App): CardPage {
  const { kind, words } = narrowed(query, app);
  const from = /^\d{1,6}$/.test(offset) ? Number(offset) : 0;
  const { found, total, nearest } = look(words, from, app);
  const terms = termsOf(words);
  // Beside articles, quotations and figures are welcome, not asked for: nothing is read for them.
  const reader = new Reader(app.library, kind === 'all' ? 0 : FRESH);
  const cards: Card[] = [];
  let seen = 0;
  for (const one of found) {
    if (cards.length >= FULL) break;
    seen++;
    cards.push(...cardsOf(one, reader.read(one.article), { kind, terms, chat, app }));
  }
  // Nothing of the kind on this page: the articles themselves still answer.
  if (cards.length === 0)
    for (const one of found) cards.push(...cardsOf(one, undefined, { kind: 'all', terms, chat, app }));
  if (cards.length === 0 && from === 0) cards.push(nothingCard(words, nearest, chat));
  const line = `/${kind === 'all' ? (words === '' ? 'latest' : 'search') : kind} ${words}`.trim();
  const end = from + seen;
  const holds = found.length === 0 ? HOLDS.nothing : words === '' ? HOLDS.latest : HOLDS.found;
  return { cards, line, holds, ...(seen > 0 && end < total ? { next: String(end) } : {}) };
}

function narrowed(query: string, app: App): { readonly kind: Kind; readonly words: string } {
  const text = query.replace(/\s+/g, ' ').trim();
  const { name, args, isSlash } = takeName(text);
  const command = findCommand(name, app.commands)?.name;
  if (command === 'quotes' || command === 'figures' || command === 'summary') return { kind: command, words: args };
  return { kind: 'all', words: isSlash ? args : text };
}

interface Found {
  readonly article: Article;
  readonly snippet?: Passage;
}

function look(
  words: string,
  from: number,
  app: App,
): { found: readonly Found[]; total: number; nearest: readonly string[] } {
  const { library } = app;
  if (words === '') {
    const found = library.latest(ARTICLES + 1, from).map((article) => ({ article }));
    return { found: found.slice(0, ARTICLES), total: from + found.length, nearest: [] };
  }
  const { hits, total, unknown } = library.search(words, { limit: ARTICLES, offset: from, now: app.now() });
  // Nearest words cost more than the search: looked for only where there is nothing else to show, not on each keystroke.
  const nearest = total > 0 ? [] : [...new Set(unknown.flatMap((word) => word.nearest))].slice(0, 3);
  return { found: hits, total, nearest };
}

/** The words of a query as they are looked for inside quotations and figures; operators left out. */
function termsOf(words: string): readonly string[] {
  const plain = words.split(' ').filter((word) => word !== '' && !word.startsWith('-'));
  const values = plain.map((word) => word.replace(/^[^\s:：]{1,6}[:：]/, '').replace(/["“”]/g, ''));
  const all = values.flatMap((value) => [value, ...searchWords(value).filter((word) => word.length > 1)]);
  return [...new Set(all.map(fold))].filter((term) => term !== '');
}

/** What of an article may be shown: its reading, where that is made or cheap; a keystroke must not wait for more. */
class Reader {
  readonly #library: Library;
  #left: number;

  /** `fresh`: characters that may be read for the first time. */
  constructor(library: Library, fresh: number) {
    this.#library = library;
    this.#left = fresh;
  }

  read(article: Article): Reading | undefined {
    if (this.#library.isRead(article)) return this.#library.reading(article);
    const size = article.paragraphs.reduce((sum, { text }) => sum + text.length, 0);
    if (size > this.#left) return undefined;
    this.#left -= size;
    return this.#library.reading(article);
  }
}

interface Asked {
  readonly kind: Kind;
  readonly terms: readonly string[];
  readonly chat: Chat;
  readonly app: App;
}

function cardsOf({ article, snippet }: Found, reading: Reading | undefined, { kind, terms, chat, app }: Asked): Card[] {
  const whole = articleCard(article, snippet ?? reading?.summary[0] ?? leadOf(article), chat, app);
  if (!reading) return kind === 'all' ? [whole] : [];
  const most = kind === 'all' ? 1 : OF_ARTICLE;
  const ofQuotes = () =>
    best(reading.quotes, terms, saysOf)
      .slice(0, most)
      .map(([quote, n]) => quoteCard(article, quote, n, chat, app));
  const ofFigures = () =>
    best(reading.figures, terms, (figure) => measures(figure, article))
      .slice(0, most)
      .map(([figure, n]) => figureCard(article, figure, n, chat, app));
  switch (kind) {
    case 'summary':
      return [summaryCard(article, reading.summary, chat, app)];
    case 'quotes':
      return ofQuotes();
    case 'figures':
      return ofFigures();
    case 'all':
      return terms.length === 0 ? [whole] : [whole, ...ofQuotes(), ...ofFigures()];
  }
}

/** First sentence of the text. */
function leadOf(article: Article): Passage | undefined {
  const paragraph = article.paragraphs.findIndex(({ role }) => role === 'body');
  const [first] = sentences(article.paragraphs[paragraph]?.text ?? '');
  return first && { paragraph, ...first };
}

/** What is compared with the terms, the heavier part first. */
type Texts = readonly [heavy: string, light: string];

const saysOf = (quote: Quote): Texts => [`${quote.speaker ?? ''} ${quote.speakerTitle ?? ''}`, quote.text];

function measures(figure: Figure, article: Article): Texts {
  const { paragraph, start, end } = figure.sentence;
  return [`${figure.subject ?? ''} ${figure.text}`, article.paragraphs[paragraph]?.text.slice(start, end) ?? ''];
}

/** Those with a term, most and heaviest terms first; all of them where there are no terms. With their index. */
function best<T>(items: readonly T[], terms: readonly string[], texts: (item: T) => Texts): (readonly [T, number])[] {
  const indexed = items.map((item, n) => [item, n] as const);
  if (terms.length === 0) return indexed;
  const scored = indexed.map(([item, n]) => {
    const [heavy, light] = texts(item).map(fold) as unknown as Texts;
    let score = 0;
    for (const term of terms) score += (heavy.includes(term) ? 2 : 0) + (light.includes(term) ? 1 : 0);
    return { item, n, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.n - b.n)
    .map(({ item, n }) => [item, n] as const);
}

function nothingCard(words: string, nearest: readonly string[], chat: Chat): Card {
  const { say } = chat;
  const isEmpty = words === '';
  const title = isEmpty
    ? say.text('库里还没有文章', 'No articles are loaded yet')
    : say.text('没有找到“{words}”', 'Nothing found for “{words}”', { words: shorten(words) });
  const near = nearest.map(shorten);
  const view: View = {
    blocks: [
      line(title),
      ...(near.length > 0 ? [line(say('相近的有：{near}', 'Near it: {near}', { near: near.join('、') }))] : []),
    ],
    ...(near.length > 0 ? { buttons: [nearest.map((word) => button(shorten(word), `/search ${word}`, true))] } : {}),
  };
  const description =
    near.length > 0
      ? say.text('相近的有：{near}', 'Near it: {near}', { near: near.join('、') })
      : say.text('换个词试试', 'Try other words');
  return { id: 'nothing', title, description, view };
}
