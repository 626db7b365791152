/**
 * Broadcasts to 1,000 chats from a process that is killed again and again, and prints what was lost and repeated.
 *
 *   node --import tsx scripts/kill-broadcast.ts [kills] [messages a second] [seed]
 */
import { broadcastUnderKills } from '../tests/delivery/kill-broadcast.ts';
import { seededRandom } from '../tests/delivery/seeded-random.ts';

const [kills = '200', rate = '150', seed = '1'] = process.argv.slice(2);
const result = await broadcastUnderKills({
  chats: 1_000,
  kills: Number(kills),
  rate: Number(rate),
  random: seededRandom(Number(seed)),
});
console.log(JSON.stringify(result));
process.exitCode = result.lost > 0 || result.repeated > result.kills || result.unfinished > 0 ? 1 : 0;
