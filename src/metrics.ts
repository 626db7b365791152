import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { App, Chat } from './chat/command.ts';
import { findCommand, takeName } from './chat/dispatch.ts';
import type { View } from './view/view.ts';

/** What is counted, in Prometheus's text form. Labels are command names and outcomes, never words of a message. */
export interface Metrics {
  /** Wraps dispatch so that each command is counted and timed. */
  timed(
    dispatch: (line: string, chat: Chat, app: App) => Promise<View>,
  ): (line: string, chat: Chat, app: App) => Promise<View>;
  /** A delivery's message ended so. */
  outcome(type: string): void;
  read(): Promise<{ type: string; text: string }>;
}

/** Starts counting; `articles` and `waiting` are asked when somebody reads. */
export function startMetrics(articles: () => number, waiting: () => number): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Histogram({
    name: 'jianbao_answer_seconds',
    help: 'Time to make an answer, by command.',
    labelNames: ['command'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.3, 1, 5],
    registers,
  });
  const sent = new Counter({
    name: 'jianbao_delivery_outcomes_total',
    help: 'Messages of digests and alerts by what became of them.',
    labelNames: ['outcome'],
    registers,
  });
  new Gauge({
    name: 'jianbao_articles',
    help: 'Articles held, versions included.',
    registers,
    collect() {
      this.set(articles());
    },
  });
  new Gauge({
    name: 'jianbao_deliveries_waiting',
    help: 'Digests and alerts that wait or are on the wire.',
    registers,
    collect() {
      this.set(waiting());
    },
  });
  return {
    timed: (dispatch) => async (line, chat, app) => {
      const { name } = takeName(line);
      // Anything a reader types would make a label of its own, and tell what was typed.
      const stop = answers.startTimer({ command: findCommand(name, app.commands)?.name ?? 'words' });
      try {
        return await dispatch(line, chat, app);
      } finally {
        stop();
      }
    },
    outcome: (type) => sent.inc({ outcome: type }),
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  };
}
