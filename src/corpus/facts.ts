import type { Article, ArticleKind, Dateline, Source } from './article.ts';
import { paragraphOf } from './block.ts';
import { signersOf } from './bylines.ts';
import { isoDay } from './calendar.ts';
import type { DatelineFact } from './datelines.ts';
import { idOf } from './identity.ts';
import { announcesSpeech, eventLineOf } from './marks.ts';
import { type Part, partsOf } from './roles.ts';
import type { Draft } from './split.ts';
import { inferYear } from './years.ts';

/** The article that a draft has become: its facts taken, its paragraphs in reading order. */
export function articleOf(draft: Draft, drafts: readonly Draft[], source: Source): Article {
  const parts = partsOf(draft);
  const textWith = (role: Part['role']) => parts.find((part) => part.role === role)?.text;
  const title = textWith('title');
  const subtitle = textWith('subtitle');
  const dateline = datelineOf(parts, source, drafts);
  const agency = agencyOf(parts);
  const from = parts.find(({ label }) => label.is === 'from')?.text;
  const paragraphs = parts.map(paragraphOf);
  return {
    id: idOf(paragraphs, source),
    kind: kindOf(draft, parts, drafts.length, from),
    ...(title ? { title } : {}),
    ...(subtitle ? { subtitle } : {}),
    bylines: namesIn(parts),
    ...(agency ? { agency } : {}),
    ...(dateline ? { dateline } : {}),
    ...(from ? { continuedFrom: from } : {}),
    source,
    paragraphs,
    spans: parts.flatMap(({ slices }) => slices.map(({ start, end }) => ({ start, end }))),
  };
}

function kindOf(draft: Draft, parts: readonly Part[], pieces: number, from: string | undefined): ArticleKind {
  if (draft.isStray) return 'fragment';
  if (draft.isCaption) return 'caption';
  if (from) return 'continuation';
  const isGreeting = parts.some(({ label }) => label.is === 'salutation' || label.is === 'event');
  const isAnnounced = parts.some(
    ({ role, text }) => (role === 'title' || role === 'subtitle') && announcesSpeech(text),
  );
  if (isAnnounced && (isGreeting || parts.some(({ name }) => name))) return 'speech';
  const isKnown = parts.some(({ role }) => role === 'title' || role === 'byline' || role === 'dateline');
  return isKnown || pieces === 1 ? 'article' : 'fragment';
}

function namesIn(parts: readonly Part[]): string[] {
  const names = new Set<string>();
  for (const { label, name, text } of parts) {
    if (name) names.add(name);
    // A short piece may be signed behind its end mark: （完）（甲乙）.
    if (label.is === 'end') for (const one of signersOf(text.replace(/^[^）)]*[）)]/, ''))?.names ?? []) names.add(one);
    if ((label.is === 'byline' || label.is === 'photo') && label.byline)
      for (const one of label.byline.names) names.add(one);
    if (label.is === 'dateline' || label.is === 'lead') for (const one of label.dateline.bylines) names.add(one);
  }
  return [...names];
}

/** The agency of the dateline, else of those who sign; several are named one after another. */
function agencyOf(parts: readonly Part[]): string | undefined {
  const names = new Set<string>();
  for (const { label } of parts) {
    if (label.is === 'byline' || label.is === 'photo') for (const one of label.byline.agencies) names.add(one);
    if ((label.is === 'dateline' || label.is === 'lead') && label.dateline.agency) names.add(label.dateline.agency);
  }
  return names.size > 0 ? [...names].join('、') : undefined;
}

const datelineIn = (parts: readonly { readonly label: Part['label'] }[]): DatelineFact | undefined => {
  for (const { label } of parts) if (label.is === 'dateline' || label.is === 'lead') return label.dateline;
  return undefined;
};

function datelineOf(parts: readonly Part[], source: Source, drafts: readonly Draft[]): Dateline | undefined {
  const part = parts.find(({ label }) => label.is === 'dateline' || label.is === 'lead');
  const found = datelineIn(parts);
  if (!part || !found) {
    const event = parts
      .map(({ label, text }) => (label.is === 'event' ? { ...eventLineOf(text)!, text } : undefined))
      .find((it) => it);
    if (!event) return undefined;
    const date = isoDay(event.year, event.month, event.day);
    return { ...(event.place ? { place: event.place } : {}), ...(date ? { date } : {}), text: event.text };
  }
  const { month, day } = found;
  const year = month && day ? (found.year ?? yearOf(parts, { month, day }, source, drafts)) : undefined;
  const date = year && month && day ? isoDay(year, month, day) : undefined;
  return {
    ...(found.place ? { place: found.place } : {}),
    ...(date ? { date } : {}),
    text: part.text.slice(found.start, found.end),
  };
}

/** Days of one page are no further apart than this. */
const PAGE_DAYS = 7;
/** A page has no more pieces than this; a longer file is a collection, whose articles tell nothing of one another. */
const MOST_PIECES = 40;

/** The year of a dateline: from the day of publication; from the piece; from the other pieces, where all are of one page. */
function yearOf(
  parts: readonly Part[],
  day: { readonly month: number; readonly day: number },
  source: Source,
  drafts: readonly Draft[],
): number | undefined {
  const published = /^(\d{4})-(\d\d)/.exec(source.published ?? '');
  if (published) return Number(published[1]) - (day.month === 12 && published[2] === '01' ? 1 : 0);
  const own = inferYear(parts.map(({ text }) => text).join('\n'), day);
  if (own || drafts.length === 1 || drafts.length > MOST_PIECES) return own;
  const items = drafts.flatMap(({ head, body }) => [...head, ...body]);
  const isPage = items.every(({ label }) => {
    if (label.is !== 'dateline' && label.is !== 'lead') return true;
    const { month, day: date } = label.dateline;
    return !month || !date || Math.abs((month - day.month) * 30.4 + date - day.day) <= PAGE_DAYS;
  });
  return isPage ? inferYear(items.map(({ text }) => text).join('\n'), day) : undefined;
}
