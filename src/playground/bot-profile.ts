import { botIn, mayDo, memberOf, type Room } from './room.ts';
import type { User } from './wire.ts';

/** A line of a command menu. */
export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** For whom a command menu is. */
export type CommandScope =
  | { readonly type: 'default' | 'all_private_chats' | 'all_group_chats' | 'all_chat_administrators' }
  | { readonly type: 'chat' | 'chat_administrators'; readonly chat_id: number | string }
  | { readonly type: 'chat_member'; readonly chat_id: number | string; readonly user_id: number };

/** What the bot has said about itself: command menus by scope and language, names and descriptions by language. */
export class BotProfile {
  readonly #commands = new Map<string, readonly BotCommand[]>();
  readonly #texts = new Map<string, string>();
  readonly #settings = new Map<string, object>();

  setCommands(scope: CommandScope, language: string, commands: readonly BotCommand[]): void {
    this.#commands.set(keyOf(scope, language), commands);
  }

  deleteCommands(scope: CommandScope, language: string): void {
    this.#commands.delete(keyOf(scope, language));
  }

  /** Exactly what was set for this scope and language. */
  commands(scope: CommandScope, language: string): readonly BotCommand[] {
    return this.#commands.get(keyOf(scope, language)) ?? [];
  }

  /** The menu somebody sees in a chat: the narrowest scope that has one, in their language before none. */
  menu(room: Room, user: User): readonly BotCommand[] {
    const language = user.language_code?.slice(0, 2) ?? '';
    for (const scope of scopesFor(room, user)) {
      for (const code of [language, '']) {
        const found = this.#commands.get(keyOf(scope, code));
        if (found) return found;
      }
    }
    return [];
  }

  /** `what`: name, description, short_description. An empty text takes it back. */
  setText(what: string, language: string, text: string): void {
    if (text === '') this.#texts.delete(`${what} ${language}`);
    else this.#texts.set(`${what} ${language}`, text);
  }

  /** In the language, else in none, else `fallback`. */
  text(what: string, language: string, fallback = ''): string {
    return this.#texts.get(`${what} ${language}`) ?? this.#texts.get(`${what} `) ?? fallback;
  }

  setSetting(key: string, value: object): void {
    this.#settings.set(key, value);
  }

  setting(key: string): object | undefined {
    return this.#settings.get(key);
  }
}

function keyOf(scope: CommandScope, language: string): string {
  const chat = 'chat_id' in scope ? scope.chat_id : '';
  const user = 'user_id' in scope ? scope.user_id : '';
  return [scope.type, chat, user, language].join(' ');
}

/** Narrowest first, as Telegram looks them up. */
function scopesFor(room: Room, user: User): CommandScope[] {
  if (room.type === 'private')
    return [{ type: 'chat', chat_id: room.id }, { type: 'all_private_chats' }, { type: 'default' }];
  if (room.type === 'channel' || !['member', 'administrator'].includes(botIn(room).status)) return [];
  const isAdmin = mayDo(memberOf(room, user), 'can_manage_chat');
  return [
    { type: 'chat_member', chat_id: room.id, user_id: user.id },
    ...(isAdmin ? [{ type: 'chat_administrators' as const, chat_id: room.id }] : []),
    { type: 'chat', chat_id: room.id },
    ...(isAdmin ? [{ type: 'all_chat_administrators' as const }] : []),
    { type: 'all_group_chats' },
    { type: 'default' },
  ];
}
