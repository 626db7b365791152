import { botApi } from './bot-api.ts';
import type { Fields, Shape } from './shape.ts';

/** What does not fit, and where: `reply_markup.inline_keyboard[0][1].text`. */
export interface Misfit {
  readonly path: string;
  readonly problem: string;
}

/** Compares a value with a shape of the Bot API; undefined where it fits. Fields that the shape does not know are misfits. */
export function misfit(value: unknown, shape: Shape, path: string): Misfit | undefined {
  if (typeof shape === 'string') return misfitByName(value, shape, path);
  if (shape.oneOf) {
    const fits = shape.oneOf.some((allowed) => allowed === value);
    return fits
      ? undefined
      : { path, problem: `must be one of ${shape.oneOf.map((one) => JSON.stringify(one)).join(', ')}` };
  }
  if (shape.list) return misfitInList(value, shape.list, path);
  if (shape.any) return misfitInUnion(value, shape.any, path);
  const fields = fieldsOf(shape);
  return fields ? misfitInFields(value, fields, path) : undefined;
}

function misfitByName(value: unknown, name: string, path: string): Misfit | undefined {
  switch (name) {
    case 'string':
      return typeof value === 'string' ? undefined : { path, problem: 'must be a String' };
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : { path, problem: 'must be a Number' };
    case 'boolean':
      return typeof value === 'boolean' ? undefined : { path, problem: 'must be a Boolean' };
    case 'true':
      return value === true ? undefined : { path, problem: 'must be True' };
    case 'never':
      return { path, problem: 'is not allowed' };
    case 'file':
      return value instanceof File ? undefined : { path, problem: 'must be an uploaded file' };
    default: {
      const shape = botApi.types[name];
      return shape === undefined ? { path, problem: `has the unknown type ${name}` } : misfit(value, shape, path);
    }
  }
}

function misfitInList(value: unknown, item: Shape, path: string): Misfit | undefined {
  if (!Array.isArray(value)) return { path, problem: 'must be an Array' };
  for (const [n, one] of value.entries()) {
    const found = misfit(one, item, `${path}[${n}]`);
    if (found) return found;
  }
  return undefined;
}

/** Of all members that do not fit, the one that came furthest tells best what is wrong. */
function misfitInUnion(value: unknown, members: readonly Shape[], path: string): Misfit | undefined {
  let best: Misfit | undefined;
  for (const member of members) {
    const found = misfit(value, member, path);
    if (!found) return undefined;
    const wrongKind = found.path === inside(path, 'type') && found.problem.startsWith('must be one of');
    if (wrongKind) continue;
    if (!best || tellsMore(found, best)) best = found;
  }
  return best ?? { path, problem: 'has an unknown type' };
}

function inside(path: string, name: string): string {
  return path ? `${path}.${name}` : name;
}

/** A wrong value tells more than a stray field, a stray field more than an absent one. */
function tellsMore(a: Misfit, b: Misfit): boolean {
  const depth = ({ path }: Misfit): number => path.split(/[.[]/).length;
  const weight = ({ problem }: Misfit): number => (problem === 'is missing' ? 0 : problem === 'is unknown' ? 1 : 2);
  return depth(a) - depth(b) > 0 || (depth(a) === depth(b) && weight(a) > weight(b));
}

function misfitInFields(value: unknown, fields: Fields, path: string): Misfit | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { path, problem: 'must be an Object' };
  const given = value as Record<string, unknown>;
  // The kind first: it decides what else is to be there.
  if (fields.type !== undefined) {
    const wrong = misfit(given.type, fields.type, inside(path, 'type'));
    if (wrong) return wrong;
  }
  const known = new Set<string>();
  for (const [key, shape] of Object.entries(fields)) {
    const optional = key.endsWith('?');
    const name = optional ? key.slice(0, -1) : key;
    known.add(name);
    if (given[name] === undefined) {
      if (!optional) return { path: inside(path, name), problem: 'is missing' };
      continue;
    }
    const found = misfit(given[name], shape, inside(path, name));
    if (found) return found;
  }
  const stray = Object.keys(given).find((name) => !known.has(name) && given[name] !== undefined);
  return stray === undefined ? undefined : { path: inside(path, stray), problem: 'is unknown' };
}

/** Fields of an object shape; those of an intersection put together, stricter ones last. */
function fieldsOf(shape: Shape): Fields | undefined {
  if (typeof shape === 'string') {
    const named = botApi.types[shape];
    return named === undefined ? undefined : fieldsOf(named);
  }
  if (shape.fields) return shape.fields;
  if (!shape.all) return undefined;
  const merged: Record<string, Shape> = {};
  for (const member of shape.all) {
    for (const [key, field] of Object.entries(fieldsOf(member) ?? {})) {
      if (!key.endsWith('?')) delete merged[`${key}?`];
      else if (key.slice(0, -1) in merged) continue;
      merged[key] = field;
    }
  }
  return merged;
}
