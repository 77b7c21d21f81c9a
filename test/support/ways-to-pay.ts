import type { MethodFamily } from '../../src/payments/index.js';
import { tell } from '../offline-payments/support.js';
import { openVault } from '../stored-value/vault.js';
import type { Asking } from './app.js';
import { type GivenShop, given, type StockedShop } from './given.js';
import { answered, type Basket, fillCart, freshKey, order } from './journey.js';

/** What was ordered, and is being paid. */
export interface Placed {
  readonly orderId: string;
  readonly intentId: string;
  readonly as: Asking;
}

/** How a family is paid with here. */
export interface WayToPay {
  /** Who buys: a guest, or a customer with an account. */
  readonly buyer: 'guest' | 'customer';
  /** The token of a fresh card, code or account, that is good for some hundred euros. */
  readonly token: () => Promise<string> | string;
  /** Where people of the shop, or the bank, bring the money in. */
  readonly bringIn?: (placed: Placed) => Promise<unknown>;
  /** Where people of the shop, or the bank, let a refund go its way. */
  readonly handBack?: (placed: Placed) => Promise<unknown>;
  /** The money is there before the goods leave. */
  readonly takenAtOnce: boolean;
  /** How many caps cost enough. */
  readonly quantity: number;
}

export type WaysToPay = Readonly<Record<MethodFamily, WayToPay | 'NOT_OFFERED'>>;

let names = 0;
const freshName = () => {
  names += 1;
  return `n${process.pid}x${names}`;
};

const typed = { buyer: 'guest', takenAtOnce: false, quantity: 2 } as const;
const counted = { ...typed, takenAtOnce: true } as const;
const owned = { ...typed, buyer: 'customer' } as const;

/**
 * A shop in which every way to pay works that the project has a provider for. A family without one says so: whoever
 * adds a family adds a row, and all that is tested for each is tested for it.
 */
export async function openWaysToPay(options: GivenShop = {}) {
  const shop = await given.shop({
    stock: { 'CAP-BLUE': { LYON: 1000 } },
    ...options,
    env: {
      BANK_IBAN: 'FR1420041010050500013M02606',
      BANK_HOLDER: 'La Boutique SAS',
      ...options.env,
    },
  });
  const vault = await openVault(shop);
  const lyon = shop.locationIds['LYON'];
  const { tillSession } = await tell(
    shop,
    'associate',
    'openTill',
    { locationId: lyon, floatMinor: 50_000 },
    '... on OpenTillPayload { tillSession { id } }',
  );
  const { id: customerId } = await vault.own();
  const trade = { customerId, limitMinor: 1_000_000, daysToPay: 30 };
  await tell(shop, 'supervisor', 'grantTradeAccount', trade, '');
  for (const grant of ['grantStoreCredit', 'grantLoyaltyPoints'] as const)
    await vault.grant(grant, { amountMinor: 100_000 });
  const { storeCredit, loyaltyPoints } = await vault.own();
  const tokenIn = (balance: { paymentMethodToken: string }[] | { paymentMethodToken: string }) =>
    [balance].flat()[0]?.paymentMethodToken ?? '';

  const takeCash = ({ intentId }: Placed) =>
    tell(
      shop,
      'associate',
      'takeCash',
      { tillSessionId: tillSession.id, paymentIntentId: intentId, tenderedMinor: 3980 },
      '... on TakeCashPayload { change { amountMinor } }',
    );
  const cheques = new Map<string, string>();
  const takeCheque = async ({ intentId }: Placed) => {
    const drawnOn = new Date().toISOString().slice(0, 10);
    const written = { number: '0012345', bank: 'Crédit du Nord', drawnOn, locationId: lyon };
    const taken = await tell(
      shop,
      'associate',
      'takeCheque',
      { ...written, paymentIntentId: intentId },
      '... on ChequePayload { cheque { id } }',
    );
    cheques.set(intentId, taken.cheque?.id);
    return taken;
  };
  const clearCheque = ({ intentId }: Placed) => {
    const document =
      'mutation ($input: EndChequeInput!) { clearCheque(input: $input) { __typename } }';
    const input = { chequeId: cheques.get(intentId), idempotencyKey: freshKey() };
    return shop.ask(document, { input }, vault.supervisor);
  };
  const payOutCash = async () => {
    const owed: { id: string; inCash: boolean }[] = answered(
      await shop.ask('{ payouts(state: OWED, first: 100) { id inCash } }', {}, vault.supervisor),
    );
    for (const { id } of owed.filter(({ inCash }) => inCash)) {
      const input = { payoutId: id, tillSessionId: tillSession.id };
      await tell(shop, 'associate', 'payOutCash', input, '');
    }
  };
  const transfer = async ({ intentId, as }: Placed) => {
    const document = `query ($id: ID!) { paymentIntent(id: $id) {
      transferInstructions { printedReference amount { amountMinor } } } }`;
    const { transferInstructions: told } = answered(await shop.ask(document, { id: intentId }, as));
    const line = {
      bankLineId: freshName(),
      currency: 'EUR',
      payer: 'L. Bernard',
      remittance: told.printedReference,
      amountMinor: told.amount.amountMinor,
    };
    return tell(shop, 'supervisor', 'recordBankTransfers', { lines: [line] }, '');
  };

  const ways: WaysToPay = {
    CARD: { ...typed, token: () => 'tok_success' },
    APPLE_PAY: { ...typed, token: () => 'tok_apple_pay' },
    GOOGLE_PAY: { ...typed, token: () => 'tok_google_pay' },
    VIRTUAL_CARD: { ...typed, token: () => `tok_virtual_card_${freshName()}` },
    INSTALMENTS: { ...typed, token: () => 'tok_instalments_3', quantity: 5 },
    GIFT_CARD: {
      ...typed,
      token: async () => vault.tokenFor((await vault.issue({ amountMinor: 10_000 })).code),
    },
    STORE_CREDIT: { ...owned, token: () => tokenIn(storeCredit) },
    LOYALTY_POINTS: { ...owned, token: () => tokenIn(loyaltyPoints) },
    ON_ACCOUNT: { ...owned, token: () => 'on-account' },
    BANK_TRANSFER: { ...counted, token: () => 'bank-transfer', bringIn: transfer },
    CASH: { ...counted, token: () => 'cash', bringIn: takeCash, handBack: payOutCash },
    CHEQUE: { ...counted, token: () => 'cheque', bringIn: takeCheque, handBack: clearCheque },
    PAYPAL: 'NOT_OFFERED',
    CARRIER_BILLING: 'NOT_OFFERED',
  };

  const asBuyer = async ({ buyer }: Pick<WayToPay, 'buyer'>): Promise<Asking> =>
    buyer === 'guest' ? {} : { token: await shop.tokenOf('customer') };

  /** Orders caps that are collected in Lyon; the money may still have to be brought in. */
  async function place(way: WayToPay, basket: Basket = {}): Promise<Placed> {
    const cart = await fillCart(shop, { quantity: way.quantity, ...basket }, await asBuyer(way));
    const placed = await order(shop, cart, { token: await way.token() });
    if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
    const { order: ordered, paymentIntent } = placed;
    return { orderId: ordered.id, intentId: paymentIntent.id, as: cart.as };
  }

  return { shop, vault, ways, customerId, asBuyer, place };
}

