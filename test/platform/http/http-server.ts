import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import {
  createHttpServer,
  defaultHttpConfig,
  type HttpConfig,
} from '../../../src/platform/http/index.js';
import type { Log } from '../../../src/platform/log.js';

/** A server of its own for one test, with what it has logged. */
export function makeServer(config: Partial<HttpConfig> = {}): {
  http: FastifyInstance;
  logged: string[];
} {
  const logged: string[] = [];
  const write = (facts: object, sentence: string) => {
    const error = 'err' in facts ? facts.err : undefined;
    logged.push(
      `${sentence} ${JSON.stringify(facts)} ${error instanceof Error ? error.message : ''}`,
    );
  };
  const log: Log = { debug: write, info: write, warn: write, error: write };
  return { http: createHttpServer({ ...defaultHttpConfig, log, ...config }), logged };
}

export async function listen(http: FastifyInstance): Promise<{ url: string; port: number }> {
  await http.listen({ host: '127.0.0.1', port: 0 });
  const { port } = http.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port };
}

/** Sends bytes as they are, and reads what comes back until the server closes. */
export function sendRaw(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    let received = '';
    socket.on('data', (data) => {
      received += String(data);
    });
    socket.on('close', () => resolve(received));
    socket.on('error', reject);
  });
}
