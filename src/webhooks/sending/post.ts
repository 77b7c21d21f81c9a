import { type LookupAddress, lookup } from 'node:dns';
import { request as http, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as https } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { hostOf, mayBeReached } from '../domain/address.js';
import type { WebhookSending } from './port.js';

const maxAnswerBytes = 16 * 1024;

/** What the other side said: its status, or why there was none. */
export interface Answer {
  readonly status: number | null;
  readonly error: string | null;
}

/**
 * Posts to a partner's address. The connection goes to the very IP addresses that were looked at, so a name that
 * has come to stand for something else leads nowhere. Redirects are not followed, and of the answer only the
 * status counts.
 */
export function post(
  address: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  sending: Omit<WebhookSending, 'keptDays'>,
): Promise<Answer> {
  const url = new URL(address);
  const host = hostOf(url);
  if (isIP(host) !== 0 && !mayBeReached(host, sending.allowLoopback))
    return Promise.resolve({ status: null, error: 'the address is not public' });
  if (url.protocol !== 'https:' && !sending.allowLoopback)
    return Promise.resolve({ status: null, error: 'the address is not https' });
  const options: RequestOptions = {
    method: 'POST',
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    agent: false,
    lookup: publicOnly(sending.allowLoopback),
    signal: AbortSignal.timeout(sending.timeoutMs),
  };
  return send(url, options, body);
}

function send(url: URL, options: RequestOptions, body: string): Promise<Answer> {
  return new Promise((resolve) => {
    const request = url.protocol === 'https:' ? https(url, options) : http(url, options);
    request.once('response', (response) => {
      const answer = { status: response.statusCode ?? null, error: null };
      readToCap(response, () => {
        request.destroy();
        resolve(answer);
      });
    });
    request.on('error', (fault) => resolve({ status: null, error: sentenceOf(fault) }));
    request.end(body);
  });
}

function readToCap(response: IncomingMessage, done: () => void): void {
  let bytes = 0;
  response.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > maxAnswerBytes) done();
  });
  response.on('error', done);
  response.once('close', done);
}

function sentenceOf(fault: Error & { code?: string }): string {
  if (fault.name === 'TimeoutError' || fault.name === 'AbortError') return 'no answer in time';
  return fault.code ?? fault.message;
}

function publicOnly(allowLoopback: boolean): LookupFunction {
  return (host, options, callback) => {
    lookup(host, { ...options, all: true }, (fault, found = []) => {
      const problem = fault ?? problemOf(found, allowLoopback);
      if (problem) callback(problem, '', 0);
      else if (options.all) callback(null, found);
      else callback(null, found[0]?.address ?? '', found[0]?.family);
    });
  };
}

function problemOf(found: readonly LookupAddress[], allowLoopback: boolean): Error | undefined {
  if (found.length === 0) return new Error('the name was not found');
  const arePublic = found.every(({ address }) => mayBeReached(address, allowLoopback));
  return arePublic ? undefined : new Error('the address is not public');
}
