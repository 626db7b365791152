import { afterEach, describe, expect, it } from 'vitest';
import { type Playground, startPlayground } from '../../src/playground/start.ts';
import type { Message } from '../../src/store/records.ts';
import { telegramSender } from '../../src/telegram/sender.ts';
import { renderTelegram } from '../../src/view/telegram.ts';
import type { View } from '../../src/view/view.ts';

const open: Playground[] = [];

afterEach(async () => {
  for (const playground of open.splice(0)) await playground.close();
});

async function stage() {
  const playground = await startPlayground({ port: 0, host: '127.0.0.1' });
  open.push(playground);
  playground.act.start(playground.people.lin);
  return {
    playground,
    sender: telegramSender(playground.token, playground.apiRoot),
    lin: { chat: `tg:${playground.people.lin.id}` },
  };
}

const VIEW: View = {
  blocks: [
    { type: 'heading', level: 1, content: ['今日简报'] },
    { type: 'heading', level: 2, content: ['港口'] },
    { type: 'quotation', content: ['第一艘货轮靠岸。'], by: ['港务局'] },
    { type: 'table', header: [['数'], ['什么']], rows: [[['300 个'], ['集装箱']]] },
  ],
  buttons: [[{ label: '全文', action: { type: 'command', line: '/read a1' } }]],
};

const rendered = (rich: boolean): Message =>
  renderTelegram(VIEW, { callbackData: (line) => line, rich })[0] as unknown as Message;

describe('the way out for digests', () => {
  it('sends a message with its buttons and tells its id', async () => {
    const { playground, sender, lin } = await stage();
    const outcome = await sender.send(lin, rendered(false));
    const [message] = playground.messages(playground.people.lin).slice(-1);
    expect(outcome).toEqual({ type: 'sent', messageId: message!.message_id });
    expect(message).toMatchObject({
      text: expect.stringContaining('第一艘货轮靠岸。'),
      reply_markup: { inline_keyboard: [[{ text: '全文' }]] },
    });
    expect(playground.refusals).toEqual([]);
  });

  it('puts a note under a message that may have come before', async () => {
    const { playground, sender, lin } = await stage();
    await sender.send(lin, rendered(false), { note: '可能是重复的一份' });
    expect(playground.messages(playground.people.lin).at(-1)!.text!.endsWith('\n\n可能是重复的一份')).toBe(true);
  });

  it('sends the rich form where there is one, the plain one where that is refused', async () => {
    const { playground, sender, lin } = await stage();
    await sender.send(lin, rendered(true));
    expect(playground.messages(playground.people.lin).at(-1)!.rich_message!.blocks.length).toBeGreaterThan(1);
    expect(playground.refusals).toEqual([]);
    for (const fault of [
      { error_code: 404, description: 'Not Found' },
      { error_code: 400, description: 'Bad Request: RICH_MESSAGE_UNSUPPORTED' },
    ]) {
      playground.failNext({ method: 'sendRichMessage' }, fault, 1);
      expect((await sender.send(lin, rendered(true))).type).toBe('sent');
      expect(playground.messages(playground.people.lin).at(-1)!.text).toContain('今日简报');
    }
  });

  it.each([
    [429, 'Too Many Requests: retry after 7', { retry_after: 7 }, { type: 'retry-after', after: 7000 }],
    [403, 'Forbidden: bot was blocked by the user', undefined, { type: 'blocked' }],
    [403, 'Forbidden: user is deactivated', undefined, { type: 'deactivated' }],
    [403, 'Forbidden: bot was kicked from the supergroup chat', undefined, { type: 'kicked' }],
    [403, 'Forbidden: bot is not a member of the channel chat', undefined, { type: 'kicked' }],
    [
      400,
      'Bad Request: group chat was upgraded to a supergroup chat',
      { migrate_to_chat_id: -1009 },
      { type: 'migrated', to: 'tg:-1009' },
    ],
    [400, 'Bad Request: TOPIC_CLOSED', undefined, { type: 'topic-closed' }],
    [400, 'Bad Request: message thread not found', undefined, { type: 'topic-closed' }],
    [400, 'Bad Request: not enough rights to send text messages to the chat', undefined, { type: 'no-rights' }],
    [400, 'Bad Request: need administrator rights in the channel chat', undefined, { type: 'no-rights' }],
    [400, 'Bad Request: chat not found', undefined, { type: 'not-found' }],
    [400, 'Bad Request: message text is empty', undefined, { type: 'bad-request' }],
    [502, 'Bad Gateway', undefined, { type: 'later' }],
  ] as const)('%i %s', async (error_code, description, parameters, outcome) => {
    const { playground, sender, lin } = await stage();
    playground.failNext(
      { method: 'sendMessage' },
      { error_code, description, ...(parameters ? { parameters } : {}) },
      1,
    );
    expect(await sender.send(lin, rendered(false))).toMatchObject(outcome);
    expect(playground.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1);
  });

  it('knows a server that is not there from a connection that was lost', async () => {
    const { playground, sender, lin } = await stage();
    playground.failNext({ method: 'sendMessage' }, 'drop-after', 1);
    expect((await sender.send(lin, rendered(false))).type).toBe('unsure');
    await playground.close();
    const outcome = await sender.send(lin, rendered(false));
    expect(outcome.type).toBe('later');
    expect(JSON.stringify(outcome)).not.toContain(playground.token);
  });

  it('sends nothing to chats of other surfaces', async () => {
    const { sender } = await stage();
    expect((await sender.send({ chat: 'terminal' }, rendered(false))).type).toBe('not-found');
  });
});
