import { expect, it } from 'vitest';
import type { PaymentView } from '../../src/sandbox/index.js';
import { eur, givenFolder, givenReceiver, together, webhookSecret } from './support/given.js';
import { endOf, runMain, startProcess } from './support/process.js';

interface Listed {
  readonly data: PaymentView[];
}

it('loses nothing that it answered when it is killed, and goes on telling', async () => {
  const receiver = await givenReceiver();
  receiver.status = 500;
  const env = {
    SANDBOX_DATA: givenFolder(),
    SANDBOX_WEBHOOK_URL: receiver.url,
    SANDBOX_WEBHOOK_SECRET: webhookSecret,
  };
  const first = await startProcess(env);
  const answered: string[] = [];
  const payUntilItFails = async () => {
    for (;;) {
      answered.push((await first.pay()).body.id);
      if (answered.length === 40) first.child.kill('SIGKILL');
    }
  };
  await together(8, () => expect(payUntilItFails()).rejects.toThrow());
  expect(await endOf(first.child)).toBe('SIGKILL');

  receiver.status = 204;
  const second = await startProcess(env);
  const { data } = await second.get<Listed>('/v1/books?limit=500');
  const known = new Set(data.map(({ id }) => id));
  expect(answered.filter((id) => !known.has(id))).toEqual([]);
  const again = await second.pay('tok_success', {}, data[0]?.idempotencyKey);
  expect(again.body.id).toBe(data[0]?.id);
  await receiver.untilReceived(data.length);
});

it('ends with the process that started it', async () => {
  const { child } = await startProcess({});
  child.disconnect();
  expect(await endOf(child)).toBe(0);
});

it('ends when it is asked to', async () => {
  const { child } = await startProcess({});
  child.kill('SIGTERM');
  expect(await endOf(child)).toBe(0);
});

it('waits for the port that the last one still holds', async () => {
  const first = await startProcess({ SANDBOX_DATA: givenFolder() });
  const second = startProcess({ SANDBOX_PORT: new URL(first.url).port });
  first.child.kill('SIGTERM');
  expect((await second).url).toBe(first.url);
});

it('books nothing, and lives on, while the disk takes no more', async () => {
  const receiver = await givenReceiver();
  const env = {
    SANDBOX_DATA: givenFolder(),
    SANDBOX_WEBHOOK_URL: receiver.url,
    SANDBOX_WEBHOOK_SECRET: webhookSecret,
  };
  const { pay, get, child, log } = await startProcess(env, 'ulimit -f 4');
  const answers: number[] = [];
  for (let times = 0; times < 10; times += 1) answers.push((await pay()).status);
  const { data } = await get<Listed>('/v1/books');
  expect(new Set(answers)).toEqual(new Set([201, 500]));
  expect(data).toHaveLength(answers.filter((status) => status === 201).length);
  expect(data[0]).toMatchObject({ status: 'authorized', amount: eur(10_000) });
  await receiver.untilReceived(data.length);
  child.kill('SIGTERM');
  expect(await endOf(child)).toBe(0);
  expect(log.filter(({ message }) => message === 'fault')).toHaveLength(10 - data.length);
});

it.each([
  [{}, 'SANDBOX_SECRET_KEY is missing'],
  [{ SANDBOX_SECRET_KEY: 'k', SANDBOX_PORT: 'x' }, 'SANDBOX_PORT must be a port number'],
  [
    { SANDBOX_SECRET_KEY: 'k', SANDBOX_WEBHOOK_URL: 'ftp://a' },
    'SANDBOX_WEBHOOK_URL must be an http or https address',
  ],
  [
    { SANDBOX_SECRET_KEY: 'k', SANDBOX_WEBHOOK_URL: 'http://127.0.0.1:1' },
    'SANDBOX_WEBHOOK_SECRET is missing',
  ],
])('does not start with %j and names what is wrong', async (env, message) => {
  const { child, log } = runMain(env);
  expect(await endOf(child)).toBe(1);
  expect(log).toMatchObject([{ level: 'error', message }]);
});
