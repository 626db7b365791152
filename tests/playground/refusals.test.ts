import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Playground } from '../../src/playground/start.ts';
import type { Message } from '../../src/playground/wire.ts';
import { call, done, open, refusal } from './bot.ts';

let playground: Playground;
let sent: Message;
beforeAll(async () => {
  playground = await open();
  playground.act.start(playground.people.lin);
  sent = await done<Message>(playground, 'sendMessage', { chat_id: playground.people.lin.id, text: '原文' });
});
afterAll(() => playground.close());

const keyboard = (button: object) => ({ inline_keyboard: [[button]] });
const bold = (offset: number, length: number) => [{ type: 'bold', offset, length }];
const card = (id: string, more: object = {}) => ({
  type: 'article',
  id,
  title: '卡片',
  input_message_content: { message_text: '文' },
  ...more,
});

/** Method, parameters, what Telegram says. Messages go to Lin's private chat unless another is named. */
const ROWS: readonly [string, string, object, RegExp][] = [
  ['no text', 'sendMessage', {}, /^400 Bad Request: message text is empty$/],
  ['an empty text', 'sendMessage', { text: '' }, /message text is empty/],
  ['a text of blanks', 'sendMessage', { text: ' \n\u200b\u2060' }, /text must be non-empty/],
  ['a text too long', 'sendMessage', { text: '字'.repeat(4097) }, /message is too long/],
  ['a text far too long', 'sendMessage', { text: '字'.repeat(11_000) }, /text is too long/],
  ['half a character', 'sendMessage', { text: 'a\ud83d' }, /strings must be encoded in UTF-8/],
  ['an unknown parameter', 'sendMessage', { text: 'a', colour: 1 }, /colour is unknown/],
  ['a number for a text', 'sendMessage', { text: 1 }, /text must be a String/],
  ['a parse mode', 'sendMessage', { text: '<b>a</b>', parse_mode: 'HTML' }, /^501 .*parse_mode HTML/],
  ['an entity outside', 'sendMessage', { text: '字字', entities: bold(1, 2) }, /ends outside the text of 2/],
  ['an entity before the text', 'sendMessage', { text: '字字', entities: bold(-1, 1) }, /wrong offset/],
  ['an entity of nothing', 'sendMessage', { text: '字字', entities: bold(0, 0) }, /wrong length/],
  ['an entity through a character', 'sendMessage', { text: '👍👍', entities: bold(0, 1) }, /middle of a UTF-16 symbol/],
  [
    '101 entities',
    'sendMessage',
    { text: '字'.repeat(101), entities: [...'字'.repeat(101)].flatMap((_, n) => bold(n, 1)) },
    /too many entities/,
  ],
  [
    'a link to this machine',
    'sendMessage',
    { text: 'a', entities: [{ type: 'text_link', offset: 0, length: 1, url: 'http://localhost/x' }] },
    /wrong URL/,
  ],
  [
    'quotations in each other',
    'sendMessage',
    {
      text: '字字字',
      entities: [
        { type: 'blockquote', offset: 0, length: 3 },
        { type: 'expandable_blockquote', offset: 1, length: 1 },
      ],
    },
    /can't be nested/,
  ],
  [
    'data of 65 bytes',
    'sendMessage',
    { text: 'a', reply_markup: keyboard({ text: 'x', callback_data: '字'.repeat(22) }) },
    /BUTTON_DATA_INVALID/,
  ],
  [
    'no data',
    'sendMessage',
    { text: 'a', reply_markup: keyboard({ text: 'x', callback_data: '' }) },
    /BUTTON_DATA_INVALID/,
  ],
  [
    'a button to this machine',
    'sendMessage',
    { text: 'a', reply_markup: keyboard({ text: 'x', url: 'http://localhost:8080/' }) },
    /button URL 'http:\/\/localhost:8080\/' is invalid: wrong HTTP URL/,
  ],
  [
    'a long text to copy',
    'sendMessage',
    { text: 'a', reply_markup: keyboard({ text: 'x', copy_text: { text: '字'.repeat(257) } }) },
    /BUTTON_COPY_TEXT_INVALID/,
  ],
  [
    'a button without a label',
    'sendMessage',
    { text: 'a', reply_markup: keyboard({ text: ' ', callback_data: 'a' }) },
    /button text is empty/,
  ],
  [
    'a button that does two things',
    'sendMessage',
    { text: 'a', reply_markup: keyboard({ text: 'x', callback_data: 'a', url: 'https://a.example' }) },
    /is unknown|exactly one/,
  ],
  ['a button that does nothing', 'sendMessage', { text: 'a', reply_markup: keyboard({ text: 'x' }) }, /^400/],
  [
    'an inline query button in a channel',
    'sendMessage',
    { chat_id: '@meiri_yaowen', text: 'a', reply_markup: keyboard({ text: 'x', switch_inline_query: '' }) },
    /can't use switch_inline_query button in a channel/,
  ],
  ['an unknown chat', 'sendMessage', { chat_id: -42, text: 'a' }, /^400 Bad Request: chat not found$/],
  [
    'somebody who never wrote',
    'sendMessage',
    { chat_id: 100_003, text: 'a' },
    /^403 Forbidden: bot can't initiate conversation/,
  ],
  [
    'a group the bot is not in',
    'sendMessage',
    { chat_id: -4002, text: 'a' },
    /^403 Forbidden: bot is not a member of the group chat$/,
  ],
  [
    'a reply to nothing',
    'sendMessage',
    { text: 'a', reply_parameters: { message_id: 999 } },
    /message to be replied not found/,
  ],
  [
    'General by its id',
    'sendMessage',
    { chat_id: -1_001_000_000_001, text: 'a', message_thread_id: 1 },
    /message thread not found/,
  ],
  [
    'a topic that is not there',
    'sendMessage',
    { chat_id: -1_001_000_000_001, text: 'a', message_thread_id: 77 },
    /message thread not found/,
  ],
  ['an edit of nothing', 'editMessageText', { message_id: 999, text: 'a' }, /message to edit not found/],
  ['an edit of another’s message', 'editMessageText', { message_id: 1, text: 'a' }, /message can't be edited/],
  [
    'an edit that changes nothing',
    'editMessageText',
    { message_id: 2, text: '原文 ' },
    /message is not modified: specified new message content and reply markup are exactly the same/,
  ],
  [
    'an edit of no message',
    'editMessageText',
    { chat_id: undefined, inline_message_id: 'x', text: 'a' },
    /MESSAGE_ID_INVALID/,
  ],
  ['a deletion of nothing', 'deleteMessage', { message_id: 999 }, /message to delete not found/],
  ['an answer to no button', 'answerCallbackQuery', { chat_id: undefined, callback_query_id: '1' }, /query is too old/],
  [
    'a long notice',
    'answerCallbackQuery',
    { chat_id: undefined, callback_query_id: '1', text: '字'.repeat(201) },
    /MESSAGE_TOO_LONG/,
  ],
  [
    '51 cards',
    'answerInlineQuery',
    { chat_id: undefined, inline_query_id: '1', results: Array.from({ length: 51 }, (_, n) => card(String(n))) },
    /too many inline query results/,
  ],
  [
    'cards of one id',
    'answerInlineQuery',
    { chat_id: undefined, inline_query_id: '1', results: [card('a'), card('a')] },
    /RESULT_ID_DUPLICATE/,
  ],
  [
    'a long id',
    'answerInlineQuery',
    { chat_id: undefined, inline_query_id: '1', results: [card('字'.repeat(22))] },
    /RESULT_ID_INVALID/,
  ],
  [
    'a long offset',
    'answerInlineQuery',
    { chat_id: undefined, inline_query_id: '1', results: [], next_offset: 'x'.repeat(65) },
    /NEXT_OFFSET_INVALID/,
  ],
  [
    'a Chinese payload',
    'answerInlineQuery',
    { chat_id: undefined, inline_query_id: '1', results: [], button: { text: '去', start_parameter: '去' } },
    /unallowed characters in start_parameter/,
  ],
  [
    'a Chinese command',
    'setMyCommands',
    { chat_id: undefined, commands: [{ command: '新闻', description: '新闻' }] },
    /BOT_COMMAND_INVALID/,
  ],
  [
    'a language with a script',
    'setMyCommands',
    { chat_id: undefined, commands: [], language_code: 'zh-hans' },
    /language_code must be one of/,
  ],
  [
    'a long short description',
    'setMyShortDescription',
    { chat_id: undefined, short_description: '字'.repeat(121) },
    /too long/,
  ],
  ['a rich message without anything', 'sendRichMessage', { rich_message: {} }, /exactly one of the fields/],
  [
    'a table of 21 columns',
    'sendRichMessage',
    {
      rich_message: {
        blocks: [
          { type: 'table', cells: [Array.from({ length: 21 }, () => ({ text: 'x', align: 'left', valign: 'top' }))] },
        ],
      },
    },
    /21 columns/,
  ],
  [
    '501 blocks',
    'sendRichMessage',
    { rich_message: { blocks: Array.from({ length: 501 }, () => ({ type: 'divider' })) } },
    /501 blocks/,
  ],
  [
    'a picture',
    'sendRichMessage',
    { rich_message: { blocks: [{ type: 'photo', photo: { type: 'photo', media: 'x' } }] } },
    /^501/,
  ],
  [
    'a webhook without HTTPS',
    'setWebhook',
    { chat_id: undefined, url: 'http://a.example/' },
    /HTTPS URL must be provided/,
  ],
  [
    'a secret with a blank',
    'setWebhook',
    { chat_id: undefined, url: 'https://a.example/', secret_token: 'a b' },
    /unallowed characters/,
  ],
  ['the admins of a private chat', 'getChatAdministrators', {}, /no administrators in the private chat/],
  ['a topic in a chat without', 'createForumTopic', { name: '题' }, /not a forum/],
  ['a topic without the right', 'createForumTopic', { chat_id: -1_001_000_000_001, name: '题' }, /not enough rights/],
];

describe('a call that Telegram refuses', () => {
  it.each(ROWS)('%s (%s)', async (_name, method, params, words) => {
    expect(sent.message_id).toBe(2);
    const given = 'chat_id' in params ? params : { chat_id: playground.people.lin.id, ...params };
    expect(await refusal(playground, method, given)).toMatch(words);
  });

  it('leaves nothing in the chat', () => {
    expect(playground.messages(playground.people.lin).map(({ text }) => text)).toEqual(['/start', '原文']);
  });
});

describe('a call that is no mistake of the bot', () => {
  it('is refused without being counted as one', async () => {
    const fresh = await open();
    const { lin, emma } = fresh.people;
    const { newsroom, forum } = fresh.rooms;
    fresh.act.start(lin);
    fresh.act.start(emma);
    const to = (chat_id: number, more: object = {}) => refusal(fresh, 'sendMessage', { chat_id, text: '好', ...more });

    fresh.members.block(lin);
    expect(await to(lin.id)).toBe('403 Forbidden: bot was blocked by the user');
    fresh.members.unblock(lin);
    expect(await to(lin.id)).toBe('ok');
    fresh.members.deactivate(emma);
    expect(await to(emma.id)).toBe('403 Forbidden: user is deactivated');

    const topic = fresh.members.openTopic(forum, '港口');
    expect(await to(forum.id, { message_thread_id: topic.id })).toBe('ok');
    fresh.members.closeTopic(forum, topic.id);
    expect(await to(forum.id, { message_thread_id: topic.id })).toBe('400 Bad Request: TOPIC_CLOSED');
    fresh.members.deleteTopic(forum, topic.id);
    expect(await to(forum.id, { message_thread_id: topic.id })).toBe('400 Bad Request: message thread not found');
    fresh.members.closeTopic(forum);
    expect(await to(forum.id)).toBe('400 Bad Request: TOPIC_CLOSED');
    fresh.members.promote(forum, fresh.bot, { status: 'administrator' });
    expect(await to(forum.id)).toBe('ok');

    fresh.members.promote(newsroom, fresh.bot, { status: 'restricted', rights: { can_send_messages: false } });
    expect(await to(newsroom.id)).toBe('400 Bad Request: not enough rights to send text messages to the chat');
    fresh.members.promote(newsroom, fresh.bot, { status: 'member' });
    const next = fresh.members.migrate(newsroom);
    const moved = await call(fresh, 'sendMessage', { chat_id: newsroom.id, text: '好' });
    expect(moved).toMatchObject({ error_code: 400, parameters: { migrate_to_chat_id: next.id } });
    expect(await to(next.id)).toBe('ok');
    fresh.members.removeBot(next, lin);
    expect(await to(next.id)).toBe('403 Forbidden: bot was kicked from the supergroup chat');

    expect(fresh.refusals).toEqual([]);
    await fresh.close();
  });
});
