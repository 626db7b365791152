import { sentences } from '../text/sentences.ts';
import type { Content, Inline } from './view.ts';

/** A formatting range as Telegram takes it: offset and length in UTF-16 code units. */
export type Entity =
  | {
      readonly type:
        | 'bold'
        | 'italic'
        | 'underline'
        | 'strikethrough'
        | 'code'
        | 'blockquote'
        | 'expandable_blockquote';
      readonly offset: number;
      readonly length: number;
    }
  | { readonly type: 'text_link'; readonly offset: number; readonly length: number; readonly url: string }
  | {
      readonly type: 'date_time';
      readonly offset: number;
      readonly length: number;
      readonly unix_time: number;
      readonly date_time_format: 'wDt';
    };

/** Plain text with formatting ranges beside it; nothing in the text is markup. */
export interface Styled {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Where a command line leads when its words are tapped: an address, or undefined where it can only be typed. */
export type CommandLink = (line: string) => string | undefined;

/** Hosts without a dot (localhost) and other schemes are refused by Telegram as links. */
export function isLinkable(url: string): boolean {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  return parsed !== undefined && /^https?:$/.test(parsed.protocol) && /[^.]\.[^.]/.test(parsed.hostname);
}

function place(entity: Entity, offset: number, length: number): Entity {
  return { ...entity, offset, length };
}

/** Puts styled texts one behind the other. */
export function joined(parts: readonly Styled[], between = ''): Styled {
  let text = '';
  const entities: Entity[] = [];
  for (const [n, part] of parts.entries()) {
    if (n > 0) text += between;
    for (const entity of part.entities) entities.push(place(entity, entity.offset + text.length, entity.length));
    text += part.text;
  }
  return { text, entities };
}

/** Marks the whole of a styled text. */
export function wrapped(type: Exclude<Entity['type'], 'text_link' | 'date_time'>, { text, entities }: Styled): Styled {
  return { text, entities: [{ type, offset: 0, length: text.length }, ...entities] };
}

function styledInline(inline: Inline, link: CommandLink): Styled {
  if (typeof inline === 'string') return { text: inline, entities: [] };
  switch (inline.type) {
    case 'verbatim':
      return {
        text: inline.text,
        entities: (inline.marks ?? []).flatMap(({ start, end }) => {
          const offset = Math.max(0, start);
          const length = Math.min(end, inline.text.length) - offset;
          return length > 0 ? [{ type: 'bold', offset, length }] : [];
        }),
      };
    case 'code':
      return wrapped('code', { text: inline.text, entities: [] });
    case 'bold':
    case 'italic':
    case 'underline':
      return wrapped(inline.type, styled(inline.content, link));
    case 'strike':
      return wrapped('strikethrough', styled(inline.content, link));
    case 'time': {
      const whole = { offset: 0, length: inline.text.length };
      const unix_time = Math.floor(inline.at / 1000);
      return {
        text: inline.text,
        entities: unix_time > 0 ? [{ type: 'date_time', ...whole, unix_time, date_time_format: 'wDt' }] : [],
      };
    }
    case 'link':
    case 'command': {
      const inner = styled(inline.content, link);
      const isTyped = inline.type === 'command' && inner.text === inline.line;
      // A bare command is sent by a tap on it, wherever it stands; a link would lead elsewhere.
      if (isTyped && /^\/\w+$/.test(inner.text)) return inner;
      const url = inline.type === 'link' ? inline.url : link(inline.line);
      if (url !== undefined && isLinkable(url)) {
        return {
          text: inner.text,
          entities: [{ type: 'text_link', offset: 0, length: inner.text.length, url }, ...inner.entities],
        };
      }
      // Typed as it stands: a tap on code copies the whole line, a tap on a bare command would lose its words.
      return isTyped && inner.text.includes(' ') ? wrapped('code', { text: inner.text, entities: [] }) : inner;
    }
  }
}

/** Content of a view as text with formatting. */
export function styled(content: Content, link: CommandLink = () => undefined): Styled {
  return joined(content.map((inline) => styledInline(inline, link)));
}

function isInsidePair(text: string, at: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1));
}

/** A cut of a styled text, formatting clipped to it, white space at its ends and formatting of nothing left out. */
export function cut({ text, entities }: Styled, start = 0, end = text.length): Styled {
  while (start < end && /\s/.test(text[start]!)) start++;
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  const kept: Entity[] = [];
  for (const entity of entities) {
    let from = Math.max(entity.offset, start);
    let to = Math.min(entity.offset + entity.length, end);
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /\s/.test(text[to - 1]!)) to--;
    if (isInsidePair(text, from)) from--;
    if (isInsidePair(text, to)) to++;
    if (from < to) kept.push(place(entity, from - start, to - from));
  }
  return { text: text.slice(start, end), entities: kept };
}

/**
 * Ends in `text`, from `start` on, where it may be broken so that no part is longer than `limit`: ends of lines and
 * sentences; only inside a sentence longer than `limit`, ends of clauses, then of characters.
 */
function breaks(text: string, limit: number): number[] {
  const ends: number[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    let at = lineStart;
    const lineEnds = sentences(line).map(({ end }) => lineStart + end);
    for (const end of [...lineEnds, lineStart + line.length]) {
      while (end - at > limit) {
        const window = text.slice(at, at + limit);
        let size = Math.max(...[...'，、；：,; '].map((mark) => window.lastIndexOf(mark) + 1));
        if (size < limit / 2) size = limit;
        if (/[\uD800-\uDBFF]/.test(text[at + size - 1]!) && size > 1) size--;
        at += size;
        ends.push(at);
      }
      if (end > at) ends.push(end);
      at = end;
    }
    lineStart += line.length + 1;
  }
  return ends;
}

/** Breaks a styled text into parts of at most `limit` UTF-16 code units and `most` entities, at ends of sentences. */
export function parts(whole: Styled, limit: number, most: number): Styled[] {
  const found: Styled[] = [];
  let rest = cut(whole);
  if (rest.text.length <= limit && rest.entities.length <= most) return rest.text === '' ? [] : [rest];
  rest = whole;
  let start = 0;
  let end = 0;
  const fits = (to: number) => {
    const part = cut(rest, start, to);
    return part.text.length <= limit && part.entities.length <= most;
  };
  const close = (to: number) => {
    const part = cut(rest, start, to);
    if (part.text !== '') found.push({ text: part.text, entities: strongest(part.entities, most) });
    start = to;
  };
  for (const next of breaks(whole.text, limit)) {
    if (end > start && !fits(next)) close(end);
    end = next;
  }
  if (end > start) close(end);
  return found;
}

/** At most `most` entities: the longest stay, since they hold the shape of the text. */
function strongest(entities: readonly Entity[], most: number): readonly Entity[] {
  if (entities.length <= most) return entities;
  const kept = new Set([...entities].sort((a, b) => b.length - a.length).slice(0, most));
  return entities.filter((entity) => kept.has(entity));
}

/**
 * What Telegram would change or refuse, replaced by characters of the same length, so that ranges stay right: control
 * characters, halves of surrogate pairs, and marks that turn the direction of everything behind them.
 */
export function printable(text: string): string {
  return text
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '\u200B')
    .replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

/** Whether there is something to see: letters, digits, marks, symbols. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(/[\u115F\u1160\u2800\u3164\uFFA0]/g, ''));
}
