import { expect, it } from 'vitest';
import { broadcastUnderKills } from './kill-broadcast.ts';
import { seededRandom } from './seeded-random.ts';

it('loses nothing and repeats at most one message a kill when killed ten times in a broadcast to 1,000 chats', async () => {
  const result = await broadcastUnderKills({ chats: 1_000, kills: 10, rate: 150, random: seededRandom(42) });
  expect(result).toMatchObject({ kills: 10, messages: 1_100, lost: 0, unfinished: 0 });
  expect(result.repeated).toBeLessThanOrEqual(result.kills);
}, 180_000);
