import { articleList } from '../src/chat/article-list.ts';
import { verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { bold, button, commandLink, heading, line } from '../src/chat/layout.ts';
import { pageButtons, takePage } from '../src/chat/paging.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import type { Library, SearchAnswer } from '../src/library/library.ts';
import type { Block, View } from '../src/view/view.ts';

const PAGE_SIZE = 5;

/** Ranked hits with the matching passage. */
export const search: Command = {
  name: 'search',
  aliases: ['搜索', '搜', '搜尋', '找', 'find', 's'],
  summary: { zh: '搜文章，给出最贴切的一段', en: 'Find articles, with the passage that fits best' },
  usage: { zh: '词 "短语" -排除 人:谁 源:媒体', en: 'words "phrase" -without who:name source:outlet' },
  examples: (library) => topicExamples(library).map((topic) => `/search ${topic}`),
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    return rest === '' ? askForWords(chat, app) : find(rest, page, chat, app);
  },
};

/** Two topics of what is loaded. */
export function topicExamples(library: Library): string[] {
  return library
    .topics()
    .slice(0, 2)
    .map(({ topic }) => topic);
}

function askForWords(chat: Chat, app: App): View {
  const topics = app.library.topics().slice(0, 6);
  const { say } = chat;
  return {
    blocks: [
      line(
        say('写上要找的词，例如 ', 'Say what to look for, for example '),
        commandLink(search.examples(app.library)[0] ?? '/search 铁路'),
      ),
      line(say('更多写法：', 'More ways: '), commandLink('/help search')),
    ],
    buttons: chunk(
      topics.map(({ topic }) => button(topic, `/search ${topic}`)),
      3,
    ),
  };
}

const chunk = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

function find(words: string, page: number, chat: Chat, app: App): View {
  const { say } = chat;
  const now = app.now();
  let answer = app.library.search(words, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE, now });
  const pages = Math.max(1, Math.ceil(answer.total / PAGE_SIZE));
  const number = Math.min(page, pages);
  if (number < page) answer = app.library.search(words, { limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE, now });
  const before = (number - 1) * PAGE_SIZE;
  if (answer.total === 0) {
    return {
      blocks: [
        line(say('没有找到“{words}”。', 'Nothing found for “{words}”.', { words: shorten(words) })),
        ...offers(answer, chat),
      ],
      buttons: offerButtons(answer),
    };
  }
  const shown = articleList(
    answer.hits.map(({ article, snippet, marks }) => ({
      article,
      passage: [
        verbatim(
          article,
          snippet,
          marks.map(({ start, end }) => ({ start: start - snippet.start, end: end - snippet.start })),
        ),
      ],
    })),
    before,
    app.library,
    chat,
  );
  const listed = app.library.search(words, { limit: before + PAGE_SIZE, now }).hits.map(({ article }) => article.id);
  return {
    blocks: [
      heading(say('“{words}”：{n} 篇', '“{words}”: {n} articles', { words: shorten(words), n: answer.total })),
      ...(answer.relaxed
        ? [line(say('没有一篇含全部的词，以下含得最多。', 'No article has all the words; these have most of them.'))]
        : []),
      ...offers(answer, chat),
      ...shown.blocks,
    ],
    buttons: [...shown.buttons, pageButtons({ number, pages }, `/search ${words}`, chat), ...offerButtons(answer)],
    listed,
  };
}

/** Words found nowhere and the nearest known ones: offered, never used silently. */
function offers(answer: SearchAnswer, chat: Chat): Block[] {
  return answer.unknown.map(({ word, nearest }) =>
    nearest.length > 0
      ? line(
          chat.say('库里没有“{word}”，相近的有：', 'No article has “{word}”; near it: ', { word: shorten(word) }),
          ...nearest.flatMap((near, n) => [n > 0 ? '、' : '', bold(near)]),
        )
      : line(chat.say('库里没有“{word}”。', 'No article has “{word}”.', { word: shorten(word) })),
  );
}

const offerButtons = (answer: SearchAnswer) =>
  answer.unknown
    .filter(({ nearest }) => nearest.length > 0)
    .map(({ nearest }) => nearest.slice(0, 3).map((near) => button(near, `/search ${near}`)));
