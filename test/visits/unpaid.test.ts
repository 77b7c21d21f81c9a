import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { driveOperations } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { leaveStore } from '../../src/visits/commands/leave-store.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';

const fields = /* GraphQL */ `
  id state entryCode expiresAt basket { quantity variant { sku } }
  paymentIntent { id state captured { amountMinor } voided { amountMinor } refunded { amountMinor } }
  order { id state totals { total { amountMinor } } lines { id sku quantity fulfilled returned } }`;
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

let shop: StockedShop;
let gate: Asking;
let customer: Asking;

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

const ask = (step: Step, input: object, by: Asking = gate) =>
  shop.ask(steps[step], { input: { idempotencyKey: freshKey(), ...input } }, by);
const tell = async (step: Step, input: object, by: Asking = gate) =>
  answered(await ask(step, input, by));
const seen = async (id: string) =>
  answered(await shop.ask(`query ($id: ID!) { visit(id: $id) { ${fields} } }`, { id }, customer));
const wish = (more: object = {}) => ({
  locationId: shop.locationIds['LYON'],
  upToMinor: 10_000,
  paymentMethodToken: 'tok_success',
  ...more,
});
const picks = (units: Record<string, number>) =>
  Object.entries(units).map(([sku, delta]) => ({ variantId: shop.variantIds[sku], delta }));
const minor = (amountMinor: number) => ({ amountMinor });

/** The customer is in the store, with these goods in the basket. */
async function inside(goods: Record<string, number>, more: object = {}): Promise<string> {
  const { visit } = await tell('openVisit', wish(more), customer);
  const it = { visitId: visit.id };
  const entered = await tell('enterStore', { ...it, entryCode: visit.entryCode });
  expect(entered.visit.state).toBe('INSIDE');
  if (Object.keys(goods).length > 0) await tell('recordVisitPicks', { ...it, picks: picks(goods) });
  return visit.id;
}

const paymentOf = (id: string, expected: object) =>
  expect
    .poll(async () => (await seen(id)).paymentIntent, { timeout: 30_000 })
    .toMatchObject(expected);

async function endTimeOf(visitId: string): Promise<void> {
  const { pool } = shop.app.gateway.database;
  await pool.query(
    `with v as (update visit set expires_at = now() - interval '1 minute' where id = $1 returning intent_id)
     update payment_intent set keeps_rest_until = now() - interval '1 minute'
     from v where id = v.intent_id and keeps_rest_until is not null`,
    [innerId('Visit', visitId)],
  );
  await pool.query(`select graphile_worker.add_job('endVisits')`);
}

describe('goods that were carried out of a store without tills', () => {
  it('are charged although the process died at the gate', async () => {
    const id = await inside({ 'CAP-BLUE': 1 });
    const visitId = innerId('Visit', id);
    // All that is committed when the process ends before it has answered.
    const { gateway } = shop.app;
    const { rows } = await gateway.database.pool.query<{ id: string }>(
      `select id from staff_member where kind = 'ASSOCIATE'`,
    );
    const locationIds = [innerId('Location', shop.locationIds['LYON'] ?? '')];
    const actor = { kind: 'ASSOCIATE', id: rows[0]?.id ?? '', locationIds } as const;
    const caller = { actor, channel: 'STORE', locale: 'fr', correlationId: 'gate' } as const;
    const left = await gateway.run(caller, { name: 'leaveStore' }, (work) =>
      leaveStore(work, { visitId }),
    );
    expect((await seen(id)).order).toMatchObject({ state: 'COMPLETED', lines: [{ fulfilled: 1 }] });
    // The sweep finds the charge in the journal, and makes it.
    if ('operationIds' in left) await driveOperations(gateway, left.operationIds);
    await endTimeOf(id);
    await paymentOf(id, { state: 'CAPTURED', captured: minor(1990), voided: minor(8010) });
    await expect.poll(async () => (await seen(id)).state, { timeout: 30_000 }).toBe('CLOSED');
  });

  it('keep the money on hold where charging them fails, and are charged again', async () => {
    const id = await inside({ 'CAP-BLUE': 1 }, { paymentMethodToken: 'tok_capture_fails' });
    await tell('leaveStore', { visitId: id });
    await failedTimes(id, 1);
    await endTimeOf(id);
    await failedTimes(id, 2);
    expect((await seen(id)).state).toBe('LEFT');
    expect((await seen(id)).paymentIntent).toMatchObject({
      state: 'AUTHORIZED',
      captured: minor(0),
      voided: minor(0),
    });
  });
});

it('does not count goods on the shelf once more that were brought back before', async () => {
  const id = await inside({ 'CAP-BLUE': 1 });
  await tell('leaveStore', { visitId: id });
  await paymentOf(id, { captured: minor(1990) });
  const { order } = await seen(id);
  const associate = { token: await shop.tokenOf('associate') };
  const [orderId, lineId] = [order.id, order.lines[0].id];
  const back = async (name: string, type: string, input: object) =>
    answered(
      await shop.ask(
        `mutation ($input: ${type}!) { ${name}(input: $input) {
          ... on ReturnOrderPayload { returnOrder { id lines { id } } } } }`,
        { input: { idempotencyKey: freshKey(), ...input } },
        associate,
      ),
    ).returnOrder;
  const locationId = shop.locationIds['LYON'];
  const asked = [{ orderLineId: lineId, quantity: 1, reasonCode: 'CHANGED_MIND' }];
  const opened = await back('openReturnAtCounter', 'OpenReturnAtCounterInput', {
    orderId,
    locationId,
    lines: asked,
  });
  const returnId = opened.id;
  await back('receiveReturn', 'ReceiveReturnInput', { returnId, locationId });
  const judged = [{ lineId: opened.lines[0].id, disposition: 'RESTOCK', quantity: 1 }];
  await back('inspectReturn', 'InspectReturnInput', { returnId, units: judged });
  const onHand = await onHandOf('CAP-BLUE');
  const notTaken = [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }];
  const corrected = await tell(
    'correctVisit',
    { visitId: id, notTaken, reason: 'the camera was wrong' },
    associate,
  );
  expect(corrected.__typename).toBe('NotSoManyUnits');
  expect(await onHandOf('CAP-BLUE')).toBe(onHand);
});

async function onHandOf(sku: string): Promise<number | undefined> {
  const { rows } = await shop.app.gateway.database.pool.query<{ on_hand: number }>(
    `select s.on_hand from stock_item s join variant v on v.id = s.variant_id
      join location l on l.id = s.location_id where v.sku = $1 and l.code = 'LYON'`,
    [sku],
  );
  return rows[0]?.on_hand;
}

/** How often charging what was taken in a visit has failed. */
async function failedTimes(visitId: string, times: number): Promise<void> {
  const count = async () => {
    const { rows } = await shop.app.gateway.database.pool.query<{ count: number }>(
      `select count(*)::integer as count from payment_operation o join visit v using (intent_id)
       where v.id = $1 and o.kind = 'CAPTURE' and o.phase = 'FAILED'`,
      [innerId('Visit', visitId)],
    );
    return rows[0]?.count;
  };
  await expect.poll(count, { timeout: 30_000 }).toBe(times);
}
