import type { ArrivalRecord } from '../store/records.ts';
import type { Collection } from '../store/store.ts';

/** When articles came in: what is news is told by that, for papers are dated days before they are loaded. */
export interface Arrivals {
  /** Epoch milliseconds; 0 for what was there when the bot first ran. */
  arrivedAt(article: string): number;
  /** Articles that came in later than a moment. */
  arrivedSince(moment: number): readonly string[];
  /** Writes down what is new among the articles. Returns those. */
  record(articles: Iterable<string>, now: number): Promise<readonly string[]>;
}

/** Batches are kept by day so that a day's arrivals are one small write. */
function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

/** Reads what is known of earlier arrivals; `held` are the ids of the articles held now, others are forgotten. */
export async function loadArrivals(
  store: Collection<ArrivalRecord>,
  held: ReadonlySet<string>,
  now: number,
): Promise<Arrivals> {
  const known = new Map<string, number>();
  /** Oldest first. */
  const all: ArrivalRecord['batches'][number][] = [];
  const spent: string[] = [];
  let isFirst = true;
  for await (const [day, { batches }] of store.entries()) {
    isFirst = false;
    let isHeld = false;
    for (const { at, articles } of batches) {
      all.push({ at, articles });
      for (const article of articles) {
        isHeld ||= held.has(article);
        known.set(article, Math.min(at, known.get(article) ?? at));
      }
    }
    if (!isHeld && day < dayOf(now)) spent.push(day);
  }
  all.sort((a, b) => a.at - b.at);
  for (const day of spent) await store.update(day, () => undefined);

  const arrivals: Arrivals = {
    arrivedAt: (article) => known.get(article) ?? 0,
    arrivedSince(moment) {
      const first = all.findLastIndex(({ at }) => at <= moment) + 1;
      return all.slice(first).flatMap(({ articles }) => articles);
    },
    async record(articles, at) {
      const fresh = [...articles].filter((article) => !known.has(article));
      if (fresh.length === 0) return fresh;
      for (const article of fresh) known.set(article, at);
      all.push({ at, articles: fresh });
      await store.update(dayOf(Math.max(at, now)), (record) => ({
        batches: [...(record?.batches ?? []), { at, articles: fresh }],
      }));
      return fresh;
    },
  };
  await arrivals.record(held, isFirst ? 0 : now);
  return arrivals;
}
