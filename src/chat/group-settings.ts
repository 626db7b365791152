import type { ChatRecord } from '../store/records.ts';
import type { Block, Button } from '../view/view.ts';
import type { Chat, Phrase } from './command.ts';
import { UserError } from './errors.ts';
import { bold, button, line } from './layout.ts';

/** A setting that is one of a few values: how it is named, written and shown. */
export interface Choice {
  readonly label: Phrase;
  /** First the one that its buttons write. */
  readonly names: readonly string[];
  /** Where it holds; everywhere when absent. */
  readonly only?: Chat['kind'];
  readonly values: readonly ChoiceValue[];
}

interface ChoiceValue {
  readonly label: Phrase;
  readonly words: readonly string[];
  readonly record: ChatRecord;
  /** Whether a record has it; the first value is that of an empty record. */
  readonly holds: (record: ChatRecord) => boolean;
}

const seconds = (n: number): ChoiceValue => ({
  label:
    n === 0
      ? { zh: '不限', en: 'none' }
      : n < 60
        ? { zh: `${n} 秒`, en: `${n} s` }
        : { zh: `${n / 60} 分钟`, en: `${n / 60} min` },
  words: [`${n}`, ...(n === 0 ? ['不限', 'none', 'off'] : [])],
  record: { coolDown: n },
  holds: ({ coolDown = 0 }) => coolDown === n,
});

const ON = ['开', '開', 'on', 'yes'];
const OFF = ['关', '關', 'off', 'no'];

/** Settings with buttons for each value, in the order shown. */
export const CHOICES: readonly Choice[] = [
  {
    label: { zh: '谁可以提问', en: 'Who may ask' },
    names: ['提问', '提問', 'asking'],
    only: 'group',
    values: [
      {
        label: { zh: '所有人', en: 'all' },
        words: ['所有人', 'all'],
        record: { asking: 'all' },
        holds: ({ asking }) => asking !== 'admins',
      },
      {
        label: { zh: '管理员', en: 'admins' },
        words: ['管理员', '管理員', 'admins'],
        record: { asking: 'admins' },
        holds: ({ asking }) => asking === 'admins',
      },
    ],
  },
  {
    label: { zh: '每人两问之间', en: 'Between two questions of a member' },
    names: ['间隔', '間隔', 'cooldown'],
    only: 'group',
    values: [0, 30, 60, 300].map(seconds),
  },
  {
    label: { zh: '长回答', en: 'Long answers' },
    names: ['长文', '長文', 'long'],
    only: 'group',
    values: [
      {
        label: { zh: '发在群里', en: 'in the group' },
        words: ['群里', '群裡', 'here'],
        record: { longInPrivate: false },
        holds: ({ longInPrivate }) => longInPrivate !== true,
      },
      {
        label: { zh: '到私聊里看', en: 'in the private chat' },
        words: ['私聊', 'private'],
        record: { longInPrivate: true },
        holds: ({ longInPrivate }) => longInPrivate === true,
      },
    ],
  },
  {
    label: { zh: '版式', en: 'Layout' },
    names: ['版式', 'layout', 'rich'],
    values: [
      {
        label: { zh: '普通', en: 'plain' },
        words: ['普通', 'plain', ...OFF],
        record: { rich: false },
        holds: ({ rich }) => rich !== true,
      },
      {
        label: { zh: '丰富：表格、折叠', en: 'rich: tables, folding' },
        words: ['丰富', '豐富', 'rich', ...ON],
        record: { rich: true },
        holds: ({ rich }) => rich === true,
      },
    ],
  },
  {
    label: { zh: '引文', en: 'Quoted words' },
    names: ['引文', 'quoted'],
    values: [
      {
        label: { zh: '照原文', en: 'as printed' },
        words: ['原文', '照原文', 'printed', ...OFF],
        record: { convert: false },
        holds: ({ convert }) => convert !== true,
      },
      {
        label: { zh: '转成繁體', en: 'in 繁體' },
        words: ['繁体', '繁體', 'traditional', ...ON],
        record: { convert: true },
        holds: ({ convert }) => convert === true,
      },
    ],
  },
];

const shownIn = (chat: Chat): readonly Choice[] =>
  CHOICES.filter(({ only }) => only === undefined || only === chat.kind);

/** The choice of a name that holds in this kind of chat. */
export function findChoice(name: string, chat: Chat): Choice | undefined {
  return shownIn(chat).find(({ names }) => names.includes(name.toLowerCase()));
}

/** Names of the choices that hold in this kind of chat, for a message. */
export function choiceNames(chat: Chat): string {
  const isEnglish = chat.language === 'en';
  return shownIn(chat)
    .map(({ names }) => (isEnglish ? names.find((name) => /^[a-z]/.test(name)) : names[0]) ?? '')
    .join(isEnglish ? ', ' : '、');
}

/** The part of the record that a written value stands for. Throws UserError. */
export function readChoice(choice: Choice, word: string, chat: Chat): ChatRecord {
  const value = choice.values.find(({ words }) => words.includes(word.toLowerCase()));
  if (value) return value.record;
  const { say } = chat;
  const [name = ''] = choice.names;
  throw new UserError(
    say.text(
      '“{label}”可以是：{values}。例如 /settings {name} {example}',
      '“{label}” is one of {values}; for example /settings {name} {example}',
      {
        label: say.phrase(choice.label),
        values: choice.values
          .map(({ label, words }) => `${words[0]}（${say.phrase(label)}）`)
          .join(say.text('、', ', ')),
        name,
        example: choice.values[0]?.words[0] ?? '',
      },
    ),
  );
}

/** Lines that tell what is chosen. */
export function choiceLines(chat: Chat): Block[] {
  const { say, record } = chat;
  return shownIn(chat).map(({ label, values }) => {
    const held = values.find(({ holds }) => holds(record));
    const shown = held ? say.phrase(held.label) : say.text('{n} 秒', '{n} s', { n: record.coolDown ?? 0 });
    return line(say.phrase(label), say.text('：', ': '), bold(shown));
  });
}

/** A row of buttons for each choice, the chosen one ticked. */
export function choiceButtons(chat: Chat): Button[][] {
  const { say, record } = chat;
  return shownIn(chat).map(({ names, values }) =>
    values.map(({ label, words, holds }) =>
      button(`${holds(record) ? '✓ ' : ''}${say.phrase(label)}`, `/settings ${names[0]} ${words[0]}`, true),
    ),
  );
}

/** A group's settings can be changed from the private chat, where nobody else watches. */
export function privateDoor(chat: Chat): Button[][] {
  if (chat.kind !== 'group') return [];
  return [
    [
      {
        label: chat.say.text('在私聊里设置', 'Settings in the private chat'),
        action: { type: 'start', payload: chat.key.replace(':', '').replace(/^tg/, 'chat') },
      },
    ],
  ];
}
