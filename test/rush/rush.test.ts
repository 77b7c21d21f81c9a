import { expect, it } from 'vitest';
import { given } from '../support/given.js';
import { type Ask, rush } from './rush.js';
import { lastPiece } from './shelves.js';

const buyers = 30;
const rounds = 5;

it('sells the one piece that lies in one of many stores to one of those who want it at once', async () => {
  await using shop = await given.shop({ gateways: 2, stock: { [lastPiece]: { LYON: 0 } } });
  const gateways = [0, 1].map(
    (gateway): Ask =>
      (document, variables, as) =>
        shop.ask(document, variables, { ...as, gateway }),
  );
  const outcome = await rush({ shop, gateways, rounds, buyers, stores: 5, seed: 1 });
  expect(outcome).toEqual({
    rounds,
    told: { 'CONFIRMED AUTHORIZED': rounds, OutOfStock: rounds * (buyers - 1) },
    off: [],
  });
}, 240_000);
