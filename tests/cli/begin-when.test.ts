import { expect, it } from 'vitest';
import { beginWhen } from '../../src/begin-when.ts';

/** Something that is ready, and has begun, when the test says so. */
function scene() {
  const happened: string[] = [];
  let beReady = (): void => {};
  let haveBegun = (): void => {};
  const ready = new Promise<void>((resolve) => {
    beReady = resolve;
  });
  const beginning = beginWhen(
    ready,
    async () => {
      happened.push('begins');
      await new Promise<void>((resolve) => {
        haveBegun = resolve;
      });
      return { stop: async () => void happened.push('stops') };
    },
    (error) => happened.push(`fails: ${error}`),
  );
  const turn = () => new Promise((done) => setImmediate(done));
  return { beginning, happened, turn, beReady: () => beReady(), haveBegun: () => haveBegun() };
}

it('stops what was still beginning when the stop came, or it would go on for ever', async () => {
  const { beginning, happened, turn, beReady, haveBegun } = scene();
  beReady();
  await turn();
  const stopped = beginning.stop().then(() => happened.push('stopped'));
  await turn();
  expect(happened).toEqual(['begins']);
  haveBegun();
  await stopped;
  expect(happened).toEqual(['begins', 'stops', 'stopped']);
});

it('begins nothing after a stop, and the stop does not wait for what is not ready', async () => {
  const { beginning, happened, turn, beReady } = scene();
  await beginning.stop();
  beReady();
  await turn();
  expect(happened).toEqual([]);
});

it('tells what went wrong, and stops all the same', async () => {
  const told: unknown[] = [];
  const beginning = beginWhen(
    Promise.resolve(),
    () => Promise.reject(new Error('no store')),
    (error) => told.push(error),
  );
  await new Promise((done) => setImmediate(done));
  await beginning.stop();
  expect(told).toEqual([new Error('no store')]);
});
