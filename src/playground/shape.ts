/**
 * What a value may look like. A string is a primitive (`string`, `number`, `boolean`, `true`, `file`) or the name of a
 * type in the table; an object has exactly one of its keys.
 */
export type Shape =
  | string
  | {
      readonly oneOf?: readonly (string | number | boolean)[];
      readonly list?: Shape;
      readonly any?: readonly Shape[];
      readonly all?: readonly Shape[];
      readonly fields?: Fields;
    };

/** Fields by name; the name of an optional one ends in a question mark. */
export type Fields = Readonly<Record<string, Shape>>;

/** The Bot API as a table of shapes, without prose. */
export interface BotApi {
  readonly methods: Readonly<Record<string, { readonly params: Fields; readonly returns: Shape }>>;
  readonly types: Readonly<Record<string, Shape>>;
}
