import { expect } from 'vitest';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import { tell } from '../../offline-payments/support.js';
import { openDesk } from '../../orders/refunds/desk.js';
import type { Asking } from '../../support/app.js';
import type { GivenShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';

const refundPayment = /* GraphQL */ `
  mutation ($input: RefundPaymentInput!) {
    refundPayment(input: $input) {
      __typename
      ... on UserError { message code nextActions }
      ... on RefundNotPossible { refundableMinor currency }
      ... on PaymentDisputed { refundableMinor disputedMinor }
      ... on RefundCurrencyDiffers { askedCurrency currency }
      ... on PaymentBelongsToOrder { purpose }
      ... on RefundPayload {
        refund {
          id state reasonCode reason amount { amountMinor } refunded { amountMinor } shipping { amountMinor }
          lines { quantity } payments { phase code paymentIntentId amount { amountMinor } }
          approval { state because } order { number } paymentIntent { id state }
        }
      }
    }
  }`;

const paymentNow = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) {
      id state refunded { amountMinor } refundable { amountMinor } disputed { amountMinor }
      refunds(first: 10) { nodes { id state reason amount { amountMinor } } pageInfo { hasNextPage } }
      ledgerEntries { kind } explain { summary nextActions steps { what why } }
    }
  }`;

const held = '... on HoldPayload { paymentIntent { id state } }';

/** A shop in which money is taken without an order, and given back. */
export async function openTakings(options: GivenShop = {}) {
  const desk = await openDesk(options);
  const { shop, pool } = desk;
  const { rows } = await pool.query(`select id from customer where email = 'customer@example.org'`);
  const customerId = toGlobalId('Customer', rows[0]?.id ?? '');

  const ask = (mutation: string, input: object) => tell(shop, 'supervisor', mutation, input, held);

  /** A deposit of which so much was taken: the id of its payment. */
  async function deposit(amountMinor = 2000, paymentMethodToken = 'tok_success'): Promise<string> {
    const wish = { currency: 'EUR', wantedFor: 'Table for six', customerId };
    const asked = await ask('requestDeposit', {
      ...wish,
      amountMinor: amountMinor + 1000,
      paymentMethodToken,
    });
    const taken = { paymentIntentId: asked.paymentIntent.id, amountMinor, reason: 'Nobody came' };
    expect((await ask('captureDeposit', taken)).paymentIntent.state).toBe('CAPTURED');
    return asked.paymentIntent.id;
  }

  const inputFor = (paymentIntentId: string, what: object) => ({
    paymentIntentId,
    currency: 'EUR',
    reasonCode: 'GOODWILL',
    reason: 'They came after all.',
    idempotencyKey: freshKey(),
    ...what,
  });

  const tryRefund = (id: string, what: object, as: Asking = desk.by('agent')) =>
    shop.ask(refundPayment, { input: inputFor(id, what) }, as);

  const bank = (id: string) => {
    const [, reference] = Buffer.from(id, 'base64url').toString('utf8').split(':');
    const payment = shop.sandbox.control.books().find((each) => each.reference === reference);
    if (!payment) throw new Error('the provider does not know that payment');
    return payment;
  };

  return {
    ...desk,
    customerId,
    ask,
    deposit,
    tryRefund,
    refundOf: async (id: string, what: object, as?: Asking) =>
      answered(await tryRefund(id, what, as)),
    see: async (id: string, as: Asking = desk.by('agent')) =>
      answered(await shop.ask(paymentNow, { id }, as)),
    bank,
  };
}
