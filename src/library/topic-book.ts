import type { Article } from '../corpus/article.ts';
import type { TopicEntry } from './library.ts';
import type { Newer } from './shelf.ts';

/** What the articles read so far are about. */
export class TopicBook {
  readonly #byTopic = new Map<string, Set<Article>>();
  readonly #byArticle = new Map<Article, readonly string[]>();

  add(article: Article, topics: readonly string[]): void {
    this.#byArticle.set(article, topics);
    for (const topic of topics) {
      const articles = this.#byTopic.get(topic);
      if (articles) articles.add(article);
      else this.#byTopic.set(topic, new Set([article]));
    }
  }

  remove(article: Article): void {
    for (const topic of this.#byArticle.get(article) ?? []) {
      const articles = this.#byTopic.get(topic);
      articles?.delete(article);
      if (articles?.size === 0) this.#byTopic.delete(topic);
    }
    this.#byArticle.delete(article);
  }

  /** Topics with their articles, most articles first, at most so many; of the versions of an article its voice only. */
  entries(voice: (article: Article) => Article, newer: Newer, most: number): TopicEntry[] {
    return [...this.#byTopic]
      .sort((a, b) => b[1].size - a[1].size)
      .slice(0, most)
      .map(([topic, articles]) => ({ topic, articles: [...new Set([...articles].map(voice))].sort(newer) }))
      .sort((a, b) => b.articles.length - a.articles.length || b.topic.length - a.topic.length);
  }
}
