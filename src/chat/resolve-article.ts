import type { Article } from '../corpus/article.ts';
import type { Hit } from '../library/library.ts';
import type { App, Chat } from './command.ts';
import { UserError } from './errors.ts';

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
  const newest = library.latest(1)[0];
  const example = newest ? `/${commandName} ${newest.id}` : `/${commandName} 铁路`;
  if (wanted === '') {
    if (!newest) throw emptyLibrary(chat);
    return { article: newest, others: [] };
  }
  const byId = library.article(wanted.toLowerCase());
  if (byId) return { article: byId, others: [] };
  const number = LINE.exec(wanted.normalize('NFKC'));
  if (number) {
    const listed = chat.record.listed ?? [];
    const id = listed[Number(number[1]) - 1];
    const article = id === undefined ? undefined : library.article(id);
    if (article) return { article, others: [] };
    throw new UserError(
      listed.length === 0
        ? chat.say.text(
            '还没有列过文章，序号无从对应。先发 /latest，再发 {example}',
            'No list yet, so a number means nothing. Send /latest first, then {example}',
            {
              example: `/${commandName} 1`,
            },
          )
        : id === undefined
          ? chat.say.text(
              '“{n}”不在刚才的列表里：序号从 1 到 {most}。例如 {example}',
              '“{n}” is not on the last list: 1 to {most} are. For example {example}',
              {
                n: wanted,
                most: listed.length,
                example: `/${commandName} 1`,
              },
            )
          : chat.say.text(
              '这篇文章已经不在库里了。发 /latest 看最新的',
              'That article is no longer held. /latest shows the newest',
            ),
    );
  }
  const { hits } = library.search(wanted, { limit: 5, now: app.now() });
  const [best, ...others] = hits;
  if (!best) {
    throw new UserError(
      chat.say.text(
        '没有找到“{words}”。可以写文章编号、列表序号或几个词，例如 {example}',
        'Nothing found for “{words}”. Give an article id, a number of the last list, or words: {example}',
        {
          words: shorten(wanted),
          example,
        },
      ),
    );
  }
  return { article: best.article, others, words: wanted };
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
