import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface Message {
  readonly type: string;
  readonly timestamp: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A partner's server: keeps what comes, and answers with `status`; with `'silence'`, never. */
export interface Receiver extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
  status: number | 'silence';
  /** Called before an answer is given. */
  onRequest: () => Promise<void>;
  ids(): string[];
  messages(): Message[];
}

export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      text += chunk;
    });
    request.on('end', async () => {
      received.push({ path: request.url ?? '', headers: request.headers, text });
      await receiver.onRequest();
      if (receiver.status === 'silence') return;
      const location = `${receiver.url}/elsewhere`;
      response.writeHead(receiver.status, { location }).end('x'.repeat(100_000));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/news`,
    received,
    status: 204,
    onRequest: async () => {},
    ids: () => received.map(({ headers }) => String(headers['webhook-id'])),
    messages: () => received.map(({ text }) => JSON.parse(text) as Message),
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}

/** True where the library that partners use takes the message for genuine. */
export function isGenuine({ text, headers }: Received, secret: string): boolean {
  try {
    new Webhook(secret).verify(text, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}
