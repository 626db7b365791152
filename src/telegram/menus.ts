import { GrammyError } from 'grammy';
import type { BotCommand, ChatAdministratorRights } from 'grammy/types';
import type { Command, Phrase } from '../chat/command.ts';
import { faultFacts } from './fault.ts';
import type { Room } from './room.ts';

/** How the bot is shown: name (64 characters), description before the first message (512), short description (120). */
const NAME: Phrase = { zh: '简报', en: 'Jianbao' };
const SHORT: Phrase = {
  zh: '逐字读中文新闻：谁说了什么，多少，三句摘要，按时送到。',
  en: 'Chinese news, word for word: who said what, how much, summaries, digests on time.',
};
const DESCRIPTION: Phrase = {
  zh: '我读报，只引原文，不改一字：谁说了什么、是什么身份；多少、量的是什么；三句摘要。关注的话题按你定的时间送到。在任何聊天里写 @我 和想找的词，也能用。',
  en: 'I read Chinese news and quote it without changing a word: who said what in which office, how much of what, summaries in three sentences. Topics you follow come at your hour. Works inline in any chat, too.',
};

/** What a channel's administrator is asked to grant; in groups the bot needs no rights. */
const CHANNEL_RIGHTS: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: false,
  can_manage_video_chats: false,
  can_restrict_members: false,
  can_promote_members: false,
  can_change_info: false,
  can_invite_users: false,
  can_post_messages: true,
  can_edit_messages: false,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_send_welcome_messages: false,
};

/** Chinese for Chinese clients (Telegram takes two letters), English for all others. */
const LANGUAGES = [
  { code: undefined, of: (phrase: Phrase) => phrase.en },
  { code: 'zh', of: (phrase: Phrase) => phrase.zh },
] as const;

/** The command list as Telegram's menu. */
export function menuOf(commands: readonly Command[], of: (phrase: Phrase) => string): BotCommand[] {
  return commands.map(({ name, summary }) => ({ command: name, description: of(summary).slice(0, 256) }));
}

/** Tells Telegram how the bot is shown, where that differs; a refusal (they are rationed) is noted and tried at the next start. */
export async function setMenus(room: Room, stopped: AbortSignal): Promise<void> {
  const { api, app } = room;
  const keep = (what: string, change: () => Promise<void>) =>
    stopped.aborted ? Promise.resolve() : changeShown(room, what, stopped, change);
  for (const { code, of } of LANGUAGES) {
    const language = code ? ({ language_code: code } as const) : {};
    const commands = menuOf(app.commands, of);
    await keep('commands', async () => {
      if (!same(await api.getMyCommands(language), commands)) await api.setMyCommands(commands, language);
    });
    await keep('name', async () => {
      if ((await api.getMyName(language)).name !== of(NAME)) await api.raw.setMyName({ name: of(NAME), ...language });
    });
    await keep('description', async () => {
      const { description } = await api.getMyDescription(language);
      if (description !== of(DESCRIPTION))
        await api.raw.setMyDescription({ description: of(DESCRIPTION), ...language });
    });
    await keep('short description', async () => {
      const { short_description } = await api.getMyShortDescription(language);
      if (short_description !== of(SHORT))
        await api.raw.setMyShortDescription({ short_description: of(SHORT), ...language });
    });
  }
  await keep('rights', async () => {
    const held = (await api.getMyDefaultAdministratorRights({ for_channels: true })) as unknown as Record<
      string,
      unknown
    >;
    const differs = Object.entries(CHANNEL_RIGHTS).some(([right, value]) => (held[right] ?? false) !== value);
    if (differs) await api.setMyDefaultAdministratorRights({ rights: CHANNEL_RIGHTS, for_channels: true });
  });
}

async function changeShown(room: Room, what: string, stopped: AbortSignal, change: () => Promise<void>): Promise<void> {
  try {
    await change();
  } catch (error) {
    if (stopped.aborted) return;
    const isRationed = error instanceof GrammyError && error.error_code === 429;
    room.log[isRationed ? 'debug' : 'warn']({ what, ...faultFacts(error) }, 'cannot set how the bot is shown');
  }
}

function same(held: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  const plain = (list: readonly BotCommand[]) =>
    list.map(({ command, description }) => `${command} ${description}`).join('\n');
  return plain(held) === plain(wanted);
}
