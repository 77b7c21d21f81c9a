import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { testTokens } from '../../src/sandbox/index.js';
import { givenJournalFile, givenSandboxWithReceiver, order, together } from './support/given.js';

const real = '4539578763621486';

it('keeps no card number in its journal, its log, its webhooks or its control', async () => {
  const journalFile = givenJournalFile();
  const given = await givenSandboxWithReceiver({ journalFile });
  const numbers = [...new Set(Object.values(testTokens).map(({ number }) => number)), real];
  for (const number of numbers) {
    const session = { returnUrl: 'http://127.0.0.1:9/' };
    const { body } = await given.post('/v1/card-sessions', session);
    const { url } = body as unknown as { url: string };
    const cvc = number.length === 15 ? '1234' : '123';
    const fields = { number, expiry: '12/39', cvc, name: 'Camille Martin' };
    const answer = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    expect(answer.status).toBe(number === real ? 422 : 303);
    if (number === real) continue;
    const back = new URL(answer.headers.get('location') ?? '');
    await given.pay(back.searchParams.get('token') ?? '');
    await given.pay(number);
    await given.post('/v1/payments', { cardNumber: number });
  }
  await given.control.webhooksIdle();
  const kept = [
    readFileSync(journalFile, 'utf8'),
    JSON.stringify(given.log),
    JSON.stringify(given.receiver.received),
    JSON.stringify([given.control.books(), given.control.calls()]),
  ].join('\n');
  expect(kept).toContain('"last4":"4242"');
  for (const number of numbers) expect(kept).not.toContain(number);
  expect(kept).not.toContain('Camille');
  expect(kept).not.toMatch(/\d{13}/);
});

it.each([
  ['the reference', { reference: real }],
  ['the metadata', { metadata: { note: `card ${real.replace(/(.{4})/g, '$1 ')}` } }],
  ['a key of the metadata', { metadata: { [real]: 'x' } }],
  ['the token', { paymentMethod: `tok_${real}` }],
  ['the address to return to', { returnUrl: `https://shop.example/?card=${real}` }],
])('refuses a card number in %s', async (_where, wrong) => {
  const { post, control } = await givenSandboxWithReceiver();
  const { status, body, text } = await post('/v1/payments', { ...order(), ...wrong });
  expect([status, body.error.code]).toEqual([400, 'card_number_found']);
  expect(text).not.toContain(real);
  expect(control.books()).toEqual([]);
});

it('refuses a card number for an idempotency key, and shows none among the calls', async () => {
  const { pay, get, control } = await givenSandboxWithReceiver();
  expect((await pay('tok_success', {}, real)).body.error.code).toBe('card_number_found');
  await get(`/v1/payments?reference=${real}`);
  expect(JSON.stringify(control.calls())).not.toContain(real);
});

it('makes names that no guard can take for a card number', async () => {
  const { pay } = await givenSandboxWithReceiver();
  const answers = await together(50, () => pay());
  for (const { body } of answers) expect(body.id).toMatch(/^pay_[a-z]{32}$/);
});
