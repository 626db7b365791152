import type { BotApi, Fields, Shape } from '../../src/playground/shape.ts';
import type { Declaration, TypeNode } from './declarations.ts';

const PRIMITIVES = new Set(['string', 'number', 'boolean', 'true', 'never']);
/** The declarations leave the type of an uploaded file open under this name. */
const FILE = 'F';

/** Works the declarations out to plain shapes: generics, key sets and inheritance resolved, no prose. */
export function deriveShapes(declarations: readonly Declaration[]): BotApi {
  const known = new Map(declarations.map((declaration) => [declaration.name, declaration]));
  const types: Record<string, Shape> = {};

  /** Message kinds differ only in which fields are sure to be there; one shape serves them all. */
  function nameOf(name: string, space: string): string {
    const local = space && known.has(`${space}.${name}`) ? `${space}.${name}` : name;
    if (local.startsWith('Message.')) return 'Message';
    return local;
  }

  function demand(name: string): Shape {
    if (!(name in types)) {
      const declaration = known.get(name);
      if (!declaration) throw new Error(`no declaration of ${name}`);
      types[name] = {};
      types[name] =
        declaration.type.kind === 'object'
          ? { fields: fieldsOf(declaration) }
          : shapeOf(declaration.type, spaceOf(name));
    }
    return name;
  }

  function spaceOf(name: string): string {
    return name.split('.').slice(0, -1).join('.');
  }

  function fieldsOf({ name, bases, type }: Declaration): Fields {
    const fields: Record<string, Shape> = {};
    for (const base of bases) Object.assign(fields, inheritedFields(base, spaceOf(name)));
    Object.assign(fields, objectFields(type, spaceOf(name), fields));
    return fields;
  }

  function inheritedFields(base: TypeNode, space: string): Fields {
    if (base.kind !== 'name') throw new Error(`cannot inherit from ${base.kind}`);
    if (base.name === 'Omit') {
      const dropped = new Set(literals(base.args[1]!, space).map(String));
      const fields = inheritedFields(base.args[0]!, space);
      return Object.fromEntries(Object.entries(fields).filter(([key]) => !dropped.has(key.replace(/\?$/, ''))));
    }
    const name = space && known.has(`${space}.${base.name}`) ? `${space}.${base.name}` : base.name;
    const declaration = known.get(name);
    if (!declaration) throw new Error(`no declaration of ${name}`);
    return fieldsOf(declaration);
  }

  /** Optional fields end in a question mark; a field that must be absent is left out. */
  function objectFields(type: TypeNode, space: string, inherited: Record<string, Shape> = {}): Fields {
    if (type.kind !== 'object') throw new Error(`expected an object, not ${type.kind}`);
    const fields: Record<string, Shape> = {};
    for (const member of type.members) {
      delete inherited[member.name];
      delete inherited[`${member.name}?`];
      if (member.type.kind === 'name' && member.type.name === 'undefined') continue;
      const shape = shapeOf(member.type, space);
      if (shape === 'never') continue;
      fields[member.optional ? `${member.name}?` : member.name] = shape;
    }
    return fields;
  }

  function literals(type: TypeNode, space: string): (string | number | boolean)[] {
    const shape = shapeOf(type, space);
    const values = typeof shape === 'string' ? types[shape] : shape;
    if (typeof values !== 'object' || !values.oneOf) throw new Error('expected literals');
    return [...values.oneOf];
  }

  function keysOf(type: TypeNode): string[] {
    const target = type.kind === 'typeof' ? type.of : type;
    if (target.kind !== 'name') throw new Error('keyof needs a name');
    const inner = known.get(target.name)?.type;
    if (inner?.kind !== 'object') throw new Error(`no keys of ${target.name}`);
    return inner.members.map(({ name }) => name);
  }

  function union(members: readonly Shape[]): Shape {
    const flat = members.flatMap((member) => (typeof member === 'object' && member.any ? member.any : [member]));
    const values = flat.flatMap((member) => (typeof member === 'object' && member.oneOf ? member.oneOf : []));
    const others = flat.filter((member) => !(typeof member === 'object' && member.oneOf) && member !== 'never');
    const seen = new Map(others.map((member) => [JSON.stringify(member), member]));
    const rest = [...seen.values()];
    if (values.length > 0) rest.push({ oneOf: [...new Set(values)] });
    return rest.length === 1 ? rest[0]! : { any: rest };
  }

  function shapeOf(type: TypeNode, space: string): Shape {
    switch (type.kind) {
      case 'literal':
        return type.value === true ? 'true' : { oneOf: [type.value] };
      case 'template':
        return { oneOf: spell(type.parts, space) };
      case 'list':
        return { list: shapeOf(type.of, space) };
      case 'tuple':
        return { list: union(type.members.map((member) => shapeOf(member, space))) };
      case 'union':
        return union(type.members.map((member) => shapeOf(member, space)));
      case 'intersection':
        return intersection(type.members.map((member) => shapeOf(member, space)));
      case 'object':
        return { fields: objectFields(type, space) };
      case 'keyof':
        return { oneOf: keysOf(type.of) };
      case 'typeof':
        return shapeOf(type.of, space);
      case 'index':
        return indexed(type.of, type.key, space);
      case 'name':
        return named(type, space);
    }
  }

  function intersection(members: readonly Shape[]): Shape {
    const distinct = [...new Map(members.map((member) => [JSON.stringify(member), member])).values()];
    // `string & {}` keeps a list of suggestions open; it is a string.
    if (distinct.includes('string')) return 'string';
    return distinct.length === 1 ? distinct[0]! : { all: distinct };
  }

  function indexed(of: TypeNode, key: TypeNode, space: string): Shape {
    const target = of.kind === 'typeof' ? of.of : of;
    if (target.kind === 'union') return union(target.members.map((member) => indexed(member, key, space)));
    if (target.kind !== 'name') throw new Error('an index needs a name');
    const declaration = known.get(target.name);
    if (!declaration) throw new Error(`no declaration of ${target.name}`);
    const inner = declaration.type;
    if (inner.kind === 'union') return indexed(inner, key, spaceOf(target.name));
    if (inner.kind !== 'object') throw new Error(`cannot index ${target.name}`);
    const wanted = new Set(literals(key, space));
    const picked = inner.members.filter(({ name }) => wanted.has(name));
    return union(picked.map((member) => shapeOf(member.type, spaceOf(target.name))));
  }

  function named({ name, args }: { name: string; args: readonly TypeNode[] }, space: string): Shape {
    if (name === FILE) return 'file';
    if (PRIMITIVES.has(name)) return name;
    if (name === 'Array' || name === 'ReadonlyArray') return { list: shapeOf(args[0]!, space) };
    if (name === 'Record') return { fields: {} };
    if (name === 'Omit') {
      const base: TypeNode = { kind: 'name', name, args };
      return { fields: inheritedFields(base, space) };
    }
    if (name === 'Exclude') return exclude(args[0]!, args[1]!, space);
    return demand(nameOf(name, space));
  }

  function exclude(from: TypeNode, what: TypeNode, space: string): Shape {
    const all = shapeOf(from, space);
    const whole = typeof all === 'string' ? types[all]! : all;
    const out = shapeOf(what, space);
    if (typeof whole === 'object' && whole.any) return union(whole.any.filter((member) => member !== out));
    const dropped = literals(what, space);
    return { oneOf: literals(from, space).filter((value) => !dropped.includes(value)) };
  }

  function spell(parts: readonly (string | TypeNode)[], space: string): string[] {
    let spellings = [''];
    for (const part of parts) {
      const choices = typeof part === 'string' ? [part] : literals(part, space).map(String);
      spellings = spellings.flatMap((start) => choices.map((choice) => start + choice));
    }
    return spellings;
  }

  const methods: Record<string, { params: Fields; returns: Shape }> = {};
  const table = known.get('ApiMethods');
  if (table?.type.kind !== 'object') throw new Error('no ApiMethods');
  for (const member of table.type.members) {
    const params = member.args ? objectFields(member.args, '') : {};
    methods[member.name] = { params, returns: shapeOf(member.type, '') };
  }
  demand('Update');
  return { methods, types: Object.fromEntries(Object.entries(types).sort(([a], [b]) => (a < b ? -1 : 1))) };
}
