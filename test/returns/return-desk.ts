import type { Asking } from '../support/app.js';
import { serveAtCounter } from '../support/counter.js';
import { type GivenShop, given } from '../support/given.js';
import { answered, type Basket, fillCart, freshKey, order } from '../support/journey.js';
import { findings } from '../support/tenders.js';

const returnFields = /* GraphQL */ `
  id number state method nextActions decisionNote trackingCode dueAt label { state url carrier } location { code } order { number }
  replacement { state keptUntil total { amountMinor } lines { sku quantity } }
  lines { id orderLineId quantity received reason { code } dispositions { id disposition quantity releases } }
  refunds { id state amount { amountMinor } }`;
const refusals = /* GraphQL */ `... on UserError { message code }`;
const inputsShowing = (fields: string, payload: string): Readonly<Record<string, string>> => ({
  requestReturn: `RequestReturnInput ${payload} ... on ReturnWindowOver { until orderLineId }
    ... on NotSoManyReturnable { askedUnits returnableUnits } ... on OutOfStock { shortages { asked available } }`,
  openReturnAtCounter: `OpenReturnAtCounterInput ${payload} ... on ReturnWindowOver { until }`,
  chooseReplacement: `ChooseReplacementInput ${payload}`,
  giveUpReplacement: `ReturnOrderInput ${payload}`,
  approveReturn: `ReturnOrderInput ${payload}`,
  declineReturn: `DeclineReturnInput ${payload}`,
  cancelReturn: `ReturnOrderInput ${payload}`,
  markReturnSent: `MarkReturnSentInput ${payload}`,
  receiveReturn: `ReceiveReturnInput ${payload} ... on UnitsDoNotMatch { expectedUnits givenUnits lineId }`,
  inspectReturn: `InspectReturnInput ${payload} ... on UnitsDoNotMatch { expectedUnits givenUnits }`,
  releaseFromQuarantine: `ReleaseFromQuarantineInput ${payload} ... on UnitsDoNotMatch { expectedUnits givenUnits }`,
  executeRefundPlan: `ExecuteRefundPlanInput ... on RefundPlanOutdated { currentHash }
    ... on ExecuteRefundPlanPayload {
      refund { id state reasonCode amount { amountMinor } shipping { amountMinor } approval { state because } }
      returnOrder { ${fields} }
    }`,
  saveReturnReason:
    'SaveReturnReasonInput ... on ReturnReasonPayload { reason { code label windowDays } }',
  setReturnLabelFee: 'SetReturnLabelFeeInput ... on ReturnLabelFeePayload { fee { amountMinor } }',
});

const refundPlan = /* GraphQL */ `
  query ($input: RefundPlanInput!) {
    refundPlan(input: $input) {
      __typename ${refusals}
      ... on NotSoManyUnits { askedUnits refundableUnits }
      ... on RefundPlanPayload {
        plan {
          hash needsApproval exchange { total { amountMinor } toPay { amountMinor } toGiveBack { amountMinor } }
          goods { amountMinor } fee { amountMinor } clawback { amountMinor } released { amountMinor } shipping { amountMinor } amount { amountMinor currency }
          lines { orderLineId quantity goods { amountMinor } withheld { amountMinor } amount { amountMinor } }
          tenders { tender number amount { amountMinor } }
        }
      }
    }
  }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      number state lines { id sku quantity fulfilled returned }
      returns(first: 10) { nodes { ${returnFields} } }
      paymentIntents { id tender refunded { amountMinor } captured { amountMinor } }
    }
  }`;
const onHand = /* GraphQL */ `
  query ($id: ID!, $place: [ID!]) {
    node(id: $id) { ... on Variant { stock(locationIds: $place) { onHand reserved } } }
  }`;

/** An order whose goods are with their buyer. */
export interface Bought {
  readonly id: string;
  readonly number: string;
  readonly lineId: string;
  readonly as: Asking;
}

export type ReturnDesk = Awaited<ReturnType<typeof openReturnDesk>>;

