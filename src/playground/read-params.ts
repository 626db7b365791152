import { parametersOf } from './bot-api.ts';
import { badRequest } from './refusal.ts';
import type { Shape } from './shape.ts';

/** Parameters of a call by name. */
export type Params = Readonly<Record<string, unknown>>;

/** The parameters of a call from its address, form or JSON body, each as the kind of value the method takes. Throws Refusal. */
export async function readParams(method: string, request: Request): Promise<Params> {
  const given: Record<string, unknown> = {};
  for (const [name, value] of new URL(request.url).searchParams) given[name] = value;
  const type = request.headers.get('content-type') ?? '';
  if (request.method === 'POST') {
    if (type.startsWith('application/json')) Object.assign(given, readJson(await request.text()));
    else if (/^(?:multipart\/form-data|application\/x-www-form-urlencoded)/.test(type))
      for (const [name, value] of await request.formData()) given[name] = value;
  }
  const shapes = parametersOf(method);
  const files = new Map(Object.entries(given).filter(([, value]) => value instanceof File));
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const shape = shapes[name] ?? shapes[`${name}?`];
    // A file that another parameter names by attach:// is no parameter of its own.
    if (shape === undefined && value instanceof File) continue;
    const plain = attached(shape === undefined ? value : readValue(value, shape), files);
    // Telegram takes an explicit null for an absent parameter.
    if (plain !== null) read[name] = plain;
  }
  return read;
}

function readJson(body: string): Params {
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Params;
  } catch {
    // Told below, as for any other body that is no object.
  }
  throw badRequest("can't parse JSON object");
}

/** Forms give text for everything; numbers in text are taken from JSON too. */
function readValue(value: unknown, shape: Shape): unknown {
  if (typeof value !== 'string') return value;
  const kinds = typeof shape === 'object' && shape.any ? shape.any : [shape];
  if (kinds.includes('number') && /^-?\d+(?:\.\d+)?$/.test(value)) return Number(value);
  if (kinds.includes('string') || value.startsWith('attach://')) return value;
  if (kinds.includes('boolean') || kinds.includes('true')) {
    const word = value.toLowerCase();
    if (['true', '1', 'yes', 't', 'y'].includes(word)) return true;
    if (['false', '0', 'no', 'f', 'n'].includes(word)) return false;
  }
  if (/^[[{]/.test(value)) {
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }
  return value;
}

/** Puts uploaded files where `attach://name` stands for them. */
function attached(value: unknown, files: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string' && value.startsWith('attach://')) return files.get(value.slice(9)) ?? value;
  if (Array.isArray(value)) return value.map((one) => attached(one, files));
  if (typeof value !== 'object' || value === null || value instanceof File) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, attached(inner, files)]));
}
