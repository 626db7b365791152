import type { Article, Passage } from '../corpus/article.ts';
import type { Relation } from '../corpus/versions.ts';
import { fold } from '../text/scripts.ts';
import { sentences } from '../text/sentences.ts';
import { cutFolded } from '../text/words.ts';
import type { Story } from './library.ts';
import { isBetterVoice } from './voice.ts';

/** Sentences shown at most of what a report adds. */
const ADDED = 3;
/** Share of a sentence's words that no earlier report has, from which it adds something. */
const NEW = 0.4;
/** New words it must have at least. */
const NEW_WORDS = 4;

/**
 * Puts the reports of an event, first report first, into a story. `voiceOf` gives the version that speaks for an
 * article, `related` what it has in common with others.
 */
export function tellStory(
  reports: readonly Article[],
  voiceOf: (article: Article) => Article,
  related: (article: Article) => readonly Relation[],
): Story {
  const voices = [...new Set(reports.map(voiceOf))];
  const voice = voices.reduce((best, other) => (isBetterVoice(other, best) ? other : best));
  const outlets = new Set(reports.flatMap(({ source, agency }) => source.name ?? agency ?? []));
  let additions: Story['additions'] | undefined;
  return {
    id: voice.id,
    voice,
    articles: reports,
    outlets: [...outlets],
    // Worked out when asked for: a list of stories does not show it.
    get additions() {
      additions ??= additionsOf(voices, related);
      return additions;
    },
  };
}

function additionsOf(
  reports: readonly Article[],
  related: (article: Article) => readonly Relation[],
): { readonly article: Article; readonly passages: readonly Passage[] }[] {
  const known = new Set<string>();
  const found: { article: Article; passages: Passage[] }[] = [];
  for (const [n, article] of reports.entries()) {
    const earlier = new Set(reports.slice(0, n));
    const taken = related(article)
      .filter((relation) => earlier.has(relation.article))
      .flatMap(({ passages }) => passages.flatMap(({ here }) => here));
    const added: { passage: Passage; words: number }[] = [];
    const words = new Set<string>();
    for (const [paragraph, { text, role }] of article.paragraphs.entries()) {
      if (role !== 'body') continue;
      for (const { start, end } of sentences(text)) {
        const said = new Set(cutFolded(fold(text.slice(start, end))).filter((word) => word.length > 1));
        for (const word of said) words.add(word);
        const fresh = [...said].filter((word) => !known.has(word)).length;
        const passage: Passage = { paragraph, start, end };
        if (fresh < NEW_WORDS || fresh < NEW * said.size || taken.some((other) => covers(other, passage))) continue;
        added.push({ passage, words: fresh });
      }
    }
    for (const word of words) known.add(word);
    if (n === 0) continue;
    const best = added.sort((a, b) => b.words - a.words).slice(0, ADDED);
    const passages = best.map(({ passage }) => passage).sort((a, b) => a.paragraph - b.paragraph || a.start - b.start);
    found.push({ article, passages });
  }
  return found;
}

/** Whether most of a passage lies in another. */
function covers(other: Passage, { paragraph, start, end }: Passage): boolean {
  if (other.paragraph !== paragraph) return false;
  return Math.min(end, other.end) - Math.max(start, other.start) > (end - start) / 2;
}
