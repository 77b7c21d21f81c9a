import { expect } from 'vitest';
import { modules } from '../../../src/modules.js';
import { diagnose } from '../../../src/platform/doctor.js';
import { innerId } from '../../../src/platform/graphql/node.js';
import type { Asking } from '../../support/app.js';
import { prepareAtCounter } from '../../support/counter.js';
import type { StockedShop } from '../../support/given.js';
import { answered, fillCart, freshKey, order, type Paying } from '../../support/journey.js';

const orderNow = /* GraphQL */ `
  query ($id: ID!) { order(id: $id) {
    id state version nextActions shippingAddress { line1 }
    totals { items { amountMinor } shipping { amountMinor } total { amountMinor } }
    lines { id sku quantity fulfilled cancelled fulfilmentKind total { amountMinor } tax { amountMinor } }
    fulfilments { __typename id state ... on Pickup { code } lines { sku quantity } }
    paymentIntents { id tender state amount { amountMinor } captured { amountMinor } voided { amountMinor } refunded { amountMinor } }
  } }`;
const refusals = /* GraphQL */ `
  __typename
  ... on UserError { message code }
  ... on OrderVersionConflict { expectedVersion version }
  ... on GoodsInPreparation { skus }`;
const payload = /* GraphQL */ `
  ... on ChangeOrderPayload { order { id state version } paymentIntent { id amount { amountMinor } } }`;
const setRule = /* GraphQL */ `
  mutation ($input: SetCaptureRuleInput!) { setCaptureRule(input: $input) { __typename } }`;
const pay = /* GraphQL */ `
  mutation ($input: ConfirmPaymentInput!) {
    confirmPayment(input: $input) { __typename ... on ConfirmPaymentPayload { paymentIntent { state } } }
  }`;

export interface Placed {
  readonly id: string;
  readonly as: Asking;
  readonly lines: readonly { readonly id: string; readonly sku: string }[];
}

/** What tests of changed orders do in a shop, and look at. */
export function changeDesk(shop: StockedShop) {
  return {
    /** So many caps, collected in Lyon. */
    async buy(quantity = 3, paying: Paying = {}, store = 'LYON'): Promise<Placed> {
      const cart = await fillCart(shop, { quantity, store });
      const placed = await order(shop, cart, paying);
      if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
      const bought = await this.known({ id: placed.order.id, as: cart.as });
      const state = async () => (await this.look(bought)).state;
      if (paying.token !== null) await expect.poll(state, { timeout: 20_000 }).toBe('CONFIRMED');
      return bought;
    },

    /** An order with its lines. */
    async known({ id, as }: Pick<Placed, 'id' | 'as'>): Promise<Placed> {
      const { lines } = answered(await shop.ask(orderNow, { id }, as));
      return { id, as, lines };
    },

    async look({ id, as }: Placed) {
      return answered(await shop.ask(orderNow, { id }, as));
    },

    /** Changes an order; what is not said in `input` is usual. */
    async change(placed: Placed, mutation: string, input: object, as: Asking = placed.as) {
      const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
      const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${refusals} ${payload} } }`;
      const given = { orderId: placed.id, idempotencyKey: freshKey(), ...input };
      return answered(await shop.ask(document, { input: given }, as));
    },

    async cancelUnits(placed: Placed, quantity: number, more: object = {}) {
      const lines = [{ lineId: placed.lines[0]?.id, quantity }];
      return this.change(placed, 'cancelOrderLines', { lines, ...more });
    },

    async pay(intentId: string, as: Asking, paymentMethodToken = 'tok_success') {
      const input = { paymentIntentId: intentId, paymentMethodToken, idempotencyKey: freshKey() };
      return answered(await shop.ask(pay, { input }, as));
    },

    async charge(kind: 'PICKUP' | 'SHIP', captureTrigger: string) {
      const input = { kind, captureTrigger, idempotencyKey: freshKey() };
      answered(await shop.ask(setRule, { input }, { token: await shop.tokenOf('admin') }));
    },

    /** The people of the store find everything of the open pickup of an order; answers how it is handed over. */
    async prepare(placed: Placed, persona?: string) {
      const { fulfilments } = await this.look(placed);
      const pickup = fulfilments.find((each: { state: string }) => each.state === 'PLANNED');
      return prepareAtCounter(shop, pickup, undefined, persona);
    },

    /** Units that are reserved somewhere for an order, by the code of the place and the SKU. */
    async reserved(placed: Placed): Promise<Record<string, number>> {
      const { rows } = await shop.app.gateway.database.pool.query<{ item: string; sum: number }>(
        `select l.code || ' ' || v.sku as item, sum(r.quantity)::integer as sum
        from reservation r join location l on l.id = r.location_id join variant v on v.id = r.variant_id
        where r.order_id = $1 and r.state = 'HARD' group by 1 order by 1`,
        [innerId('Order', placed.id)],
      );
      return Object.fromEntries(rows.map(({ item, sum }) => [item, sum]));
    },

    /** What the doctor finds. */
    async findings() {
      const checks = modules.flatMap((module) => [...(module.checks ?? [])]);
      const found = await diagnose(shop.app.gateway.db, checks);
      return found.flatMap((each) => each.findings);
    },
  };
}
