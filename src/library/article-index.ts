import type { Article, Role } from '../corpus/article.ts';
import type { Reading } from '../extract/reading.ts';
import type { SearchDocument } from '../search/document.ts';
import { parseQuery, type Query } from '../search/query.ts';
import { SearchIndex } from '../search/search-index.ts';
import { snippet } from '../search/snippet.ts';
import { fold } from '../text/scripts.ts';
import { addWord, cutFolded } from '../text/words.ts';
import type { Hit, SearchAnswer, SearchOptions } from './library.ts';
import { dateOf } from './shelf.ts';

/** What stands in the body field of the index: all that has no field of its own and says something. */
const BODY: ReadonlySet<Role> = new Set(['body', 'epigraph', 'byline', 'dateline', 'credit']);
/** Characters of a snippet. */
const SNIPPET = 90;
/** Hits looked at beyond those asked for, so that a page is full when versions of one article are taken out. */
const SPARE = 40;
/** Articles entered anew for a new name at most; beyond it the name is no longer new. */
const MOST_ENTERED = 80;
/** Telling words of an article by which articles like it are looked for. */
const LIKELY_WORDS = 16;
/** Articles imagined beside those held that have none of the words: among ten, a word that three have is still telling. */
const ELSEWHERE = 200;
const DAY = 86_400_000;

/** The index over articles: gives out ordinals, and turns what it finds into hits. */
export class ArticleIndex {
  readonly #index = new SearchIndex({ textOf: (ordinal) => textsOf(this.#articles[ordinal]) });
  readonly #articles: (Article | undefined)[] = [];
  readonly #ordinals = new Map<string, number>();
  readonly #free: number[] = [];

  /** Bytes of the index in memory. */
  get bytes(): number {
    return this.#index.bytes;
  }

  add(article: Article): void {
    const ordinal = this.#free.pop() ?? this.#articles.length;
    this.#articles[ordinal] = article;
    this.#ordinals.set(article.id, ordinal);
    this.#index.add(ordinal, documentOf(article));
  }

  /** Enters what has been read in an article: who is named and who is quoted in it. */
  enrich(article: Article, reading: Reading): void {
    const ordinal = this.#ordinals.get(article.id);
    if (ordinal === undefined || (reading.people.length === 0 && reading.quotes.length === 0)) return;
    this.#index.replace(ordinal, documentOf(article, reading));
  }

  /**
   * Teaches the dictionary a name and enters the articles that have it anew, one a step, so that index and query cut it
   * alike. `readingOf` gives what has been read in an article. A name that too many articles have is left as it is.
   */
  *learn(name: string, readingOf: (article: Article) => Reading | undefined): Generator<void> {
    const { hits, total } = this.#index.search(parseQuery(`"${name}"`), { limit: MOST_ENTERED });
    if (total > MOST_ENTERED) return;
    const articles = hits.map(({ ordinal }) => this.#articles[ordinal]!);
    addWord(name);
    for (const article of articles) {
      const ordinal = this.#ordinals.get(article.id);
      // Steps are apart: what went meanwhile is let go, what came is cut with the name already.
      if (ordinal !== undefined && this.#articles[ordinal] === article)
        this.#index.replace(ordinal, documentOf(article, readingOf(article)));
      yield;
    }
  }

  remove(id: string): void {
    const ordinal = this.#ordinals.get(id);
    if (ordinal === undefined) return;
    this.#index.remove(ordinal);
    this.#ordinals.delete(id);
    this.#articles[ordinal] = undefined;
    this.#free.push(ordinal);
  }

  /** Ranked hits; of articles with the same `editionOf` the best one only. */
  search(line: string, options: SearchOptions, editionOf: (article: Article) => unknown): SearchAnswer {
    const { limit = 10, offset = 0, now } = options;
    const query = parseQuery(line, now === undefined ? undefined : Math.floor(now / DAY));
    const found = this.#index.search(query, {
      limit: offset + limit + (options.versions ? 0 : SPARE),
      ...(now !== undefined && { now }),
    });
    const seen = new Set<unknown>();
    const ranked: { article: Article; score: number }[] = [];
    let hidden = 0;
    for (const { ordinal, score } of found.hits) {
      const article = this.#articles[ordinal]!;
      const edition = options.versions ? article : editionOf(article);
      if (seen.has(edition)) {
        hidden++;
        continue;
      }
      seen.add(edition);
      ranked.push({ article, score });
    }
    return {
      hits: ranked.slice(offset, offset + limit).map(({ article, score }) => hitOf(article, score, query)),
      total: found.total - hidden,
      relaxed: found.relaxed,
      unknown: found.unknown.map((word) => this.#unknown(word)),
      misread: query.misread,
    };
  }

  #unknown(word: string): SearchAnswer['unknown'][number] {
    const index = this.#index;
    let nearest: readonly string[] | undefined;
    return {
      word,
      // All known words are looked through, so only when somebody wants to know.
      get nearest() {
        nearest ??= index.nearest(word);
        return nearest;
      },
    };
  }

