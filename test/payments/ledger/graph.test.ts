import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { post } from '../../../src/payments/ledger/post.js';
import { toGlobalId } from '../../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, fillCart, order } from '../../support/journey.js';

let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop();
});
afterAll(() => shop.close());

const ledger = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) {
      ledgerEntries {
        kind channel actorKind
        postings { account debit { amountMinor currency } credit { amountMinor } }
      }
    }
  }`;

it('is shown to supervisors and admins, and to nobody else', async () => {
  const cart = await fillCart(shop);
  const placed = await order(shop, cart);
  const { id } = placed.paymentIntent;
  const operationId = randomUUID();
  const { rows } = await shop.app.gateway.database.pool.query<{ id: string }>(
    'select id from payment_intent',
  );
  const intentId = rows[0]?.id ?? '';
  expect(toGlobalId('PaymentIntent', intentId)).toBe(id);
  await shop.app.gateway.runAsSystem('post', (work) =>
    post(work, [{ kind: 'SALE', operationId, intentId, amountMinor: 1990, currency: 'EUR' }]),
  );
  const seenBy = async (as: object) => answered(await shop.ask(ledger, { id }, as)).ledgerEntries;
  for (const persona of ['supervisor', 'admin'])
    expect(await seenBy({ token: await shop.tokenOf(persona) })).toEqual([
      {
        kind: 'SALE',
        channel: expect.any(String),
        actorKind: 'SYSTEM',
        postings: [
          {
            account: 'CUSTOMER_RECEIVABLE',
            debit: { amountMinor: 1990, currency: 'EUR' },
            credit: null,
          },
          { account: 'SALES', debit: null, credit: { amountMinor: 1990 } },
        ],
      },
    ]);
  expect(await seenBy({ token: await shop.tokenOf('agent') })).toBeNull();
  expect(await seenBy(cart.as)).toBeNull();
});
