import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { importProducts } from '../../src/imports/index.js';
import { serveAtCounter } from '../support/counter.js';
import { given } from '../support/given.js';
import { answered, fillCart, order } from '../support/journey.js';

const path = fileURLToPath(new URL('../../../shared/specs/shopify-apparel.csv', import.meta.url));

const silent = { begin: () => {}, advance: () => {}, refused: () => {}, remark: () => {} };

const findVariant = /* GraphQL */ `
  query ($location: ID!) {
    product(slug: "classic-varsity-top") {
      variants { id sku price { amountMinor } availableAt(locationId: $location) { band } }
    }
  }`;

it.skipIf(!existsSync(path))(
  'sells a variant of a real export, and hands it over (skipped where ../shared is not there)',
  async () => {
    await using shop = await given.shop();
    const wanted = {
      path,
      currency: 'EUR',
      taxClass: 'STANDARD',
      locale: 'en',
      locationCode: 'LYON',
    } as const;
    const summary = await importProducts(shop.app.gateway, wanted, silent);
    expect(summary).toMatchObject({ created: 20, refusedRows: 0 });

    const location = shop.locationIds['LYON'];
    const { variants } = answered(await shop.ask(findVariant, { location }));
    expect(variants[0]).toMatchObject({
      sku: 'CLASSIC-VARSITY-TOP-SMALL',
      price: { amountMinor: 6000 },
    });
    const stocked = {
      ...shop,
      variantIds: { ...shop.variantIds, [variants[0].sku]: variants[0].id },
    };
    const cart = await fillCart(stocked, { sku: variants[0].sku });
    const placed = await order(stocked, cart);
    expect(placed).toMatchObject({ order: { state: 'CONFIRMED' } });
    expect(await serveAtCounter(stocked, placed.order.fulfilments[0])).toMatchObject({
      order: { state: 'COMPLETED' },
    });
    expect(shop.sandbox.control.books()).toMatchObject([{ amountCaptured: { minor: 6000 } }]);
    const other = await fillCart(stocked, { sku: variants[0].sku });
    expect(await order(stocked, other)).toMatchObject({ __typename: 'OutOfStock' });
  },
);
