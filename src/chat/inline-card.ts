import { type Article, type Passage, textAt } from '../corpus/article.ts';
import type { Figure, Quote } from '../extract/reading.ts';
import type { Block, Button, Content, Inline, View } from '../view/view.ts';
import { fact, sourceLine, speakerLine, titleOf, titleText, verbatim } from './article-view.ts';
import { citation, citedQuote } from './citation.ts';
import type { App, Chat } from './command.ts';
import { bold, button, GAP, heading, line } from './layout.ts';

/** A card of an inline answer: what the list shows, and the message that choosing it posts. */
export interface Card {
  /** 1 to 64 bytes, unique in a page. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly view: View;
}

/** Characters of a card's two lines; clients show less. */
const TITLE = 90;
const DESCRIPTION = 160;

function short(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** 新华社 · 2025-06-18 as a plain string. */
function sourceText(article: Article, { library }: App): string {
  return [article.agency ?? article.source.name, library.date(article)].filter(Boolean).join(' · ');
}

/** Title and source of an article: what makes a posted passage self-contained. The title leads to the paragraph. */
function origin(article: Article, paragraph: number, app: App): Block {
  const title: Inline = {
    type: 'command',
    line: placeLine(article, paragraph),
    content: ['《', titleOf(article), '》'],
  };
  const source = sourceLine(article, app.library);
  return line(title, ...(source.length > 0 ? [' · ', ...source] : []));
}

const placeLine = (article: Article, paragraph: number): string =>
  `/read ${article.id}${paragraph > 0 ? ` 段:${paragraph}` : ''}`;

function doors(article: Article, paragraph: number, chat: Chat): Button[] {
  return [
    button(chat.say.text('原文', 'Text'), placeLine(article, paragraph), true),
    button(chat.say.text('摘要', 'Summary'), `/summary ${article.id}`, true),
  ];
}

function copyButton(text: string, chat: Chat): Button {
  return { label: chat.say.text('复制引用', 'Copy citation'), action: { type: 'copy', text } };
}

/** An article with one passage of it, such as the one that matched. */
export function articleCard(article: Article, passage: Passage | undefined, chat: Chat, app: App): Card {
  const words = passage ? textAt(article, passage) : '';
  return {
    id: `a-${article.id}`,
    title: short(titleText(article, TITLE), TITLE),
    description: short([sourceText(article, app), words].filter(Boolean).join(' · '), DESCRIPTION),
    view: {
      blocks: [
        heading([{ type: 'command', line: placeLine(article, 0), content: [titleOf(article)] }]),
        line(...sourceLine(article, app.library)),
        ...(passage ? [{ type: 'quotation' as const, content: [verbatim(article, passage)] }] : []),
      ],
      buttons: [doors(article, passage?.paragraph ?? 0, chat)],
    },
  };
}

/** An article in the sentences of its summary. */
export function summaryCard(article: Article, summary: readonly Passage[], chat: Chat, app: App): Card {
  const words = summary.map((passage) => textAt(article, passage)).join('');
  return {
    id: `s-${article.id}`,
    title: short(titleText(article, TITLE), TITLE),
    description: short(words || sourceText(article, app), DESCRIPTION),
    view: {
      blocks: [
        heading([{ type: 'command', line: placeLine(article, 0), content: [titleOf(article)] }]),
        line(...sourceLine(article, app.library)),
        ...summary.flatMap((passage): Block[] => [GAP, line(verbatim(article, passage))]),
      ],
      buttons: [doors(article, 0, chat).slice(0, 1)],
    },
  };
}

/** A quotation with who says it, in which office, and where it stands. */
export function quoteCard(article: Article, quote: Quote, n: number, chat: Chat, app: App): Card {
  const words: Content = quote.passages.map((passage) => verbatim(article, passage));
  const isDirect = quote.kind === 'direct';
  const speaker = [quote.speakerTitle, quote.speaker].filter(Boolean).join(' ');
  return {
    id: `q-${article.id}-${n}`,
    title: short(isDirect ? `“${quote.text}”` : quote.text, TITLE),
    description: short(
      [speaker, `《${titleText(article)}》`, sourceText(article, app)].filter(Boolean).join(' · '),
      DESCRIPTION,
    ),
    view: {
      blocks: [
        { type: 'quotation', content: isDirect ? ['“', ...words, '”'] : words, by: speakerLine(quote, article, chat) },
        origin(article, quote.passages[0]?.paragraph ?? 0, app),
      ],
      buttons: [
        doors(article, quote.passages[0]?.paragraph ?? 0, chat),
        [copyButton(citedQuote(quote, article, app.library), chat)],
      ],
    },
  };
}

/** A figure with what it measures, its sentence, and where it stands. */
export function figureCard(article: Article, figure: Figure, n: number, chat: Chat, app: App): Card {
  const { sentence, passages, subject, text } = figure;
  const marks = passages
    .filter(({ paragraph }) => paragraph === sentence.paragraph)
    .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }));
  return {
    id: `f-${article.id}-${n}`,
    title: short([text, subject].filter(Boolean).join('　'), TITLE),
    description: short([textAt(article, sentence), sourceText(article, app)].filter(Boolean).join(' · '), DESCRIPTION),
    view: {
      blocks: [
        line(
          bold(...passages.map((passage) => verbatim(article, passage))),
          ...(subject ? ['　', fact(article, subject)] : []),
        ),
        { type: 'quotation', content: [verbatim(article, sentence, marks)] },
        origin(article, sentence.paragraph, app),
      ],
      buttons: [
        doors(article, sentence.paragraph, chat),
        [copyButton(`${text}${subject ? `，${subject}` : ''}（${citation(article, app.library)}）`, chat)],
      ],
    },
  };
}
