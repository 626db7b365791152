import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that stands for the Bot API and counts what arrives. */
export interface CountingServer {
  readonly url: string;
  /** How often each text arrived, by `CHAT TEXT`. */
  readonly arrived: Map<string, number>;
  /** Called on each arrival, before the answer; the message is answered only where it says so. */
  onArrival: (key: string) => boolean;
  close(): Promise<void>;
}

/** Starts it on a free port of loopback. Each answer takes `latency()` milliseconds. */
export async function startCountingServer(latency: () => number = () => 0): Promise<CountingServer> {
  const arrived = new Map<string, number>();
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const { chat, text } = JSON.parse(body);
      const key = `${chat} ${text}`;
      arrived.set(key, (arrived.get(key) ?? 0) + 1);
      if (!counting.onArrival(key)) return;
      setTimeout(() => response.end(JSON.stringify({ ok: true, result: { message_id: 1 } })), latency());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const counting: CountingServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    arrived,
    onArrival: () => true,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return counting;
}
