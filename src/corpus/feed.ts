import { XMLParser } from 'fast-xml-parser';
import type { Article } from './article.ts';
import { isoFrom } from './calendar.ts';
import { distinctIds } from './identity.ts';
import { type Row, readRow } from './row.ts';

/** A feed as its body gives it, newest or first entry first as printed. */
export interface Feed {
  readonly title?: string;
  readonly entries: readonly Row[];
}

/** An object of the parsed tree: attributes begin with @, text beside them is #text. */
type Node = Readonly<Record<string, unknown>>;

const parser = () =>
  new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    htmlEntities: true,
    removeNSPrefix: true,
    trimValues: true,
    // Markup inside Atom's content is kept as it stands.
    stopNodes: ['feed.entry.content', 'feed.entry.summary', 'feed.entry.title', 'feed.title'],
  });

/** The feed in a body of RSS (0.9x, 1.0, 2.0), Atom or JSON Feed; undefined where it is none of them. Never throws. */
export function parseFeed(body: string): Feed | undefined {
  const text = body.replace(/^[\ufeff\s]+/, '');
  if (text.startsWith('{')) return jsonFeed(text);
  if (!text.startsWith('<')) return undefined;
  let root: Node;
  try {
    root = parser().parse(text) as Node;
  } catch {
    return undefined;
  }
  const channel = nodeOf(nodeOf(root.rss)?.channel) ?? nodeOf(nodeOf(root.RDF)?.channel);
  if (channel) return rssFeed(channel, listOf(nodeOf(root.RDF)?.item ?? channel.item));
  const atom = nodeOf(root.feed);
  return atom ? atomFeed(atom) : undefined;
}

/**
 * The articles of a feed, each the one entry it is. `address` is the feed's own address and becomes their `source.file`;
 * an entry's address becomes `source.url`. Entries without words are left out.
 */
export async function articlesOfFeed(feed: Feed, address: string): Promise<Article[]> {
  const articles: Article[] = [];
  for (const entry of feed.entries) {
    const row = feed.title && !entry.source ? { ...entry, source: feed.title } : entry;
    articles.push(...(await readRow(row, address)).articles);
  }
  return distinctIds(articles);
}

