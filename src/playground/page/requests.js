import { say } from './words.js';

/** Asks the playground. Rejects with words fit to be shown. */
export async function ask(path, body) {
  const request =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/playground/${path}`, request).catch(() => {
    throw new Error(say('lost'));
  });
  const answer = await response.json();
  if (response.ok) return answer;
  throw new Error(
    response.status === 504 ? say('noAnswer') : say('failed', { reason: answer.error ?? response.status }),
  );
}
