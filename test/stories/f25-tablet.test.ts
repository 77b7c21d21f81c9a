import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrolledTablet } from '../devices/support.js';
import { prepareAtCounter } from '../support/counter.js';
import { fillAtCounter, sellAtCounter } from '../support/counter-sale.js';
import { given, type StockedShop } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';
import { follow } from '../support/socket.js';
import { look, tell } from '../support/tell.js';
import { fromTheStart } from './order-seen.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({ env: { SESSION_CHECK_MS: '50' } });
});
afterAll(() => shop.close());

const tasks = /* GraphQL */ `
  query ($at: ID!) {
    storeTasks(locationId: $at) { nodes { id state orderNumber serviceLevel lines { sku quantity } } }
  }`;
const catalogue = `{ products(first: 10) { nodes { variants { sku } } } }`;
const news = /* GraphQL */ `
  subscription ($at: ID!, $after: String) {
    storeTaskEvents(locationId: $at, after: $after) { seq type task { orderNumber state } } }`;

interface Told {
  readonly type: string;
  readonly task: { readonly orderNumber: string; readonly state: string };
}

describe('F25 Tablet with digital catalogue', () => {
  it('belongs to one store: it shows the goods, hears of the work, sells, and is gone once revoked', async () => {
    const tablet = await enrolledTablet(shop);
    const at = shop.locationIds['LYON'];
    const after = fromTheStart('store-tasks', at);
    const list = follow<Told>(shop.url, news, { at, after }, tablet.as);
    expect((await look(shop, tablet.as, catalogue)).nodes).toHaveLength(3);

    const cart = await fillCart(shop, { quantity: 2 });
    const { order: placed } = await order(shop, cart);
    const isOf = ({ task }: Told) => task.orderNumber === placed.number;
    await list.until((event) => isOf(event) && event.type === 'FulfilmentPlanned');
    expect((await look(shop, tablet.as, tasks, { at })).nodes).toMatchObject([
      {
        orderNumber: placed.number,
        state: 'PLANNED',
        lines: [{ sku: 'CAP-BLUE', quantity: 2 }],
      },
    ]);
    expect(await look(shop, tablet.as, tasks, { at: shop.locationIds['PARIS'] })).toBeNull();
    const handOver = await prepareAtCounter(shop, placed.fulfilments[0]);
    await list.until((event) => isOf(event) && event.task.state === 'READY');
    await handOver();
    await list.until((event) => isOf(event) && event.type === 'PickupHandedOver');

    const goods = { 'TEE-WHITE': [1, 'COUNTER'] } as const;
    const basket = await fillAtCounter(shop, { goods }, tablet.as);
    const { order: sold } = await sellAtCounter(shop, basket.id, tablet.as);
    expect(sold).toMatchObject({ state: 'COMPLETED', channel: 'TABLET' });

    const lost = { deviceId: tablet.id, reason: 'left in a taxi' };
    await tell(shop, 'supervisor', 'revokeDevice', lost);
    const refused = await shop.ask(tasks, { at }, tablet.as);
    expect(refused.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await list.leave();
  });
});
