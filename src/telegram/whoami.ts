import { Api } from 'grammy';
import { login } from './login.ts';

/** Seconds to wait for an answer. */
const TIMEOUT = 10;

/** The bot that a token belongs to. Throws TelegramStartError when the token is wrong or the server out of reach. */
export async function whoami(token: string, apiRoot?: string): Promise<{ readonly username: string }> {
  const { username } = await login(
    new Api(token, { timeoutSeconds: TIMEOUT, ...(apiRoot ? { apiRoot } : {}) }),
    apiRoot,
  );
  return { username };
}
