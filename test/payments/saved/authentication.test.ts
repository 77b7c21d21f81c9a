import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { saveCustomer } from '../../../src/customers/index.js';
import { paymentsModule } from '../../../src/payments/index.js';
import { diagnose } from '../../../src/platform/doctor.js';
import { given, type StockedShop } from '../../support/given.js';
import { absence, walletOf } from './wallet.js';

let shop: StockedShop;
let customers = 0;
beforeAll(async () => {
  shop = await given.shop({ stock: { 'CAP-BLUE': { LYON: 500 } } });
});
afterEach(async () => {
  const found = await diagnose(shop.app.gateway.db, paymentsModule.checks ?? []);
  expect(found.flatMap(({ findings }) => findings)).toEqual([]);
});
afterAll(() => shop.close());

async function customer() {
  customers += 1;
  const code = `holder-${customers}`;
  const holder = { code, email: `${code}@example.org`, firstName: 'Noé', lastName: 'Petit' };
  await shop.app.gateway.runAsSystem('given', (work) =>
    saveCustomer(work, { ...holder, locale: 'fr' }),
  );
  return walletOf(shop, { token: await shop.tokenOf(code) });
}

/** The card holder answers their bank, and the news comes. */
async function approve() {
  const waiting = shop.sandbox.control.books().filter(({ status }) => status === 'requires_action');
  for (const { id } of waiting) shop.sandbox.control.settleChallenge(id, 'approve');
}

async function keepWithChallenge(token: string) {
  const wallet = await customer();
  const { paymentIntent } = await wallet.buy({
    paymentMethodToken: token,
    savePaymentMethod: absence,
  });
  expect(paymentIntent).toMatchObject({
    state: 'REQUIRES_ACTION',
    nextAction: { type: 'REDIRECT', reason: 'AUTHENTICATION' },
    attempts: [{ sca: { required: true, exemption: null, result: 'PENDING' } }],
  });
  await approve();
  await expect.poll(async () => (await wallet.list()).nodes.length, { timeout: 30_000 }).toBe(1);
  const [{ id }] = (await wallet.list()).nodes;
  return { wallet, id };
}

it('spares a known card holder who buys for little, and says so', async () => {
  const { wallet, id } = await keepWithChallenge('tok_challenge');
  const { paymentIntent } = await wallet.buy({ savedPaymentMethodId: id });
  expect(paymentIntent).toMatchObject({
    state: 'AUTHORIZED',
    attempts: [
      {
        initiator: 'CUSTOMER',
        sca: {
          required: false,
          exemption: 'LOW_VALUE',
          result: 'EXEMPTED',
          liabilityShift: false,
        },
      },
    ],
  });
});

it('asks the card holder after all where their bank insists', async () => {
  const { wallet, id } = await keepWithChallenge('tok_challenge_always');
  const { paymentIntent } = await wallet.buy({ savedPaymentMethodId: id });
  expect(paymentIntent).toMatchObject({
    state: 'REQUIRES_ACTION',
    nextAction: {
      type: 'REDIRECT',
      reason: 'STEP_UP',
      url: expect.stringContaining('/challenge/'),
    },
    lastError: null,
    attempts: [
      { state: 'DECLINED', sca: { required: true, exemption: 'LOW_VALUE', result: 'REFUSED' } },
      { state: 'REQUIRES_ACTION', sca: { required: true, exemption: null, result: 'PENDING' } },
    ],
  });
  await approve();
  const intent = `{ paymentIntent(id: "${paymentIntent.id}") { state attempts { sca { result liabilityShift } } } }`;
  await expect
    .poll(async () => (await wallet.ask(intent)).data.paymentIntent, { timeout: 30_000 })
    .toMatchObject({
      state: 'AUTHORIZED',
      attempts: [{ sca: {} }, { sca: { result: 'CHALLENGED', liabilityShift: true } }],
    });
});

it('tells of a new card that its bank bears the risk', async () => {
  const { buy } = await customer();
  const { paymentIntent } = await buy({ paymentMethodToken: 'tok_success' });
  expect(paymentIntent.attempts).toMatchObject([
    { sca: { required: true, exemption: null, result: 'FRICTIONLESS', liabilityShift: true } },
  ]);
});

it('refuses two methods at once, and to keep one that was not named', async () => {
  const { buy, save } = await customer();
  const { id } = (await save('tok_success')).paymentMethod;
  const both = { paymentMethodToken: 'tok_success', savedPaymentMethodId: id };
  await expect(buy(both)).rejects.toThrow('BAD_USER_INPUT');
  await expect(buy({ savePaymentMethod: absence })).rejects.toThrow('BAD_USER_INPUT');
  await expect(buy({ savedPaymentMethodId: 'nothing' })).rejects.toThrow('BAD_USER_INPUT');
});

it('keeps no card of a guest', async () => {
  const guest = walletOf(shop, {});
  const asked = { paymentMethodToken: 'tok_success', savePaymentMethod: absence };
  expect(await guest.buy(asked)).toMatchObject({
    __typename: 'PaymentMethodNotSavable',
    problem: 'GUEST',
  });
});
