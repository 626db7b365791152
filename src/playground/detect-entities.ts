import type { Entity } from './wire.ts';

/** What Telegram finds in a text by itself, first match wins; each pattern needs a boundary around it. A 汉字 is a letter: 看/help is no command. */
const DETECTORS: readonly { readonly type: string; readonly pattern: RegExp }[] = [
  { type: 'url', pattern: /https?:\/\/[^\s<>"'，。；：！？、（）【】「」『』《》]+/g },
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>@])/gu,
  },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_@])@[A-Za-z0-9_]{4,32}(?![\p{L}\p{N}_])/gu },
  { type: 'hashtag', pattern: /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]{1,255}/gu },
];

/** Entities inside which nothing is detected. */
const OPAQUE = new Set(['code', 'pre', 'text_link', 'text_mention', 'url', 'mention', 'bot_command', 'hashtag']);

/** Adds commands, mentions, addresses and hashtags that stand in the text to its given entities, in order of place. */
export function withDetectedEntities(text: string, given: readonly Entity[]): readonly Entity[] {
  const found: Entity[] = [...given];
  for (const { type, pattern } of DETECTORS) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (!found.some((other) => OPAQUE.has(other.type) && overlap(other, entity))) found.push(entity);
    }
  }
  return found.sort((a, b) => a.offset - b.offset || b.length - a.length);
}

function overlap(a: Entity, b: Entity): boolean {
  return a.offset < b.offset + b.length && b.offset < a.offset + a.length;
}
