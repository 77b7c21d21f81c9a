import { afterAll, beforeAll, expect, it } from 'vitest';
import { innerId } from '../../../src/platform/graphql/node.js';
import { home } from '../../carts/cart-desk.js';
import { prepareAtCounter } from '../../support/counter.js';
import { given, type StockedShop } from '../../support/given.js';
import { sendParcel } from '../../support/parcels.js';
import { changeDesk, type Placed } from './desk.js';

let shop: StockedShop;
let desk: ReturnType<typeof changeDesk>;
beforeAll(async () => {
  const everywhere = { LYON: 500, PARIS: 500, DEPOT: 500 };
  const stock = { 'CAP-BLUE': everywhere, 'TEE-WHITE': everywhere, 'MUG-RED': everywhere };
  shop = await given.shop({ stock });
  desk = changeDesk(shop);
});
afterAll(() => shop.close());

const soon = { timeout: 30_000 };

/** Whole numbers below a limit, always the same ones for the same seed. */
function diceOf(seed: number) {
  let state = seed * 2_654_435_761 + 1;
  return (limit: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
    return state % limit;
  };
}

interface Line {
  readonly id: string;
  readonly quantity: number;
  readonly fulfilled: number;
  readonly cancelled: number;
}
interface Part {
  readonly __typename: string;
  readonly id: string;
  readonly state: string;
  readonly code?: string;
}

/** Changes an order in some way; it may be refused. */
async function changeSomehow(placed: Placed, dice: (limit: number) => number): Promise<void> {
  const { lines } = await desk.look(placed);
  const line: Line = lines[dice(lines.length)];
  const way = [
    { fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['LYON'] } },
    { fulfilment: { kind: 'PICKUP', locationId: shop.locationIds['PARIS'] } },
    { fulfilment: { kind: 'SHIP' }, shippingAddress: home },
  ][dice(3)];
  const sku = ['CAP-BLUE', 'TEE-WHITE', 'MUG-RED'][dice(3)] ?? '';
  const step = dice(4);
  if (step === 0)
    await desk.change(placed, 'cancelOrderLines', { lines: [{ lineId: line.id, quantity: 1 }] });
  else if (step === 1) await desk.change(placed, 'changeOrderDelivery', { ...way });
  else if (step === 2)
    await desk.change(placed, 'changeOrderDelivery', { ...way, lineIds: [line.id] });
  else {
    const added = [{ variantId: shop.variantIds[sku], quantity: 1 + dice(2) }];
    const changed = await desk.change(placed, 'addOrderLines', { lines: added });
    if (changed.paymentIntent && dice(2) === 0) await desk.pay(changed.paymentIntent.id, placed.as);
  }
}

async function payTheRest(placed: Placed): Promise<void> {
  const { paymentIntents } = await desk.look(placed);
  for (const { id, state } of paymentIntents)
    if (state === 'REQUIRES_PAYMENT_METHOD') await desk.pay(id, placed.as);
}

/** The people of all places do their part of it. */
async function deliver(placed: Placed): Promise<void> {
  const { fulfilments } = await desk.look(placed);
  const open = fulfilments.filter(({ state }: Part) => state === 'PLANNED' || state === 'OFFERED');
  for (const part of open as Part[]) {
    const persona = await personAt(part);
    if (part.__typename !== 'Pickup') await sendParcel(shop, part.id, persona);
    else await (await prepareAtCounter(shop, { code: '', ...part }, undefined, persona))();
  }
}

async function personAt({ id, __typename }: Part): Promise<string> {
  const { rows } = await shop.app.gateway.database.pool.query<{ code: string }>(
    'select l.code from fulfilment f join location l on l.id = f.stock_from where f.id = $1',
    [innerId(__typename, id)],
  );
  return { LYON: 'associate', PARIS: 'associate-paris' }[rows[0]?.code ?? ''] ?? 'packer';
}

it.each(Array.from({ length: 8 }, (_, place) => place + 6))(
  'whatever is changed, the buyer pays exactly what was delivered (%i)',
  async (seed) => {
    const dice = diceOf(seed + 1);
    await desk.charge('PICKUP', ['AT_ORDER', 'AT_READY', 'AT_HANDOVER'][dice(3)] ?? '');
    await desk.charge('SHIP', ['AT_ORDER', 'AT_SHIPMENT'][dice(2)] ?? '');
    const placed = await desk.buy(1 + dice(3));
    for (let steps = 2 + dice(5); steps > 0; steps -= 1) await changeSomehow(placed, dice);
    await payTheRest(placed);
    await deliver(placed);
    await expect
      .poll(async () => {
        const { paymentIntents, lines } = await desk.look(placed);
        const open = lines.filter((each: Line) => each.fulfilled + each.cancelled < each.quantity);
        const pending = paymentIntents.filter(({ state }: Part) => /PROCESS|AUTHOR/.test(state));
        return [...open, ...pending];
      }, soon)
      .toEqual([]);
    await expect.poll(() => desk.findings(), soon).toEqual([]);
  },
);
