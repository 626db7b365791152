import { schedule } from 'node-cron';
import type { App } from './chat/command.ts';
import { machineClock } from './clock.ts';
import { makeComposer } from './delivery/compose.ts';
import type { Log } from './delivery/ports.ts';
import type { Outcome } from './delivery/sender.ts';
import { type RunningDelivery, startDelivery } from './delivery/start.ts';
import type { Library } from './library/library.ts';
import type { Store } from './store/records.ts';
import type { RunningBot } from './telegram/bot.ts';
import type { ChatEvents } from './telegram/room.ts';

export interface DigestsOptions {
  readonly app: App;
  /** Loaded to the end. */
  readonly library: Library;
  /** The store itself, not the steady one. */
  readonly store: Store;
  readonly bot: Pick<RunningBot, 'sender' | 'render'>;
  readonly log: Log;
  readonly onOutcome?: (outcome: Outcome['type']) => void;
}

/** Sends digests and alerts from now on: looks once a minute for what is due. */
export async function startDigests({
  app,
  library,
  store,
  bot,
  log,
  onOutcome,
}: DigestsOptions): Promise<RunningDelivery> {
  const delivery: RunningDelivery = await startDelivery({
    store,
    library,
    sender: bot.sender,
    composer: makeComposer({
      app: { ...app, ...arrivalsFor(() => delivery) },
      render: bot.render,
    }),
    clock: machineClock,
    log,
    ...(onOutcome ? { onOutcome } : {}),
  });
  // What came due while the bot was away is not kept waiting for the full minute.
  void delivery.tick();
  const minutes = schedule('* * * * *', () => delivery.tick());
  return Object.assign(Object.create(delivery) as RunningDelivery, {
    async stop() {
      await minutes.destroy();
      await delivery.stop();
    },
  });
}

/** When articles came in, as commands ask it; before there is a delivery nothing has. */
export function arrivalsFor(
  delivery: () => RunningDelivery | undefined,
): Required<Pick<App, 'arrivedAt' | 'arrivedSince'>> {
  return {
    arrivedAt: (article) => delivery()?.arrivedAt(article) ?? 0,
    arrivedSince: (moment) => delivery()?.arrivedSince(moment) ?? [],
  };
}

/** What the bot tells of chats, before there is a delivery to hear it and after. */
export function eventsFor(delivery: () => RunningDelivery | undefined): ChatEvents {
  return {
    answered: (chat) => delivery()?.answered(chat),
    slowDown: (chat, after) => delivery()?.slowDown(chat, after),
    returned: async (chat) => delivery()?.returned(chat),
    left: async (chat, reason) => delivery()?.left(chat, reason),
    moved: async (from, to) => delivery()?.moved(from, to),
  };
}
