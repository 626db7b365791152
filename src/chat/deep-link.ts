import type { Command } from './command.ts';
import { findCommand, takeName } from './dispatch.ts';

/** Characters of a deep link's payload: `[A-Za-z0-9_-]`. */
export const PAYLOAD_LIMIT = 64;

/** Marks a payload that holds a command line's UTF-8 bytes as base64url. */
const PACKED = '_';

/** The only command that changes something and may be linked: whoever follows the link can end it again. */
const LINKED_CHANGES: ReadonlySet<string> = new Set(['subscribe']);

/**
 * The payload of `?start=` that stands for a command line: `/read k3v9q2m 段:5` is `read_k3v9q2m_para-5`, other lines
 * are packed. Undefined where it would not fit.
 */
export function payloadOf(line: string): string | undefined {
  const plain = line
    .trim()
    .replace(/^[/／]/, '')
    .replace(/\s+/g, ' ')
    .replace(/(^| )段[:：](?=\d)/g, '$1para:')
    .replace(/(^| )[页頁][:：](?=\d)/g, '$1page:');
  if (plain === '') return undefined;
  const payload = /^[a-z][a-z0-9]*(?: [A-Za-z0-9:]+)*$/.test(plain)
    ? plain.replaceAll(' ', '_').replaceAll(':', '-')
    : PACKED + Buffer.from(plain, 'utf8').toString('base64url');
  return payload.length <= PAYLOAD_LIMIT ? payload : undefined;
}

/** Commands that everybody may open from a post in a channel: what shows, and following it. */
const POSTED: ReadonlySet<string> = new Set([
  'read',
  'summary',
  'quotes',
  'figures',
  'search',
  'story',
  'versions',
  'people',
  'topics',
  'latest',
  'subscribe',
]);

/** The payload of a button under a post in a channel; undefined where it would not work for whoever presses it. */
export function payloadInPost(line: string): string | undefined {
  return POSTED.has(takeName(line).name) ? payloadOf(line) : undefined;
}

/**
 * The command line that a payload stands for; undefined for a payload that is none of ours, and for commands that a
 * stranger's link must not run.
 */
export function lineOfPayload(payload: string, commands: readonly Command[]): string | undefined {
  if (payload.length > PAYLOAD_LIMIT || !/^[\w-]+$/.test(payload)) return undefined;
  const plain = payload.startsWith(PACKED) ? unpacked(payload.slice(1)) : spelledOut(payload);
  if (plain === undefined) return undefined;
  const line = `/${plain}`;
  return isLinkable(line, commands) ? line : undefined;
}

/** Whether a stranger's link may run a command line: what asks may, what changes a chat may not. */
export function isLinkable(line: string, commands: readonly Command[]): boolean {
  const command = findCommand(takeName(line).name, commands);
  if (!command || command.name === 'start') return false;
  return !command.changesChat || LINKED_CHANGES.has(command.name);
}

function spelledOut(payload: string): string | undefined {
  return /^[a-z]/.test(payload) ? payload.replaceAll('_', ' ').replaceAll('-', ':') : undefined;
}

function unpacked(encoded: string): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(encoded, 'base64url'));
    return /\p{Cc}/u.test(text) || text.trim() === '' ? undefined : text;
  } catch {
    return undefined;
  }
}
