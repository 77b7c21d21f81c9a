import { once } from 'node:events';
import { type ClientOptions, WebSocket } from 'ws';
import type { GraphBody } from './graph-server.js';

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload: GraphBody;
}

/** A client that speaks the protocol by hand, so that it can also break it. */
export class SocketClient {
  readonly messages: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private wake = () => {};

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      this.messages.push(JSON.parse(String(data)));
      this.wake();
    });
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        resolve({ code, reason: String(reason) });
        this.wake();
      });
    });
    socket.on('error', () => {});
  }

  static async open(
    url: string,
    options: ClientOptions = {},
    protocol = 'graphql-transport-ws',
  ): Promise<SocketClient> {
    const socket = new WebSocket(url, protocol === '' ? [] : [protocol], options);
    const client = new SocketClient(socket);
    await once(socket, 'open');
    return client;
  }

  /** A socket that has been let in. */
  static async connect(
    url: string,
    params?: object,
    options?: ClientOptions,
  ): Promise<SocketClient> {
    const client = await SocketClient.open(url, options);
    client.send({ type: 'connection_init', ...(params ? { payload: params } : {}) });
    await client.next((message) => message.type === 'connection_ack');
    return client;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  subscribe(id: string, query: string, variables?: object, more: object = {}): void {
    this.send({ id, type: 'subscribe', payload: { query, variables, ...more } });
  }

  /** Waits for the first message not yet taken that fits. */
  async next(fits: (message: Message) => boolean = () => true): Promise<Message> {
    for (;;) {
      const place = this.messages.findIndex(fits);
      const [found] = place < 0 ? [] : this.messages.splice(place, 1);
      if (found) return found;
      if (this.socket.readyState === WebSocket.CLOSED) {
        const { code, reason } = await this.closed;
        throw new Error(`closed with ${code} ${reason}`);
      }
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  of(id: string): Promise<Message> {
    return this.next((message) => message.id === id);
  }

  async end(): Promise<void> {
    this.socket.close();
    await this.closed;
  }
}

/** How an upgrade that is not made is answered. */
export function refusedUpgrade(url: string, options: ClientOptions = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, ['graphql-transport-ws'], options);
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    socket.on('open', () => {
      socket.close();
      reject(new Error('it was let in'));
    });
    socket.on('error', () => {});
  });
}

/** Waits until something holds, as long as a test may take. */
export async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error('it never held');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