  /** Articles that have all of the words, best first, versions included. */
  having(words: string, limit: number): Article[] {
    const { hits, relaxed } = this.#index.search(parseQuery(words), { limit });
    return relaxed ? [] : hits.map(({ ordinal }) => this.#articles[ordinal]!);
  }

  /** Articles that speak of the same things as one: of its title, and of its most telling words. */
  likely(article: Article, limit: number): Set<Article> {
    const words = new Set<string>();
    for (const { text, role } of article.paragraphs)
      if (role === 'body') for (const word of cutFolded(fold(text))) words.add(word);
    const telling = [...words]
      .filter((word) => word.length > 1 && this.#index.count(word) > 1)
      .sort((a, b) => this.rarity(b) - this.rarity(a))
      .slice(0, LIKELY_WORDS);
    const found = new Set<Article>();
    for (const line of [article.title ?? '', telling.join(' ')]) {
      if (line === '') continue;
      for (const { ordinal } of this.#index.search(parseQuery(line), { limit }).hits)
        found.add(this.#articles[ordinal]!);
    }
    return found;
  }

  /** How telling a word (folded) is: the square of its inverse document frequency, so that names outweigh subjects. */
  rarity(word: string): number {
    return Math.log((this.#index.size + ELSEWHERE) / Math.max(1, this.#index.count(word))) ** 2;
  }
}

/** Who is to speak in the articles looked for (人:王毅), folded; undefined where nobody in particular. */
export function speakerAsked(line: string): string | undefined {
  if (!/[:：]/u.test(line)) return undefined;
  return parseQuery(line).filters.find(({ facet, without }) => facet === 'speakers' && !without)?.value;
}

function hitOf(article: Article, score: number, query: Query): Hit {
  const best = snippet(query, textsOf(article), SNIPPET);
  if (!best) return { article, score, snippet: { paragraph: 0, start: 0, end: 0 }, marks: [] };
  const { paragraph, start, end, marks } = best;
  return { article, score, snippet: { paragraph, start, end }, marks };
}

/** The texts of an article by paragraph; facts and marks are left empty, so that a snippet is never one of them. */
function textsOf(article: Article | undefined): readonly string[] {
  return article?.paragraphs.map(({ text, role }) => (role === 'marker' ? '' : text)) ?? [];
}

function documentOf(article: Article, reading?: Reading): SearchDocument {
  const texts = (roles: (role: Role) => boolean) =>
    article.paragraphs.filter(({ role }) => roles(role)).map(({ text }) => text);
  const date = dateOf(article);
  const place = article.dateline?.place;
  return {
    ...(article.title && { title: article.title }),
    ...(article.subtitle && { subtitle: article.subtitle }),
    headings: texts((role) => role === 'heading'),
    body: texts((role) => BODY.has(role)),
    source: [article.source.name, article.agency].filter((name) => name !== undefined),
    place: place ? [place] : [],
    kind: article.kind,
    ...(date && { date }),
    ...(reading && {
      people: reading.people.flatMap(({ name, aliases }) => [name, ...aliases]),
      speakers: [...new Set(reading.quotes.flatMap(({ speaker }) => speaker ?? []))],
    }),
  };
}
