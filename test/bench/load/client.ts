import { Agent, request } from 'node:http';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

type Headers = Readonly<Record<string, string>>;

/** One buyer: one connection that is kept open, one request at a time. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly origin: string,
    private readonly usualHeaders: Headers = {},
  ) {}

  get(path: string, headers: Headers = {}): Promise<HttpAnswer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: string, headers: Headers = {}): Promise<HttpAnswer> {
    return this.send('POST', path, body, headers);
  }

  put(path: string, body: string, headers: Headers = {}): Promise<HttpAnswer> {
    return this.send('PUT', path, body, headers);
  }

  close(): void {
    this.agent.destroy();
  }

  private send(
    method: string,
    path: string,
    body: string | undefined,
    headers: Headers,
  ): Promise<HttpAnswer> {
    const all: Record<string, string> = { ...this.usualHeaders, ...headers };
    if (body !== undefined) {
      all['content-type'] = 'application/json';
      all['content-length'] = String(Buffer.byteLength(body));
    }
    const options = { method, headers: all, agent: this.agent };
    return new Promise((resolve, reject) => {
      const sent = request(`${this.origin}${path}`, options, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }),
        );
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
