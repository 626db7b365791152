import type { Api } from '../api.ts';
import { badRequest, goneRequest, Refusal } from '../refusal.ts';
import type { PollOptions } from '../update-queue.ts';
import type { Update } from '../wire.ts';

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** Waits for updates. Throws Refusal (409) beside a webhook. */
export function getUpdates(api: Api, params: PollOptions, gone: AbortSignal): Promise<readonly Update[]> {
  if (api.webhook.settings)
    throw new Refusal(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      true,
    );
  return api.updates.poll(params, gone);
}

interface WebhookParams {
  readonly url: string;
  readonly secret_token?: string;
  readonly max_connections?: number;
  readonly allowed_updates?: readonly string[];
  readonly drop_pending_updates?: boolean;
}

/** As Telegram's, but an address on this machine may do without HTTPS. */
export function setWebhook(api: Api, params: WebhookParams): true {
  const { url, secret_token, max_connections = 40 } = params;
  if (secret_token !== undefined && secret_token.length > 256) throw badRequest('secret token is too long');
  if (secret_token !== undefined && !/^[A-Za-z0-9_-]+$/.test(secret_token))
    throw badRequest('secret token contains unallowed characters');
  api.updates.allow(params.allowed_updates);
  if (params.drop_pending_updates) api.updates.clear();
  if (url === '') {
    api.webhook.stop();
    return true;
  }
  if (!URL.canParse(url)) throw badRequest('bad webhook: invalid URL');
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !LOOPBACK.has(hostname))
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  api.webhook.start({ url, secret: secret_token, maxConnections: Math.min(100, Math.max(1, max_connections)) });
  return true;
}

/** Goes back to polling. */
export function deleteWebhook(api: Api, { drop_pending_updates }: { readonly drop_pending_updates?: boolean }): true {
  api.webhook.stop();
  if (drop_pending_updates) api.updates.clear();
  return true;
}

/** Tells how the webhook fares. */
export function getWebhookInfo(api: Api): object {
  const { settings, lastError } = api.webhook;
  const allowed = api.updates.allowed;
  return {
    url: settings?.url ?? '',
    has_custom_certificate: false,
    pending_update_count: api.updates.pending.length,
    ...(settings && { max_connections: settings.maxConnections }),
    ...(allowed && { allowed_updates: allowed }),
    ...(lastError && { last_error_date: lastError.date, last_error_message: lastError.message }),
  };
}

/** Tells where a file can be fetched. Throws Refusal. */
export function getFile(api: Api, { file_id }: { readonly file_id: string }): object {
  const stored = api.files.find(file_id);
  if (!stored) throw goneRequest('wrong file_id or the file is temporarily unavailable');
  const { file_unique_id, file_size } = stored.document;
  return {
    file_id,
    file_unique_id,
    ...(file_size !== undefined && { file_size }),
    file_path: api.files.pathOf(stored.document),
  };
}
