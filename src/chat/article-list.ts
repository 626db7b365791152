import type { Article } from '../corpus/article.ts';
import type { Library } from '../library/library.ts';
import type { Block, Button, Content } from '../view/view.ts';
import { articleButtons, sourceLine, titleOf } from './article-view.ts';
import type { Chat } from './command.ts';
import { bold, GAP, join, line } from './layout.ts';

export interface ListedArticle {
  readonly article: Article;
  /** What stands under title and source: a sentence, the matching passage. */
  readonly passage?: Content;
}

/** Numbered articles with a row of buttons each: what /latest, /search and their like show. */
export function articleList(
  items: readonly ListedArticle[],
  before: number,
  library: Library,
  chat: Chat,
): { readonly blocks: readonly Block[]; readonly buttons: readonly (readonly Button[])[] } {
  const blocks: Block[] = [];
  const buttons: Button[][] = [];
  for (const [n, { article, passage }] of items.entries()) {
    const number = before + n + 1;
    const versions = library.versions(article).length;
    blocks.push(GAP, line(`${number}. `, bold(titleOf(article))));
    const facts = join([
      sourceLine(article, library),
      versions > 0 ? chat.say('另有 {n} 个版本', '{n} other versions', { n: versions }) : undefined,
    ]);
    if (facts.length > 0) blocks.push(line(...facts));
    if (passage && passage.length > 0) blocks.push({ type: 'quotation', content: passage });
    buttons.push(articleButtons(article, library, chat, { number }));
  }
  return { blocks, buttons };
}

/** Ids in the order of their numbers, those of earlier pages kept as they were shown. */
export function listedIds(all: readonly Article[]): string[] {
  return all.map(({ id }) => id);
}
