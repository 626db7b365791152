import type { Article } from '../corpus/article.ts';
import type { TopicEntry } from './library.ts';

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

  /** Topics with their articles, most articles first; of the versions of an article its voice only. */
  entries(voice: (article: Article) => Article, newer: (a: Article, b: Article) => number): TopicEntry[] {
    return [...this.#byTopic]
      .map(([topic, articles]) => ({ topic, articles: [...new Set([...articles].map(voice))] }))
      .sort((a, b) => b.articles.length - a.articles.length || b.topic.length - a.topic.length)
      .map(({ topic, articles }) => ({ topic, articles: articles.sort(newer) }));
  }
}
