import { expect, it } from 'vitest';
import { modules } from '../../src/modules.js';
import { diagnose, platformChecks } from '../../src/platform/doctor.js';
import { usualConnections } from '../support/app.js';
import { given } from '../support/given.js';
import { fillCart, order } from '../support/journey.js';

const buyers = 200;
const pieces = 50;

it.each([1, 2])(
  'sells 50 pieces to 50 of 200 buyers at once, with %i gateways',
  async (gateways) => {
    await using shop = await given.shop({
      gateways,
      stock: { 'CAP-BLUE': { LYON: pieces } },
      env: usualConnections,
    });
    const carts = await Promise.all(
      Array.from({ length: buyers }, (_, place) =>
        fillCart(shop, {}, { gateway: place % gateways }),
      ),
    );
    const outcomes = await Promise.all(carts.map((cart) => order(shop, cart)));

    const kinds = Map.groupBy(outcomes, (outcome) => outcome.__typename as string);
    expect(kinds.get('PlaceOrderPayload')).toHaveLength(pieces);
    expect(kinds.get('OutOfStock')).toHaveLength(buyers - pieces);
    expect(shop.sandbox.control.books()).toHaveLength(pieces);

    const checks = [...platformChecks, ...modules.flatMap((module) => [...(module.checks ?? [])])];
    const diagnoses = await diagnose(shop.app.gateway.db, checks);
    expect(diagnoses.filter(({ findings }) => findings.length > 0)).toEqual([]);
    const [stock] = (
      await shop.app.gateway.database.pool.query('select on_hand, reserved from stock_item')
    ).rows;
    expect(stock).toEqual({ on_hand: pieces, reserved: pieces });
  },
  60_000,
);
