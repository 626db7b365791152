import { describe, expect, it } from 'vitest';
import { articlesOfFeed, parseFeed, parseFeedList } from '../../src/corpus/feed.ts';

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>山城晚报</title><link>https://example.org/</link>
<item><title>江滩步道&amp;公园开放</title><link>https://example.org/1</link><guid isPermaLink="false">a-1</guid>
<pubDate>Sat, 02 Mar 2024 08:00:00 +0800</pubDate><dc:creator>周小川</dc:creator>
<description>短讯</description>
<content:encoded><![CDATA[<p>江滩步道昨天开放，全长<b>3.5公里</b>。</p><p>市民何平说：“早就盼着了。”</p>]]></content:encoded></item>
<item><title>只有标题</title><guid>https://example.org/2</guid></item>
<item><description>没有标题的一句话。</description></item>
<item></item>
</channel></rss>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title type="text">海岛通讯</title>
<entry><title type="html">渔港&lt;b&gt;复工&lt;/b&gt;</title><id>urn:1</id><link rel="edit" href="https://example.org/edit"/><link href="https://example.org/a"/>
<updated>2024-03-05T01:02:03Z</updated><author><name>林青</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>渔港今天复工。</p><p>首批12艘渔船出海。</p></div></content></entry>
<entry><title>第二条</title><link href="https://example.org/b"/><summary type="html">&lt;p&gt;摘要第一段。&lt;/p&gt;&lt;p&gt;摘要第二段 &amp;amp; 完。&lt;/p&gt;</summary></entry></feed>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>旧式订阅</title></channel><item rdf:about="https://example.org/x"><title>老站点还在</title><link>https://example.org/x</link><description>它还在更新。</description><dc:date>2024-01-09</dc:date></item></rdf:RDF>`;

describe('a feed becomes articles', () => {
  it('reads RSS 2.0 with content, and entries that lack what they may lack', async () => {
    const feed = parseFeed(RSS)!;
    expect(feed.title).toBe('山城晚报');
    const articles = await articlesOfFeed(feed, 'https://example.org/feed');
    expect(
      articles.map(({ title, paragraphs }) => [title, paragraphs.filter((p) => p.role === 'body').map((p) => p.text)]),
    ).toEqual([
      ['江滩步道&公园开放', ['江滩步道昨天开放，全长3.5公里。', '市民何平说：“早就盼着了。”']],
      ['只有标题', []],
      [undefined, ['没有标题的一句话。']],
    ]);
    expect(articles[0]).toMatchObject({
      bylines: ['周小川'],
      source: {
        file: 'https://example.org/feed',
        name: '山城晚报',
        url: 'https://example.org/1',
        published: '2024-03-02T08:00:00+08:00',
      },
    });
    expect(articles[1]!.source.url).toBe('https://example.org/2');
    expect(new Set(articles.map(({ id }) => id)).size).toBe(3);
  });

  it('reads Atom with xhtml, escaped html and several links', async () => {
    const articles = await articlesOfFeed(parseFeed(ATOM)!, 'atom');
    expect(articles.map(({ title, source }) => [title, source.url, source.name])).toEqual([
      ['渔港复工', 'https://example.org/a', '海岛通讯'],
      ['第二条', 'https://example.org/b', '海岛通讯'],
    ]);
    expect(articles[0]!.paragraphs.map(({ text }) => text)).toEqual([
      '渔港复工',
      '渔港今天复工。',
      '首批12艘渔船出海。',
    ]);
    expect(articles[0]!.source.published).toBe('2024-03-05T01:02:03Z');
    expect(articles[1]!.paragraphs.map(({ text }) => text)).toEqual(['第二条', '摘要第一段。', '摘要第二段 & 完。']);
  });

  it('reads RSS 1.0 and JSON Feed', async () => {
    expect(parseFeed(RDF)!.entries).toMatchObject([
      { title: '老站点还在', url: 'https://example.org/x', date: '2024-01-09' },
    ]);
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: '小站',
      items: [
        {
          id: 7,
          url: 'https://example.org/7',
          title: '七号',
          content_html: '<p>第七条。</p>',
          authors: [{ name: '甲乙' }],
        },
        { id: 8 },
      ],
    });
    const articles = await articlesOfFeed(parseFeed(`\ufeff${json}`)!, 'json');
    expect(articles.map(({ title, paragraphs }) => [title, paragraphs.length])).toEqual([['七号', 2]]);
  });

  it('gives an entry the same id each time it is fetched, whatever else the feed holds', async () => {
    const first = await articlesOfFeed(parseFeed(RSS)!, 'f');
    const later = await articlesOfFeed(
      { title: '山城晚报', entries: [{ text: '新的一条。' }, ...parseFeed(RSS)!.entries] },
      'f',
    );
    expect(later.map(({ id }) => id)).toEqual(expect.arrayContaining(first.map(({ id }) => id)));
  });

  it.each(['', 'no feed', '<html><body>404</body></html>', '<rss', '{"items":1}', '{', '<a><b></a>'])(
    'refuses %j',
    (body) => {
      expect(parseFeed(body)).toBeUndefined();
    },
  );
});

describe('a list of feeds', () => {
  it('is one address a line with remarks', () => {
    expect(
      parseFeedList(
        '# 我的订阅\nhttps://example.org/a.xml # 山城\r\n\nhttps://example.org/b#part\nftp://example.org/c\nhttps://example.org/a.xml\nnot a url\n',
      ),
    ).toEqual(['https://example.org/a.xml', 'https://example.org/b#part']);
  });

  it('is OPML with folders', () => {
    const opml = `<?xml version="1.0"?><opml version="2.0"><body><outline text="新闻"><outline type="rss" xmlUrl="https://example.org/a?x=1&amp;y=2"/><outline text="深"><outline xmlUrl="https://example.org/b"/></outline></outline><outline xmlUrl="https://example.org/c"/></body></opml>`;
    expect(parseFeedList(opml)).toEqual([
      'https://example.org/a?x=1&y=2',
      'https://example.org/b',
      'https://example.org/c',
    ]);
  });
});
