import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nastyText } from '../view/arbitrary-view.ts';
import { startStage } from './start-bot.ts';

const UPDATES = 2000;
/** The same updates every time; another seed is another two thousand. */
const SEED = 20_261_120;

const FULL = '载有集装箱的列车驶过站台。';

const commandLine = fc.tuple(
  fc.constantFrom('/', '／', '', '/\u202E', '/ ', '//'),
  fc.constantFrom(
    'start',
    'help',
    'latest',
    'search',
    'read',
    'summary',
    'quotes',
    'figures',
    'people',
    'topics',
    'digest',
    'settings',
    'subscribe',
    'unsubscribe',
    'subscriptions',
    'forget',
    'versions',
    'story',
    '引语',
    '数字',
    '设置',
    'serach',
    'x'.repeat(70),
    '',
  ),
  fc.constantFrom('', '@jianbao_bot', '@JIANBAO_BOT', '@other_bot', '@', '@@'),
  fc.constantFrom(' ', '\n', '\t', '\u3000', ''),
  fc.oneof(
    nastyText,
    fc.constantFrom(
      '页:99999999',
      '页:-1 铁路',
      '段:999999',
      '0',
      '-1',
      '1e9',
      '人:',
      '源:\u0000',
      '自:2025-13-45',
      '"未闭合',
      '-',
      '人:托卡耶夫 -"a b',
      '<b>粗</b>',
      '[a](tg://user?id=1)',
      '*_~`|{}\\',
      '语言 xx',
      '时区 ../../etc',
      '篇数 1e3',
      '{n} {asked} {words}',
      FULL.repeat(400).slice(0, 4096),
      '@-1001 /forget yes',
      '__proto__',
      'constructor',
    ),
  ),
);
const line = commandLine.map((parts) => parts.join('').slice(0, 4096));

const id = fc.oneof(fc.constantFrom(100_001, 100_002, 100_003), fc.integer({ min: 600, max: 900 }));
const person = fc.record(
  {
    id,
    is_bot: fc.constant(false),
    first_name: nastyText.map((text) => text.slice(0, 64)),
    language_code: fc.constantFrom('zh-hans', 'zh-hant', 'en', 'ar', '', 'x-klingon'),
  },
  { requiredKeys: ['id', 'is_bot', 'first_name'] },
);

const chat = fc.oneof(
  fc.constantFrom(
    { id: 100_001, type: 'private', first_name: '林晓' },
    { id: 100_003, type: 'private', first_name: 'Emma' },
    { id: -4001, type: 'group', title: '编辑部' },
    { id: -1_001_000_000_001, type: 'supergroup', title: '丝路论坛', is_forum: true },
    { id: -1_001_000_000_002, type: 'channel', title: '每日要闻' },
  ),
);

const message = fc.record(
  {
    message_id: fc.integer({ min: 1, max: 2_000_000_000 }),
    date: fc.integer({ min: 0, max: 2_000_000_000 }),
    chat,
    from: person,
    sender_chat: chat,
    text: fc.oneof(
      line,
      nastyText.map((text) => text.slice(0, 4096)),
    ),
    caption: nastyText,
    message_thread_id: fc.constantFrom(0, 1, 2, 77, 2_000_000_000),
    is_topic_message: fc.constant(true),
    via_bot: person,
    edit_date: fc.integer({ min: 0, max: 2_000_000_000 }),
    is_automatic_forward: fc.constant(true),
    new_chat_members: fc.array(person, { maxLength: 2 }),
    forum_topic_closed: fc.constant({}),
    sticker: fc.constant({ file_id: 'x' }),
    location: fc.constant({ latitude: 91, longitude: -181 }),
    reply_to_message: fc.constant({}),
    entities: fc.constant([{ type: 'bot_command', offset: 4000, length: 900 }]),
  },
  { requiredKeys: ['message_id', 'date', 'chat'] },
);

const data = fc.oneof(
  line.map((text) => text.slice(0, 20)),
  line.map((text) => `~${text.slice(0, 20)}`),
  fc.constantFrom(
    '#nosuchkey',
    '#',
    '~',
    '~#',
    '~~/help',
    '@-4001 /forget yes',
    '~@-4001 /settings 语言 en',
    '@meiri_yaowen /settings',
    '/read zzzzzz',
    '~/search 铁路 页:9',
    '/start read_zz',
    '/start -',
    '~/settings 语言 en',
  ),
  nastyText.map((text) => text.slice(0, 20)),
);

const bare = fc.record({
  kind: fc.constantFrom(
    'message',
    'edited_message',
    'channel_post',
    'my_chat_member',
    'chat_member',
    'message_reaction',
    'poll',
    'purchased_paid_media',
    'something_new',
  ),
  body: fc.oneof(
    message,
    message,
    message,
    fc.record({
      chat,
      from: person,
      date: fc.nat(),
      old_chat_member: fc.record({
        status: fc.constantFrom('member', 'left', 'kicked', 'restricted', 'administrator'),
        user: person,
      }),
      new_chat_member: fc.record({ status: fc.constantFrom('member', 'restricted', 'administrator'), user: person }),
    }),
  ),
});

const query = fc.record({
  from: person,
  query: fc.oneof(line, nastyText).map((text) => text.slice(0, 256)),
  offset: fc.oneof(
    fc.constantFrom('', '0', '20', '99999999', '-1', 'x', '١٢'),
    nastyText.map((text) => text.slice(0, 64)),
  ),
});

it('survives two thousand hostile updates and answers /help after', { timeout: 180_000 }, async () => {
  let clock = Date.UTC(2026, 10, 20);
  const stage = await startStage({ now: () => (clock += 700) });
  const { playground, settled } = stage;
  const { lin } = playground.people;
  for (let user = 600; user <= 900; user++) {
    playground.members.addPerson({ id: user, is_bot: false, first_name: `P${user}` });
    playground.members.join(playground.rooms.newsroom, user);
  }
  const own = await playground.ask(lin, lin, '/start');
  const grouped = await playground.ask(playground.rooms.newsroom, lin, '/start');
  const chosen = await playground.act.inlineQuery(lin, playground.rooms.readers, '');
  const posted = playground.act.chooseInline(lin, playground.rooms.readers, chosen, chosen.results[0]!.id, {
    feedback: true,
  });
  const shapes = fc.sample(
    fc.oneof({ weight: 5, arbitrary: bare }, { weight: 3, arbitrary: data }, { weight: 2, arbitrary: query }),
    { numRuns: UPDATES, seed: SEED },
  );
  let sent = 0;
  for (const shape of shapes) {
    sent++;
    if (typeof shape === 'string') {
      const message = [own, grouped, posted][sent % 3]!;
      void playground.act.pressData(
        message,
        Buffer.byteLength(shape) > 0 ? shape : '/',
        sent % 2 === 0 || message === own ? lin : 600 + (sent % 300),
      );
    } else if ('kind' in shape) {
      playground.injectUpdate({ [shape.kind]: shape.body });
    } else {
      void playground.act.inlineQuery(shape.from.id, playground.rooms.readers, shape.query, shape.offset);
    }
    if (sent % 100 === 0) await settled();
  }
  await settled();
  expect(sent).toBe(UPDATES);
  const after = await playground.ask(lin, lin, '/help');
  expect(after.text).toContain('/search');
  // No text of anybody, and no token, in what was logged.
  const logged = JSON.stringify(stage.logged);
  expect(logged).not.toContain(playground.token);
  expect(logged).not.toContain(FULL);
});
