import { articleList } from '../src/chat/article-list.ts';
import { cutLabel, verbatim } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { bold, button, commandLink, heading, inRows, line } from '../src/chat/layout.ts';
import { pageButtons, takePage } from '../src/chat/paging.ts';
import { emptyLibrary, MOST_LISTED, shorten } from '../src/chat/resolve-article.ts';
import type { Role } from '../src/corpus/article.ts';
import type { Hit, Library, SearchAnswer } from '../src/library/library.ts';
import { sentences } from '../src/text/sentences.ts';
import type { Block, Button, Content, View } from '../src/view/view.ts';

const PAGE_SIZE = 5;

/** Ranked hits with the matching passage. */
export const search: Command = {
  name: 'search',
  aliases: ['搜索', '搜', '搜尋', '找', 'find', 's'],
  summary: { zh: '搜文章，给出最贴切的一段', en: 'Find articles, with the passage that fits best' },
  usage: { zh: '词 "短语" -排除 人:谁 源:媒体', en: 'words "phrase" -without who:name source:outlet' },
  examples: (library) => wordsHeld(library, 2).map((word) => `/search ${word}`),
  run: (args, chat, app) => {
    const { rest, page } = takePage(args);
    return rest === '' ? askForWords(chat, app) : find(rest, page, chat, app);
  },
};

/** Words that are found in what is loaded: its topics; where nothing is read yet, who wrote or where. */
function wordsHeld(library: Library, most: number): string[] {
  const topics = library.topics().slice(0, most);
  if (topics.length > 0) return topics.map(({ topic }) => topic);
  const sources = library.latest(most).flatMap(({ agency, dateline }) => {
    if (agency) return [`源:${agency}`];
    return dateline?.place ? [`地:${dateline.place}`] : [];
  });
  return [...new Set(sources)];
}

function topicButtons({ library }: App): Button[][] {
  return inRows(
    wordsHeld(library, 6).map((word) => button(cutLabel(word, 10), `/search ${word}`)),
    3,
  );
}

function askForWords(chat: Chat, app: App): View {
  const { say } = chat;
  if (app.library.size === 0) throw emptyLibrary(chat);
  const [example] = search.examples(app.library);
  return {
    blocks: [
      line(
        ...(example
          ? [...say('写上要找的词，例如 ', 'Say what to look for, for example '), commandLink(example)]
          : say('写上要找的词：/search 后面跟词', 'Say what to look for: /search and words')),
      ),
      line(say('更多写法：', 'More ways: '), commandLink('/help search')),
    ],
    buttons: topicButtons(app),
  };
}

function find(words: string, page: number, chat: Chat, app: App): View {
  const { say } = chat;
  const now = app.now();
  let answer = app.library.search(words, { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE, now });
  const pages = Math.max(1, Math.ceil(answer.total / PAGE_SIZE));
  const number = Math.min(page, pages);
  if (number < page) answer = app.library.search(words, { limit: PAGE_SIZE, offset: (number - 1) * PAGE_SIZE, now });
  const before = (number - 1) * PAGE_SIZE;
  if (answer.total === 0) return nothingFound(words, answer, chat, app);
  const shown = articleList(
    answer.hits.map((hit) => ({ article: hit.article, passage: passageOf(hit, app.library) })),
    before,
    app.library,
    chat,
  );
  const listed = app.library
    .search(words, { limit: Math.min(before + PAGE_SIZE, MOST_LISTED), now })
    .hits.map(({ article }) => article.id);
  return {
    blocks: [
      heading(
        say('“{words}”：{n} 篇', answer.total === 1 ? '“{words}”: 1 article' : '“{words}”: {n} articles', {
          words: shorten(words),
          n: answer.total,
        }),
      ),
      ...(answer.relaxed
        ? [line(say('没有一篇含全部的词，以下含得最多。', 'No article has all the words; these have most of them.'))]
        : []),
      ...misread(answer, chat),
      ...offers(answer, chat),
      ...shown.blocks,
    ],
    buttons: [...shown.buttons, pageButtons({ number, pages }, `/search ${words}`, chat), ...offerButtons(answer)],
    listed,
  };
}

/** Paragraphs that stand over the passage already, as title and source. */
const TELLS_NOTHING: ReadonlySet<Role> = new Set(['title', 'byline', 'dateline', 'credit', 'marker']);

/**
 * The passage that matches, with `…` where it leaves a sentence unfinished. Where only the title or the dateline does,
 * which stand above it already, the first sentence of the summary.
 */
function passageOf({ article, snippet, marks }: Hit, library: Library): Content {
  const paragraph = article.paragraphs[snippet.paragraph];
  if (!paragraph) return [];
  if (TELLS_NOTHING.has(paragraph.role)) {
    const [first] = library.reading(article).summary;
    return first ? [verbatim(article, first)] : [];
  }
  const shown = sentences(paragraph.text);
  return [
    ...(shown.some(({ start }) => start === snippet.start) ? [] : ['…']),
    verbatim(
      article,
      snippet,
      marks.map(({ start, end }) => ({ start: start - snippet.start, end: end - snippet.start })),
    ),
    ...(shown.some(({ end }) => end === snippet.end) ? [] : ['…']),
  ];
}

function nothingFound(words: string, answer: SearchAnswer, chat: Chat, app: App): View {
  if (app.library.size === 0) throw emptyLibrary(chat);
  const { say } = chat;
  const near = offerButtons(answer);
  const others = near.length > 0 ? [] : topicButtons(app);
  return {
    blocks: [
      line(say('没有找到“{words}”。', 'Nothing found for “{words}”.', { words: shorten(words) })),
      ...misread(answer, chat),
      // Of a single unknown word the line above says it all, unless there is something near it.
      ...offers(
        { ...answer, unknown: answer.unknown.filter((one) => one.nearest.length > 0 || one.word !== words) },
        chat,
      ),
      ...(others.length > 0 ? [line(say('库里在谈：', 'What there is:'))] : []),
    ],
    buttons: [...near, ...others],
  };
}

/** Fields that are not understood, left out of the search. */
function misread({ misread: fields = [] }: SearchAnswer, { say }: Chat): Block[] {
  return fields.map((field) =>
    line(
      say(
        '看不懂“{field}”，没有用它。日期写作 2025-06-16。',
        '“{field}” is not understood and was left out. Dates look like 2025-06-16.',
        { field: shorten(field) },
      ),
    ),
  );
}

/** Words found nowhere and the nearest known ones: offered, never used silently. */
function offers(answer: SearchAnswer, chat: Chat): Block[] {
  return answer.unknown.map(({ word, nearest }) =>
    nearest.length > 0
      ? line(
          chat.say('库里没有“{word}”，相近的有：', 'No article has “{word}”; near it: ', { word: shorten(word) }),
          ...nearest.slice(0, 3).flatMap((near, n) => [n > 0 ? chat.say.text('、', ', ') : '', bold(near)]),
        )
      : line(chat.say('库里没有“{word}”。', 'No article has “{word}”.', { word: shorten(word) })),
  );
}

const offerButtons = (answer: SearchAnswer) =>
  answer.unknown
    .filter(({ nearest }) => nearest.length > 0)
    .map(({ nearest }) => nearest.slice(0, 3).map((near) => button(cutLabel(near, 12), `/search ${near}`)));
