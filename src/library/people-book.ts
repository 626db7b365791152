import type { Article } from '../corpus/article.ts';
import type { Reading } from '../extract/reading.ts';
import type { PersonEntry } from './library.ts';
import { lastPart, nameFits, sameName, wordsAsked } from './likeness.ts';
import type { Newer } from './shelf.ts';

/** Who stands in an article, by the fullest name it gives. */
interface Mention {
  readonly name: string;
  readonly titles: readonly string[];
  readonly aliases: readonly string[];
  readonly quotes: number;
}

/** Names shown beside a person at most. */
const BESIDE = 8;
/** Articles of a person, newest first, that are looked through for them. */
const BESIDE_ARTICLES = 200;

/** All people read of so far, put together over articles by their names. */
export class PeopleBook {
  readonly #byArticle = new Map<Article, readonly Mention[]>();
  /** Articles by each name and by what it is called by. */
  readonly #byName = new Map<string, Map<Article, Mention>>();

  add(article: Article, { people, quotes }: Reading): void {
    const mentions = people.map(({ name, titles, aliases }): Mention => {
      const forms = new Set([name, ...aliases]);
      return { name, titles, aliases, quotes: quotes.filter(({ speaker }) => speaker && forms.has(speaker)).length };
    });
    if (mentions.length === 0) return;
    this.#byArticle.set(article, mentions);
    for (const mention of mentions) {
      const articles = this.#byName.get(mention.name);
      if (articles) articles.set(article, mention);
      else this.#byName.set(mention.name, new Map([[article, mention]]));
    }
  }

  remove(article: Article): void {
    for (const { name } of this.#byArticle.get(article) ?? []) {
      const articles = this.#byName.get(name);
      articles?.delete(article);
      if (articles?.size === 0) this.#byName.delete(name);
    }
    this.#byArticle.delete(article);
  }

  /** Who is quoted, most often first; with a name, those it fits. At most so many. `newer` orders the articles of each. */
  entries(name: string | undefined, newer: Newer, most: number): PersonEntry[] {
    const fulls = this.#fullNames();
    const asked = name === undefined ? [] : wordsAsked(name);
    const groups = new Map<string, { readonly names: string[]; quotes: number; articles: number }>();
    for (const [known, mentions] of this.#byName) {
      const full = fulls.get(known) ?? known;
      const group = groups.get(full) ?? { names: [], quotes: 0, articles: 0 };
      groups.set(full, group);
      group.names.push(known);
      group.articles += mentions.size;
      for (const mention of mentions.values()) group.quotes += mention.quotes;
    }
    return [...groups]
      .filter(([full, { names, quotes }]) => (asked.length === 0 ? quotes > 0 : this.#fits(full, names, asked)))
      .sort((a, b) => b[1].quotes - a[1].quotes || b[1].articles - a[1].articles || (a[0] < b[0] ? -1 : 1))
      .slice(0, most)
      .map(([full, { names, quotes }]) => this.#entryOf(full, names, quotes, fulls, newer));
  }

  /** Articles that name somebody whom a word fits. */
  naming(words: readonly string[]): Set<Article> {
    const articles = new Set<Article>();
    for (const [known, mentions] of this.#byName) {
      if (words.some((word) => nameFits(known, word))) for (const article of mentions.keys()) articles.add(article);
    }
    return articles;
  }

  #fits(full: string, names: readonly string[], asked: readonly string[]): boolean {
    return asked.every(
      (word) =>
        nameFits(full, word) ||
        names.some((known) =>
          [...this.#byName.get(known)!.values()].some(({ aliases }) => aliases.some((alias) => nameFits(alias, word))),
        ),
    );
  }

  #entryOf(
    full: string,
    names: readonly string[],
    quotes: number,
    fulls: ReadonlyMap<string, string>,
    newer: Newer,
  ): PersonEntry {
    const mentions = names.flatMap((known) => [...this.#byName.get(known)!]);
    const forms = new Set(mentions.flatMap(([, mention]) => [mention.name, ...mention.aliases]));
    forms.delete(full);
    const articles = [...new Set(mentions.map(([article]) => article))].sort(newer);
    const others = articles
      .slice(0, BESIDE_ARTICLES)
      .flatMap((article) => this.#byArticle.get(article)!)
      .filter((mention) => mention.quotes > 0)
      .map((mention) => fulls.get(mention.name) ?? mention.name)
      .filter((other) => other !== full);
    return {
      name: full,
      titles: byFrequency(mentions.flatMap(([, { titles }]) => titles)),
      aliases: [...forms],
      quotes,
      articles,
      beside: byFrequency(others).slice(0, BESIDE),
    };
  }

  /** Full names by the shorter ones that one article uses for another's: 托卡耶夫 where only one full name ends so. */
  #fullNames(): Map<string, string> {
    const fulls = new Map<string, Set<string>>();
    for (const name of this.#byName.keys()) {
      const short = lastPart(name);
      if (short === name) continue;
      const known = fulls.get(short);
      if (known) known.add(name);
      else fulls.set(short, new Set([name]));
    }
    const found = new Map<string, string>();
    for (const [short, names] of fulls) {
      const [full] = names;
      if (names.size === 1 && full && this.#byName.has(short) && sameName(short, full)) found.set(short, full);
    }
    return found;
  }
}

/** Distinct values, the most frequent first. */
function byFrequency(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([value]) => value);
}
