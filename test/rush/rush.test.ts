import { expect, it } from 'vitest';
import { usualConnections } from '../support/app.js';
import { given } from '../support/given.js';
import { type Ask, rush } from './rush.js';
import { lastPiece } from './shelves.js';

const buyers = 24;
const rounds = 3;

it.each([1, 3])(
  'sells %i pieces that lie in many stores to as many of those who want them at once',
  async (pieces) => {
    await using shop = await given.shop({
      gateways: 2,
      stock: { [lastPiece]: { LYON: 0 } },
      env: usualConnections,
    });
    const gateways = [0, 1].map(
      (gateway): Ask =>
        (document, variables, as) =>
          shop.ask(document, variables, { ...as, gateway }),
    );
    const outcome = await rush({ shop, gateways, rounds, buyers, pieces, stores: 5, seed: pieces });
    expect(outcome).toEqual({
      rounds,
      told: { PlaceOrderPayload: rounds * pieces, OutOfStock: rounds * (buyers - pieces) },
      off: [],
    });
  },
  240_000,
);
