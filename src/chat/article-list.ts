import type { Article } from '../corpus/article.ts';
import type { Library } from '../library/library.ts';
import type { Block, Button, Content } from '../view/view.ts';
import { articleButtons, kindLine, sourceLine, titleOf } from './article-view.ts';
import type { Chat } from './command.ts';
import { bold, GAP, join, line } from './layout.ts';

export interface ListedArticle {
  readonly article: Article;
  /** What stands under title and source: a sentence, the matching passage. */
  readonly passage?: Content;
  /** A word on it, behind source and date. */
  readonly note?: Content;
  /** A line over it: what begins here in the list. */
  readonly over?: Content;
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
  for (const [n, { article, passage, note, over }] of items.entries()) {
    const number = before + n + 1;
    const versions = library.versions(article).length;
    if (over) blocks.push(GAP, line(...over));
    blocks.push(GAP, line(`${number}. `, bold(titleOf(article))));
    const facts = join([
      kindLine(article, chat),
      sourceLine(article, library),
      versions > 0
        ? chat.say('另有 {n} 个版本', versions === 1 ? '1 other version' : '{n} other versions', { n: versions })
        : undefined,
      note,
    ]);
    if (facts.length > 0) blocks.push(line(...facts));
    if (passage && passage.length > 0) blocks.push({ type: 'quotation', content: passage });
    buttons.push(articleButtons(article, library, chat, { number }));
  }
  return { blocks, buttons };
}
