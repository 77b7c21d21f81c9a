import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import type { Asking } from '../support/app.js';
import { given, must, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { openPlace, orderToSend, sendParcel } from '../support/parcels.js';

let shop: StockedShop;
let south: string;
beforeAll(async () => {
  shop = await given.shop({
    stock: { 'CAP-BLUE': { DEPOT: 2, LYON: 9 }, 'TEE-WHITE': { DEPOT: 5 } },
  });
  south = await openPlace(shop, { code: 'SUD' }, { 'CAP-BLUE': 3 });
});
afterAll(() => shop.close());

const seen = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      fulfilments { id state location { id } lines { sku quantity } }
      paymentIntent { captured { amountMinor } voided { amountMinor } }
    }
  }`;
const read = async (id: string, as: Asking) => answered(await shop.ask(seen, { id }, as));

it('sends the units of one line from two places, and charges each parcel for its own', async () => {
  const { placed, orderId, as } = await orderToSend(shop, {
    wanted: { 'CAP-BLUE': 4, 'TEE-WHITE': 1 },
  });
  expect(placed).toMatchObject({ __typename: 'PlaceOrderPayload' });
  const { fulfilments } = await read(orderId, as);
  const at = (place: string) =>
    fulfilments.find((each: { location: { id: string } }) => each.location.id === place);
  const depot = at(shop.locationIds['DEPOT'] ?? '');
  const capsIn = (each: { lines: { sku: string; quantity: number }[] }) =>
    each.lines.find(({ sku }) => sku === 'CAP-BLUE')?.quantity ?? 0;
  expect(capsIn(depot) + capsIn(at(south))).toBe(4);
  expect(await sendParcel(shop, depot.id, 'packer')).toMatchObject({
    __typename: 'FulfilmentPayload',
  });
  expect(await read(orderId, as)).toMatchObject({ state: 'IN_FULFILMENT' });
  await sendParcel(shop, at(south).id, 'at-sud');
  const total = 4 * 1990 + 2500;
  await expect
    .poll(() => read(orderId, as), { timeout: 20_000 })
    .toMatchObject({
      state: 'COMPLETED',
      paymentIntent: { captured: { amountMinor: total }, voided: { amountMinor: 0 } },
    });
  const { rows } = await shop.app.gateway.database.pool.query(
    `select sum(total_minor)::int as total, sum(quantity)::int as units from fulfilment_line l
     join fulfilment f on f.id = l.fulfilment_id where f.order_id = $1`,
    [innerId('Order', orderId)],
  );
  expect(rows).toEqual([{ total, units: 5 }]);
});

it('refuses what all places together do not have', async () => {
  const { placed } = await orderToSend(shop, { wanted: { 'CAP-BLUE': 2 } });
  expect(placed).toMatchObject({
    __typename: 'OutOfStock',
    shortages: [{ asked: 2, available: null }],
  });
});

describe('goods that are promised before they are there', () => {
  const lies = async (onHand: number) => {
    const item = {
      variantId: innerId('Variant', shop.variantIds['MUG-RED'] ?? ''),
      locationId: innerId('Location', shop.locationIds['DEPOT'] ?? ''),
    };
    const items = [{ ...item, onHand, backOrderable: true }];
    await shop.app.gateway.runAsSystem('given', async (work) =>
      must(await setOnHand(work, { items, reason: 'counted' })),
    );
  };
  const ship = /* GraphQL */ `
    mutation ($input: ShipOrderInput!) { shipOrder(input: $input) { __typename } }`;

  it('leave once the books have them: they are counted first', async () => {
    await lies(0);
    const { placed } = await orderToSend(shop, { wanted: { 'MUG-RED': 2 } });
    const [{ id: fulfilmentId }] = placed.order.fulfilments;
    await expect(sendParcel(shop, fulfilmentId, 'packer')).rejects.toThrow('CONFLICT');
    await lies(2);
    const input = { fulfilmentId, idempotencyKey: freshKey() };
    const as = { token: await shop.tokenOf('packer') };
    const shipped = answered(await shop.ask(ship, { input }, as));
    expect(shipped.__typename).toBe('FulfilmentPayload');
  });

  it('are not sent where they have never come', async () => {
    await lies(0);
    const { placed, orderId, as } = await orderToSend(shop, {
      wanted: { 'MUG-RED': 2, 'TEE-WHITE': 1 },
    });
    const [{ id: fulfilmentId }] = placed.order.fulfilments;
    await expect(sendParcel(shop, fulfilmentId, 'packer', 1)).rejects.toThrow('CONFLICT');
    await lies(1);
    const input = { fulfilmentId, idempotencyKey: freshKey() };
    const packer = { token: await shop.tokenOf('packer') };
    answered(await shop.ask(ship, { input }, packer));
    const { lines } = answered(
      await shop.ask(
        'query ($id: ID!) { order(id: $id) { lines { sku fulfilled cancelled } } }',
        { id: orderId },
        as,
      ),
    );
    expect(lines).toContainEqual({ sku: 'MUG-RED', fulfilled: 1, cancelled: 1 });
  });
});