const told = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) {
      state currency: amount { currency }
      authorized { amountMinor } captured { amountMinor } refunded { amountMinor }
      lastError { code message }
      attempts { method state sca { result liabilityShift exemption } }
      explain { summary steps { what why } }
    }
  }`;

/** How a payment stands, as its buyer is told in their language. */
export async function tellPayment(
  shop: StockedShop,
  { intentId, as }: Pick<Placed, 'intentId' | 'as'>,
  locale: 'fr' | 'en' = 'en',
) {
  return answered(await shop.ask(told, { id: intentId }, { ...as, locale }));
}

/** What a payment's explanation says, step by step, and in one sentence. */
export async function explained(
  shop: StockedShop,
  placed: Pick<Placed, 'intentId' | 'as'>,
  locale: 'fr' | 'en',
): Promise<{ readonly summary: string; readonly steps: readonly string[] }> {
  const { explain } = await tellPayment(shop, placed, locale);
  return {
    summary: explain.summary,
    steps: explain.steps.map(({ what }: { what: string }) => what),
  };
}

const orderNow = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) { state lines { id } paymentIntents { id state } fulfilments { ... on Pickup { id code } } } }`;

export async function seeOrderOf(shop: StockedShop, { orderId, as }: Placed) {
  return answered(await shop.ask(orderNow, { id: orderId }, as));
}

/** An agent gives the buyer the price of so many caps back. */
export async function refundCaps(shop: StockedShop, placed: Placed, quantity = 1) {
  const { lines } = await seeOrderOf(shop, placed);
  const what = {
    orderId: placed.orderId,
    currency: 'EUR',
    lines: [{ lineId: lines[0].id, quantity }],
    reasonCode: 'RETURNED',
    reason: 'Too small.',
    idempotencyKey: freshKey(),
  };
  const selection = '... on RefundPayload { refund { state amount { amountMinor } } }';
  return tell(shop, 'agent', 'refundOrder', what, selection);
}