/** A shop whose goods come back; what it tells of a return after each step may be less than all. */
export async function openReturnDesk(options: GivenShop = {}, told = returnFields) {
  const shop = await given.shop(options);
  const by = async (persona: string): Promise<Asking> => ({ token: await shop.tokenOf(persona) });
  const inputs = inputsShowing(told, `... on ReturnOrderPayload { returnOrder { ${told} } }`);
  const ask = async (name: string, input: object, as: Asking) => {
    const [type, ...selection] = (inputs[name] ?? '').split(' ');
    const document = `mutation ($input: ${type}!) {
      ${name}(input: $input) { __typename ${refusals} ${selection.join(' ')} } }`;
    return shop.ask(document, { input: { idempotencyKey: freshKey(), ...input } }, as);
  };
  const tell = async (name: string, input: object, persona: string | Asking) =>
    answered(await ask(name, input, typeof persona === 'string' ? await by(persona) : persona));

  /** Sells goods over the counter of Lyon, or of the store of the basket. */
  async function buy(basket: Basket = {}, token = 'tok_success'): Promise<Bought> {
    const cart = await fillCart(shop, basket);
    const placed = await order(shop, cart, { token });
    await serveAtCounter(shop, placed.order.fulfilments[0]);
    const { lines, number } = await look(placed.order.id, cart.as);
    return { id: placed.order.id, number, lineId: lines[0].id, as: cart.as };
  }

  async function look(id: string, as: Asking) {
    return answered(await shop.ask(orderNow, { id }, as));
  }

  async function itemAt(sku: string, store: string) {
    const variables = { id: shop.variantIds[sku], place: [shop.locationIds[store]] };
    const { stock } = answered(await shop.ask(onHand, variables, await by('supervisor')));
    return stock[0] as { readonly onHand: number; readonly reserved: number };
  }

  const linesOf = (bought: Bought, quantity = 1, reasonCode = 'CHANGED_MIND') => [
    { orderLineId: bought.lineId, quantity, reasonCode },
  ];

  return {
    shop,
    by,
    ask,
    tell,
    buy,
    look,
    linesOf,
    /** The buyer asks to bring goods to a store, or to send them. */
    request: (bought: Bought, more: object = {}, as: Asking = bought.as) =>
      tell(
        'requestReturn',
        { orderId: bought.id, method: 'STORE', lines: linesOf(bought), ...more },
        as,
      ),
    /** Goods lie on the counter of Lyon, all are there, and each unit becomes the same. */
    async bringBack(
      bought: Bought,
      quantity = 1,
      disposition = 'RESTOCK',
      reason = 'CHANGED_MIND',
    ) {
      const opened = await tell(
        'openReturnAtCounter',
        {
          orderId: bought.id,
          locationId: shop.locationIds['LYON'],
          lines: linesOf(bought, quantity, reason),
        },
        'associate',
      );
      const { id: returnId, lines } = opened.returnOrder;
      await tell('receiveReturn', { returnId, locationId: shop.locationIds['LYON'] }, 'associate');
      const units = [{ lineId: lines[0].id, disposition, quantity }];
      const inspected = await tell('inspectReturn', { returnId, units }, 'associate');
      return inspected.returnOrder;
    },
    async plan(input: object, persona: string | Asking = 'associate') {
      const as = typeof persona === 'string' ? await by(persona) : persona;
      return answered(await shop.ask(refundPlan, { input }, as));
    },
    tryPlan: (input: object, as: Asking) => shop.ask(refundPlan, { input }, as),
    /** What lies on a shelf, as the supervisor sees it. */
    shelf: async (sku: string, store: string): Promise<number> => (await itemAt(sku, store)).onHand,
    /** How many of them are promised to somebody. */
    reserved: async (sku: string, store: string): Promise<number> =>
      (await itemAt(sku, store)).reserved,
    findings: () => findings(shop),
    close: () => shop.close(),
  };
}
