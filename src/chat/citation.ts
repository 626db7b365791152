import type { Article } from '../corpus/article.ts';
import type { Quote } from '../extract/reading.ts';
import type { Library } from '../library/library.ts';
import { COPY_LIMIT } from '../view/keyboard.ts';

/** 《标题》，新华社，2025-06-18: an article as it is cited; what is not known is left out. */
export function citation(article: Article, library: Library): string {
  const title = article.title ? `《${article.title}》` : undefined;
  const outlet = article.agency ?? article.source.name;
  return [title, outlet, library.date(article)].filter((part) => part !== undefined && part !== '').join('，');
}

/** A quotation to be pasted elsewhere, with speaker and source; the source alone where both would not fit a button. */
export function citedQuote(quote: Quote, article: Article, library: Library): string {
  const source = [quote.speaker, citation(article, library)]
    .filter((part) => part !== undefined && part !== '')
    .join('，');
  const words = quote.kind === 'direct' ? `“${quote.text}”` : quote.text;
  const whole = source === '' ? words : `${words}（${source}）`;
  return whole.length <= COPY_LIMIT ? whole : source;
}
