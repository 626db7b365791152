import { dayOf, type SearchDocument } from '../../src/search/document.ts';
import type { Query } from '../../src/search/query.ts';
import {
  B,
  coverage,
  ENOUGH,
  FEWEST_OF_STATEMENT,
  freshness,
  K1,
  LEAD,
  LEAD_LENGTH,
  LIGHT,
  OPENING,
  OPENING_LENGTH,
  PROXIMITY,
  rarity,
  rereadFor,
  SINGLE,
} from '../../src/search/ranking.ts';
import type { SearchLimits, SearchResult } from '../../src/search/search-index.ts';

const WEIGHT = { title: 10, subtitle: 4, headings: 3, people: 1 } as const;

interface Held {
  readonly ordinal: number;
  readonly document: SearchDocument;
  /** Words in reading order with their positions, sections apart. */
  readonly places: readonly {
    readonly word: string;
    readonly position: number;
    readonly index: number;
    readonly section: number;
  }[];
}

const cut = (texts: readonly (string | undefined)[] = []) =>
  texts.flatMap((text) => text?.split(' ').filter(Boolean) ?? []);

/** The same search by looking at every document: slow, and short enough to be read. */
export class NaiveSearch {
  readonly #documents = new Map<number, Held>();

  replace(ordinal: number, document: SearchDocument): void {
    const places: Held['places'][number][] = [];
    let position = 0;
    let index = 0;
    const sections = [[document.title], [document.subtitle], document.headings, document.body, document.people];
    for (const [section, texts] of sections.entries()) {
      for (const word of cut(texts)) places.push({ word, position: ++position, index: index++, section });
      position += 16;
      index++;
    }
    this.#documents.set(ordinal, { ordinal, document, places });
  }

  remove(ordinal: number): boolean {
    return this.#documents.delete(ordinal);
  }

