import type { Pool } from 'pg';
import { modules } from '../../../src/modules.js';
import { diagnose } from '../../../src/platform/doctor.js';
import { type Asking, untilNothingIsDue } from '../../support/app.js';
import { serveAtCounter } from '../../support/counter.js';
import { type GivenShop, given, type StockedShop } from '../../support/given.js';
import {
  answered,
  type Basket,
  fillCart,
  freshKey,
  order,
  type Paying,
} from '../../support/journey.js';
import { orderWith, type Tender } from '../../support/tenders.js';

const refundFields = /* GraphQL */ `
  id state reasonCode reason amount { amountMinor currency } refunded { amountMinor } shipping { amountMinor }
  lines { quantity amount { amountMinor } orderLine { id sku } }
  payments { phase amount { amountMinor } code paymentIntentId }
  approval { state because note decidedByKind } order { number }`;
const refusals = /* GraphQL */ `
  ... on UserError { message code }
  ... on RefundNotPossible { refundableMinor }
  ... on PaymentDisputed { refundableMinor disputedMinor currency }`;
const refundOrder = /* GraphQL */ `
  mutation ($input: RefundOrderInput!) {
    refundOrder(input: $input) {
      __typename ${refusals}
      ... on RefundTooLarge { askedMinor refundableMinor }
      ... on NotSoManyUnits { lineId askedUnits refundableUnits }
      ... on RefundCurrencyDiffers { askedCurrency currency }
      ... on RefundPayload { refund { ${refundFields} } }
    }
  }`;
const decide = (name: 'approveRefund' | 'rejectRefund' | 'retryRefund') => /* GraphQL */ `
  mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) {
    ${name}(input: $input) {
      __typename ${name === 'rejectRefund' ? '... on UserError { message code }' : refusals}
      ... on RefundNotInState { refundState: state }
      ${name === 'retryRefund' ? '' : '... on ApprovalClosed { approval: state } ... on FourEyesRequired { nextActions }'}
      ... on RefundPayload { refund { ${refundFields} } }
    }
  }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      number state lines { id sku }
      refunds(first: 50) { nodes { ${refundFields} } pageInfo { hasNextPage } }
      paymentIntent {
        id state refunded { amountMinor } refundable { amountMinor } disputed { amountMinor }
        chargedBack { amountMinor } explain { summary nextActions steps { what why } }
      }
    }
  }`;

/** An order whose goods are with their buyer, and paid. */
export interface Sold {
  readonly id: string;
  readonly number: string;
  readonly lineId: string;
  readonly intentId: string;
  readonly totalMinor: number;
  readonly as: Asking;
}

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A shop with everybody who may give money back. */
export async function openDesk(options: GivenShop = {}) {
  const shop = await given.shop(options);
  const tokens = await tokensOf(shop);
  const by = (persona: keyof typeof tokens): Asking => ({ token: tokens[persona] });

  /** Sells goods over the counter of Lyon. */
  async function sell(basket: Basket = {}, paying: Paying = {}): Promise<Sold> {
    const cart = await fillCart(shop, basket);
    const placed = await order(shop, cart, paying);
    const [pickup] = placed.order.fulfilments;
    await serveAtCounter(shop, { id: pickup.id, code: pickup.code });
    const { lines } = await look({ id: placed.order.id }, cart.as);
    return {
      id: placed.order.id,
      number: placed.order.number,
      lineId: lines[0].id,
      intentId: placed.paymentIntent.id,
      totalMinor: placed.order.totals.total.amountMinor,
      as: cart.as,
    };
  }

  /** Sells two caps over the counter of Lyon, paid by several tenders. */
  async function sellWith(tenders: readonly Tender[]): Promise<Sold & { intentIds: string[] }> {
    const cart = await fillCart(shop, { quantity: 2 });
    const placed = await orderWith(shop, cart, tenders);
    await serveAtCounter(shop, placed.order.fulfilments[0]);
    const { id, paymentIntents } = placed.order;
    const intentIds: string[] = paymentIntents.map((each: { id: string }) => each.id);
    const { lines, number } = await look({ id }, cart.as);
    const [intentId = ''] = intentIds;
    return { id, number, lineId: lines[0].id, intentId, intentIds, totalMinor: 3980, as: cart.as };
  }

  async function look({ id }: Pick<Sold, 'id'>, as: Asking = by('agent')) {
    return answered(await shop.ask(orderNow, { id }, as));
  }

  const inputFor = (sold: Pick<Sold, 'id'>, what: object) => ({
    orderId: sold.id,
    currency: 'EUR',
    reasonCode: 'RETURNED',
    reason: 'Too small.',
    idempotencyKey: freshKey(),
    ...what,
  });

  return {
    shop,
    pool: shop.app.gateway.database.pool as Pool,
    by,
    sell,
    sellWith,
    look,
    /** The whole answer, with its errors. */
    tryRefund: (sold: Pick<Sold, 'id'>, what: object, as: Asking = by('agent')) =>
      shop.ask(refundOrder, { input: inputFor(sold, what) }, as),
    refund: async (sold: Pick<Sold, 'id'>, what: object, as: Asking = by('agent')) =>
      answered(await shop.ask(refundOrder, { input: inputFor(sold, what) }, as)),
    tryDecide: (
      name: 'approveRefund' | 'rejectRefund' | 'retryRefund',
      input: object,
      as: Asking = by('supervisor'),
    ) => shop.ask(decide(name), { input: { idempotencyKey: freshKey(), ...input } }, as),
    decide: async (
      name: 'approveRefund' | 'rejectRefund' | 'retryRefund',
      input: object,
      as: Asking = by('supervisor'),
    ) =>
      answered(
        await shop.ask(decide(name), { input: { idempotencyKey: freshKey(), ...input } }, as),
      ),
    /** What contradicts a promise of the shop, and which payments are not what the provider says: nothing, when all is well. */
    async findings(): Promise<string[]> {
      const checks = modules.flatMap((module) => [...(module.checks ?? [])]);
      const diagnoses = await diagnose(shop.app.gateway.db, checks);
      return diagnoses.flatMap(({ promise, findings }) =>
        findings.map(({ subject, detail }) => `${promise}: ${subject} ${detail}`),
      );
    },
    /** What the provider says that it has given back of an order's payment. */
    givenBack: ({ intentId }: Sold): number => {
      const reference = Buffer.from(intentId, 'base64url').toString('utf8').split(':')[1];
      const payment = shop.sandbox.control.books().find((each) => each.reference === reference);
      return payment?.amountRefunded.minor ?? -1;
    },
    /** Waits until everything that has happened has had its consequences. */
    settled: () => untilNothingIsDue(shop.app),
    close: () => shop.close(),
  };
}

async function tokensOf(shop: StockedShop) {
  const names = [
    'agent',
    'supervisor',
    'admin',
    'associate',
    'associate-paris',
    'customer',
  ] as const;
  const tokens = await Promise.all(names.map((name) => shop.tokenOf(name)));
  return Object.fromEntries(names.map((name, place) => [name, tokens[place] ?? ''])) as Record<
    (typeof names)[number],
    string
  >;
}
