import { isoFrom } from './calendar.ts';

/** What a web page says, without its furniture. */
export interface Page {
  readonly title?: string;
  readonly author?: string;
  readonly site?: string;
  /** ISO date or date-time. */
  readonly published?: string;
  readonly url?: string;
  /** Paragraphs, each followed by a blank line. */
  readonly text: string;
}

/** Whether a text is marked up as HTML rather than merely having an angle bracket in it. */
export const isHtml = (text: string): boolean =>
  /<(?:!doctype|html|body|p|div|br|article|section|span|h[1-6]|ul|table|img|a\s)[\s>/]/i.test(text.slice(0, 20_000));

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TR UL'.split(
    ' ',
  ),
);
const UNSEEN = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE IFRAME SVG HEAD BUTTON SELECT'.split(' '));
/** Readability's choice is trusted when it keeps this share of a fragment; a feed's body has no furniture to drop. */
const MOST = 0.6;

/** The text of a fragment of HTML, such as the body of a feed entry or of a JSON row. */
export async function fromHtml(fragment: string): Promise<Page> {
  const { JSDOM } = await import('jsdom');
  return { text: textOf(new JSDOM(fragment).window.document.body) };
}

/** The main text of a web page and what it says about itself, found with Mozilla's readability. */
export async function fromPage(html: string): Promise<Page> {
  const [{ JSDOM }, { Readability }] = await Promise.all([import('jsdom'), import('@mozilla/readability')]);
  const document: HtmlDocument = new JSDOM(html).window.document;
  const heading = document.querySelector('h1')?.textContent?.trim();
  const all = textOf(document.body);
  const url =
    attribute(document, 'link[rel="canonical"]', 'href') ?? attribute(document, 'meta[property="og:url"]', 'content');
  const date = [
    'meta[property="article:published_time"]',
    'meta[name="publishdate"]',
    'meta[name="pubdate"]',
    'meta[name="date"]',
  ]
    .map((selector) => attribute(document, selector, 'content'))
    .find((words) => words);
  // Readability takes the document apart, so it comes last.
  const found = new Readability(document as never, { charThreshold: 120 }).parse();
  const main = found?.content ? textOf(new JSDOM(found.content).window.document.body) : '';
  const isFragment = !/<(?:html|body)[\s>]/i.test(html.slice(0, 20_000));
  const text = main.trim() === '' || (isFragment && main.length < all.length * MOST) ? all : main;
  const published = isoFrom(date ?? found?.publishedTime ?? '');
  return {
    ...(found?.title ? { title: plainTitle(found.title.trim(), heading) } : {}),
    ...(found?.byline ? { author: found.byline } : {}),
    ...(found?.siteName ? { site: found.siteName } : {}),
    ...(published ? { published } : {}),
    ...(url ? { url } : {}),
    text,
  };
}

/** What is needed of a document; the program is not compiled with the types of a browser. */
interface HtmlNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly firstChild: HtmlNode | null;
  readonly nextSibling: HtmlNode | null;
  readonly parentNode: HtmlNode | null;
}

interface HtmlDocument {
  readonly body: HtmlNode;
  querySelector(
    selector: string,
  ): { getAttribute(name: string): string | null; readonly textContent: string | null } | null;
}

const attribute = (document: HtmlDocument, selector: string, name: string) =>
  document.querySelector(selector)?.getAttribute(name)?.trim() || undefined;

/** The page's title without the name of the site that many add to it: the main heading, where the title begins with it. */
function plainTitle(title: string, heading: string | undefined): string {
  return heading && heading.length >= 4 && title.startsWith(heading) ? heading : title;
}

/** The text below a node, its blocks parted by blank lines. Walks without recursion: pages nest as deep as they like. */
function textOf(root: HtmlNode): string {
  const paragraphs: string[] = [];
  let open = '';
  const close = () => {
    const text = open
      .replace(/[ \t\r\n\f]+/g, ' ')
      .replace(/ ?\u2028 ?/g, '\n')
      .trim();
    if (text !== '') paragraphs.push(text);
    open = '';
  };
  let node = root.firstChild;
  while (node && node !== root) {
    const name = node.nodeName;
    if (node.nodeType === 3) open += node.nodeValue ?? '';
    else if (name === 'BR') open += '\u2028';
    else if (BLOCKS.has(name)) close();
    if (node.nodeType === 1 && !UNSEEN.has(name) && node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && BLOCKS.has(node.nodeName)) close();
    }
    if (!node || node === root) break;
    node = node.nextSibling;
  }
  close();
  return paragraphs.join('\n\n');
}
