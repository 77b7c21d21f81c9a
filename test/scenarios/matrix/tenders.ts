import { expect } from 'vitest';
import type { RefundTender } from '../../../src/payments/index.js';
import type { Asking } from '../../support/app.js';
import { answered } from '../../support/journey.js';
import { exchangeFor } from './exchange-for.js';
import { associateOf, type MatrixShop, type Place } from './matrix-shop.js';
import type { Back, BackFrom } from './ways-back.js';

/** A unit that has come back, and is to be paid back. */
export interface ToPayBack {
  readonly shop: MatrixShop;
  readonly from: BackFrom;
  readonly back: Back;
  readonly variantId: string;
}

/** What was given back. */
export interface GivenBack {
  readonly amountMinor: number;
  /** Of that, what has gone to the card that the goods were paid with. */
  readonly toCardMinor: number;
  /** Where other goods were carried out at once. */
  readonly carriedOutAt: Place | null;
  /** By which command. */
  readonly command: string;
}

/** How money, or something instead, goes back to the buyer; and why it cannot, where it cannot. */
export const tenders: Readonly<Record<RefundTender, (goods: ToPayBack) => Promise<GivenBack>>> = {
  ORIGINAL: async (goods) => {
    const { refund } = await execute(goods, 'ORIGINAL');
    expect(refund.state).toBe('SUCCEEDED');
    return given(refund.amount.amountMinor, refund.amount.amountMinor);
  },
  STORE_CREDIT: async (goods) => {
    if (goods.from.bought.buyer !== 'CUSTOMER') return refusedThenOriginal(goods, 'STORE_CREDIT');
    const before = await creditOf(goods);
    const amountMinor = await executeAndGrant(goods, 'STORE_CREDIT');
    expect(await creditOf(goods)).toBe(before + amountMinor);
    return given(amountMinor);
  },
  GIFT_CARD: async (goods) => {
    if (goods.from.bought.buyer === 'NOBODY') return refusedThenOriginal(goods, 'GIFT_CARD');
    const amountMinor = await executeAndGrant(goods, 'GIFT_CARD');
    const codes = await giftCardCodes(goods, goods.from.buyer ?? {});
    const balance =
      'query ($code: String!) { giftCardBalance(code: $code) { available { amountMinor } } }';
    const { available } = answered(await goods.shop.shop.ask(balance, { code: codes.at(-1) }));
    expect(available).toEqual({ amountMinor });
    expect(await giftCardCodes(goods, await goods.shop.as('admin'))).toEqual([]);
    return given(amountMinor);
  },
  CASH: async (goods) => {
    const amountMinor = await executeAndGrant(goods, 'CASH', 'PROCESSING');
    await handOut(goods, amountMinor);
    await settles(goods, 'SUCCEEDED');
    return given(amountMinor);
  },
  TERMINAL: async (goods) => {
    const amountMinor = await executeAndGrant(goods, 'TERMINAL', 'PROCESSING');
    await present(goods, amountMinor);
    await settles(goods, 'SUCCEEDED');
    return given(amountMinor);
  },
  EXCHANGE: exchangeFor,
};

const given = (amountMinor: number, toCardMinor = 0): GivenBack => ({
  amountMinor,
  toCardMinor,
  carriedOutAt: null,
  command: 'executeRefundPlan',
});

async function refusedThenOriginal(goods: ToPayBack, tender: RefundTender): Promise<GivenBack> {
  const { shop, back } = goods;
  const refused = await shop.plan({ returnId: back.returnId, tender }, back.cashier);
  expect(refused.__typename).toBe('RefundTenderNotPossible');
  return tenders.ORIGINAL(goods);
}

async function execute({ shop, back }: ToPayBack, tender: RefundTender) {
  const plan = { returnId: back.returnId, tender };
  const { plan: planned } = await shop.plan(plan, back.cashier);
  const input = { plan, hash: planned.hash, reason: 'It has come back.' };
  const done = await shop.tell('executeRefundPlan', input, back.cashier);
  expect(done.returnOrder).toMatchObject({ state: 'COMPLETED' });
  return done;
}

const inbox = /* GraphQL */ `
  { approvals(state: WAITING) { nodes { id isYoursToDecide refund { id } } } }`;
const decide = /* GraphQL */ `
  mutation ($input: DecideApprovalInput!) { decideApproval(input: $input) { __typename } }`;

