import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  request,
  type ServerResponse,
} from 'node:http';

/** A request on its way, or its answer on the way back. */
export interface Exchange {
  readonly moment: 'before' | 'after';
  readonly method: string;
  readonly path: string;
}

export interface Relay {
  readonly url: string;
  close(): Promise<void>;
}

interface Relayed {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Hands requests on to wherever `target` says, and answers back. Where `watch` answers false the request, or its
 * answer, is not passed on; nor is anything while there is no target.
 */
export async function startRelay(
  target: () => string | undefined,
  watch: (exchange: Exchange) => boolean,
): Promise<Relay> {
  const server = createServer((incoming, reply) => {
    relay(incoming, reply).catch(() => incoming.socket.destroy());
  });
  async function relay(incoming: IncomingMessage, reply: ServerResponse): Promise<void> {
    const body = await whole(incoming);
    const { method = 'GET', url: path = '/' } = incoming;
    const url = target();
    if (!url || !watch({ moment: 'before', method, path })) throw new Error('not passed on');
    const answer = await send(`${url}${path}`, method, incoming.headers, body);
    if (!watch({ moment: 'after', method, path })) throw new Error('not passed on');
    reply.writeHead(answer.status, answer.headers).end(answer.body);
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  return {
    url: `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : 0}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function whole(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function send(
  url: string,
  method: string,
  headers: OutgoingHttpHeaders,
  body: Buffer,
): Promise<Relayed> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, (response) => {
      const { statusCode: status = 502, headers: given } = response;
      whole(response).then((read) => resolve({ status, headers: given, body: read }), reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
