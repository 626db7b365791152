import { fact, titleOf } from '../src/chat/article-view.ts';
import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, heading, line } from '../src/chat/layout.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import { requireAdmin } from '../src/chat/subscribing.ts';
import type { ChatRecord } from '../src/store/records.ts';
import { fold } from '../src/text/scripts.ts';
import type { Button, View } from '../src/view/view.ts';

/** Entries kept of each kind; beyond that the oldest go. */
const MOST = 100;

/** Less of a topic, nothing of a word or a story: holds for all digests and alerts of the chat, at once. */
export const mute: Command = {
  name: 'mute',
  aliases: ['屏蔽', '少推', '不看'],
  summary: { zh: '不看某个词、某件事，少看某类', en: 'No more of a word or a story, less of a topic' },
  usage: { zh: '词|less 编号|story 编号|off 词', en: 'word|less id|story id|off word' },
  examples: () => ['/mute'],
  run: async (args, chat, app): Promise<View> => {
    const [verb = '', ...rest] = args.trim().split(/\s+/);
    const words = rest.join(' ');
    if (verb === '') return list(chat.record, chat, app);
    await requireAdmin(chat);
    switch (verb.toLowerCase()) {
      case 'less':
      case '少':
        return less(words, chat, app);
      case 'story':
      case '这件':
        return muteStory(words, chat, app);
      case 'off':
      case '取消':
      case '恢复':
        return list(await unmute(words, chat, app), chat, app, chat.say.text('已恢复', 'Restored'));
      default:
        return muteWord(args.trim(), chat, app);
    }
  },
};

/** 少推这类: less of the topic that the story is most about, and the ways to say more. */
async function less(id: string, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const article = app.library.article(id);
  const topic = article ? app.library.reading(article).topics[0] : undefined;
  const named = topic ?? id;
  if (!topic && (id === '' || id.length > 40)) {
    throw new UserError(
      say.text(
        '少推什么？写编号或话题，例如 /mute less 足球',
        'Less of what? Give an id or a topic: /mute less football',
      ),
    );
  }
  const record = await app.store.chats.update(chat.key, (held) => {
    const times = (held?.less?.[named] ?? 0) + 1;
    return { ...held, less: { ...held?.less, [named]: Math.min(times, 5) } };
  });
  const word: Button[] = [
    button(say.text('完全不看“{word}”', 'Nothing of “{word}”', { word: shorten(named) }), `/mute ${named}`, true),
  ];
  const story: Button[] = article
    ? [button(say.text('不再推这件事', 'Nothing more of this story'), `/mute story ${article.id}`, true)]
    : [];
  const topicWords = article && topic ? fact(article, topic) : named;
  return {
    blocks: [
      line(
        say('以后少推“{topic}”（{n} 次）。', 'Less of “{topic}” from now on ({n}×).', {
          topic: topicWords,
          n: record?.less?.[named] ?? 1,
        }),
      ),
    ],
    buttons: [word, story, [button(say.text('撤销', 'Undo'), `/mute off ${named}`, true)]].filter(
      (row) => row.length > 0,
    ),
    notice: say.text('会少推“{topic}”', 'Less of “{topic}”', { topic: shorten(named) }),
  };
}

async function muteStory(id: string, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const article = app.library.article(id);
  if (!article) {
    throw new UserError(say.text('没有编号“{id}”的文章。', 'There is no article “{id}”.', { id: shorten(id) }));
  }
  await change(chat, app, ({ words, stories }) => ({
    words,
    stories: [...stories.filter((one) => one !== id), id].slice(-MOST),
  }));
  return {
    blocks: [line(...say('不再推这件事：', 'Nothing more of this story: '), titleOf(article))],
    buttons: [[button(say.text('撤销', 'Undo'), `/mute off ${id}`, true)]],
    notice: say.text('不再推这件事', 'Nothing more of this story'),
  };
}

async function muteWord(said: string, chat: Chat, app: App): Promise<View> {
  const { say } = chat;
  const word = said.replace(/^["“「](.*)["”」]$/, '$1');
  if (word.length > 40) {
    throw new UserError(
      say.text('“{word}”太长，最多 40 个字。', '“{word}” is too long; 40 characters at most.', { word: shorten(word) }),
    );
  }
  await change(chat, app, ({ words, stories }) => ({
    words: [...words.filter((one) => !isSame(one, word)), word].slice(-MOST),
    stories,
  }));
  const matching = app.library.search(`"${word}"`, { limit: 1 }).total;
  return {
    blocks: [
      line(
        say(
          '不再推含“{word}”的报道（库里有 {n} 篇）。查询不受影响。',
          'No article with “{word}” is sent from now on ({n} are held). Searching is not affected.',
          {
            word,
            n: matching,
          },
        ),
      ),
    ],
    buttons: [
      [
        button(say.text('撤销', 'Undo'), `/mute off ${word}`, true),
        button(say.text('全部屏蔽', 'All of them'), '/mute'),
      ],
    ],
    notice: say.text('已屏蔽“{word}”', 'Muted “{word}”', { word: shorten(word) }),
  };
}

/** 鐵路 is 铁路, GDP is gdp. */
const isSame = (one: string, other: string): boolean => fold(one) === fold(other);

type Muted = NonNullable<ChatRecord['muted']>;

function change(chat: Chat, app: App, how: (muted: Muted) => Muted): Promise<ChatRecord | undefined> {
  return app.store.chats.update(chat.key, (held) => ({
    ...held,
    muted: how(held?.muted ?? { words: [], stories: [] }),
  }));
}

async function unmute(said: string, chat: Chat, app: App): Promise<ChatRecord> {
  const record = await app.store.chats.update(chat.key, (held) => {
    const { [said]: _times, ...less } = held?.less ?? {};
    const { words = [], stories = [] } = held?.muted ?? {};
    return {
      ...held,
      less,
      muted: { words: words.filter((one) => !isSame(one, said)), stories: stories.filter((one) => one !== said) },
    };
  });
  return record ?? {};
}

function list({ muted, less: fewer }: ChatRecord, chat: Chat, app: App, notice?: string): View {
  const { say } = chat;
  const words = muted?.words ?? [];
  const stories = (muted?.stories ?? []).flatMap((id) => app.library.article(id) ?? []);
  const topics = Object.keys(fewer ?? {});
  const isNone = words.length + stories.length + topics.length === 0;
  return {
    blocks: [
      heading(say('屏蔽与少推', 'Muted and less')),
      ...(isNone ? [line(say('什么都没有屏蔽。例如 /mute 足球', 'Nothing is muted. For example /mute football'))] : []),
      ...(words.length > 0 ? [line(...say('不看的词：', 'Words: '), bold(words.join('、')))] : []),
      ...(topics.length > 0 ? [line(...say('少推：', 'Less of: '), bold(topics.join('、')))] : []),
      ...stories.map((article) => line(...say('不看的事：', 'Story: '), titleOf(article))),
    ],
    buttons: [...words, ...topics]
      .slice(0, 20)
      .map((word) => [button(say.text('恢复 {word}', 'Restore {word}', { word }), `/mute off ${word}`, true)]),
    ...(notice ? { notice } : {}),
  };
}
