import { describe, expect, it } from 'vitest';
import { isRefusal } from '../../src/kernel/refusal.js';
import { driveOperations } from '../../src/payments/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { endVisit } from '../../src/visits/commands/end-visit.js';
import { leaveStore } from '../../src/visits/commands/leave-store.js';
import { answered, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';
import {
  endTimeOf,
  inside,
  minor,
  openStoreWithoutTills,
  paymentOf,
  seen,
  shop,
  stateOf,
  stockOf,
  tell,
} from './desk.js';

openStoreWithoutTills();

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
    await stateOf(id, 'CLOSED');
  });

  it('keep the money on hold where charging them fails, and are charged again', async () => {
    const id = await inside({ 'CAP-BLUE': 1 }, { paymentMethodToken: 'tok_capture_fails' });
    await tell('leaveStore', { visitId: id });
    await failedTimes(id, 1);
    await endTimeOf(id);
    await failedTimes(id, 2);
    const wrong = [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }];
    const correction = { visitId: id, notTaken: wrong, taken: [], reason: 'on the film' };
    expect((await tell('correctVisit', correction)).__typename).toBe('RefundNotPossible');
    expect((await seen(id)).state).toBe('LEFT');
    expect((await seen(id)).paymentIntent).toMatchObject({
      state: 'AUTHORIZED',
      captured: minor(0),
      voided: minor(0),
    });
  });
});

it('breaks no promise while the rest of the hold is on its way back', async () => {
  const id = await inside({ 'CAP-BLUE': 1 });
  await tell('leaveStore', { visitId: id });
  await paymentOf(id, { captured: minor(1990) });
  const { gateway } = shop.app;
  const visitId = innerId('Visit', id);
  await gateway.database.pool.query('update visit set expires_at = now() where id = $1', [visitId]);
  const ended = await gateway.runAsSystem('endVisits', async (work) => ({
    answer: await endVisit(work, visitId),
  }));
  expect(await findings(shop)).toEqual([]);
  if (isRefusal(ended.answer)) throw new Error(ended.answer.kind);
  await driveOperations(gateway, ended.answer);
  await paymentOf(id, { state: 'CAPTURED', voided: minor(8010) });
});

it('sells nothing more with a visit where the store does not sell there any more', async () => {
  const id = await inside({ 'CAP-BLUE': 1 });
  await tell('leaveStore', { visitId: id });
  const { pool } = shop.app.gateway.database;
  const sells = (channels: string) =>
    pool.query(`update location set sells_to_channels = $1 where code = 'LYON'`, [channels]);
  await sells('{WEB}');
  const taken = [{ variantId: shop.variantIds['MUG-RED'], quantity: 1 }];
  const more = await tell('correctVisit', { visitId: id, notTaken: [], taken, reason: 'film' });
  await sells('{WEB,APP,STORE,TABLET,CALL_CENTRE}');
  expect(more.__typename).toBe('PickupNotOffered');
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
  const before = await stockOf('CAP-BLUE');
  const notTaken = [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }];
  const corrected = await tell(
    'correctVisit',
    { visitId: id, notTaken, reason: 'the camera was wrong' },
    associate,
  );
  expect(corrected.__typename).toBe('NotSoManyUnits');
  expect(await stockOf('CAP-BLUE')).toEqual(before);
});

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
  await expect.poll(count).toBe(times);
}
