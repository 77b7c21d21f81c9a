import { modules } from '../../src/modules.js';
import { diagnose } from '../../src/platform/doctor.js';
import type { StockedShop } from '../support/given.js';
import { answered, type Basket, fillCart, freshKey, order } from '../support/journey.js';

/** Asks the one root field of a mutation with an input, as a persona; a request error is a failed test. */
export async function tell(
  shop: StockedShop,
  persona: string,
  mutation: string,
  input: object,
  selection: string,
) {
  const name = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const document = `mutation ($input: ${name}!) {
    ${mutation}(input: $input) { __typename ... on UserError { message } ${selection} }
  }`;
  const variables = { input: { idempotencyKey: freshKey(), ...input } };
  return answered(await shop.ask(document, variables, { token: await shop.tokenOf(persona) }));
}

/** A guest, or a customer, orders caps to be paid in the given way, and collected in a store. */
export async function orderBy(
  shop: StockedShop,
  methodToken: string | null,
  basket: Basket = {},
  customer?: string,
) {
  const as = customer ? { token: await shop.tokenOf(customer) } : {};
  const cart = await fillCart(shop, basket, as);
  const placed = await order(shop, cart, { token: methodToken });
  if (placed.__typename !== 'PlaceOrderPayload') throw new Error(JSON.stringify(placed));
  return {
    orderId: placed.order.id as string,
    intentId: placed.paymentIntent.id as string,
    placed,
    as: cart.as,
  };
}

const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      expiresAt
      fulfilments { id ... on Pickup { code } }
    }
  }`;
const paymentNow = /* GraphQL */ `
  query ($id: ID!) {
    paymentIntent(id: $id) {
      state
      captured { amountMinor }
      refunded { amountMinor }
      lastError { code message }
      attempts { method state }
      explain { summary steps { what why } }
    }
  }`;

type Placed = Awaited<ReturnType<typeof orderBy>>;

export async function seenOrder(shop: StockedShop, { orderId, as }: Placed) {
  return answered(await shop.ask(orderNow, { id: orderId }, as));
}

export async function seenPayment(shop: StockedShop, { intentId, as }: Placed) {
  return answered(await shop.ask(paymentNow, { id: intentId }, as));
}

/** What the ledger holds on an account, in EUR; debits are positive. */
export async function balanceOf(shop: StockedShop, account: string): Promise<number> {
  const { rows } = await shop.app.gateway.database.pool.query<{ sum: number }>(
    `select coalesce(sum(amount_minor), 0)::bigint as sum from ledger_posting where account = $1 and currency = 'EUR'`,
    [account],
  );
  return Number(rows[0]?.sum);
}

/** Runs a statement that no command would: as an error in the database. */
export async function plant(shop: StockedShop, ...statements: readonly string[]): Promise<void> {
  const client = await shop.app.gateway.database.pool.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    client.release();
  }
}

/** The people of a store pick what is there of a pickup, and hand it over. */
export async function handOverAtCounter(
  shop: StockedShop,
  pickup: { readonly id: string; readonly code: string },
  { missing = 0, by = 'associate' }: { readonly missing?: number; readonly by?: string } = {},
) {
  const step = (mutation: string, more: object, selection = '') =>
    tell(shop, by, mutation, { fulfilmentId: pickup.id, ...more }, selection);
  const lines = '... on FulfilmentPayload { fulfilment { lines { id quantity } } }';
  const accepted = await step('acceptFulfilment', {}, lines);
  await step('pickFulfilment', {
    lines: accepted.fulfilment.lines.map(
      (line: { id: string; quantity: number }, place: number) => ({
        lineId: line.id,
        picked: place === 0 ? line.quantity - missing : line.quantity,
      }),
    ),
  });
  await step('markPickupReady', {});
  const handedOver = '... on HandOverOrderPayload { order { state } }';
  return step('handOverOrder', { pickupCode: pickup.code }, handedOver);
}

/** What the doctor finds, over all modules. */
export async function findings(shop: StockedShop) {
  const checks = modules.flatMap((module) => [...(module.checks ?? [])]);
  const diagnoses = await diagnose(shop.app.gateway.db, checks);
  return diagnoses.filter((each) => each.findings.length > 0);
}