/** The addresses in a list of feeds: OPML, or one a line, where # begins a remark. Only http and https; each once. */
export function parseFeedList(text: string): string[] {
  const found = /<opml[\s>]/i.test(text.slice(0, 2000))
    ? opmlAddresses(text)
    : text.split(/[\r\n]+/).map((line) => line.replace(/(?:^|\s)#.*$/, '').trim());
  return [...new Set(found.filter((address) => /^https?:\/\/[^\s]+$/i.test(address) && URL.canParse(address)))];
}

function opmlAddresses(text: string): string[] {
  let root: Node;
  try {
    root = parser().parse(text.replace(/^[\ufeff\s]+/, '')) as Node;
  } catch {
    return [];
  }
  const addresses: string[] = [];
  // Outlines nest: folders hold feeds. The last of the stack is next.
  const stack = listOf(nodeOf(nodeOf(root.opml)?.body)?.outline).reverse();
  for (let outline = stack.pop(); outline; outline = stack.pop()) {
    const address = outline['@xmlUrl'] ?? outline['@xmlurl'];
    if (typeof address === 'string') addresses.push(address.trim());
    for (const inner of listOf(outline.outline).reverse()) stack.push(inner);
  }
  return addresses;
}

function rssFeed(channel: Node, items: readonly Node[]): Feed {
  const title = wordsOf(channel.title);
  const entries = items.flatMap((item) =>
    entryOf({
      id: wordsOf(item.guid) ?? item['@about'],
      title: wordsOf(item.title),
      // removeNSPrefix makes content:encoded `encoded`, dc:date `date`, dc:creator `creator`.
      text: longest(wordsOf(item.encoded), wordsOf(item.description)),
      date: wordsOf(item.pubDate) ?? wordsOf(item.date),
      url: wordsOf(item.link) ?? permalinkOf(item.guid),
      author: wordsOf(item.creator) ?? wordsOf(item.author),
      source: wordsOf(item.source),
    }),
  );
  return { ...(title ? { title } : {}), entries };
}

function atomFeed(feed: Node): Feed {
  const title = markupOf(feed.title);
  const entries = listOf(feed.entry).flatMap((entry) =>
    entryOf({
      id: wordsOf(entry.id),
      title: markupOf(entry.title),
      text: longest(markupOf(entry.content), markupOf(entry.summary)),
      date: wordsOf(entry.published) ?? wordsOf(entry.updated),
      url: alternateOf(listOf(entry.link)),
      author:
        listOf(entry.author)
          .map((author) => wordsOf(author.name))
          .filter((name) => name)
          .join('、') || undefined,
      source: markupOf(nodeOf(entry.source)?.title),
    }),
  );
  return { ...(title ? { title: tagless(title) } : {}), entries };
}

function jsonFeed(text: string): Feed | undefined {
  let root: Node | undefined;
  try {
    root = nodeOf(JSON.parse(text));
  } catch {
    return undefined;
  }
  if (!root || !Array.isArray(root.items)) return undefined;
  const title = wordsOf(root.title);
  const entries = listOf(root.items).flatMap((item) =>
    entryOf({
      id: wordsOf(item.id),
      title: wordsOf(item.title),
      text: wordsOf(item.content_html) ?? wordsOf(item.content_text) ?? wordsOf(item.summary),
      date: wordsOf(item.date_published) ?? wordsOf(item.date_modified),
      url: wordsOf(item.url) ?? wordsOf(item.external_url),
      author:
        [...listOf(item.authors), ...listOf(item.author)]
          .map((author) => wordsOf(author.name))
          .filter((name) => name)
          .join('、') || undefined,
    }),
  );
  return { ...(title ? { title } : {}), entries };
}

/** An entry without words is no entry; one with a headline only says just that. */
function entryOf(values: Readonly<Partial<Record<keyof Row, unknown>>>): Row[] {
  const row: Partial<Record<keyof Row, string>> = {};
  for (const [key, value] of Object.entries(values))
    if (typeof value === 'string' && value.trim() !== '') row[key as keyof Row] = value.trim();
  if (row.title) row.title = tagless(row.title);
  const text = row.text ?? row.title;
  if (row.date && !isoFrom(row.date)) delete row.date;
  return text ? [{ ...row, text }] : [];
}

const nodeOf = (value: unknown): Node | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Node) : undefined;

const listOf = (value: unknown): Node[] =>
  (Array.isArray(value) ? value : [value]).map(nodeOf).filter((node) => node !== undefined);

function wordsOf(value: unknown): string | undefined {
  const words = Array.isArray(value) ? value.map(wordsOf).find((one) => one) : (nodeOf(value)?.['#text'] ?? value);
  return typeof words === 'string' && words.trim() !== ''
    ? words.trim()
    : typeof words === 'number'
      ? String(words)
      : undefined;
}

/** The markup of an Atom text construct: xhtml as it stands, html and text out of their escapes. */
function markupOf(value: unknown): string | undefined {
  const raw = wordsOf(value);
  if (!raw) return undefined;
  if (nodeOf(value)?.['@type'] === 'xhtml') return raw;
  return raw.includes('<![CDATA[') ? raw.replace(/<!\[CDATA\[|\]\]>/g, '') : withoutEscapes(raw);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', amp: '&' };

function withoutEscapes(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([\da-fA-F]{1,6})|(lt|gt|quot|apos|nbsp|amp));/g,
    (whole, decimal, hex, name) => {
      if (name) return ENTITIES[name] ?? whole;
      const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

const tagless = (text: string) =>
  withoutEscapes(text.replace(/<[^<>]{0,500}>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();

const longest = (a: string | undefined, b: string | undefined) => ((a?.length ?? 0) >= (b?.length ?? 0) ? a : b);

const permalinkOf = (guid: unknown) => {
  const words = wordsOf(guid);
  return words && /^https?:/.test(words) && nodeOf(guid)?.['@isPermaLink'] !== 'false' ? words : undefined;
};

const alternateOf = (links: readonly Node[]) => {
  const link = links.find((one) => (one['@rel'] ?? 'alternate') === 'alternate') ?? links[0];
  return typeof link?.['@href'] === 'string' ? link['@href'] : undefined;
};
