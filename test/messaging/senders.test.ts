import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSandboxSender, type MessageSender } from '../../src/messaging/index.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';

const secretKey = 'sk_sandbox_0123456789abcdef0123456789abcdef';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ secretKey });
});
afterAll(() => sandbox.close());

const senders: readonly (readonly [string, (baseUrl?: string) => MessageSender])[] = [
  [
    'sandbox',
    (baseUrl) =>
      createSandboxSender({ baseUrl: baseUrl ?? sandbox.url, secretKey, timeoutMs: 1000 }),
  ],
];

const message = (recipient: string, medium: 'EMAIL' | 'SMS' = 'EMAIL') => ({
  key: randomUUID(),
  medium,
  recipient,
  subject: 'Votre commande vous attend',
  text: 'Bonjour Léa',
});

describe.each(senders)('%s keeps the contract of senders', (_name, sender) => {
  it('brings a message once for each key, however often it is sent', async () => {
    const one = message('lea@example.org');
    const outcomes = await Promise.all([1, 2, 3].map(() => sender().send(one)));
    const [first] = outcomes;
    expect(outcomes).toEqual(Array(3).fill(first));
    expect(first).toMatchObject({ kind: 'accepted' });
    expect(sandbox.outbox.all('lea@example.org')).toMatchObject([
      { subject: one.subject, text: one.text, medium: 'email' },
    ]);
  });

  it('tells what became of it', async () => {
    const fateOf = async (recipient: string) => {
      const outcome = await sender().send(message(recipient));
      return outcome.kind === 'accepted' ? sender().enquire(outcome.reference) : outcome.kind;
    };
    expect(await fateOf('zoe@example.org')).toBe('delivered');
    expect(await fateOf('+33612345678')).toBe('delivered');
    expect(await fateOf('bounced@example.org')).toBe('bounced');
    expect(await fateOf('refused@example.org')).toBe('refused');
  });

  it('does not know what became of a call that nobody has answered, or of a message it never had', async () => {
    const nowhere = sender('http://127.0.0.1:1');
    expect(await nowhere.send(message('lea@example.org'))).toMatchObject({ kind: 'unknown' });
    expect(await nowhere.enquire('msg_1')).toBe('under-way');
    expect(await sender().enquire('msg_unknown')).toBe('under-way');
  });
});
