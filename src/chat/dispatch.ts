import { closest, distance } from 'fastest-levenshtein';
import { StoreError } from '../store/store.ts';
import type { View } from '../view/view.ts';
import type { App, Chat, Command } from './command.ts';
import { UserError } from './errors.ts';
import { button, line } from './layout.ts';
import { shorten } from './resolve-article.ts';

/**
 * Answers a command line: a typed message, a pressed button, a deep link, a schedule entry, the terminal. Words that
 * begin with no command are a search. Never throws: a reader's mistake is told as it stands, a bug is reported and
 * answered with one apology.
 */
export async function dispatch(commandLine: string, chat: Chat, app: App): Promise<View> {
  const { name, args, isSlash } = takeName(commandLine);
  try {
    const command = findCommand(name, app.commands);
    if (!command && isSlash) return unknownCommand(name, chat, app);
    const [run, rest] = command ? [command, args] : [findCommand('search', app.commands), commandLine.trim()];
    if (!run) return unknownCommand(name, chat, app);
    if (run.changesChat && !(await chat.mayChange())) return notAllowed(run, chat);
    const view = await run.run(rest, chat, app);
    if (view.listed) await rememberList(view.listed, chat, app);
    return view;
  } catch (error) {
    if (error instanceof UserError)
      return { blocks: [line(error.message)], refusal: true, ...(error.buttons ? { buttons: error.buttons } : {}) };
    app.report?.(error, name);
    if (error instanceof StoreError) {
      return {
        blocks: [
          line(
            chat.say(
              '现在存不了设置，问新闻不受影响。请稍后再试；若一直这样，请告诉管理员。',
              'Settings cannot be saved just now; asking about the news still works. Try again later, and tell whoever runs this bot if it stays so.',
            ),
          ),
        ],
      };
    }
    return {
      blocks: [
        line(
          chat.say(
            '出了个错，已经记下。换个说法，或发 /help。',
            'Something went wrong and was noted. Try other words, or /help.',
          ),
        ),
      ],
    };
  }
}

/** Takes a line apart: `/Quotes@bot 托卡耶夫` is quotes with 托卡耶夫. */
export function takeName(commandLine: string): {
  readonly name: string;
  readonly args: string;
  readonly isSlash: boolean;
} {
  const text = commandLine.trim();
  const isSlash = text.startsWith('/') || text.startsWith('／');
  const body = isSlash ? text.slice(1) : text;
  const end = body.search(/\s/);
  const word = end < 0 ? body : body.slice(0, end);
  const args = end < 0 ? '' : body.slice(end).trim();
  const at = word.indexOf('@');
  const name = (isSlash && at >= 0 ? word.slice(0, at) : word).normalize('NFKC').toLowerCase();
  return { name, args, isSlash };
}

/** The command of a name or alias. */
export function findCommand(name: string, commands: readonly Command[]): Command | undefined {
  return commands.find((command) => command.name === name || command.aliases.includes(name));
}

const MOST_SLIPS = 2;

function unknownCommand(name: string, chat: Chat, app: App): View {
  const names = app.commands.flatMap((command) => [command.name, ...command.aliases]);
  const nearest = name === '' ? undefined : closest(name, names);
  const isNear = nearest !== undefined && distance(name, nearest) <= Math.min(MOST_SLIPS, Math.ceil(name.length / 3));
  const wrong = `/${shorten(name)}`;
  if (!isNear) {
    return {
      blocks: [
        line(
          chat.say(
            '没有 {wrong} 这个命令。发 /help 看全部命令。',
            'There is no command {wrong}. /help lists them all.',
            { wrong },
          ),
        ),
      ],
      buttons: [[button('/help', '/help')]],
    };
  }
  const meant = `/${findCommand(nearest, app.commands)?.name ?? nearest}`;
  return {
    blocks: [
      line(
        chat.say('没有 {wrong} 这个命令。是不是 {meant}？', 'There is no command {wrong}. Did you mean {meant}?', {
          wrong,
          meant,
        }),
      ),
    ],
    buttons: [[button(meant, meant), button('/help', '/help')]],
  };
}

function notAllowed(command: Command, chat: Chat): View {
  return {
    blocks: [
      line(
        chat.say(
          '/{name} 会改动本群的设置，只有管理员可以用。',
          '/{name} changes settings of this group; only its admins may use it.',
          { name: command.name },
        ),
      ),
    ],
    notice: chat.say.text('只有管理员可以用', 'Only admins may do this'),
    refusal: true,
  };
}

/** So that `n` means a line of this list from now on; an answer never fails because it cannot be remembered. */
async function rememberList(listed: readonly string[], chat: Chat, app: App): Promise<void> {
  try {
    await app.store.chats.update(chat.key, (record) => ({ ...record, listed }));
  } catch (error) {
    app.report?.(error, 'list');
  }
}
