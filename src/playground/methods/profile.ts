import type { Api } from '../api.ts';
import type { BotCommand, CommandScope } from '../bot-profile.ts';
import { BOT } from '../people.ts';
import { badRequest } from '../refusal.ts';
import { readableRoom } from './address.ts';

const COMMANDS = 100;
const COMMAND_LENGTH = 32;
const DESCRIPTION_LENGTH = 256;

interface Scoped {
  readonly scope?: CommandScope;
  /** Two letters, or empty for all others. */
  readonly language_code?: string;
}

/** Telegram keeps one menu for a chat whether it was named by id or by name. */
function settledScope(api: Api, scope: CommandScope = { type: 'default' }): CommandScope {
  return 'chat_id' in scope ? { ...scope, chat_id: readableRoom(api, scope.chat_id).id } : scope;
}

/** Sets the menu of a scope and language. Throws Refusal. */
export function setMyCommands(api: Api, params: Scoped & { readonly commands: readonly BotCommand[] }): true {
  if (params.commands.length > COMMANDS) throw badRequest('too many commands specified');
  const commands = params.commands.map(({ command, description }) => {
    const name = command.replace(/^\//, '');
    if (name === '') throw badRequest('command must be non-empty');
    if (name.length > COMMAND_LENGTH) throw badRequest('command length must not exceed 32');
    if (!/^[a-z0-9_]+$/.test(name)) throw badRequest('BOT_COMMAND_INVALID');
    const told = description.trim();
    if (told === '') throw badRequest('command description must be non-empty');
    if ([...told].length > DESCRIPTION_LENGTH) throw badRequest('command description length must not exceed 256');
    return { command: name, description: told };
  });
  api.profile.setCommands(settledScope(api, params.scope), params.language_code ?? '', commands);
  api.world.tell({ type: 'profile' });
  return true;
}

/** Takes the menu of a scope and language back. */
export function deleteMyCommands(api: Api, { scope, language_code = '' }: Scoped): true {
  api.profile.deleteCommands(settledScope(api, scope), language_code);
  api.world.tell({ type: 'profile' });
  return true;
}

/** Reads the menu of exactly this scope and language. */
export function getMyCommands(api: Api, { scope, language_code = '' }: Scoped): readonly BotCommand[] {
  return api.profile.commands(settledScope(api, scope), language_code);
}

/** A text the bot gives about itself: how to set it and how to read it back. `most` counts characters. */
function profileText(what: 'name' | 'description' | 'short_description', most: number, fallback = '') {
  const set = (api: Api, params: Scoped & Readonly<Record<string, unknown>>): true => {
    const text = typeof params[what] === 'string' ? params[what] : '';
    if ([...text].length > most) throw badRequest(`bot ${what.replace('_', ' ')} is too long`);
    api.profile.setText(what, params.language_code ?? '', text);
    api.world.tell({ type: 'profile' });
    return true;
  };
  const get = (api: Api, { language_code = '' }: Scoped): object => ({
    [what]: api.profile.text(what, language_code, fallback),
  });
  return { set, get };
}

/** The name of the bot. */
export const nameText = profileText('name', 64, BOT.first_name);
/** What an empty private chat shows. */
export const descriptionText = profileText('description', 512);
/** What the profile of the bot shows. */
export const shortDescriptionText = profileText('short_description', 120);

const NO_RIGHTS = Object.fromEntries(
  [
    'is_anonymous',
    'can_manage_chat',
    'can_delete_messages',
    'can_manage_video_chats',
    'can_restrict_members',
    'can_promote_members',
    'can_change_info',
    'can_invite_users',
    'can_post_stories',
    'can_edit_stories',
    'can_delete_stories',
    'can_send_welcome_messages',
  ].map((right) => [right, false]),
);

interface RightsParams {
  readonly rights?: object;
  readonly for_channels?: boolean;
}

/** Sets which rights the bot asks for when it is made admin. */
export function setMyDefaultAdministratorRights(api: Api, { rights, for_channels }: RightsParams): true {
  api.profile.setSetting(`rights ${for_channels === true}`, rights ?? NO_RIGHTS);
  return true;
}

/** Reads the rights the bot asks for; none at the beginning. */
export function getMyDefaultAdministratorRights(api: Api, { for_channels }: RightsParams): object {
  return api.profile.setting(`rights ${for_channels === true}`) ?? NO_RIGHTS;
}

interface MenuParams {
  readonly chat_id?: number;
  readonly menu_button?: object;
}

/** Sets the button beside the input line, for one private chat or all. */
export function setChatMenuButton(api: Api, { chat_id, menu_button }: MenuParams): true {
  api.profile.setSetting(`menu ${chat_id ?? ''}`, menu_button ?? { type: 'default' });
  return true;
}

/** Reads the button beside the input line. */
export function getChatMenuButton(api: Api, { chat_id }: MenuParams): object {
  return api.profile.setting(`menu ${chat_id ?? ''}`) ?? api.profile.setting('menu ') ?? { type: 'commands' };
}

/** Tells who the bot is. */
export function getMe(api: Api): object {
  return {
    ...BOT,
    first_name: api.profile.text('name', '', BOT.first_name),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: false,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}