/** Another way than it came needs a second person, who finds the question in the inbox. */
async function executeAndGrant(goods: ToPayBack, tender: RefundTender, until = 'SUCCEEDED') {
  const { shop } = goods;
  const { refund } = await execute(goods, tender);
  expect(refund).toMatchObject({
    state: 'AWAITING_APPROVAL',
    approval: { because: 'UNREFERENCED' },
  });
  const supervisor = await shop.as('supervisor');
  const { nodes } = answered(await shop.shop.ask(inbox, {}, supervisor));
  const asked = nodes.find((each: { refund: { id: string } }) => each.refund.id === refund.id);
  expect(asked).toMatchObject({ isYoursToDecide: true });
  const granted = await shop.tellAs(
    decide,
    { approvalId: asked.id, decision: 'GRANT' },
    supervisor,
  );
  expect(granted.__typename).toBe('ApprovalPayload');
  await settles(goods, until);
  return refund.amount.amountMinor as number;
}

const refunds = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) { refunds(first: 20) { nodes { id state tender requestedAt giftCardCode } } }
  }`;

async function refundsOf({ shop, from }: ToPayBack, as: Asking) {
  const order = answered(await shop.shop.ask(refunds, { id: from.orderId }, as));
  return order.refunds.nodes as {
    id: string;
    state: string;
    tender: string;
    giftCardCode: string | null;
  }[];
}

/** The newest refund of the order gets that far. */
async function settles(goods: ToPayBack, state: string): Promise<void> {
  const agent = await goods.shop.as('agent');
  await expect.poll(async () => (await refundsOf(goods, agent))[0]?.state).toBe(state);
}

async function giftCardCodes(goods: ToPayBack, as: Asking): Promise<string[]> {
  const found = await refundsOf(goods, as);
  return found
    .filter(({ tender }) => tender === 'GIFT_CARD')
    .flatMap(({ giftCardCode }) => giftCardCode ?? []);
}

async function creditOf({ shop, from }: ToPayBack): Promise<number> {
  const document = '{ viewer { customer { storeCredit { available { amountMinor currency } } } } }';
  const { customer } = answered(await shop.shop.ask(document, {}, from.buyer ?? {}));
  return customer.storeCredit[0]?.available.amountMinor ?? 0;
}

const owed = /* GraphQL */ `
  { payouts(state: OWED, inCash: true) { id amount { amountMinor } } }`;
const payOut = /* GraphQL */ `
  mutation ($input: PayOutCashInput!) {
    payOutCash(input: $input) {
      __typename ... on CashPaidOutPayload { tillSession { cash { amountMinor } } }
    }
  }`;

/** The cash is fetched where the goods were taken back, or from any other store. */
async function handOut({ shop, back }: ToPayBack, amountMinor: number): Promise<void> {
  const place = back.cashierAt ?? 'PARIS';
  const by = await shop.as(associateOf[place]);
  const read = async () => answered(await shop.shop.ask(owed, {}, by));
  await expect.poll(read).toMatchObject([{ amount: { amountMinor } }]);
  const [{ id: payoutId }] = await read();
  const input = { payoutId, tillSessionId: shop.tills[place] };
  expect((await shop.tellAs(payOut, input, by)).__typename).toBe('CashPaidOutPayload');
}

const onTerminal = /* GraphQL */ `
  mutation ($input: RefundOnTerminalInput!) {
    refundOnTerminal(input: $input) {
      __typename ... on RefundOnTerminalPayload { terminalRefund { state amount { amountMinor } } }
    }
  }`;

/** Another card than the goods were paid with is presented where they were taken back, or at any other store. */
async function present(goods: ToPayBack, amountMinor: number): Promise<void> {
  const { shop, back } = goods;
  const place = back.cashierAt ?? 'PARIS';
  const by = await shop.as(associateOf[place]);
  const [newest] = await refundsOf(goods, await shop.as('agent'));
  const locationId = shop.shop.locationIds[place];
  const input = { refundId: newest?.id, locationId, cardToken: 'tok_diners' };
  expect(await shop.tellAs(onTerminal, input, by)).toMatchObject({
    __typename: 'RefundOnTerminalPayload',
    terminalRefund: { state: 'SUCCEEDED', amount: { amountMinor } },
  });
}
