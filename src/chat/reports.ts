import type { Article } from '../corpus/article.ts';
import type { Library } from '../library/library.ts';
import { isWhole } from './article-view.ts';

/** The reports of an article's event, first report first; of the versions of one report only one, a whole one if any. */
export function reportsOf(article: Article, library: Library): Article[] {
  const { articles } = library.story(article);
  const told = new Set(articles);
  const shown: Article[] = [];
  const counted = new Set<Article>();
  for (const report of articles) {
    if (counted.has(report)) continue;
    const versions = [report, ...library.versions(report).map((version) => version.article)];
    for (const version of versions) counted.add(version);
    const held = versions.filter((version) => told.has(version));
    shown.push(held.find(isWhole) ?? held[0]!);
  }
  return shown.length > 0 ? shown : [article];
}
