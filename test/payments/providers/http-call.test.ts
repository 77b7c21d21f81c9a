import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { callOverHttp, type Refused } from '../../../src/payments/providers/http-call.js';

const timeoutMs = 1500;
const asked: string[] = [];

const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/whole': (response) => response.end('{"is":"whole"}'),
  '/cut': (response) => response.end('{"is":"wh'),
  '/empty': (response) => response.writeHead(204).end(),
  '/final': (response) => response.writeHead(422).end('{"code":"no_way"}'),
  '/wordless': (response) => response.writeHead(422).end('no way'),
  '/broken': (response) => response.writeHead(500).end('{"code":"broken"}'),
  '/elsewhere': (response) => response.writeHead(307, { location: '/whole' }).end(),
  '/silent': () => {},
  '/dropped': (response) => response.destroy(),
  // Each byte comes in time; all of them do not.
  '/trickle': (response) => {
    const drip = setInterval(() => response.write(' '), timeoutMs / 6);
    response.on('close', () => clearInterval(drip));
  },
};

const server = createServer((request: IncomingMessage, response) => {
  asked.push(request.url ?? '');
  answers[request.url ?? '']?.(response);
});
let base: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const codeOf = ({ status, body }: Refused) =>
  status === 422 ? (body as { code?: string } | undefined)?.code : undefined;
const call = (path: string, at = base) =>
  callOverHttp({ url: at + path, method: 'GET', headers: {}, timeoutMs }, codeOf);

it.each([
  ['/whole', { kind: 'ok', body: { is: 'whole' } }],
  ['/final', { kind: 'no', code: 'no_way' }],
  ['/wordless', { kind: 'unknown', reason: 'http_422' }],
  ['/broken', { kind: 'unknown', reason: 'http_500' }],
  ['/cut', { kind: 'unknown', reason: 'unreadable' }],
  ['/empty', { kind: 'unknown', reason: 'unreadable' }],
  ['/silent', { kind: 'unknown', reason: 'timeout' }],
  ['/trickle', { kind: 'unknown', reason: 'timeout' }],
  ['/dropped', { kind: 'unknown', reason: 'no_answer' }],
] as const)('reads an answer that is %s as %o', async (path, answer) => {
  expect(await call(path)).toEqual(answer);
});

it('follows nobody elsewhere', async () => {
  const before = asked.length;
  expect(await call('/elsewhere')).toEqual({ kind: 'unknown', reason: 'no_answer' });
  expect(asked.slice(before)).toEqual(['/elsewhere']);
});

it('does not know what happened where nobody listens', async () => {
  const unknown = { kind: 'unknown', reason: 'no_answer' };
  expect(await call('/whole', 'http://127.0.0.1:1')).toEqual(unknown);
});
