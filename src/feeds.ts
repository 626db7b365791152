import { createHash } from 'node:crypto';
import { appendFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Feed, parseFeed, parseFeedList } from './corpus/feed.ts';

export interface FeedsOptions {
  /** File of feed addresses, one a line, or OPML. */
  readonly file: string;
  /** Where entries are kept as JSON lines, a file a feed and month: a folder of articles like any other. */
  readonly folder: string;
  readonly now: () => number;
  /** A feed cannot be read: one sentence that names it. Told again only after it could be read in between. */
  readonly problem: (message: string) => void;
  readonly fetch?: typeof globalThis.fetch;
  /** Ends a round at once; nothing is read afterwards. */
  readonly signal?: AbortSignal;
}

export interface RunningFeeds {
  /** Reads all feeds once; what did not change is not read again. Never throws. */
  read(): Promise<void>;
}

/** The file of feed addresses cannot be read, or names none: the message says what to do. */
export class FeedsError extends Error {
  override readonly name = 'FeedsError';
}

/** Between two rounds over all feeds: what alerts promise is minutes. Milliseconds. */
export const FEED_PAUSE = 5 * 60_000;

/** A server that does not answer in this time is tried again in the next round. Milliseconds. */
const TIMEOUT = 20_000;

/** More than any honest feed has; a larger body is not read to its end. Bytes. */
const LARGEST = 10 * 1024 * 1024;

/** Feeds fetched at a time: polite to the network of a small machine. */
const AT_ONCE = 4;

/** What a server said to recognise an unchanged feed by. */
interface Seen {
  readonly etag: string | undefined;
  readonly modified: string | undefined;
}

/**
 * Opens the feeds that a file names. An entry is kept when it leaves its feed, and over restarts: what the bot once
 * told can still be opened. Throws FeedsError.
 */
export async function openFeeds({
  file,
  folder,
  now,
  problem,
  fetch = globalThis.fetch,
  signal = new AbortController().signal,
}: FeedsOptions): Promise<RunningFeeds> {
  let addresses: string[];
  try {
    addresses = parseFeedList(await readFile(file, 'utf8'));
  } catch (error) {
    throw new FeedsError(
      `FEEDS names ${file}, which cannot be read (${(error as NodeJS.ErrnoException).code}): name a file of feed addresses`,
    );
  }
  if (addresses.length === 0)
    throw new FeedsError(
      `FEEDS names ${file}, which has no address in it: write one http address a line, or give OPML`,
    );
  await mkdir(folder, { recursive: true });
  const kept = await keptIn(folder);
  const seen = new Map<string, Seen>();
  const troubled = new Set<string>();

  async function readOne(address: string): Promise<void> {
    try {
      const before = seen.get(address);
      const response = await fetch(address, {
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT)]),
        headers: {
          accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
          ...(before?.etag ? { 'if-none-match': before.etag } : {}),
          ...(before?.modified ? { 'if-modified-since': before.modified } : {}),
        },
      });
      if (response.status !== 304) {
        if (!response.ok) throw new Error(`the server says ${response.status}`);
        const feed = parseFeed(await textOf(response));
        if (!feed) throw new Error('it is no RSS, Atom or JSON feed');
        await keep(address, feed);
        seen.set(address, {
          etag: response.headers.get('etag') ?? undefined,
          modified: response.headers.get('last-modified') ?? undefined,
        });
      }
      troubled.delete(address);
    } catch (error) {
      if (signal.aborted || troubled.has(address)) return;
      troubled.add(address);
      problem(`the feed ${address} cannot be read: ${reasonOf(error)}; it is tried again`);
    }
  }

  /** Writes what is new to the feed's file of this month, whole lines at once. */
  async function keep(address: string, feed: Feed): Promise<void> {
    const lines: string[] = [];
    for (const entry of feed.entries) {
      const line = JSON.stringify(feed.title && !entry.source ? { ...entry, source: feed.title } : entry);
      const key = digestOf(line);
      if (kept.has(key)) continue;
      kept.add(key);
      lines.push(line);
    }
    if (lines.length === 0) return;
    const month = new Date(now()).toISOString().slice(0, 7);
    await appendFile(join(folder, `${digestOf(address)}-${month}.jsonl`), `${lines.join('\n')}\n`);
  }

  return {
    async read() {
      const waiting = [...addresses];
      const work = async () => {
        for (let address = waiting.shift(); address !== undefined && !signal.aborted; address = waiting.shift())
          await readOne(address);
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    },
  };
}

/** Digests of all entries that a folder has. */
async function keptIn(folder: string): Promise<Set<string>> {
  const kept = new Set<string>();
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.jsonl')) continue;
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n'))
      if (line !== '') kept.add(digestOf(line));
  }
  return kept;
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 16);

/** The body as text, in the charset the server or the XML names. Throws when it is larger than a feed may be. */
async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > LARGEST) throw new Error(`it is larger than ${LARGEST / 1024 / 1024} MB`);
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  const named =
    /charset=["']?([\w-]+)/i.exec(response.headers.get('content-type') ?? '')?.[1] ??
    /^<\?xml[^>]*encoding=["']([\w-]+)/.exec(bytes.subarray(0, 200).toString('latin1'))?.[1];
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${TIMEOUT / 1000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
