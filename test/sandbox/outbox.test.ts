import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';

const secretKey = 'sk_sandbox_0123456789abcdef0123456789abcdef';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ secretKey });
});
afterAll(() => sandbox.close());

const post = (body: object, headers: Record<string, string>) =>
  fetch(`${sandbox.url}/v1/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const page = async (locale: string) =>
  (await fetch(`${sandbox.url}/outbox`, { headers: { 'accept-language': locale } })).text();

it('shows people what was sent, and runs none of it', async () => {
  expect(await page('en')).toContain('No message has been sent yet.');
  const authorization = `Bearer ${secretKey}`;
  const message = {
    medium: 'email',
    to: 'lea@example.org',
    subject: 'Votre commande <b>vous attend</b>',
    text: 'Bonjour Léa,\n<script>alert(1)</script>',
  };
  const sent = await post(message, { authorization, 'idempotency-key': 'one' });
  expect(sent.status).toBe(202);
  const shown = await page('fr');
  expect(shown).toContain('Messages envoyés');
  expect(shown).toContain('Votre commande &lt;b&gt;vous attend&lt;/b&gt;');
  expect(shown).not.toContain('<script>alert');
});

it('takes messages only from whoever shows the key, and names each', async () => {
  const message = { medium: 'sms', to: '+33612345678', subject: '', text: 'Bonjour' };
  expect((await post(message, { 'idempotency-key': 'two' })).status).toBe(401);
  expect((await post(message, { authorization: `Bearer ${secretKey}` })).status).toBe(400);
  const bad = { authorization: `Bearer ${secretKey}`, 'idempotency-key': 'three' };
  expect((await post({ ...message, medium: 'pigeon' }, bad)).status).toBe(400);
});
