import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { dayMs, ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { driveOperation, requestRefund } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { expireGiftCards } from '../../src/stored-value/commands/expire-gift-cards.js';
import { granted } from '../payments/support/till.js';
import { given, type StockedShop } from '../support/given.js';
import { openVault } from './vault.js';

const clock = new ManualClock(new Date('2026-03-01T09:00:00Z'));
let shop: StockedShop;
let vault: Awaited<ReturnType<typeof openVault>>;
beforeAll(async () => {
  shop = await given.shop({ clock });
  vault = await openVault(shop);
});
afterEach(async () => expect(await vault.findings(/^Liveness/)).toEqual([]));
afterAll(() => shop.close());

const inDays = (days: number) => new Date(clock.now().getTime() + days * dayMs).toISOString();
const sweep = () => shop.app.gateway.runAsSystem('expireGiftCards', expireGiftCards);

async function whyNot(token: string): Promise<string> {
  const { state, lastError } = await vault.payment(await vault.buy(token));
  expect(state).toBe('REQUIRES_PAYMENT_METHOD');
  return lastError.code;
}

it('for want of money', async () => {
  const { code } = await vault.issue({ amountMinor: 1989 });
  expect(await whyNot(await vault.tokenFor(code))).toBe('INSUFFICIENT_FUNDS');
  expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 1989 } });
});

it('for another currency', async () => {
  const { code } = await vault.issue({ currency: 'CHF' });
  expect(await whyNot(await vault.tokenFor(code))).toBe('CURRENCY_NOT_SUPPORTED');
});

it('for a card that was blocked, which then stays so', async () => {
  const { code, giftCard } = await vault.issue();
  const token = await vault.tokenFor(code);
  const held = await vault.buy(token);
  const block = () =>
    vault.keyed('blockGiftCard', { giftCardId: giftCard.id, reason: 'lost' }, vault.supervisor);
  const kinds = (await Promise.all([block(), block()])).map(({ __typename }) => __typename);
  expect(kinds.sort()).toEqual(['BlockGiftCardPayload', 'GiftCardIsBlocked']);
  expect(await whyNot(token)).toBe('ACCOUNT_CLOSED');
  expect(await vault.balanceOf(code)).toMatchObject({
    state: 'BLOCKED',
    available: { amountMinor: 0 },
  });
  expect(await vault.handOver(held)).toBe('HandOverOrderPayload');
});

it('for a token that has run out, or never was', async () => {
  const { code } = await vault.issue();
  const token = await vault.tokenFor(code);
  expect(await whyNot(`giftcard_${'a'.repeat(43)}`)).toBe('INVALID_TOKEN');
  clock.advance(31 * minuteMs);
  expect(await whyNot(token)).toBe('INVALID_TOKEN');
});

it('for a card whose time is over, of which what is free is owed no more', async () => {
  const owed = await vault.ledger('GIFT_CARDS');
  const { code } = await vault.issue({ amountMinor: 5000, expiresAt: inDays(10) });
  const bought = await vault.buy(await vault.tokenFor(code));
  clock.advance(11 * dayMs);
  vault = await openVault(shop);
  expect(await vault.balanceOf(code)).toMatchObject({ state: 'EXPIRED' });
  expect(await whyNot(await vault.tokenFor(code))).toBe('EXPIRED_CARD');
  await Promise.all([sweep(), sweep()]);
  expect(await vault.ledger('GIFT_CARDS')).toBe(owed - 1990);
  expect(await whyNot(await vault.tokenFor(code))).toBe('EXPIRED_CARD');

  await vault.handOver(bought);
  expect(await vault.ledger('GIFT_CARDS')).toBe(owed);
  const intentId = innerId('PaymentIntent', bought.paymentIntent.id);
  const { gateway } = shop.app;
  const asked = await gateway.runAsSystem('requestRefund', (work) =>
    requestRefund(work, { intentId, amountMinor: 1990, reason: 'returned' }),
  );
  expect(await driveOperation(gateway, granted(asked).operationId)).toBe('SUCCEEDED');
  expect(await vault.balanceOf(code)).toMatchObject({
    state: 'ACTIVE',
    available: { amountMinor: 1990 },
  });
  await vault.buy(await vault.tokenFor(code));
  expect(await vault.balanceOf(code)).toMatchObject({ available: { amountMinor: 0 } });
});
