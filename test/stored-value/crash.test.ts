import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { later, minuteMs } from '../../src/kernel/clock.js';
import {
  cancelIntent,
  claimCapture,
  createPaymentIntent,
  driveAttempt,
  driveOperation,
  paymentProviders,
  reconcilePayments,
  requestAuthorization,
} from '../../src/payments/index.js';
import { customerPresent } from '../payments/support/present.js';
import { granted } from '../payments/support/till.js';
import { until } from '../payments/support/until.js';
import { given, type StockedShop } from '../support/given.js';
import { openVault } from './vault.js';

let shop: StockedShop;
let vault: Awaited<ReturnType<typeof openVault>>;
beforeAll(async () => {
  shop = await given.shop();
  vault = await openVault(shop);
});
afterEach(async () => expect(await vault.findings()).toEqual([]));
afterAll(() => shop.close());

/** A payment that is written down, of which nobody has told the gift cards yet. */
async function requested() {
  const { code } = await vault.issue();
  const methodToken = await vault.tokenFor(code);
  const { id: intentId } = granted(
    await shop.app.gateway.runAsSystem('createPaymentIntent', (work) =>
      createPaymentIntent(work, {
        orderId: null,
        owner: { customerId: null, guestKey: null },
        amountMinor: 3000,
        currency: 'EUR',
        captureMethod: 'MANUAL',
        purpose: 'PURCHASE',
        expiresAt: later(work.now, 30 * minuteMs),
      }),
    ),
  );
  const { attemptId } = granted(
    await shop.app.gateway.runAsSystem('requestAuthorization', (work) =>
      requestAuthorization(work, { intentId, methodToken, returnUrl: null }),
    ),
  );
  const free = async () => (await vault.balanceOf(code)).available.amountMinor;
  /** The gift cards hear of it, and whoever called is gone before the answer. */
  const holdUnheard = () =>
    shop.app.gateway
      .port(paymentProviders)
      .named('gift-card')
      .authorize({
        key: attemptId,
        reference: intentId,
        amountMinor: 3000,
        currency: 'EUR',
        methodToken,
        customerId: null,
        ...customerPresent,
        captureMethod: 'MANUAL',
        returnUrl: null,
        correlationId: 'of the test',
      });
  return { intentId, attemptId, free, holdUnheard };
}

it('a hold whose answer nobody has heard is found, and made once', async () => {
  const { attemptId, free, holdUnheard } = await requested();
  await holdUnheard();
  expect(await driveAttempt(shop.app.gateway, attemptId)).toBe('AUTHORIZED');
  expect(await free()).toBe(2000);
});

it('a capture whose answer nobody has heard is found, and made once', async () => {
  const { intentId, attemptId, free } = await requested();
  await driveAttempt(shop.app.gateway, attemptId);
  const { operationId } = granted(
    await shop.app.gateway.runAsSystem('claimCapture', (work) =>
      claimCapture(work, { intentId, amountMinor: 1000, final: true }),
    ),
  );
  const provider = shop.app.gateway.port(paymentProviders).named('gift-card');
  const found = await provider.findPayment({ key: attemptId, reference: null });
  if (!('payment' in found)) throw new Error(found.kind);
  await provider.operate({
    key: operationId,
    kind: 'CAPTURE',
    paymentReference: found.payment.reference,
    amountMinor: 1000,
    currency: 'EUR',
    final: true,
    reason: null,
  });
  const compared = await reconcilePayments(shop.app.gateway);
  expect(compared.find((each) => each.provider === 'gift-card')).toMatchObject({
    differences: [],
  });
  expect(await driveOperation(shop.app.gateway, operationId)).toBe('SUCCEEDED');
  expect(await free()).toBe(4000);
});

it('a hold that comes after the payment was given up is found by its books, and let go', async () => {
  const { intentId, free, holdUnheard } = await requested();
  await shop.app.gateway.runAsSystem('cancelIntent', (work) =>
    cancelIntent(work, { intentId, reason: 'CANCELED_BY_BUYER' }),
  );
  await holdUnheard();
  expect(await free()).toBe(2000);
  await reconcilePayments(shop.app.gateway);
  expect(await until(free, (minor) => minor === 5000)).toBe(5000);
});
