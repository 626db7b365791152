import type { App, Chat, Command } from '../src/chat/command.ts';
import { UserError } from '../src/chat/errors.ts';
import {
  choiceButtons,
  choiceLines,
  choiceNames,
  findChoice,
  privateDoor,
  readChoice,
} from '../src/chat/group-settings.ts';
import { bold, button, GAP, heading, line } from '../src/chat/layout.ts';
import { shorten } from '../src/chat/resolve-article.ts';
import { reckonChat } from '../src/chat/subscribing.ts';
import { LANGUAGES, type Language, speak } from '../src/chat/voice.ts';
import { findZone } from '../src/digest/find-zone.ts';
import type { ChatRecord } from '../src/store/records.ts';
import type { View } from '../src/view/view.ts';

const NAMES: Readonly<Record<Language, string>> = { 'zh-Hans': '简体中文', 'zh-Hant': '繁體中文', en: 'English' };
const LENGTHS = [3, 5, 8, 12];
const ZONES = ['Asia/Shanghai', 'Asia/Taipei', 'Asia/Hong_Kong', 'Asia/Almaty', 'Europe/London', 'America/New_York'];
export const DEFAULT_DIGEST_LENGTH = 5;

/** Language, time zone, length of a digest. */
export const settings: Command = {
  name: 'settings',
  aliases: ['设置', '設定', '設置', 'set'],
  summary: { zh: '语言、时区、简报篇数', en: 'Language, time zone, length of a digest' },
  usage: { zh: '[语言|时区|篇数 值]', en: '[language|zone|length value]' },
  examples: () => ['/settings'],
  run: async (args, chat, app) => {
    if (args === '') return showSettings(chat, app);
    const [field = '', ...rest] = args.split(/\s+/);
    const setter = SETTERS.find(({ names }) => names.includes(field.toLowerCase()));
    const choice = findChoice(field, chat);
    if (!setter && !choice) {
      throw new UserError(
        chat.say.text(
          '没有“{field}”这一项。可以改：语言、时区、篇数、{more}，例如 /settings 时区 Asia/Almaty',
          'There is no setting “{field}”. Allowed: language, zone, length, {more}; for example /settings zone Asia/Almaty',
          {
            field: shorten(field),
            more: choiceNames(chat),
          },
        ),
      );
    }
    if (!(await chat.mayChange()))
      throw new UserError(
        chat.say.text('本群的设置只有管理员可以改。', 'Only admins may change the settings of this group.'),
      );
    const value = rest.join(' ');
    const patch = choice ? readChoice(choice, value, chat) : setter!.read(value, chat);
    const record = (await app.store.chats.update(chat.key, (old) => ({ ...old, ...patch }))) ?? patch;
    const language = record.language ?? chat.language;
    const changed = {
      ...chat,
      record,
      language,
      say: speak(language),
      timeZone: record.timeZone ?? app.defaults.timeZone,
    };
    if (patch.timeZone) await reckonChat(changed, app);
    return { ...showSettings(changed, app), notice: changed.say.text('已保存', 'Saved') };
  },
};

interface Setter {
  readonly names: readonly string[];
  /** The part of the record that a value stands for. Throws UserError. */
  readonly read: (value: string, chat: Chat) => ChatRecord;
}

const SETTERS: readonly Setter[] = [
  {
    names: ['语言', '語言', 'language', 'lang'],
    read: (value, { say }) => {
      const language = LANGUAGES.find(
        (one) => one.toLowerCase() === value.toLowerCase() || NAMES[one].toLowerCase().startsWith(value.toLowerCase()),
      );
      if (value === '' || !language)
        throw new UserError(
          say.text(
            '语言可以是：简体、繁體、English。例如 /settings 语言 繁體',
            'Language is one of 简体, 繁體, English; for example /settings language English',
          ),
        );
      return { language };
    },
  },
  {
    names: ['时区', '時區', 'zone', 'timezone'],
    read: (value, { say }) => {
      const timeZone = findZone(value);
      if (timeZone === undefined) {
        throw new UserError(
          say.text(
            '不认识时区“{value}”。写城市、国家或 IANA 名，例如 /settings 时区 阿斯塔纳',
            'Unknown time zone “{value}”. Give a city, a country or an IANA name: /settings zone Almaty',
            { value: shorten(value) },
          ),
        );
      }
      return { timeZone };
    },
  },
  {
    names: ['篇数', '篇數', 'length'],
    read: (value, { say }) => {
      const digestLength = Number(value);
      if (!Number.isInteger(digestLength) || digestLength < 1 || digestLength > 20) {
        throw new UserError(
          say.text(
            '篇数是 1 到 20 的整数，收到的是“{value}”。例如 /settings 篇数 5',
            'Length is a whole number from 1 to 20, not “{value}”; for example /settings length 5',
            { value: shorten(value) },
          ),
        );
      }
      return { digestLength };
    },
  },
];

function showSettings(chat: Chat, app: App): View {
  const { say, record } = chat;
  const length = record.digestLength ?? DEFAULT_DIGEST_LENGTH;
  const zone = record.timeZone ?? app.defaults.timeZone;
  const tick = (isChosen: boolean) => (isChosen ? '✓ ' : '');
  return {
    blocks: [
      heading(say('设置', 'Settings')),
      line(say('语言：', 'Language: '), bold(NAMES[chat.language])),
      line(say('时区：', 'Time zone: '), bold(zone)),
      line(say('每期简报：', 'A digest has: '), bold(...say('{n} 篇', '{n} stories', { n: length }))),
      ...choiceLines(chat),
      GAP,
      line(
        say(
          '按下即改；别的时区请写城市（/settings 时区 巴黎），或把位置发给我。',
          'Press to change; for another zone write /settings zone and a city, or send me a location.',
        ),
      ),
    ],
    buttons: [
      LANGUAGES.map((language) =>
        button(`${tick(language === chat.language)}${NAMES[language]}`, `/settings 语言 ${language}`, true),
      ),
      ...[0, 3].map((from) =>
        ZONES.slice(from, from + 3).map((one) =>
          button(`${tick(one === zone)}${one.split('/')[1]!.replace('_', ' ')}`, `/settings 时区 ${one}`, true),
        ),
      ),
      LENGTHS.map((n) =>
        button(`${tick(n === length)}${say.text('{n} 篇', '{n} stories', { n })}`, `/settings 篇数 ${n}`, true),
      ),
      ...choiceButtons(chat),
      ...privateDoor(chat),
    ],
  };
}
