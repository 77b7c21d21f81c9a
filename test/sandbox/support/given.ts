import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import {
  type ChangedPaymentView,
  type LogEntry,
  type Sandbox,
  type SandboxOptions,
  startSandbox,
} from '../../../src/sandbox/index.js';
import { type Receiver, startReceiver } from './receiver.js';

export const secretKey = 'sk_test_of_the_suite';
export const webhookSecret = `whsec_${Buffer.from('a secret of the suite').toString('base64')}`;

const open: (() => Promise<unknown>)[] = [];
let keys = 0;

afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

export interface Answered {
  readonly status: number;
  readonly body: ChangedPaymentView & { error: { code: string; message: string } };
  readonly text: string;
}

/** A sandbox with its control open, a merchant's endpoint beside it, and a caller with the right key. */
export async function givenSandbox(options: Partial<SandboxOptions> = {}) {
  const log: LogEntry[] = [];
  const sandbox = await startSandbox({
    secretKey,
    control: true,
    webhookSecret,
    webhookRetryDelaysMs: [1, 1, 1],
    holdMs: 300,
    slowMs: 50,
    log: (entry) => log.push(entry),
    ...options,
  });
  open.push(() => sandbox.close());
  return { sandbox, control: sandbox.control, log, ...callerOf(sandbox.url) };
}

export async function givenReceiver(): Promise<Receiver> {
  const receiver = await startReceiver();
  open.push(() => receiver.close());
  return receiver;
}

export async function givenSandboxWithReceiver(options: Partial<SandboxOptions> = {}) {
  const receiver = await givenReceiver();
  const given = await givenSandbox({ webhookUrl: receiver.url, ...options });
  return { receiver, ...given };
}

/** An empty folder that is gone after the test. */
export function givenFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-'));
  open.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export function givenJournalFile(): string {
  return join(givenFolder(), 'books', 'sandbox.jsonl');
}

export function newKey(): string {
  keys += 1;
  return `key-${keys}`;
}

export function eur(minor: number) {
  return { minor, currency: 'EUR' };
}

export function order(paymentMethod = 'tok_success', more: object = {}) {
  return {
    reference: 'ORDER-1',
    amount: eur(10_000),
    paymentMethod,
    captureMethod: 'manual',
    ...more,
  };
}

/** Calls the API as a merchant does. */
export function callerOf(url: Sandbox['url']) {
  const call = async (method: string, path: string, body?: unknown, key = newKey()) => {
    const answer = await fetch(url + path, {
      method,
      headers: {
        authorization: `Bearer ${secretKey}`,
        'idempotency-key': key,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, text, body: text && JSON.parse(text) } as Answered;
  };
  return {
    get: async <Body = Answered['body']>(path: string) => (await call('GET', path)).body as Body,
    delete: (path: string) => call('DELETE', path),
    post: (path: string, body?: unknown, key?: string) => call('POST', path, body, key),
    pay: (token?: string, more?: object, key?: string) =>
      call('POST', '/v1/payments', order(token, more), key),
    capture: (id: string, minor: number, more: object = {}, key?: string) =>
      call('POST', `/v1/payments/${id}/captures`, { amount: eur(minor), ...more }, key),
    refund: (id: string, minor: number, key?: string) =>
      call('POST', `/v1/payments/${id}/refunds`, { amount: eur(minor), reason: 'return' }, key),
    void: (id: string, key?: string) => call('POST', `/v1/payments/${id}/void`, undefined, key),
  };
}

/** Does so often and so fast that they are on their way together. */
export function together<T>(times: number, action: (place: number) => Promise<T>): Promise<T[]> {
  return Promise.all(Array.from({ length: times }, (_, place) => action(place)));
}
