/** A type as written in a declaration file. Only the syntax that the Bot API's declarations use. */
export type TypeNode =
  | { readonly kind: 'name'; readonly name: string; readonly args: readonly TypeNode[] }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'template'; readonly parts: readonly (string | TypeNode)[] }
  | { readonly kind: 'union' | 'intersection' | 'tuple'; readonly members: readonly TypeNode[] }
  | { readonly kind: 'list'; readonly of: TypeNode }
  | { readonly kind: 'keyof' | 'typeof'; readonly of: TypeNode }
  | { readonly kind: 'index'; readonly of: TypeNode; readonly key: TypeNode }
  | { readonly kind: 'object'; readonly members: readonly Member[] };

/** A field or method of an object type. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly type: TypeNode;
  /** The arguments object of a method; absent for a plain field. */
  readonly args?: TypeNode | undefined;
  readonly isMethod: boolean;
}

/** A named type. */
export interface Declaration {
  /** With its namespace: `Message.TextMessage`. */
  readonly name: string;
  readonly bases: readonly TypeNode[];
  readonly type: TypeNode;
}

/** Type helpers of the library itself, which say nothing about the Bot API. */
const PLUMBING = new Set(['Opts', 'Params', 'MsgWith']);

const TOKEN =
  /\s+|\/\*[\s\S]*?\*\/|\/\/[^\n]*|`[^`]*`|"(?:[^"\\]|\\.)*"|[\p{L}_$][\p{L}\d_$]*|0x[\dA-F]+|-?\d+|=>|[\s\S]/guy;

function tokens(source: string): string[] {
  return (source.match(TOKEN) ?? []).filter((token) => !/^(?:\s|\/\*|\/\/)/.test(token));
}

/** Reads the type declarations of one file. Throws on syntax it does not know, naming the place. */
export function readDeclarations(source: string): Declaration[] {
  const all = tokens(source);
  const found: Declaration[] = [];
  let at = 0;

  const peek = (ahead = 0): string => all[at + ahead] ?? '';
  const next = (): string => all[at++] ?? '';
  const accept = (token: string): boolean => peek() === token && at++ >= 0;
  const expect = (token: string): void => {
    if (!accept(token)) throw new Error(`expected ${token} in: ${all.slice(Math.max(0, at - 15), at + 5).join(' ')}`);
  };
  const skipStatement = (): void => {
    for (let depth = 0; at < all.length; ) {
      const token = next();
      if ('{(['.includes(token)) depth++;
      if ('})]'.includes(token)) depth--;
      if (token === ';' && depth === 0) return;
    }
  };

  function listOf(kind: 'union' | 'intersection', separator: string, read: () => TypeNode): TypeNode {
    accept(separator);
    const members = [read()];
    while (accept(separator)) members.push(read());
    return members.length === 1 ? members[0]! : { kind, members };
  }
  const readType = (): TypeNode => listOf('union', '|', () => listOf('intersection', '&', readPostfix));

  function readPostfix(): TypeNode {
    if (accept('readonly')) return readPostfix();
    if (accept('keyof')) return { kind: 'keyof', of: readPostfix() };
    let type = readPrimary();
    while (accept('[')) {
      if (accept(']')) type = { kind: 'list', of: type };
      else {
        type = { kind: 'index', of: type, key: readType() };
        expect(']');
      }
    }
    return type;
  }

  function readPrimary(): TypeNode {
    const token = next();
    if (token === '(') {
      const type = readType();
      expect(')');
      return type;
    }
    if (token === '[') {
      const members: TypeNode[] = [];
      while (!accept(']')) {
        members.push(readType());
        accept(',');
      }
      return { kind: 'tuple', members };
    }
    if (token === '{') return readObject();
    if (token === 'typeof') return { kind: 'typeof', of: { kind: 'name', name: next(), args: [] } };
    if (token.startsWith('"')) return { kind: 'literal', value: JSON.parse(token) as string };
    if (token.startsWith('`')) return readTemplate(token.slice(1, -1));
    if (token === 'true' || token === 'false') return { kind: 'literal', value: token === 'true' };
    if (/^(?:-?\d+|0x[\dA-F]+)$/.test(token)) return { kind: 'literal', value: Number(token) };
    if (!/^[\p{L}\d_$]+$/u.test(token))
      throw new Error(`unexpected ${token} in: ${all.slice(at - 15, at + 5).join(' ')}`);
    let name = token;
    while (accept('.')) name += `.${next()}`;
    return { kind: 'name', name, args: readArguments() };
  }

  function readArguments(): TypeNode[] {
    const args: TypeNode[] = [];
    if (!accept('<')) return args;
    do args.push(readType());
    while (accept(','));
    expect('>');
    return args;
  }

  function readTemplate(body: string): TypeNode {
    const parts: (string | TypeNode)[] = [];
    for (const [n, part] of body.split(/\$\{([^}]*)\}/).entries()) {
      const inner = n % 2 === 1 ? readDeclarations(`type T = ${part};`)[0] : undefined;
      parts.push(inner?.type ?? part);
    }
    return { kind: 'template', parts };
  }

  /** After the opening brace, to the closing one. */
  function readObject(): TypeNode {
    const members: Member[] = [];
    while (!accept('}')) {
      accept('readonly');
      const raw = next();
      const name = raw.startsWith('"') ? (JSON.parse(raw) as string) : raw;
      const optional = accept('?');
      if (accept('(')) {
        let args: TypeNode | undefined;
        if (!accept(')')) {
          next();
          accept('?');
          expect(':');
          args = readType();
          expect(')');
        }
        expect(':');
        members.push({ name, optional, type: readType(), args, isMethod: true });
      } else {
        expect(':');
        members.push({ name, optional, type: readType(), isMethod: false });
      }
      accept(';');
      accept(',');
    }
    return { kind: 'object', members };
  }

  function readBlock(space: string): void {
    while (at < all.length && peek() !== '}') {
      if (peek() === 'import' || (peek() === 'export' && '*{'.includes(peek(1)))) {
        skipStatement();
        continue;
      }
      accept('export');
      accept('declare');
      const keyword = next();
      const name = next();
      const full = space + name;
      if (keyword === 'namespace') {
        expect('{');
        readBlock(`${full}.`);
        expect('}');
      } else if (PLUMBING.has(name)) {
        skipStatement();
      } else if (keyword === 'interface') {
        if (peek() === '<') readArguments();
        const bases: TypeNode[] = [];
        if (accept('extends')) {
          do bases.push(readPostfix());
          while (accept(','));
        }
        expect('{');
        found.push({ name: full, bases, type: readObject() });
      } else if (keyword === 'type') {
        if (peek() === '<') readArguments();
        expect('=');
        found.push({ name: full, bases: [], type: readType() });
        accept(';');
      } else if (keyword === 'const') {
        expect(':');
        found.push({ name: full, bases: [], type: readType() });
        accept(';');
      } else {
        throw new Error(`unexpected ${keyword} ${name}`);
      }
    }
  }

  readBlock('');
  return found;
}
