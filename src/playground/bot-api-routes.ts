import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import type { Calls } from './calls.ts';
import type { Files } from './files.ts';
import { readParams } from './read-params.ts';

type Env = { Bindings: HttpBindings };

/** The Bot API over HTTP: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export function botApiRoutes(token: string, calls: Calls, files: Files): Hono<Env> {
  const app = new Hono<Env>();
  const unauthorized = { ok: false, error_code: 401, description: 'Unauthorized' };

  app.on(['GET', 'POST'], '/:bot{bot[^/]+}/:method', async (context) => {
    if (context.req.param('bot') !== `bot${token}`) return context.json(unauthorized, 401);
    const request = context.req.raw;
    const answer = await calls.take(
      context.req.param('method'),
      (method) => readParams(method, request),
      request.signal,
    );
    if (!answer) {
      context.env.incoming.socket.destroy();
      return context.body(null);
    }
    const status = answer.ok ? 200 : answer.error_code;
    return new Response(JSON.stringify(answer), { status, headers: { 'content-type': 'application/json' } });
  });

  app.get('/file/:bot{bot[^/]+}/:path{.+}', (context) => {
    if (context.req.param('bot') !== `bot${token}`) return context.json(unauthorized, 401);
    const stored = files.at(context.req.param('path'));
    if (!stored) return context.json({ ok: false, error_code: 404, description: 'Not Found' }, 404);
    const { mime_type = 'application/octet-stream' } = stored.document;
    // Whatever was uploaded is never run by a browser.
    return new Response(Buffer.from(stored.bytes), {
      headers: { 'content-type': mime_type, 'content-disposition': 'attachment', 'x-content-type-options': 'nosniff' },
    });
  });
  return app;
}
