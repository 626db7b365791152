import table from './bot-api.generated.json' with { type: 'json' };
import type { BotApi, Fields } from './shape.ts';

/** Methods, parameters and types of the Bot API, derived from the installed declarations. */
export const botApi = table as unknown as BotApi;

const byLowerCase = new Map(Object.keys(botApi.methods).map((name) => [name.toLowerCase(), name]));

/** The method as the Bot API spells it; names in a call may be in any case. Undefined where there is none. */
export function methodNamed(name: string): string | undefined {
  return byLowerCase.get(name.toLowerCase());
}

/** Parameters of a method by name; optional ones end in a question mark. */
export function parametersOf(method: string): Fields {
  return botApi.methods[method]?.params ?? {};
}
