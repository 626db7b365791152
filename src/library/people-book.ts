import type { Article } from '../corpus/article.ts';
import type { Reading } from '../extract/reading.ts';
import type { PersonEntry } from './library.ts';
import { lastPart, nameFits, sameName, wordsAsked } from './likeness.ts';

/** Who stands in an article, by the fullest name it gives. */
interface Mention {
  readonly name: string;
  readonly titles: readonly string[];
  readonly aliases: readonly string[];
  readonly quotes: number;
}

/** Names shown beside a person at most. */
const BESIDE = 8;

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

  /** Who is quoted, most often first; with a name, those it fits. `newer` orders the articles of each. */
  entries(name: string | undefined, newer: (a: Article, b: Article) => number): PersonEntry[] {
    const fulls = this.#fullNames();
    const groups = new Map<string, string[]>();
    for (const known of this.#byName.keys()) {
      const full = fulls.get(known) ?? known;
      const names = groups.get(full);
      if (names) names.push(known);
      else groups.set(full, [known]);
    }
    const asked = name === undefined ? [] : wordsAsked(name);
    const entries: PersonEntry[] = [];
    for (const [full, names] of groups) {
      const mentions = names.flatMap((known) => [...this.#byName.get(known)!]);
      const quotes = mentions.reduce((sum, [, mention]) => sum + mention.quotes, 0);
      if (asked.length === 0 && quotes === 0) continue;
      const forms = new Set(mentions.flatMap(([, mention]) => [mention.name, ...mention.aliases]));
      if (!asked.every((word) => [...forms].some((form) => nameFits(form, word)))) continue;
      const articles = [...new Set(mentions.map(([article]) => article))].sort(newer);
      forms.delete(full);
      const personal = (other: string) => other === full || (fulls.get(other) ?? other) === full;
      entries.push({
        name: full,
        titles: byFrequency(mentions.flatMap(([, { titles }]) => titles)),
        aliases: [...forms],
        quotes,
        articles,
        beside: byFrequency(
          articles.flatMap((article) =>
            this.#byArticle
              .get(article)!
              .filter((mention) => mention.quotes > 0 && !personal(mention.name))
              .map((mention) => fulls.get(mention.name) ?? mention.name),
          ),
        ).slice(0, BESIDE),
      });
    }
    return entries.sort((a, b) => b.quotes - a.quotes || b.articles.length - a.articles.length);
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
