import type { App, Chat, Command, Phrase } from '../src/chat/command.ts';
import { findCommand } from '../src/chat/dispatch.ts';
import { UserError } from '../src/chat/errors.ts';
import { bold, button, commandLink, GAP, heading, line } from '../src/chat/layout.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import type { View } from '../src/view/view.ts';
import { SEARCH_GUIDE } from './search-guide.ts';

/** Made from the command list. */
export const help: Command = {
  name: 'help',
  aliases: ['帮助', '幫助', '命令', '?'],
  summary: { zh: '全部命令；后加命令名看用法', en: 'All commands; add a name for its use' },
  usage: { zh: '[命令]', en: '[command]' },
  examples: () => ['/help', '/help search'],
  run: (args, chat, app) => (args === '' ? listCommands(chat, app) : explain(args, chat, app)),
};

/** What the commands are for, in the order in which a reader comes to need them; what is in none stands last. */
const SECTIONS: readonly { readonly title: Phrase; readonly commands: readonly string[] }[] = [
  {
    title: { zh: '读新闻', en: 'Read' },
    commands: ['latest', 'search', 'summary', 'read', 'story', 'versions', 'topics'],
  },
  { title: { zh: '谁说的，多少', en: 'Who said it, how much' }, commands: ['quotes', 'figures', 'people'] },
  {
    title: { zh: '按时送来', en: 'Delivered' },
    commands: [
      'digest',
      'subscribe',
      'subscriptions',
      'unsubscribe',
      'preview',
      'alert',
      'status',
      'missed',
      'pause',
      'resume',
      'quiet',
      'mute',
    ],
  },
];
const REST: Phrase = { zh: '其他', en: 'Other' };

/** Command lines that give something on what is loaded now: quotations of who speaks most, figures, a search. */
export function examplesNow(app: App): string[] {
  if (app.library.size === 0) return [];
  return ['quotes', 'figures', 'search', 'latest'].flatMap((name) => {
    const [example] = findCommand(name, app.commands)?.examples(app.library) ?? [];
    return example === undefined ? [] : [example];
  });
}

function listCommands(chat: Chat, app: App): View {
  const { say } = chat;
  const placed = new Set(SECTIONS.flatMap(({ commands }) => commands));
  const byName = new Map(app.commands.map((command) => [command.name, command]));
  const sections = [
    ...SECTIONS.map(({ title, commands }) => ({ title, commands: commands.flatMap((name) => byName.get(name) ?? []) })),
    { title: REST, commands: app.commands.filter(({ name }) => !placed.has(name)) },
  ].filter(({ commands }) => commands.length > 0);
  const [example] = examplesNow(app);
  return {
    blocks: [
      heading(say('命令', 'Commands')),
      ...sections.flatMap(({ title, commands }) => [
        GAP,
        line(bold(say.phrase(title))),
        ...commands.map((command) => line(commandLink(`/${command.name}`), ' — ', say.phrase(command.summary))),
      ]),
      GAP,
      line(
        say('写法和例子：', 'Use and examples: '),
        commandLink('/help search'),
        say('，别的命令也一样。', ', and so for every command.'),
      ),
      line(
        say(
          '私聊里直接写词就是搜索；中文命令词也行，如“{words}”。',
          'In a private chat plain words search. Chinese command words work too: {words}.',
          { words: example?.startsWith('/quotes ') ? example.replace('/quotes', '引语') : '最新' },
        ),
      ),
    ],
    buttons: [
      examplesNow(app)
        .slice(0, 2)
        .map((line) => button(line, line)),
    ],
  };
}

function explain(name: string, chat: Chat, app: App): View {
  const { say } = chat;
  const wanted = name
    .replace(/^[/／]/, '')
    .normalize('NFKC')
    .toLowerCase();
  const command = findCommand(wanted, app.commands);
  if (!command) {
    throw new UserError(
      say.text(
        '没有“{name}”这个命令。发 /help 看全部命令，例如 /help quotes',
        'There is no command “{name}”. /help lists them; for example /help quotes',
        { name: shorten(name) },
      ),
    );
  }
  const examples = command.examples(app.library);
  const usage = say.phrase(command.usage);
  return {
    blocks: [
      heading([`/${command.name}${usage ? ` ${usage}` : ''}`]),
      line(say.phrase(command.summary)),
      ...(command.aliases.length > 0
        ? [line(say('也可以写：', 'Also: '), command.aliases.join(say.text('、', ', ')))]
        : []),
      ...(command.name === 'search'
        ? SEARCH_GUIDE.map(({ form, meaning }) => line(bold(form), '　', say.phrase(meaning)))
        : []),
      ...(examples.length > 0
        ? [
            GAP,
            line(say('例如', 'For example')),
            { type: 'list' as const, items: examples.map((example) => [commandLink(example)]) },
          ]
        : []),
    ],
    buttons: examples.slice(0, 3).map((example) => [button(example, example)]),
  };
}
