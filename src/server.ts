import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';

/** The server cannot listen: the message says why and what to set. */
export class ServerStartError extends Error {
  override readonly name = 'ServerStartError';
}

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** What a reason of the operating system means for whoever starts the bot. */
const REASONS: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `port ${port} on ${host} is taken: stop what uses it, or set PORT to another one`,
  EACCES: (_host, port) => `port ${port} may not be opened by this user: set PORT to one above 1023`,
  EADDRNOTAVAIL: (host) => `${host} is no address of this machine: set HOST to 127.0.0.1 or 0.0.0.0`,
  ENOTFOUND: (host) => `${host} is no address of this machine: set HOST to 127.0.0.1 or 0.0.0.0`,
};

/** Serves the routes over HTTP. Throws ServerStartError. */
export async function serve(routes: Hono, host: string, port: number): Promise<RunningServer> {
  const server = createServer(getRequestListener(routes.fetch));
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new ServerStartError(REASONS[code]?.(host, port) ?? `cannot listen on ${host}:${port}: ${message}`);
  }
  const { address, family, port: actual } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${actual}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Where an operator looks: is it up, and what does it measure. `health` is undefined while all is well. */
export function operatorRoutes(
  health: () => string | undefined,
  metrics: () => Promise<{ type: string; text: string }>,
): Hono {
  const routes = new Hono();
  routes.get('/health', (context) => {
    const trouble = health();
    return trouble === undefined ? context.text('ok') : context.text(trouble, 503);
  });
  routes.get('/metrics', async (context) => {
    const { type, text } = await metrics();
    return context.text(text, 200, { 'content-type': type });
  });
  return routes;
}
