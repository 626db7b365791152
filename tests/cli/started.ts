import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../..');

/** `jianbao start` as a process of its own. */
export interface Started {
  readonly child: ChildProcess;
  /** What it printed to standard error so far. */
  readonly err: () => string;
  /** Ends it with a signal; resolves to its exit code, or the signal that killed it. */
  end(signal?: NodeJS.Signals): Promise<number | string | null>;
}

/** Starts the built bot with an environment of its own. */
export function startProcess(env: NodeJS.ProcessEnv): Started {
  const { BOT_TOKEN: _token, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'dist/src/cli.js'), 'start'], {
    cwd: ROOT,
    env: { ...inherited, DATA_DIR: mkdtempSync(join(tmpdir(), 'jianbao-data-')), PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const closed = once(child, 'close');
  return {
    child,
    err: () => err,
    async end(signal = 'SIGTERM') {
      child.kill(signal);
      const [code, killed] = await closed;
      return code ?? killed;
    },
  };
}

/** Resolves to the address of the playground once it is printed; rejects with what went wrong. */
export async function playgroundOf(started: Started): Promise<string> {
  for await (const line of createInterface({ input: started.child.stdout! })) {
    const url = /http:\/\/\S+/.exec(line)?.[0];
    if (url) return url;
  }
  throw new Error(`the bot ended: ${started.err()}`);
}

interface State {
  readonly people: readonly { readonly id: number }[];
  readonly chats: readonly { readonly id: number; readonly type: string; readonly messages: readonly Said[] }[];
}

/** A message as the page gets it. */
export interface Said {
  readonly message_id: number;
  readonly from?: { readonly is_bot: boolean };
  readonly text?: string;
  readonly reply_markup?: {
    readonly inline_keyboard: readonly (readonly { readonly text: string; readonly callback_data?: string }[])[];
  };
}

const stateOf = async (url: string): Promise<State> =>
  (await fetch(new URL('/playground/state', url))).json() as Promise<State>;

/** Says something in the private chat and resolves to the first message of the bot that comes after it, by the page's own event stream. */
export async function ask(url: string, text: string): Promise<Said> {
  const { people, chats } = await stateOf(url);
  const user = people[0]!.id;
  const chat = chats.find(({ id, type }) => type === 'private' && id === user)!;
  const stopped = new AbortController();
  const events = await fetch(new URL('/playground/events', url), { signal: stopped.signal });
  const post = await fetch(new URL('/playground/say', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ chat: chat.id, user, text }),
  });
  if (!post.ok) throw new Error(`the playground refused: ${post.status} ${await post.text()}`);
  const said = (await post.json()) as Said;
  try {
    for (;;) {
      const now = (await stateOf(url)).chats.find(({ id }) => id === chat.id)!;
      const answer = now.messages.find(({ message_id, from }) => message_id > said.message_id && from?.is_bot);
      if (answer) return answer;
      await nextEvent(events.body!);
    }
  } finally {
    stopped.abort();
  }
}

async function nextEvent(stream: ReadableStream<Uint8Array>): Promise<void> {
  const reader = stream.getReader();
  try {
    const { done } = await reader.read();
    if (done) throw new Error('the playground ended before the answer came');
  } finally {
    reader.releaseLock();
  }
}
