import { highlights, markTopics } from '../digest/highlights.ts';
import type { Selection, ToldStory } from '../digest/select.ts';
import { localTime } from '../digest/slots.ts';
import type { Block, Button, Content, View } from '../view/view.ts';
import { sourceLine, speakerLine, titleOf, verbatim } from './article-view.ts';
import type { App, Chat } from './command.ts';
import { bold, button, GAP, heading, join, line } from './layout.ts';
import { dayText } from './when-text.ts';

export interface DigestFrame {
  readonly topics: readonly string[];
  /** The moment it is dated with, epoch milliseconds. */
  readonly at: number;
  /** Local time of the slot it should have come at, when it is late. */
  readonly lateFor?: string | undefined;
  /** What it is called, instead of a digest with date and topics. */
  readonly title?: Content;
  /** Buttons under it, behind those of the stories. */
  readonly buttons?: readonly (readonly Button[])[];
}

/** A digest as an editor lays it out: date and topics, then story by story what carries it, each with its doors. */
export function digestView({ picks, more }: Selection, frame: DigestFrame, chat: Chat, app: App): View {
  const { say } = chat;
  const blocks: Block[] = frame.title ? [heading(frame.title)] : masthead(picks.length, more, frame, chat);
  if (frame.lateFor) {
    blocks.push(
      line(
        ...say('迟到：本该 {time} 送达，当时机器人停着。', 'Late: due at {time}, while the bot was stopped.', {
          time: frame.lateFor.slice(11),
        }),
      ),
    );
  }
  const buttons: Button[][] = [];
  const rich = [...blocks];
  for (const [n, pick] of picks.entries()) {
    const story = storyBlocks(pick, n + 1, frame.topics, chat, app);
    blocks.push(GAP, ...story);
    rich.push(...foldable(story));
    buttons.push(storyButtons(pick, n + 1, chat, app));
  }
  return {
    blocks,
    rich,
    buttons: [...buttons, ...(frame.buttons ?? [])],
    listed: picks.map(({ article }) => article.id),
  };
}

function masthead(count: number, more: number, { topics, at }: DigestFrame, chat: Chat): Block[] {
  const { say } = chat;
  const local = localTime(at, chat.timeZone);
  const names = topics.length > 0 ? [topics.map(topicName).join(' · ')] : say('全部要闻', 'All news');
  const counts =
    more > 0
      ? say('{n} 条，另有 {more} 条', '{n} stories, {more} more', { n: count, more })
      : say('{n} 条', '{n} stories', { n: count });
  return [
    heading([...say('简报 · ', 'Digest · '), ...dayText(local, chat), ` ${local.slice(11)}`]),
    line(...join([names, counts], '　')),
  ];
}

/** A story whose title is a heading, under which a rich message folds it up. */
function foldable([title, ...rest]: readonly Block[]): Block[] {
  return title?.type === 'line' ? [heading(title.content, 2), ...rest] : rest;
}

function storyBlocks(pick: ToldStory, number: number, topics: readonly string[], chat: Chat, app: App): Block[] {
  const { article, story, isUpdate } = pick;
  const { say } = chat;
  const { sentences, quote, figure, clause } = highlights(
    article,
    app.library.reading(article),
    pick.topics,
    pick.passage,
  );
  const blocks: Block[] = [
    line(`${number}. `, ...(isUpdate ? [...say('续报', 'Update'), ' · '] : []), bold(titleOf(article))),
  ];
  const facts = join([
    sourceLine(article, app.library),
    story.articles.length > 1 ? say('{n} 篇报道', '{n} reports', { n: story.articles.length }) : undefined,
    // With one topic it goes without saying why a story is here.
    topics.length > 1 && pick.topics.length > 0
      ? say('因“{topics}”', 'for “{topics}”', { topics: pick.topics.map(topicName).join('、') })
      : undefined,
  ]);
  if (facts.length > 0) blocks.push(line({ type: 'italic', content: facts }));
  if (sentences.length > 0) {
    const words = sentences.flatMap((passage) => {
      const text = article.paragraphs[passage.paragraph]!.text.slice(passage.start, passage.end);
      return [verbatim(article, passage, markTopics(text, topics))];
    });
    blocks.push(
      line(
        ...join(
          words.map((one) => [one]),
          ' … ',
        ),
      ),
    );
  }
  if (quote) {
    const words: Content = quote.passages.map((passage) => verbatim(article, passage));
    blocks.push({ type: 'quotation', content: ['“', ...words, '”'], by: speakerLine(quote, article, chat) });
  }
  if (figure && clause) {
    const marks = figure.passages.map(({ start, end }) => ({ start: start - clause.start, end: end - clause.start }));
    blocks.push(line('▪ ', verbatim(article, clause, marks)));
  }
  return blocks;
}

/** The number stands on the first button, so that a row is known to be a story's. */
function storyButtons({ article }: ToldStory, number: number, chat: Chat, app: App): Button[] {
  const { say } = chat;
  const { quotes, figures } = app.library.reading(article);
  return [
    button(`${number} ${say.text('全文', 'Text')}`, `/read ${article.id}`),
    ...(quotes.length > 0 ? [button(say.text('引语', 'Quotes'), `/quotes ${article.id}`)] : []),
    ...(figures.length > 0 ? [button(say.text('数字', 'Figures'), `/figures ${article.id}`)] : []),
    button(say.text('少推这类', 'Less of this'), `/mute less ${article.id}`),
  ];
}

/** A topic without the marks of the query language around it. */
export function topicName(topic: string): string {
  return topic.replace(/^["“「](.*)["”」]$/, '$1');
}
