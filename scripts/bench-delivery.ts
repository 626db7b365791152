/**
 * A broadcast to 10,000 chats against a server that limits like Telegram, with people being answered meanwhile, and a
 * minute's tick over 100,000 subscriptions of which none is due.
 *
 *   node --import tsx scripts/bench-delivery.ts [chats] [how many times faster than real]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { machineClock } from '../src/clock.ts';
import type { Clock } from '../src/delivery/ports.ts';
import type { Outcome, Sender } from '../src/delivery/sender.ts';
import { startDelivery } from '../src/delivery/start.ts';
import { openStore } from '../src/store/open.ts';
import { makeSubscription } from '../tests/delivery/make-subscription.ts';
import { seededRandom } from '../tests/delivery/seeded-random.ts';
import { plainComposer } from '../tests/delivery/workbench.ts';

const [chatsSaid = '10000', speedSaid = '8'] = process.argv.slice(2);
const CHATS = Number(chatsSaid);
const SPEED = Number(speedSaid);
/** Milliseconds of the scaled clock. */
const LATENCY = 40;
const REPLIES_A_SECOND = 2;

const born = performance.now();
const epoch = Math.floor(Date.now() / 60_000) * 60_000;
const clock: Clock = {
  now: () => epoch + (performance.now() - born) * SPEED,
  wait: (milliseconds, signal) => machineClock.wait(milliseconds / SPEED, signal),
};

/** A bucket that fills by `rate` a second up to `most`; false when it is empty. */
function bucket(rate: number, most: number): (now: number) => boolean {
  let level = most;
  let last = clock.now();
  return (now) => {
    level = Math.min(most, level + ((now - last) / 1_000) * rate);
    last = now;
    if (level < 1) return false;
    level--;
    return true;
  };
}

/** 30 a second in all, one a second a chat (with a burst of two), 20 a minute a group: what the Bot API's FAQ names. */
function limitingServer() {
  const overall = bucket(30, 30);
  const chats = new Map<string, ((now: number) => boolean)[]>();
  const random = seededRandom(3);
  const seen = { accepted: 0, refused: 0, first: 0, last: 0, lastByChat: new Map<string, number>() };
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { chat } = JSON.parse(body);
      const now = clock.now();
      let limits = chats.get(chat);
      if (!limits) {
        limits = chat.startsWith('tg:-') ? [bucket(1, 2), bucket(20 / 60, 20)] : [bucket(1, 2)];
        chats.set(chat, limits);
      }
      const isFree = [overall, ...limits].map((take) => take(now)).every(Boolean);
      if (isFree) {
        seen.accepted++;
        seen.first ||= now;
        seen.last = now;
        seen.lastByChat.set(chat, now);
      } else seen.refused++;
      setTimeout(() => response.end(isFree ? 'ok' : 'flood'), (LATENCY * (0.5 + random())) / SPEED);
    });
  });
  return { server, seen };
}

const { server, seen } = limitingServer();
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const sender: Sender = {
  async send({ chat }, message): Promise<Outcome> {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify({ chat, ...message }) });
    return (await response.text()) === 'ok' ? { type: 'sent', messageId: 1 } : { type: 'retry-after', after: 3_000 };
  },
};

const dataDir = await mkdtemp(join(tmpdir(), 'jianbao-bench-'));
const store = await openStore({ dataDir });
const random = seededRandom(5);
let messages = 0;
const keyOf = (n: number) => (n % 5 === 0 ? `tg:-${n + 1}` : `tg:${n + 1}`);
for (let n = 0; n < CHATS; n++) {
  const id = n % 10 ? 'one' : 'two';
  const subscription = makeSubscription({ chat: keyOf(n), id, due: epoch });
  messages += n % 10 ? 1 : 2;
  await store.subscriptions.update(`${subscription.chat}/${id}`, () => subscription);
}
const outcomes = new Map<string, number>();
const delivery = await startDelivery({
  store,
  sender,
  composer: plainComposer((id) => (id === 'two' ? 2 : 1)),
  clock,
  log: { info: () => {}, warn: () => {}, error: (fields, message) => console.error(message, fields) },
  onOutcome: (type) => outcomes.set(type, (outcomes.get(type) ?? 0) + 1),
});
await Promise.all([delivery.tick(), answerPeople()]);
const broadcast = (seen.last - seen.first) / 1_000;

/** Answers go out as they are asked for, past the outbox; how long each takes, in milliseconds of the scaled clock. */
async function answerPeople(): Promise<void> {
  const tookAll: number[] = [];
  const answers: Promise<void>[] = [];
  let refused = 0;
  do {
    await clock.wait((1_000 / REPLIES_A_SECOND) * (0.5 + random()));
    const chat = `tg:9${Math.floor(random() * 1e6)}`;
    const asked = clock.now();
    delivery.answered(chat);
    answers.push(
      sender.send({ chat }, { text: 'an answer' }).then(({ type }) => {
        if (type !== 'sent') refused++;
        tookAll.push(clock.now() - asked);
      }),
    );
  } while (delivery.waiting > 0 || answers.length < 20);
  await Promise.all(answers);
  tookAll.sort((a, b) => a - b);
  const share = (part: number) => Math.round(tookAll[Math.min(tookAll.length - 1, Math.floor(tookAll.length * part))]!);
  console.log(`answers: ${tookAll.length}, p50 ${share(0.5)} ms, p99 ${share(0.99)} ms, refused ${refused}`);
}

const sent = outcomes.get('sent') ?? 0;
const rate = seen.accepted / broadcast;
const late = [...seen.lastByChat.values()].filter((at) => at > seen.first + (messages / 28) * 1_000 * 1.05).length;
console.log(
  `broadcast: ${sent} of ${messages} messages to ${CHATS} chats in ${broadcast.toFixed(0)} s (${SPEED} × real)`,
);
console.log(`rate with answers: ${rate.toFixed(2)}/s, ${((rate / 30) * 100).toFixed(1)} % of what is allowed`);
console.log(
  `429: ${seen.refused}, ${((seen.refused / (seen.accepted + seen.refused)) * 100).toFixed(3)} %; chats behind their share: ${late}`,
);
await delivery.stop();

for (let n = 0; n < 100_000; n++) {
  const subscription = makeSubscription({ chat: `tg:8${n}`, due: epoch + 86_400_000 + n });
  await store.subscriptions.update(`${subscription.chat}/a1`, () => subscription);
}
const idle = await startDelivery({
  store,
  sender,
  composer: plainComposer(),
  clock,
  log: { info() {}, warn() {}, error() {} },
});
await idle.tick();
const ticks: number[] = [];
for (let n = 0; n < 20; n++) {
  const before = performance.now();
  await idle.tick();
  ticks.push(performance.now() - before);
}
ticks.sort((a, b) => a - b);
console.log(
  `a tick over 100,000 subscriptions, none due: median ${ticks[10]!.toFixed(1)} ms, most ${ticks[19]!.toFixed(1)} ms`,
);
await idle.stop();
await store.close();
server.close();
server.closeAllConnections();
await rm(dataDir, { recursive: true, force: true });
