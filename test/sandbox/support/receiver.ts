import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WebhookView } from '../../../src/sandbox/index.js';
import { until } from './until.js';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly event: WebhookView;
}

/** A merchant's webhook endpoint: keeps what comes, and answers with `status`. */
export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  status: number;
  types(): string[];
  /** Resolves once `count` deliveries have come. */
  untilReceived(count: number): Promise<Received[]>;
  close(): Promise<void>;
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', () => {
      received.push({ headers: request.headers, text, event: JSON.parse(text) as WebhookView });
      response.writeHead(receiver.status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/sandbox`,
    received,
    status: 204,
    types: () => received.map(({ event }) => event.type),
    untilReceived: async (count) => {
      await until(() => received.length >= count);
      return received;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
