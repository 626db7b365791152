import type { Passage } from '../corpus/article.ts';
import type { Span } from '../text/span.ts';

/** What a button does when pressed. A command line goes through `dispatch`, as a typed message does. */
export type Action =
  | {
      readonly type: 'command';
      readonly line: string /** Shown in place of the message it stands under. */;
      readonly inPlace?: boolean;
    }
  | { readonly type: 'url'; readonly url: string }
  | { readonly type: 'copy'; readonly text: string }
  /** Opens the inline query in a chat the reader chooses. */
  | { readonly type: 'inline'; readonly query: string }
  /** Opens the private chat with the bot by a deep link payload. */
  | { readonly type: 'start'; readonly payload: string };

export interface Button {
  readonly label: string;
  readonly action: Action;
}

/** Words of an article, shown as printed. The text is exactly what stands at the place. */
export interface Verbatim {
  readonly type: 'verbatim';
  readonly text: string;
  /** Article id. */
  readonly article: string;
  /** Absent for facts about the article (title, byline) that are given as a whole. */
  readonly passage?: Passage;
  /** Offsets into `text`, to be marked. */
  readonly marks?: readonly Span[];
}

/** Text inside a block. A plain string is the bot's own voice. */
export type Inline =
  | string
  | Verbatim
  | { readonly type: 'bold'; readonly content: Content }
  | { readonly type: 'italic'; readonly content: Content }
  | { readonly type: 'strike'; readonly content: Content }
  | { readonly type: 'underline'; readonly content: Content }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'link'; readonly url: string; readonly content: Content }
  /** A command line to type or tap; leads to dispatch where the surface can. */
  | { readonly type: 'command'; readonly line: string; readonly content: Content }
  /** A moment shown in the reader's time zone. Epoch milliseconds. */
  | { readonly type: 'time'; readonly at: number; readonly text: string };

export type Content = readonly Inline[];

export type Block =
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly content: Content }
  | { readonly type: 'line'; readonly content: Content }
  /** Words of somebody, set off; `by` stands under them. */
  | { readonly type: 'quotation'; readonly content: Content; readonly by?: Content; readonly expandable?: boolean }
  | { readonly type: 'list'; readonly ordered?: boolean; readonly first?: number; readonly items: readonly Content[] }
  | { readonly type: 'table'; readonly header: readonly Content[]; readonly rows: readonly (readonly Content[])[] }
  /** A blank line between groups. */
  | { readonly type: 'gap' };

/** What a command answers, before it is Telegram's, the terminal's or the page's. */
export interface View {
  readonly blocks: readonly Block[];
  /** Other blocks that tell the same where the chat takes rich messages: tables. */
  readonly rich?: readonly Block[];
  readonly buttons?: readonly (readonly Button[])[];
  /** Ids of the articles listed, in the order of their numbers: what `n` means in the next command of this chat. */
  readonly listed?: readonly string[];
  /** A short word for a pressed button, shown for a moment instead of a message (at most 200 characters). */
  readonly notice?: string;
  /** The line was not carried out; a pressed button tells why and leaves the message it stands under as it is. */
  readonly refusal?: true;
}
