import type { Article } from '../corpus/article.ts';
import type { Hit, Library } from '../library/library.ts';
import { isWhole, titleText } from './article-view.ts';
import type { App, Chat } from './command.ts';
import { UserError } from './errors.ts';
import { button } from './layout.ts';

/** What a reader named: an id, a line of the last list, or words; `others` are further hits for the words. */
export interface Named {
  readonly article: Article;
  readonly others: readonly Hit[];
  readonly words?: string;
}

/** Three digits at most: 2025 is a word of the news, no line of a list. */
const LINE = /^#?(\d{1,3})$/;

/** Finds the article an argument names. Throws UserError with what is allowed and an example. */
export function resolveArticle(argument: string, chat: Chat, app: App, commandName: string): Named {
  const { library } = app;
  const wanted = argument.trim();
  const newest = newestWhole(library);
  const example = `/${commandName}${newest ? ` ${newest.id}` : ''}`;
  if (wanted === '') {
    if (!newest) throw emptyLibrary(chat);
    return { article: newest, others: [] };
  }
  const byId = library.article(wanted.toLowerCase());
  if (byId) return { article: byId, others: [] };
  const listedHere = namedByNumber(wanted, chat, app);
  if (listedHere) return { article: listedHere, others: [] };
  const notListed = noSuchLine(wanted, chat, commandName);
  if (notListed) throw notListed;
  const { hits, relaxed } = library.search(wanted, { limit: 5, now: app.now() });
  const near = hits.map(({ article }) => [button(titleText(article), `/${commandName} ${article.id}`)]);
  if (relaxed || hits.length === 0) {
    const said = { words: shorten(wanted), example };
    throw new UserError(
      near.length > 0
        ? chat.say.text(
            '没有一篇含有“{words}”全部的词。最接近的：',
            'No article has all of “{words}”. The nearest:',
            said,
          )
        : chat.say.text(
            '没有找到“{words}”。可以写文章编号、列表序号或几个词，例如 {example}',
            'Nothing found for “{words}”. Give an article id, a number of the last list, or words: {example}',
            said,
          ),
      near,
    );
  }
  // Who asks for words wants an article; a fragment answers where nothing else does.
  const best = hits.find((hit) => isWhole(hit.article)) ?? hits[0]!;
  return { article: best.article, others: hits.filter((hit) => hit !== best), words: wanted };
}

/** What three digits can name: longer lists are remembered so far. */
export const MOST_LISTED = 999;

/** The article on a line of the last list: 3, #3. */
export function namedByNumber(argument: string, chat: Chat, { library }: App): Article | undefined {
  const number = LINE.exec(argument.trim().normalize('NFKC'));
  const id = number ? chat.record.listed?.[Number(number[1]) - 1] : undefined;
  return id === undefined ? undefined : library.article(id);
}

/** Why a number names no article of the last list; undefined for words. */
export function noSuchLine(wanted: string, chat: Chat, commandName: string): UserError | undefined {
  const number = LINE.exec(wanted.trim().normalize('NFKC'));
  if (!number) return undefined;
  const listed = chat.record.listed ?? [];
  const isOnList = listed[Number(number[1]) - 1] !== undefined;
  return new UserError(
    listed.length === 0
      ? chat.say.text(
          '还没有列过文章，序号无从对应。先发 /latest，再发 {example}',
          'No list yet, so a number means nothing. Send /latest first, then {example}',
          { example: `/${commandName} 1` },
        )
      : isOnList
        ? chat.say.text(
            '这篇文章已经不在库里了。发 /latest 看最新的',
            'That article is no longer held. /latest shows the newest',
          )
        : chat.say.text(
            '“{n}”不在刚才的列表里：序号从 1 到 {most}。例如 {example}',
            '“{n}” is not on the last list: 1 to {most} are. For example {example}',
            { n: wanted, most: listed.length, example: `/${commandName} 1` },
          ),
    [[button(chat.say.text('最新文章', 'Latest'), '/latest')]],
  );
}

/** How many of the newest are looked through for one that is whole. */
const NEWEST = 50;

/** The newest article; of pieces only, the newest piece. */
export function newestWhole(library: Library): Article | undefined {
  const newest = library.latest(NEWEST);
  return newest.find(isWhole) ?? newest[0];
}

/** Nothing is loaded yet, or at all. */
export function emptyLibrary(chat: Chat): UserError {
  return new UserError(
    chat.say.text(
      '库里还没有文章。请管理员把文章放进 ARTICLES 指定的文件夹',
      'No articles are loaded yet. Whoever runs this bot puts them into the folder ARTICLES names',
    ),
  );
}

const SHOWN = 40;

/** A reader's own words, short enough to be shown back. */
export function shorten(words: string): string {
  const characters = [...words];
  return characters.length <= SHOWN ? words : `${characters.slice(0, SHOWN).join('')}…`;
}
