import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { innerId } from '../../src/platform/graphql/node.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';

const fields = /* GraphQL */ `
  id state entryCode expiresAt basket { quantity variant { sku } }
  paymentIntent { id state captured { amountMinor } voided { amountMinor } refunded { amountMinor } }
  order { id state totals { total { amountMinor } } lines { id sku quantity fulfilled returned undelivered } }`;
const mutation = (name: string, input: string) => /* GraphQL */ `
  mutation ($input: ${input}!) {
    ${name}(input: $input) {
      __typename
      ... on UserError { message }
      ... on VisitPayload { visit { ${fields} } }
    }
  }`;
const steps = {
  openVisit: mutation('openVisit', 'OpenVisitInput'),
  abandonVisit: mutation('abandonVisit', 'VisitInput'),
  enterStore: mutation('enterStore', 'EnterStoreInput'),
  recordVisitPicks: mutation('recordVisitPicks', 'RecordVisitPicksInput'),
  leaveStore: mutation('leaveStore', 'VisitInput'),
  correctVisit: mutation('correctVisit', 'CorrectVisitInput'),
} as const;
type Step = keyof typeof steps;

/** The shop of the file whose tests are run, and who asks in it. */
export let shop: StockedShop;
export let customer: Asking;
let gate: Asking;

/** For the tests of a file: a store without tills, whose promises hold after each of them. */
export function openStoreWithoutTills(): void {
  beforeAll(async () => {
    shop = await given.shop({
      stock: { 'CAP-BLUE': { LYON: 50 }, 'MUG-RED': { LYON: 50 }, 'TEE-WHITE': { LYON: 50 } },
    });
    gate = { token: await shop.tokenOf('device') };
    customer = { token: await shop.tokenOf('customer') };
  });
  afterEach(async () => {
    shop.sandbox.control.behave();
    expect(await findings(shop)).toEqual([]);
  });
  afterAll(() => shop.close());
}

/** Asked by the gate, where nobody else is named. */
export const ask = (step: Step, input: object, by = gate) =>
  shop.ask(steps[step], { input: { idempotencyKey: freshKey(), ...input } }, by);
export const tell = async (step: Step, input: object, by = gate) =>
  answered(await ask(step, input, by));
export const seen = async (id: string) =>
  answered(await shop.ask(`query ($id: ID!) { visit(id: $id) { ${fields} } }`, { id }, customer));
export const wish = (more: object = {}) => ({
  locationId: shop.locationIds['LYON'],
  upToMinor: 10_000,
  paymentMethodToken: 'tok_success',
  ...more,
});
export const picks = (units: Record<string, number>) =>
  Object.entries(units).map(([sku, delta]) => ({ variantId: shop.variantIds[sku], delta }));

/** The customer is in the store, with these goods in the basket. */
export async function inside(goods: Record<string, number>, more: object = {}): Promise<string> {
  const { visit } = await tell('openVisit', wish(more), customer);
  const it = { visitId: visit.id };
  const entered = await tell('enterStore', { ...it, entryCode: visit.entryCode });
  expect(entered.visit.state).toBe('INSIDE');
  if (Object.keys(goods).length > 0) await tell('recordVisitPicks', { ...it, picks: picks(goods) });
  return visit.id;
}

export const paymentOf = (id: string, expected: object) =>
  expect.poll(async () => (await seen(id)).paymentIntent).toMatchObject(expected);
export const stateOf = (id: string, expected: string) =>
  expect.poll(async () => (await seen(id)).state).toBe(expected);

/** The time of the visit is over, and that of the hold. */
export async function endTimeOf(visitId: string): Promise<void> {
  const { pool } = shop.app.gateway.database;
  await pool.query(
    `with v as (update visit set expires_at = now() - interval '1 minute', entered_at = entered_at - interval '1 day'
         where id = $1 returning intent_id)
     update payment_intent set keeps_rest_until = now() - interval '1 minute'
     from v where id = v.intent_id and keeps_rest_until is not null`,
    [innerId('Visit', visitId)],
  );
  await pool.query(`select graphile_worker.add_job('endVisits')`);
}

export async function stockOf(sku: string): Promise<{ on_hand: number; reserved: number }> {
  const { rows } = await shop.app.gateway.database.pool.query(
    `select s.on_hand, s.reserved from stock_item s join variant v on v.id = s.variant_id
      join location l on l.id = s.location_id where v.sku = $1 and l.code = 'LYON'`,
    [sku],
  );
  return rows[0];
}

export const minor = (amountMinor: number) => ({ amountMinor });
