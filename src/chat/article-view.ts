import { type Article, type Passage, textAt } from '../corpus/article.ts';
import type { Quote } from '../extract/reading.ts';
import type { Library } from '../library/library.ts';
import type { Span } from '../text/span.ts';
import { words as cutWords } from '../text/words.ts';
import type { Button, Content, Inline, Verbatim } from '../view/view.ts';
import type { Chat } from './command.ts';
import { button, join } from './layout.ts';

/** Words of an article at a place, as printed. */
export function verbatim(article: Article, passage: Passage, marks: readonly Span[] = []): Verbatim {
  return {
    type: 'verbatim',
    text: textAt(article, passage),
    article: article.id,
    passage,
    ...(marks.length > 0 ? { marks } : {}),
  };
}

/** A fact of an article given as a whole: its title, a byline, a speaker's name. */
export const fact = (article: Article, text: string): Verbatim => ({ type: 'verbatim', text, article: article.id });

const LEAD_LENGTH = 24;

/** The title; of a piece without one its first words. */
export function titleOf(article: Article): Inline {
  if (article.title) return fact(article, article.title);
  const paragraph = article.paragraphs.findIndex(({ role }) => role === 'body');
  const text = article.paragraphs[paragraph]?.text ?? '';
  if (text === '') return article.id;
  return {
    type: 'italic',
    content: [verbatim(article, { paragraph, start: 0, end: clauseEnd(text, LEAD_LENGTH) }), '…'],
  };
}

/** The title between its marks: 《丝路花开》. */
export const namedTitle = (article: Article): Content =>
  article.title ? ['《', fact(article, article.title), '》'] : [titleOf(article)];

/** The same as a plain string of at most `most` characters, for a button; 22 fill a row of a phone. */
export function titleText(article: Article, most = 22): string {
  const text = article.title ?? article.paragraphs.find(({ role }) => role === 'body')?.text ?? article.id;
  return cutLabel(text, most);
}

/** A text of at most `most` characters, for a button: what is longer is cut behind a whole character. */
export function cutLabel(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** Where a text of at most `most` characters may stop: before its last comma or stop, else behind a whole word. */
function clauseEnd(text: string, most: number): number {
  if (text.length <= most) return text.length;
  for (let end = most; end > most / 2; end--) if ('，。！？；：、,;:!?'.includes(text[end]!)) return end;
  let end = 0;
  // Some characters more than are shown, so that a word at the edge is cut as in its sentence.
  for (const word of cutWords(text.slice(0, most + 8))) {
    if (end + word.length > most) break;
    end += word.length;
  }
  if (end > most / 2) return end;
  return isLowSurrogate(text, most) ? most - 1 : most;
}

const isLowSurrogate = (text: string, at: number): boolean => /[\uDC00-\uDFFF]/.test(text[at] ?? '');

/** Whether it reads as an article: it has its title and begins where it is. */
export const isWhole = ({ title, kind }: Article): boolean =>
  title !== undefined && (kind === 'article' || kind === 'speech');

/** What a piece is that is no article of its own: 图片说明, 片段, 上接第1版; nothing for articles. */
export function kindLine(article: Article, { say }: Chat): Content {
  switch (article.kind) {
    case 'caption':
      return say('图片说明', 'Photo caption');
    case 'continuation':
      return article.continuedFrom ? [fact(article, article.continuedFrom)] : say('续篇', 'Continuation');
    case 'fragment':
      return say('片段，出处不全', 'Fragment');
    default:
      return [];
  }
}

/** Outlet and date: 新华社 · 2025-06-18; the day as printed where the year is not known. */
export function sourceLine(article: Article, library: Library): Content {
  const outlet = article.agency ?? article.source.name;
  return join([outlet ? [fact(article, outlet)] : undefined, dayOf(article, library)]);
}

const DAY = /\d{1,2}\s?月\s?\d{1,2}\s?日/;

function dayOf(article: Article, library: Library): Content {
  const date = library.date(article);
  if (date) return [date];
  const day = DAY.exec(article.dateline?.text ?? '');
  return day ? [fact(article, day[0])] : [];
}

/** All that is known of where an article comes from: agency, bylines, place, date, file, page it continues. */
export function fullSourceLine(article: Article, library: Library, chat: Chat): Content {
  const { agency, bylines, dateline, source, continuedFrom } = article;
  return join([
    continuedFrom ? undefined : kindLine(article, chat),
    agency ? [fact(article, agency)] : undefined,
    source.name && source.name !== agency ? [fact(article, source.name)] : undefined,
    bylines.length > 0 ? [fact(article, bylines.join(' '))] : undefined,
    dateline?.place ? [fact(article, dateline.place)] : undefined,
    dayOf(article, library),
    continuedFrom ? [fact(article, continuedFrom)] : undefined,
    source.url
      ? [{ type: 'link', url: source.url, content: chat.say('原文网页', 'Web page') }]
      : [{ type: 'code', text: source.file }],
  ]);
}

/** Office and name of a speaker, or a plain word that the article does not name one. */
export function speakerLine(quote: Quote, article: Article, chat: Chat): Content {
  if (!quote.speaker) return chat.say('文中未说明是谁', 'The article does not say who');
  const title = quote.speakerTitle ? [fact(article, quote.speakerTitle), ' '] : [];
  return [...title, { type: 'bold', content: [fact(article, quote.speaker)] }];
}

export type Door = 'summary' | 'quotes' | 'figures' | 'read';

/** Buttons into an article: summary, quotations, figures, text; those that would show nothing are left out. */
export function articleButtons(
  article: Article,
  library: Library,
  chat: Chat,
  options: { readonly number?: number; readonly except?: Door } = {},
): Button[] {
  const { say } = chat;
  const reading = library.reading(article);
  const doors: [Door, string, boolean][] = [
    ['summary', say.text('摘要', 'Summary'), reading.summary.length > 0],
    ['quotes', say.text('引语 {n}', 'Quotes {n}', { n: reading.quotes.length }), reading.quotes.length > 0],
    ['figures', say.text('数字 {n}', 'Figures {n}', { n: reading.figures.length }), reading.figures.length > 0],
    ['read', say.text('全文', 'Text'), true],
  ];
  const shown = doors.filter(([door, , isUseful]) => isUseful && door !== options.except);
  return shown.map(([door, label], n) =>
    button(n === 0 && options.number !== undefined ? `${options.number} ${label}` : label, `/${door} ${article.id}`),
  );
}
