import type { Row } from './row.ts';

/** Names of front matter fields under which static sites keep what a row keeps. */
const FIELDS: Readonly<Record<string, 'title' | 'date' | 'source' | 'url' | 'author'>> = {
  title: 'title',
  date: 'date',
  published: 'date',
  source: 'source',
  site: 'source',
  url: 'url',
  link: 'url',
  canonical: 'url',
  author: 'author',
  authors: 'author',
};

/** A Markdown file as a row: front matter told apart, the text without its markup, one paragraph a line. */
export function rowOfMarkdown(markdown: string): Row {
  const { fields, body } = frontMatter(markdown);
  const paragraphs = paragraphsOf(body);
  const [first] = paragraphs;
  const title = fields.title ?? (first?.isTitle ? first.text : undefined);
  return { ...fields, ...(title ? { title } : {}), text: paragraphs.map(({ text }) => text).join('\n\n') };
}

function frontMatter(markdown: string): { readonly fields: Partial<Omit<Row, 'text'>>; readonly body: string } {
  const lines = markdown.split(/\r\n|[\r\n]/);
  if (lines[0]?.trim() !== '---') return { fields: {}, body: markdown };
  const end = lines.findIndex((line, n) => n > 0 && /^(?:---|\.\.\.)\s*$/.test(line));
  if (end < 0) return { fields: {}, body: markdown };
  const fields: Partial<Record<'title' | 'date' | 'source' | 'url' | 'author', string>> = {};
  for (const line of lines.slice(1, end)) {
    const colon = line.indexOf(':');
    const field = FIELDS[line.slice(0, Math.max(0, colon)).trim().toLowerCase()];
    const value = line
      .slice(colon + 1)
      .trim()
      .replace(/^\[(.*)\]$/, '$1')
      .replace(/^(["'])(.*)\1$/, '$2');
    if (field && value) fields[field] ??= value;
  }
  return { fields, body: lines.slice(end + 1).join('\n') };
}

interface MarkdownParagraph {
  readonly text: string;
  readonly isTitle: boolean;
}

function paragraphsOf(body: string): MarkdownParagraph[] {
  const paragraphs: MarkdownParagraph[] = [];
  let open: string[] = [];
  const close = () => {
    const text = plain(joinLines(open));
    if (text !== '') paragraphs.push({ text, isTitle: false });
    open = [];
  };
  for (const line of body.split(/\r\n|[\r\n]/)) {
    const heading = /^\s{0,3}(#{1,6})\s+(.*?)[#\s]*$/.exec(line.slice(0, 400));
    const content = line.trim();
    if (heading) {
      close();
      paragraphs.push({ text: plain(heading[2]!), isTitle: heading[1] === '#' && paragraphs.length === 0 });
    } else if (content === '' || /^(?:[-*_]\s*){3,}$/.test(content.slice(0, 80))) {
      close();
    } else {
      if (/^(?:[-*+]\s|\d{1,3}[.)]\s)/.test(content)) close();
      open.push(content.replace(/^(?:>\s?)+/, '').replace(/^[-*+]\s+/, ''));
    }
  }
  close();
  return paragraphs.filter(({ text }) => text !== '');
}

/** Lines of a paragraph put together: with a space only where a word of a spaced script would run into the next. */
function joinLines(lines: readonly string[]): string {
  let text = '';
  for (const line of lines) {
    const isSpaced = /[!-~]$/.test(text.slice(-1)) && /^[!-~]/.test(line);
    text += (isSpaced ? ' ' : '') + line;
  }
  return text;
}

/** Without marks of emphasis, links and pictures. */
function plain(text: string): string {
  return text
    .replace(/!\[[^\]\n]{0,300}\]\([^)\n]{0,1000}\)/g, '')
    .replace(/\[([^\]\n]{0,300})\]\([^)\n]{0,1000}\)/g, '$1')
    .replace(/\*\*|__|`/g, '')
    .replace(/\*([^*\s][^*\n]{0,200})\*/g, '$1')
    .trim();
}
