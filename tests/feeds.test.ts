import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FeedsError, openFeeds } from '../src/feeds.ts';
import { openLibrary } from '../src/library/open.ts';

const scratch = () => mkdtempSync(join(tmpdir(), 'jianbao-feeds-'));
const NOW = Date.UTC(2026, 2, 5);

const feedOf = (...items: readonly [title: string, text: string][]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>河口晚报</title>${items
    .map(
      ([title, text], n) =>
        `<item><title>${title}</title><guid>g${n}-${title}</guid><pubDate>Thu, 05 Mar 2026 08:00:00 +0800</pubDate><description>&lt;p&gt;${text}&lt;/p&gt;</description></item>`,
    )
    .join('')}</channel></rss>`;

describe('feeds', () => {
  const servers: Server[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
    const server = createServer(answer);
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/rss`;
  }

  function listOf(...addresses: string[]): string {
    const file = join(scratch(), 'feeds.txt');
    writeFileSync(file, `# ours\n${addresses.join('\n')}\n`);
    return file;
  }

  const linesIn = (folder: string) =>
    readdirSync(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'));

  it('keeps entries that left the feed, writes none twice, and asks only for what changed', async () => {
    let body = feedOf(['渡口重开', '渡口今天重开，每天二十班。'], ['图书馆延时', '图书馆延长到晚上十点。']);
    const asked: (string | undefined)[] = [];
    const address = await serve((request, response) => {
      const tag = `"${body.length}"`;
      asked.push(request.headers['if-none-match']);
      if (request.headers['if-none-match'] === tag) response.writeHead(304).end();
      else response.writeHead(200, { etag: tag, 'content-type': 'application/rss+xml' }).end(body);
    });
    const folder = scratch();
    const options = {
      file: listOf(address),
      folder,
      now: () => NOW,
      problem: (message: string) => expect.fail(message),
    };
    const feeds = await openFeeds(options);
    await feeds.read();
    await feeds.read();
    expect(asked).toEqual([undefined, expect.stringMatching(/^"/)]);
    expect(linesIn(folder)).toHaveLength(2);

    body = feedOf(['图书馆延时', '图书馆延长到晚上十点。'], ['桥灯更换', '大桥换上节能灯。']);
    await (await openFeeds(options)).read();
    const library = await openLibrary({ paths: [folder], watch: false });
    await library.ready;
    const titles = library.latest(10).map(({ title }) => title);
    expect(titles).toEqual(expect.arrayContaining(['渡口重开', '图书馆延时', '桥灯更换']));
    expect(library.latest(10)[0]!.source.name).toBe('河口晚报');
    await library.close();
  });

  it('tells once of a feed that cannot be read, reads the others, and tells again after it could be read', async () => {
    let isBroken = true;
    const shaky = await serve((_request, response) => {
      if (isBroken) response.writeHead(500).end();
      else response.end(feedOf(['雨停了', '下了三天的雨停了。']));
    });
    const fine = await serve((_request, response) => void response.end(feedOf(['集市改期', '集市改到周日。'])));
    const page = await serve((_request, response) => void response.end('<html><body>没有这一页</body></html>'));
    const folder = scratch();
    const problems: string[] = [];
    const feeds = await openFeeds({
      file: listOf(shaky, fine, page),
      folder,
      now: () => NOW,
      problem: (message) => problems.push(message),
    });
    await feeds.read();
    await feeds.read();
    expect(problems.filter((one) => one.includes(shaky))).toEqual([expect.stringContaining('500')]);
    expect(problems.filter((one) => one.includes(page))).toHaveLength(1);
    expect(linesIn(folder)).toHaveLength(1);
    isBroken = false;
    await feeds.read();
    isBroken = true;
    await feeds.read();
    expect(problems.filter((one) => one.includes(shaky))).toHaveLength(2);
    expect(linesIn(folder)).toHaveLength(2);
  });

  it('ends a round on a signal, though a server never answers, and asks no other', async () => {
    const stopped = new AbortController();
    const asked: string[] = [];
    const silent = await Promise.all(
      Array.from({ length: 6 }, () => serve(({ url }) => void (asked.push(url!) === 4 && stopped.abort()))),
    );
    const problems: string[] = [];
    const feeds = await openFeeds({
      file: listOf(...silent),
      folder: scratch(),
      now: () => NOW,
      problem: (message) => problems.push(message),
      signal: stopped.signal,
    });
    await feeds.read();
    expect(asked).toHaveLength(4);
    expect(problems).toEqual([]);
  });

  it('does not start on a list that is not there or names nothing', async () => {
    const folder = scratch();
    const open = (file: string) => openFeeds({ file, folder, now: () => NOW, problem: () => {} });
    await expect(open('/no/such/list.txt')).rejects.toThrow(FeedsError);
    await expect(open(listOf('not an address'))).rejects.toThrow(/http/);
  });
});
