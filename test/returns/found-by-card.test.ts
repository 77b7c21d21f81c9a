import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { answered } from '../support/journey.js';
import { openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 50 } } });
});
afterAll(() => desk.close());
afterEach(() => desk.shop.sandbox.control.behave());

const document = /* GraphQL */ `
  query ($email: String, $number: String, $cardToken: String) {
    returnableOrders(email: $email, number: $number, cardToken: $cardToken) { orderId lines { sku units } } }`;
const find = async (variables: object, persona = 'associate-paris') =>
  desk.shop.ask(document, variables, await desk.by(persona));
const idsFor = async (variables: object) =>
  answered(await find(variables)).map(({ orderId }: { orderId: string }) => orderId);

it('finds at any counter what the presented card has paid for, and nothing else', async () => {
  const first = await desk.buy({}, 'tok_amex');
  const other = await desk.buy({}, 'tok_mastercard');
  const second = await desk.buy({}, 'tok_amex');
  expect(await idsFor({ cardToken: 'tok_amex' })).toEqual([second.id, first.id]);
  expect(await idsFor({ cardToken: 'tok_mastercard' })).toEqual([other.id]);
  expect(await idsFor({ cardToken: 'tok_jcb' })).toEqual([]);
  expect(await idsFor({ cardToken: 'tok_amex', number: first.number })).toEqual([first.id]);
  expect(await idsFor({ cardToken: 'tok_jcb', number: first.number })).toEqual([]);
  expect(await idsFor({ cardToken: 'tok_amex', email: 'noe@example.org' })).toEqual([]);
  expect(await idsFor({ email: 'lea@example.org' })).toContain(first.id);
});

it('keeps the name of the card where it has paid, and never a number', async () => {
  await desk.buy({}, 'tok_discover');
  const { pool } = desk.shop.app.gateway.database;
  const { rows } = await pool.query<{ state: string; card_fingerprint: string | null }>(
    'select state, card_fingerprint from payment_attempt',
  );
  for (const { state, card_fingerprint: name } of rows) {
    if (state === 'SUCCEEDED') expect(name).toMatch(/^\D*.*[a-z]/i);
    else expect(name).toBeNull();
    expect(name).not.toMatch(/^\d{12,19}$/);
  }
  expect(rows.length).toBeGreaterThan(0);
});

it('is for the staff, needs something to look for, and says when the provider does not answer', async () => {
  const codeOf = async (variables: object, persona?: string) =>
    (await find(variables, persona)).errors?.[0]?.extensions.code;
  for (const persona of ['customer', 'guest'])
    expect(await codeOf({ cardToken: 'tok_amex' }, persona)).toMatch(/FORBIDDEN|UNAUTHENTICATED/);
  expect(await codeOf({})).toBe('BAD_USER_INPUT');
  expect(await codeOf({ number: 'P2026-100001' })).toBe('BAD_USER_INPUT');
  expect(await idsFor({ cardToken: 'no card' })).toEqual([]);
  expect(await idsFor({ cardToken: 'tok_unheard_of' })).toEqual([]);
  desk.shop.sandbox.control.misbehave({
    operation: 'read',
    misbehaviour: { kind: 'error-before' },
    times: 3,
  });
  expect(await codeOf({ cardToken: 'tok_amex' })).toBe('UNAVAILABLE');
});
