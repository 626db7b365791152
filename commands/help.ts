import type { App, Chat, Command } from '../src/chat/command.ts';
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

/** Command lines that give something on what is loaded now: quotations of who speaks most, figures, a search. */
export function examplesNow(app: App): string[] {
  return ['quotes', 'figures', 'search', 'latest'].flatMap((name) => {
    const [example] = findCommand(name, app.commands)?.examples(app.library) ?? [];
    return example === undefined ? [] : [example];
  });
}

function listCommands(chat: Chat, app: App): View {
  const { say } = chat;
  return {
    blocks: [
      heading(say('命令', 'Commands')),
      ...app.commands.map((command) =>
        line(
          { type: 'command', line: `/${command.name}`, content: [`/${command.name}`] },
          ' ',
          say.phrase(command.usage) === '' ? '' : `${say.phrase(command.usage)} `,
          '— ',
          say.phrase(command.summary),
        ),
      ),
      GAP,
      line(
        say(
          '私聊里直接写词就是搜索；中文命令词也行，如“引语 托卡耶夫”。',
          'In a private chat plain words search. Chinese command words work too: 引语 托卡耶夫.',
        ),
      ),
      line(say('搜索的写法见 ', 'How to write a search: '), commandLink('/help search')),
    ],
    buttons: [
      examplesNow(app)
        .slice(0, 2)
        .map((example) => button(example, example)),
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
