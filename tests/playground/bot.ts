import { botApi } from '../../src/playground/bot-api.ts';
import { misfit } from '../../src/playground/check-shape.ts';
import { type Playground, type PlaygroundOptions, startPlayground } from '../../src/playground/start.ts';

/** What a call gets, as it stands on the wire. */
export interface Answer {
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error_code?: number;
  readonly description?: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

/** A playground on a free port. */
export function open(options: Partial<PlaygroundOptions> = {}): Promise<Playground> {
  return startPlayground({ port: 0, host: '127.0.0.1', ...options });
}

/** Calls a method as a bot does, with a JSON body. */
export async function call(playground: Playground, method: string, params: object = {}): Promise<Answer> {
  const response = await fetch(`${playground.apiRoot}/bot${playground.token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(params),
  });
  const answer = (await response.json()) as Answer;
  if (answer.ok ? response.status !== 200 : response.status !== answer.error_code)
    throw new Error(`status ${response.status} does not fit ${JSON.stringify(answer)}`);
  return answer;
}

/** The result of a call that must succeed and must look as the Bot API says. */
export async function done<Result = Record<string, unknown>>(
  playground: Playground,
  method: string,
  params: object = {},
): Promise<Result> {
  const answer = await call(playground, method, params);
  if (!answer.ok) throw new Error(`${method}: ${answer.description}`);
  const wrong = misfit(answer.result, botApi.methods[method]!.returns, '');
  if (wrong) throw new Error(`${method} gave a wrong result: ${wrong.path} ${wrong.problem}`);
  return answer.result as Result;
}

/** The error of a call: `400 Bad Request: …`. */
export async function refusal(playground: Playground, method: string, params: object = {}): Promise<string> {
  const answer = await call(playground, method, params);
  return answer.ok ? 'ok' : `${answer.error_code} ${answer.description}`;
}

/** Takes all updates that wait, and confirms them. Throws when one does not look as the Bot API says. */
export async function updates(playground: Playground): Promise<Record<string, never>[]> {
  const found = await done<{ update_id: number }[]>(playground, 'getUpdates');
  const last = found.at(-1);
  if (last) await done(playground, 'getUpdates', { offset: last.update_id + 1 });
  return found as unknown as Record<string, never>[];
}
