import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { saveCustomer } from '../../../src/customers/index.js';
import { fromGlobalId } from '../../../src/kernel/ids.js';
import { paymentTables } from '../../../src/payments/data/store.js';
import { paymentsModule } from '../../../src/payments/index.js';
import { diagnose } from '../../../src/platform/doctor.js';
import { given, type StockedShop } from '../../support/given.js';
import { freshKey } from '../../support/journey.js';
import { absence, presence, walletOf } from './wallet.js';

let shop: StockedShop;
let customers = 0;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 500 } } });
});
afterEach(async () => {
  shop.sandbox.control.behave();
  const found = await diagnose(shop.app.gateway.db, paymentsModule.checks ?? []);
  expect(found.flatMap(({ findings }) => findings)).toEqual([]);
});
afterAll(() => shop.close());

async function customer() {
  customers += 1;
  const code = `buyer-${customers}`;
  const buyer = { code, email: `${code}@example.org`, firstName: 'Léa', lastName: 'Bernard' };
  await shop.app.gateway.runAsSystem('given', (work) =>
    saveCustomer(work, { ...buyer, locale: 'fr' }),
  );
  return walletOf(shop, { token: await shop.tokenOf(code) });
}

describe('keeping a payment method', () => {
  it('shows which card it is, and nothing that could be paid with', async () => {
    const { save, list } = await customer();
    const answer = await save('tok_mastercard', absence);
    expect(answer.paymentMethod).toMatchObject({
      state: 'ACTIVE',
      family: 'CARD',
      brand: 'mastercard',
      last4: '4444',
      goodUntil: '2040-12',
      isExpired: false,
      isDefault: true,
      consent: { scope: 'OFF_SESSION', maxAmount: { amountMinor: 5_000, currency: 'EUR' } },
    });
    expect((await list()).nodes).toEqual([answer.paymentMethod]);
  });

  it('gives the method that there is where the same card is kept again', async () => {
    const { save, list } = await customer();
    const first = await save('tok_success');
    const again = await save('tok_success', absence);
    expect(again.paymentMethod).toMatchObject({
      id: first.paymentMethod.id,
      consent: { scope: 'OFF_SESSION' },
    });
    expect((await list()).nodes).toHaveLength(1);
  });

  it('keeps a card once, for the same key twice and for two requests at once', async () => {
    const { save, list } = await customer();
    const key = freshKey();
    const [one, two] = await Promise.all([
      save('tok_amex', presence, key),
      save('tok_amex', presence, key),
    ]);
    expect(two.paymentMethod.id).toBe(one.paymentMethod.id);
    await Promise.all([save('tok_amex'), save('tok_amex', absence)]);
    expect((await list()).nodes).toHaveLength(1);
    expect(await save('tok_success', presence, key)).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('says that the bank has refused, and keeps nothing', async () => {
    const { save, list } = await customer();
    const declined = await save('tok_declined_lost_card');
    expect(declined.paymentMethod).toMatchObject({
      state: 'FAILED',
      error: { code: 'DO_NOT_HONOR' },
      consent: null,
    });
    const unseen = await save('tok_challenge');
    expect(unseen.paymentMethod.error.code).toBe('AUTHENTICATION_REQUIRED');
    expect((await list()).nodes).toEqual([]);
  });

  it('asks again with the same key where no answer came', async () => {
    const { save, list } = await customer();
    shop.sandbox.control.misbehave({ operation: 'save', misbehaviour: { kind: 'error-after' } });
    const { paymentMethod } = await save('tok_discover');
    expect(paymentMethod.state).toBe('REQUESTED');
    await expect
      .poll(async () => (await list()).nodes, { timeout: 30_000 })
      .toMatchObject([{ id: paymentMethod.id, state: 'ACTIVE', last4: '1117' }]);
  });

  it.each([
    ['a limit', { ...absence, maxAmountMinor: null }, 'MANDATE_INCOMPLETE'],
    ['an end', { ...absence, endsAt: null }, 'MANDATE_INCOMPLETE'],
    ['a currency that exists', { ...absence, currency: 'XQQ' }, 'MANDATE_INCOMPLETE'],
    ['an end that is to come', { ...absence, endsAt: '2020-01-01T00:00:00Z' }, 'MANDATE_ENDED'],
    ['the name of its text', { ...absence, textVersion: 'what you see' }, 'TEXT_VERSION'],
  ])('refuses an agreement without %s', async (_what, consent, problem) => {
    const { save } = await customer();
    expect(await save('tok_success', consent)).toMatchObject({
      __typename: 'PaymentMethodNotSavable',
      problem,
    });
  });

  it('refuses a text that is no token', async () => {
    const { save } = await customer();
    expect((await save('visa')).__typename).toBe('InvalidPaymentToken');
    expect((await save('card_bcdfghjklmnpqrst')).__typename).toBe('InvalidPaymentToken');
  });

  it('is for customers alone', async () => {
    const guest = walletOf(shop, {});
    expect(await guest.list()).toBeNull();
    await expect(guest.save('tok_success')).rejects.toThrow('UNAUTHENTICATED');
  });
});

describe('the one that is offered first', () => {
  it('is the first that was kept, until another one is preferred', async () => {
    const { save, prefer, list } = await customer();
    await save('tok_success');
    const { paymentMethod: second } = await save('tok_amex');
    expect(second.isDefault).toBe(false);
    expect((await prefer(second.id)).paymentMethod.isDefault).toBe(true);
    expect((await list()).nodes).toMatchObject([
      { last4: '0005', isDefault: true },
      { last4: '4242', isDefault: false },
    ]);
  });

  it('is one, whoever prefers what at the same time', async () => {
    const { save, prefer, list } = await customer();
    const ids = [];
    for (const token of ['tok_success', 'tok_amex', 'tok_jcb'])
      ids.push((await save(token)).paymentMethod.id);
    await Promise.all([...ids, ...ids].map((id) => prefer(id)));
    const { nodes } = await list();
    expect(nodes.filter(({ isDefault }: { isDefault: boolean }) => isDefault)).toHaveLength(1);
  });
});

describe('what is offered for a cart', () => {
  it('is the preferred card, then the one that was used last, then what cannot be used', async () => {
    const { save, prefer, buy, revoke, offered } = await customer();
    const keep = async (token: string) => (await save(token)).paymentMethod.id as string;
    const visa = await keep('tok_success');
    const amex = await keep('tok_amex');
    const jcb = await keep('tok_jcb');
    const diners = await keep('tok_diners');
    const discover = await keep('tok_discover');
    await prefer(jcb);
    await buy({ savedPaymentMethodId: visa });
    await buy({ savedPaymentMethodId: amex });
    await revoke(diners);
    await paymentTables(shop.app.gateway.db)
      .updateTable('saved_payment_method')
      .set({ expiry_month: 1, expiry_year: 2024 })
      .where('id', '=', fromGlobalId(discover)?.id ?? '')
      .execute();
    expect(await offered()).toMatchObject([
      { rank: 1, eligible: true, reason: null, method: { id: jcb, isDefault: true } },
      { rank: 2, eligible: true, reason: null, method: { id: amex } },
      { rank: 3, eligible: true, reason: null, method: { id: visa } },
      { rank: 4, eligible: false, reason: 'EXPIRED', method: { id: discover } },
      { rank: 5, eligible: false, reason: 'REVOKED', method: { id: diners } },
    ]);
  });

  it('shows nothing that was saved to a guest', async () => {
    expect(await walletOf(shop, {}).offered()).toEqual([]);
  });
});

describe('revoking', () => {
  it('ends it here and at the provider, once', async () => {
    const { save, revoke, list, buy, prefer } = await customer();
    const { id } = (await save('tok_success', absence)).paymentMethod;
    const key = freshKey();
    const [one, two] = await Promise.all([revoke(id, key), revoke(id)]);
    expect([one, two].map(({ paymentMethod }) => paymentMethod.isDefault)).toEqual([false, false]);
    expect((await revoke(id, key)).paymentMethod).toMatchObject({
      state: 'REVOKED',
      consent: null,
    });
    expect((await list()).nodes).toEqual([]);
    const refused = { __typename: 'SavedPaymentMethodNotUsable', reason: 'REVOKED' };
    expect(await buy({ savedPaymentMethodId: id })).toMatchObject(refused);
    expect(await prefer(id)).toMatchObject(refused);
  });

  it('asks the provider until it has let go', async () => {
    const { save, revoke, ask } = await customer();
    const { id } = (await save('tok_success')).paymentMethod;
    shop.sandbox.control.misbehave({
      operation: 'forget',
      misbehaviour: { kind: 'error-before' },
      times: 1,
    });
    expect((await revoke(id)).paymentMethod.state).toBe('REVOKING');
    const node = '{ node(id: "ID") { ... on SavedPaymentMethod { state } } }'.replace('ID', id);
    await expect
      .poll(async () => (await ask(node)).data.node, { timeout: 30_000 })
      .toEqual({ state: 'REVOKED' });
  });

  it('keeps the same card anew afterwards, as another method', async () => {
    const { save, revoke, list } = await customer();
    const { id } = (await save('tok_success')).paymentMethod;
    await revoke(id);
    const { paymentMethod } = await save('tok_success');
    expect(paymentMethod).toMatchObject({ state: 'ACTIVE', isDefault: true });
    expect(paymentMethod.id).not.toBe(id);
    expect((await list()).nodes).toHaveLength(1);
  });

  it('is not for somebody else, who learns nothing', async () => {
    const owner = await customer();
    const thief = await customer();
    const { id } = (await owner.save('tok_success', absence)).paymentMethod;
    const nothing = { __typename: 'SavedPaymentMethodNotUsable', reason: 'NOT_FOUND' };
    expect(await thief.revoke(id)).toMatchObject(nothing);
    expect(await thief.prefer(id)).toMatchObject(nothing);
    expect(await thief.buy({ savedPaymentMethodId: id })).toMatchObject(nothing);
    const node = '{ node(id: "ID") { __typename } }'.replace('ID', id);
    expect((await thief.ask(node)).data.node).toBeNull();
    expect((await owner.list()).nodes).toMatchObject([{ state: 'ACTIVE' }]);
  });
});
