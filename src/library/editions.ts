import type { Article, ArticleKind } from '../corpus/article.ts';
import type { Versions } from '../corpus/versions.ts';
import { isBetterVoice } from './voice.ts';

/** Versions of one article. */
interface Edition {
  readonly articles: Set<Article>;
  voice: Article;
}

/** Pieces that may be a part of an article rather than an article of their own. */
const PARTS: ReadonlySet<ArticleKind> = new Set(['fragment', 'continuation']);

/**
 * Groups articles that are versions of each other; one of them is the voice. A fragment or a continuation whose words
 * all stand in an article is counted among its versions; a short report that a longer one takes over is not.
 */
export class Editions {
  readonly #versions: Versions;
  readonly #editions = new Map<Article, Edition>();

  constructor(versions: Versions) {
    this.#versions = versions;
  }

  /** Takes in an article; its letters are compared with those of the few articles much like it. */
  add(article: Article): void {
    this.#versions.add(article);
    const edition: Edition = { articles: new Set([article]), voice: article };
    this.#editions.set(article, edition);
    this.#joinVersions(article);
  }

  remove(article: Article): void {
    const edition = this.#editions.get(article);
    if (!edition) return;
    this.#versions.remove(article);
    this.#editions.delete(article);
    edition.articles.delete(article);
    if (edition.articles.size === 0) return;
    // What held the others together may have gone: they are put together anew.
    const others = [...edition.articles];
    for (const other of others) this.#editions.set(other, { articles: new Set([other]), voice: other });
    for (const other of others) this.#joinVersions(other);
  }

  /** The version that speaks for all; the article itself where it has no other. */
  voice(article: Article): Article {
    return this.#editions.get(article)?.voice ?? article;
  }

  /** All versions of an article, itself among them. */
  of(article: Article): ReadonlySet<Article> {
    return this.#editions.get(article)?.articles ?? new Set([article]);
  }

  #joinVersions(article: Article): void {
    const relations = this.#versions.alike(article).filter((relation) => this.#editions.has(relation.article));
    for (const { kind, article: other } of relations) if (kind === 'same') this.#join(article, other);
    // A part belongs to one article: were it a link, it would make versions of all that quote the same passage.
    if (PARTS.has(article.kind) && this.#isAlone(article)) {
      const wholes = relations.filter(({ kind }) => kind === 'part').sort((a, b) => b.letters - a.letters);
      if (wholes[0]) this.#join(article, wholes[0].article);
    }
    for (const { kind, article: other } of relations) {
      if (kind === 'whole' && PARTS.has(other.kind) && this.#isAlone(other)) this.#join(other, article);
    }
  }

  #isAlone(article: Article): boolean {
    return this.#editions.get(article)!.articles.size === 1;
  }

  #join(one: Article, other: Article): void {
    const small = this.#editions.get(one)!;
    const large = this.#editions.get(other)!;
    if (small === large) return;
    for (const article of small.articles) {
      large.articles.add(article);
      this.#editions.set(article, large);
    }
    if (isBetterVoice(small.voice, large.voice)) large.voice = small.voice;
  }
}
