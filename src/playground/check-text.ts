import { withDetectedEntities } from './detect-entities.ts';
import { badRequest } from './refusal.ts';
import type { Entity } from './wire.ts';

/** Code points of a message after trimming. */
export const MESSAGE_LIMIT = 4096;
/** Code points of a caption after trimming. */
export const CAPTION_LIMIT = 1024;
/** Bytes of UTF-8 before trimming. */
const RAW_LIMIT = 32_768;
/** Telegram silently drops the formatting past this many; here it is a mistake. */
const ENTITY_LIMIT = 100;

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
/** White space and characters that show nothing. */
const BLANK = /^[\s\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF\u00AD]*$/;

/** A text as it will be shown: trimmed, with given and detected entities in order of place. */
export interface CheckedText {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Checks a text with its entities as Telegram takes it, trims it and finds what stands in it by itself. Throws Refusal. */
export function checkText(text: string, entities: readonly Entity[], limit: number, what = 'message'): CheckedText {
  if (Buffer.byteLength(text, 'utf8') > RAW_LIMIT) throw badRequest('text is too long');
  if (LONE_SURROGATE.test(text)) throw badRequest('strings must be encoded in UTF-8');
  if (entities.length > ENTITY_LIMIT)
    throw badRequest(
      `too many entities: Telegram keeps the formatting of ${ENTITY_LIMIT}, here are ${entities.length}`,
    );
  for (const entity of entities) checkEntity(text, entity);
  checkNesting(entities);
  const trimmed = trim(text, entities);
  if ([...trimmed.text].length > limit)
    throw badRequest(what === 'message' ? 'message is too long' : `message ${what} is too long`);
  return { text: trimmed.text, entities: withDetectedEntities(trimmed.text, trimmed.entities) };
}

/** The same for a text that must say something. */
export function checkFilledText(text: string, entities: readonly Entity[], limit = MESSAGE_LIMIT): CheckedText {
  if (text === '') throw badRequest('message text is empty');
  const checked = checkText(text, entities, limit);
  if (BLANK.test(checked.text)) throw badRequest('text must be non-empty');
  return checked;
}

function checkEntity(text: string, entity: Entity): void {
  const { offset, length, type } = entity;
  const place = `${type} at ${offset}, length ${length}`;
  if (!Number.isInteger(offset) || offset < 0) throw badRequest(`entity ${place} has a wrong offset`);
  if (!Number.isInteger(length) || length <= 0) throw badRequest(`entity ${place} has a wrong length`);
  if (offset + length > text.length)
    throw badRequest(`entity ${place} ends outside the text of ${text.length} UTF-16 units`);
  if (splitsSurrogate(text, offset) || splitsSurrogate(text, offset + length))
    throw badRequest(`entity ${place} begins or ends in the middle of a UTF-16 symbol`);
  if (type === 'text_link' && !isWebAddress(entity.url ?? ''))
    throw badRequest(`entity ${place} has the wrong URL '${entity.url}'`);
  if (type === 'date_time' && !Number.isInteger(entity.unix_time))
    throw badRequest(`entity ${place} has a wrong unix_time`);
}

function splitsSurrogate(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function checkNesting(entities: readonly Entity[]): void {
  const quotations = entities
    .filter(({ type }) => type === 'blockquote' || type === 'expandable_blockquote')
    .sort((a, b) => a.offset - b.offset);
  for (const [n, quotation] of quotations.entries()) {
    const before = quotations[n - 1];
    if (before && before.offset + before.length > quotation.offset)
      throw badRequest(`blockquote entities can't be nested: one begins at ${quotation.offset} inside another`);
  }
}

function trim(text: string, entities: readonly Entity[]): CheckedText {
  const start = text.length - text.trimStart().length;
  const end = text.trimEnd().length;
  if (start === 0 && end === text.length) return { text, entities };
  if (end <= start) return { text: '', entities: [] };
  const kept = entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
  return { text: text.slice(start, end), entities: kept };
}

/** An address that Telegram takes for a link or a button: its host has a dot, or it leads into Telegram. */
export function isWebAddress(address: string): boolean {
  const withScheme = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `http://${address}`;
  if (!URL.canParse(withScheme)) return false;
  const url = new URL(withScheme);
  if (url.protocol === 'tg:' || url.protocol === 'ton:' || url.protocol === 'mailto:' || url.protocol === 'tel:')
    return true;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return false;
  return url.hostname.includes('.') && !url.hostname.endsWith('.');
}
