import type { Article, Passage } from '../corpus/article.ts';
import type { Figure, Quote, Reading } from '../extract/reading.ts';
import type { Span } from '../text/span.ts';

/** An article that answers a query. */
export interface Hit {
  readonly article: Article;
  readonly score: number;
  /** Best passage of the article for the query, cut at clause ends. */
  readonly snippet: Passage;
  /** Query words in the snippet: offsets into the paragraph's text. */
  readonly marks: readonly Span[];
}

export interface SearchAnswer {
  readonly hits: readonly Hit[];
  /** Articles that match in all, whatever the limit. */
  readonly total: number;
  /** No article has all words; these have most of them. */
  readonly relaxed: boolean;
  /** Words that no article has, with the nearest known ones. */
  readonly unknown: readonly { readonly word: string; readonly nearest: readonly string[] }[];
  /** Fields of the query whose value is not understood, as typed: 自:某天. They are left out. */
  readonly misread?: readonly string[];
}

export interface SearchOptions {
  readonly limit?: number;
  readonly offset?: number;
  /** For freshness; epoch milliseconds. */
  readonly now?: number;
  /** True: each version of an article is a hit of its own, as a program wants it. */
  readonly versions?: boolean;
}

/** A quotation with every article that carries it; the first is its voice. */
export interface QuoteEntry {
  readonly quote: Quote;
  readonly article: Article;
  readonly carriers: readonly { readonly article: Article; readonly quote: Quote }[];
}

/** Figures that measure the same thing, as several articles give them. */
export interface FigureEntry {
  readonly figure: Figure;
  readonly article: Article;
  readonly carriers: readonly { readonly article: Article; readonly figure: Figure }[];
  /** Other values given for the same thing: 948亿 here, 950亿 there. */
  readonly differing: readonly { readonly article: Article; readonly figure: Figure }[];
}

export interface PersonEntry {
  readonly name: string;
  readonly titles: readonly string[];
  readonly aliases: readonly string[];
  readonly quotes: number;
  readonly articles: readonly Article[];
  /** Who is quoted beside them, most often first. */
  readonly beside: readonly string[];
}

export interface TopicEntry {
  readonly topic: string;
  readonly articles: readonly Article[];
}

/** Another version of an article, or another article that has passages of it. */
export interface Version {
  readonly article: Article;
  /** The passages that both have, where they are different articles. */
  readonly passages?: readonly { readonly here: readonly Passage[]; readonly there: readonly Passage[] }[];
  /** Places where the words differ; `slip` says which side looks like the slip, where one does. */
  readonly differences: readonly {
    readonly here: Passage;
    readonly there: Passage;
    readonly slip?: 'here' | 'there';
  }[];
}

/** Articles that tell the same event, versions of one article among them. */
export interface Story {
  /** The id of its voice. */
  readonly id: string;
  readonly voice: Article;
  /** All its articles, first report first. */
  readonly articles: readonly Article[];
  readonly outlets: readonly string[];
  /** What each report after the first adds: sentences that no earlier one has, in reading order. */
  readonly additions?: readonly { readonly article: Article; readonly passages: readonly Passage[] }[];
}

export interface LibraryChange {
  readonly added: readonly Article[];
  readonly removed: readonly string[];
}

/**
 * Everything that is held: the articles with their readings, index and stories. All questions are answered from
 * memory. Readings are made in idle time, newest article first, and kept; a question that needs them (quotes, figures,
 * people, topics, a search for 人:) first reads the articles likeliest to answer it, for some 15 ms, and answers from what
 * is read by then: `isRead` tells what is not. Lists show one version of an article.
 */
export interface Library {
  /** Articles held, versions included. */
  readonly size: number;
  article(id: string): Article | undefined;
  reading(article: Article): Reading;
  /** Whether the reading is made already; making it takes about 5 ms a thousand characters. */
  isRead(article: Article): boolean;
  /** Articles newest first: by dateline, then publication, then file order. */
  latest(limit: number, offset?: number): readonly Article[];
  search(query: string, options?: SearchOptions): SearchAnswer;
  /** Quotations by a speaker, then about words; without `about` those of the newest articles. Best first, at most 500. */
  quotes(about?: string): readonly QuoteEntry[];
  /** Figures about words, by what they measure; without `about` those of the newest articles. At most 500. */
  figures(about?: string): readonly FigureEntry[];
  /** Who is quoted, most often first; with a name, those it fits. */
  people(name?: string): readonly PersonEntry[];
  /** What the news is about, most articles first. */
  topics(): readonly TopicEntry[];
  story(article: Article): Story;
  /** Other versions of an article: reprints, stray copies. They are counted, and not listed beside it. */
  versions(article: Article): readonly Version[];
  /** Other articles that have passages of an article: reports that quote a speech, most in common first. */
  sharing?(article: Article): readonly Version[];
  /** The continuation of an article on another page, where it is loaded. */
  continuation(article: Article): Article | undefined;
  /** The article a continuation belongs to, where it is loaded. */
  head(article: Article): Article | undefined;
  /** Date of an article as ISO date: dateline, else publication, else undefined. */
  date(article: Article): string | undefined;
  /** Calls back after articles came or went; returns how to stop that. */
  onChange(listener: (change: LibraryChange) => void): () => void;
}