  search(query: Query, { limit = 10, offset = 0, now }: SearchLimits): SearchResult {
    const all = [...this.#documents.values()];
    const today = now === undefined ? undefined : Math.floor(now / 86_400_000);
    const average = all.reduce((sum, held) => sum + cut(held.document.body).length, 0) / all.length;
    const frequency = (word: string) => all.filter((held) => held.places.some((place) => place.word === word)).length;
    const known = query.words
      .map(({ text, light }) => ({
        text,
        light,
        weight: (light ? LIGHT : 1) * (/^[江河桥]$/.test(text) ? SINGLE : 1) * rarity(frequency(text), all.length),
      }))
      .filter(({ text }) => frequency(text) > 0);
    const unknown = query.words.filter(({ text }) => frequency(text) === 0).map(({ typed }) => typed);
    const required = known.filter(({ light }) => !light);
    const has = (held: Held, word: string) => held.places.some((place) => place.word === word);
    const strength = (held: Held, word: string) => {
      const norm = average > 0 ? 1 - B + (B * cut(held.document.body).length) / average : 1;
      let times = cut(held.document.body).filter((other) => other === word).length / norm;
      for (const field of ['title', 'subtitle', 'headings', 'people'] as const) {
        if (cut([held.document[field] ?? []].flat()).includes(word)) times += WEIGHT[field];
      }
      return (times * (K1 + 1)) / (K1 + times);
    };
    const base = (held: Held) =>
      known.reduce((sum, { text, weight }) => sum + (has(held, text) ? weight * strength(held, text) : 0), 0);
    const fresh = (held: Held) => freshness(dayOf(held.document.date) ?? -0x80000000, today);
    const allowed = all.filter((held) => this.#isAllowed(held, query, has));

    let found: { held: Held; score: number }[] = [];
    let relaxed = false;
    if (query.words.length === 0) found = allowed.map((held) => ({ held, score: fresh(held) }));
    else {
      const full = allowed.filter(
        (held) => required.every(({ text }) => has(held, text)) && known.some(({ text }) => has(held, text)),
      );
      if (unknown.length === 0 && !query.loose && full.length > 0) {
        found = full.map((held) => ({ held, score: base(held) * fresh(held) }));
      } else {
        const whole = required.reduce((sum, { weight }) => sum + weight, 0);
        const covered = (held: Held) =>
          required.reduce((sum, { text, weight }) => sum + (has(held, text) ? weight : 0), 0);
        const some = allowed.filter((held) => known.some(({ text }) => has(held, text)));
        const best = Math.max(0, ...some.map(covered));
        relaxed = unknown.length > 0 || full.length === 0;
        found = some
          .filter((held) => covered(held) >= best * ENOUGH)
          .map((held) => ({
            held,
            score: base(held) * (whole > 0 ? coverage(covered(held) / whole) : 1) * fresh(held),
          }));
      }
    }
    const rarities = query.words.map(({ text, light }) => (light ? LIGHT : 1) * rarity(frequency(text), all.length));
    const opening = (held: Held) => {
      if (query.asks || required.length < FEWEST_OF_STATEMENT) return 0;
      const texts = new Map<number, string>();
      for (const { word, index, section } of held.places) {
        if (index < OPENING_LENGTH) texts.set(section, (texts.get(section) ?? '') + word);
      }
      const said = [...texts.values()];
      const pairs = new Map<string, number>();
      const signs = query.words.flatMap(({ text }, n) => [...text].map((sign) => ({ sign, n })));
      for (const [i, { sign, n }] of signs.slice(1).entries()) {
        const pair = signs[i]!.sign + sign;
        const weight = Math.min(rarities[signs[i]!.n]!, rarities[n]!);
        if (!pairs.has(pair)) pairs.set(pair, weight);
      }
      let met = 0;
      let whole = 0;
      for (const [pair, weight] of pairs) {
        whole += weight;
        if (said.some((text) => text.includes(pair))) met += weight;
      }
      return whole > 0 ? (OPENING * met) / whole : 0;
    };
    const day = (held: Held) => dayOf(held.document.date) ?? -0x80000000;
    const order = (a: (typeof found)[number], b: (typeof found)[number]) =>
      b.score - a.score || day(b.held) - day(a.held) || a.held.ordinal - b.held.ordinal;
    found.sort(order);
    const top = found
      .splice(0, rereadFor(required.length))
      .map(({ held, score }) => ({ held, score: score * (1 + this.#bonus(held, required) + opening(held)) }));
    const hits = [...top.sort(order), ...found].slice(offset, offset + limit);
    const total = top.length + found.length;
    return {
      hits: hits.map(({ held, score }) => ({ ordinal: held.ordinal, score })),
      total,
      relaxed: relaxed && total > 0,
      unknown,
    };
  }

  #isAllowed(held: Held, query: Query, has: (held: Held, word: string) => boolean): boolean {
    const day = dayOf(held.document.date);
    if (query.from !== undefined && (day === undefined || day < query.from)) return false;
    if (query.to !== undefined && (day === undefined || day > query.to)) return false;
    if (query.without.some((phrase) => phrase.words.every((word) => has(held, word)))) return false;
    return query.filters.every(({ facet, value, without }) => {
      const values = [held.document[facet] ?? []].flat();
      return values.some((other) => other.includes(value)) !== without;
    });
  }

  #bonus(held: Held, required: readonly { text: string; weight: number }[]): number {
    if (required.length < 2) return 0;
    const positions = required.map(({ text }) => held.places.filter((place) => place.word === text));
    let lead = 0;
    let side = 0;
    let pairs = 0;
    for (const [i, { weight }] of required.entries()) {
      if ((positions[i]![0]?.index ?? Infinity) < LEAD_LENGTH) lead += weight;
      if (i === 0) continue;
      const pair = Math.min(weight, required[i - 1]!.weight);
      let closest = Infinity;
      for (const before of positions[i - 1]!) {
        for (const behind of positions[i]!) {
          const distance = behind.position - before.position;
          closest = Math.min(closest, distance > 0 ? distance : 1 - distance);
        }
      }
      pairs += pair;
      side += pair / Math.max(1, closest);
    }
    return (PROXIMITY * side) / pairs + (LEAD * lead) / required.reduce((sum, { weight }) => sum + weight, 0);
  }
}
