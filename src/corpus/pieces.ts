import type { Article, Dateline, Paragraph, Source } from './article.ts';
import { as, type Block, cutBlock, paragraphOf } from './block.ts';
import { bylineOf, type DatelineFact, endMarkAt, leadDateline, markerLength, wholeDateline } from './facts.ts';
import { fingerprint } from './identity.ts';
import { linesOf } from './lines.ts';
import { reflow } from './reflow.ts';

/** Cuts the decoded text of a file into articles; every non-blank character is in exactly one paragraph. Never throws. */
export function articlesOf(text: string, source: Source): Article[] {
  const blocks = reflow(text, linesOf(text));
  const seen = new Map<string, number>();
  return split(text, blocks).map((piece) => {
    const article = articleOf(piece, source);
    const times = seen.get(article.id) ?? 0;
    seen.set(article.id, times + 1);
    return times === 0 ? article : { ...article, id: fingerprint(`${article.id} ${times}`) };
  });
}

interface Draft {
  blocks: Block[];
  dateline?: DatelineFact;
  datelineText?: string;
}

const isSentence = (text: string) => /[。！？…：；，]["”’」』）)]*$/.test(text.slice(-3)) || text.length > 60;

function split(source: string, blocks: readonly Block[]): Draft[] {
  const drafts: Draft[] = [];
  let draft: Draft = { blocks: [] };
  let waiting: Block[] = []; // short lines that may be the head of the next piece
  let isClosed = false;
  const next = () => {
    if (draft.blocks.length > 0) drafts.push(draft);
    draft = { blocks: [] };
    isClosed = false;
  };
  const flush = (asHead: boolean) => {
    if (asHead && waiting.length > 0 && draft.blocks.some((block) => (block.role ?? 'body') === 'body')) next();
    const isHead = !draft.blocks.some((block) => (block.role ?? 'body') === 'body');
    for (const [n, block] of waiting.entries()) {
      draft.blocks.push(block.role ? block : as(isHead ? (n === 0 ? 'title' : 'subtitle') : 'heading', block));
    }
    waiting = [];
  };
  for (const block of blocks) {
    const dateline = wholeDateline(block.text);
    if (dateline) {
      flush(false);
      draft.dateline = dateline;
      draft.blocks.push(as('dateline', block));
      draft.datelineText = block.text;
      isClosed = true;
      continue;
    }
    const lead = leadDateline(block.text);
    if (lead) {
      flush(true);
      const [head, body] = cutBlock(source, block, lead.end);
      draft.dateline = lead;
      draft.datelineText = head!.text;
      draft.blocks.push(as('dateline', head!));
      if (body) draft.blocks.push(body);
      continue;
    }
    const byline = bylineOf(block.text);
    if (byline) {
      waiting.push(as(byline.isPhoto ? 'credit' : 'byline', block));
      continue;
    }
    const marker = markerLength(block.text);
    if (marker > 0) {
      next();
      const [head, body] = cutBlock(source, block, marker);
      draft.blocks.push(as('marker', head!));
      if (body) draft.blocks.push(body);
      continue;
    }
    if (!isSentence(block.text) && endMarkAt(block.text) < 0) {
      waiting.push(block);
      continue;
    }
    flush(isClosed || waiting.some((other) => other.role === 'byline'));
    const end = endMarkAt(block.text);
    if (end >= 0) {
      const [body, mark] = cutBlock(source, block, end);
      if (body) draft.blocks.push(body);
      draft.blocks.push(as('marker', mark!));
      isClosed = true;
    } else {
      draft.blocks.push(block);
    }
  }
  flush(isClosed);
  next();
  return drafts;
}

function articleOf(draft: Draft, source: Source): Article {
  const paragraphs: Paragraph[] = draft.blocks.map(paragraphOf);
  const of = (role: Paragraph['role']) => draft.blocks.find((block) => block.role === role)?.text;
  const bylines = draft.blocks
    .filter(({ role }) => role === 'byline' || role === 'credit')
    .map(({ text }) => bylineOf(text));
  const { dateline } = draft;
  const title = of('title');
  const subtitle = of('subtitle');
  const agency = dateline?.agency ?? bylines.find((byline) => byline?.agency)?.agency;
  const continuedFrom = draft.blocks[0]?.role === 'marker' ? draft.blocks[0].text : undefined;
  const names = [...(dateline?.bylines ?? []), ...bylines.flatMap((byline) => byline?.names ?? [])];
  const body = paragraphs.map(({ text }) => text).join('\n');
  return {
    id: fingerprint(`${source.file}\n${body}`),
    kind: continuedFrom ? 'continuation' : 'article',
    ...(title ? { title } : {}),
    ...(subtitle ? { subtitle } : {}),
    bylines: names,
    ...(agency ? { agency } : {}),
    ...(dateline ? { dateline: datelineOf(dateline, draft.datelineText!) } : {}),
    ...(continuedFrom ? { continuedFrom } : {}),
    source,
    paragraphs,
    spans: paragraphs.flatMap(({ spans }) => spans),
  };
}

function datelineOf(found: DatelineFact, text: string): Dateline {
  const { year, month, day } = found;
  const two = (n: number) => String(n).padStart(2, '0');
  return {
    ...(found.place ? { place: found.place } : {}),
    ...(year && month && day ? { date: `${year}-${two(month)}-${two(day)}` } : {}),
    text,
  };
}
