import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, ManualClock } from '../../src/kernel/clock.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { recordReturnLabel } from '../../src/returns/commands/labels/record-return-label.js';
import { readLabelsToVoid } from '../../src/returns/data/labels.js';
import { giveReturnLabelsBack } from '../../src/returns/labels/give-return-labels-back.js';
import { lettersOf } from '../messaging/told.js';
import { freshKey } from '../support/journey.js';
import { openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
const clock = new ManualClock(new Date());
beforeAll(async () => {
  desk = await openReturnDesk({ clock, stock: { 'CAP-BLUE': { LYON: 200, PARIS: 20 } } });
});
afterAll(() => desk.close());

const at = (code: string) => desk.shop.locationIds[code];

it('asks for a return at home, and brings the goods to another store than they were sold in', async () => {
  const bought = await desk.buy({ quantity: 2 });
  const [lyon, paris] = [
    await desk.shelf('CAP-BLUE', 'LYON'),
    await desk.shelf('CAP-BLUE', 'PARIS'),
  ];
  const { returnOrder: asked } = await desk.request(bought, { lines: desk.linesOf(bought, 2) });
  expect(asked).toMatchObject({
    state: 'APPROVED',
    location: null,
    nextActions: ['cancelReturn', 'chooseReplacement'],
  });
  expect(asked.number).toMatch(/^R\d{4}-\d+$/);
  const found = await desk.shop.ask(
    'query ($number: String!) { returnOrder(number: $number) { id state } }',
    { number: asked.number },
    await desk.by('associate-paris'),
  );
  expect(found.data.returnOrder.id).toBe(asked.id);
  const { returnOrder: received } = await desk.tell(
    'receiveReturn',
    { returnId: asked.id, locationId: at('PARIS') },
    'associate-paris',
  );
  expect(received).toMatchObject({
    state: 'RECEIVED',
    location: { code: 'PARIS' },
    order: null,
    lines: [{ received: 2 }],
  });
  const lineId = received.lines[0].id;
  const { returnOrder: inspected } = await desk.tell(
    'inspectReturn',
    {
      returnId: asked.id,
      units: [
        { lineId, disposition: 'RESTOCK', quantity: 1 },
        { lineId, disposition: 'DAMAGED', quantity: 1, note: 'Torn.' },
      ],
    },
    'associate-paris',
  );
  expect(inspected).toMatchObject({
    state: 'INSPECTED',
    nextActions: ['refundPlan', 'exchangeReturn', 'chooseReplacement'],
  });
  expect(await desk.shelf('CAP-BLUE', 'PARIS')).toBe(paris + 1);
  expect(await desk.shelf('CAP-BLUE', 'LYON')).toBe(lyon);
  const seen = await desk.look(bought.id, bought.as);
  expect(seen.lines).toMatchObject([{ fulfilled: 2, returned: 2 }]);
  expect(seen.returns.nodes).toMatchObject([{ number: asked.number, state: 'INSPECTED' }]);
  expect(await desk.findings()).toEqual([]);
});

it('finds at a counter what somebody bought, by the receipt or the e-mail address', async () => {
  const bought = await desk.buy();
  const document = `query ($email: String!, $number: String) {
    returnableOrders(email: $email, number: $number) { orderId number buyerName lines { sku units leftAt } } }`;
  const find = async (variables: object, persona = 'associate-paris') =>
    desk.shop.ask(document, variables, await desk.by(persona));
  const { data } = await find({ email: 'LEA@example.org', number: bought.number });
  expect(data.returnableOrders).toMatchObject([
    { orderId: bought.id, buyerName: 'Léa Bernard', lines: [{ sku: 'CAP-BLUE', units: 1 }] },
  ]);
  const all = await find({ email: 'lea@example.org' });
  expect(all.data.returnableOrders.length).toBeGreaterThan(1);
  expect(all.data.returnableOrders[0].orderId).toBe(bought.id);
  const other = await find({ email: 'noe@example.org', number: bought.number });
  expect(other.data.returnableOrders).toEqual([]);
  const nobody = await find({ email: 'lea@example.org' }, 'customer');
  expect(nobody.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
});

it('shows buyers what they may return and until when, and which returns are theirs', async () => {
  const bought = await desk.buy({ quantity: 2 });
  const { returnOrder } = await desk.request(bought);
  const document = `query ($id: ID!, $states: [ReturnState!]) {
    order(id: $id) { returnable { orderLineId units windows { isOpen until reason { code windowDays } } } }
    returnOrders(first: 5, states: $states) { nodes { id nextActions } } }`;
  const see = async (as = bought.as, states: string[] | null = null) =>
    (await desk.shop.ask(document, { id: bought.id, states }, as)).data;
  const { order, returnOrders } = await see();
  expect(order.returnable).toMatchObject([{ orderLineId: bought.lineId, units: 1 }]);
  const [window] = order.returnable[0].windows;
  expect(window).toMatchObject({ isOpen: true, reason: { code: 'CHANGED_MIND', windowDays: 30 } });
  expect(returnOrders.nodes).toMatchObject([{ id: returnOrder.id }]);
  expect((await see(bought.as, ['COMPLETED'])).returnOrders.nodes).toEqual([]);
  expect((await see(await desk.by('customer'))).returnOrders.nodes).toEqual([]);
  expect((await see({})).returnOrders.nodes).toEqual([]);
  expect((await see(await desk.by('agent'))).returnOrders.nodes.length).toBeGreaterThan(1);
  const floor = await desk.shop.ask(document, { id: bought.id }, await desk.by('associate'));
  expect(floor.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  clock.advance(31 * dayMs);
  const late = (await see()).order.returnable[0].windows;
  expect(late.map(({ isOpen }: { isOpen: boolean }) => isOpen)).toEqual([
    false,
    false,
    true,
    true,
    true,
    true,
  ]);
});

describe('units', () => {
  it('are announced once, also by two at once', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const lines = desk.linesOf(bought, 2);
    const both = await Promise.all([
      desk.request(bought, { lines }),
      desk.request(bought, { lines }),
    ]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'NotSoManyReturnable',
      'ReturnOrderPayload',
    ]);
    const made = both.find(({ returnOrder }) => returnOrder);
    const refused = await desk.request(bought);
    expect(refused).toMatchObject({ askedUnits: 1, returnableUnits: 0 });
    await desk.tell('cancelReturn', { returnId: made.returnOrder.id }, bought.as);
    expect((await desk.request(bought)).__typename).toBe('ReturnOrderPayload');
  });

  it('that have not come are free again', async () => {
    const bought = await desk.buy({ quantity: 3 });
    const { returnOrder } = await desk.request(bought, { lines: desk.linesOf(bought, 3) });
    const lineId = returnOrder.lines[0].id;
    const receive = (lines: object[] | null) =>
      desk.tell(
        'receiveReturn',
        { returnId: returnOrder.id, locationId: at('LYON'), lines },
        'associate',
      );
    expect(await receive([{ lineId, quantity: 4 }])).toMatchObject({
      __typename: 'UnitsDoNotMatch',
      expectedUnits: 3,
      givenUnits: 4,
    });
    expect(await receive([{ lineId, quantity: 0 }])).toMatchObject({
      __typename: 'NothingReceived',
    });
    await receive([{ lineId, quantity: 1 }]);
    expect(await receive(null)).toMatchObject({ __typename: 'ReturnNotInState' });
    const again = await desk.request(bought, { lines: desk.linesOf(bought, 3) });
    expect(again).toMatchObject({ __typename: 'NotSoManyReturnable', returnableUnits: 2 });
    const inspect = (quantity: number) =>
      desk.tell(
        'inspectReturn',
        { returnId: returnOrder.id, units: [{ lineId, disposition: 'RESTOCK', quantity }] },
        'associate',
      );
    expect(await inspect(2)).toMatchObject({ __typename: 'UnitsDoNotMatch', expectedUnits: 1 });
    const before = await desk.shelf('CAP-BLUE', 'LYON');
    const both = await Promise.all([inspect(1), inspect(1)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'ReturnNotInState',
      'ReturnOrderPayload',
    ]);
    expect(await desk.shelf('CAP-BLUE', 'LYON')).toBe(before + 1);
    expect(await desk.findings()).toEqual([]);
  });

  it('that are set aside are in no stock until somebody releases them, once', async () => {
    const bought = await desk.buy({ quantity: 3 });
    const before = await desk.shelf('CAP-BLUE', 'LYON');
    const returned = await desk.bringBack(bought, 3, 'QUARANTINE');
    expect(await desk.shelf('CAP-BLUE', 'LYON')).toBe(before);
    const dispositionId = returned.lines[0].dispositions[0].id;
    const release = (quantity: number, restock: boolean) =>
      desk.tell('releaseFromQuarantine', { dispositionId, quantity, restock }, 'associate');
    const both = await Promise.all([release(2, true), release(2, true)]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual([
      'ReturnOrderPayload',
      'UnitsDoNotMatch',
    ]);
    const foreign = await desk.ask(
      'releaseFromQuarantine',
      { dispositionId, quantity: 1, restock: true },
      await desk.by('associate-paris'),
    );
    expect(foreign.errors?.[0]?.message).toBe('There are no such units.');
    await release(1, false);
    expect(await desk.shelf('CAP-BLUE', 'LYON')).toBe(before + 2);
    expect(await release(1, true)).toMatchObject({ expectedUnits: 0 });
    expect(await desk.findings()).toEqual([]);
  });
});

describe('a return', () => {
  it('waits for the desk where its reason says so, which agrees or declines', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const lines = desk.linesOf(bought, 1, 'DEFECTIVE');
    const first = await desk.request(bought, { lines });
    expect(first.returnOrder).toMatchObject({
      state: 'REQUESTED',
      nextActions: ['cancelReturn', 'chooseReplacement'],
    });
    const declined = await desk.tell(
      'declineReturn',
      { returnId: first.returnOrder.id, reason: 'It works.' },
      'agent',
    );
    expect(declined.returnOrder).toMatchObject({ state: 'DECLINED', decisionNote: 'It works.' });
    const second = await desk.request(bought, { lines, method: 'LABEL' });
    const returnId = second.returnOrder.id;
    expect(second.returnOrder.location.code).toBe('LYON');
    await desk.tell('approveReturn', { returnId }, 'agent');
    expect(await desk.tell('approveReturn', { returnId }, 'agent')).toMatchObject({
      __typename: 'ReturnNotInState',
    });
    const sent = await desk.tell('markReturnSent', { returnId, trackingCode: '8R123' }, bought.as);
    expect(sent.returnOrder).toMatchObject({ state: 'IN_TRANSIT', trackingCode: '8R123' });
    const received = await desk.tell(
      'receiveReturn',
      { returnId, locationId: at('LYON') },
      'associate',
    );
    expect(received.returnOrder.state).toBe('RECEIVED');
    expect((await lettersOf(desk.shop, bought.id, bought.as)).slice(-6)).toEqual([
      'RETURN_REQUESTED',
      'RETURN_DECLINED',
      'RETURN_REQUESTED',
      'RETURN_APPROVED',
      'RETURN_LABELED',
      'RETURN_RECEIVED',
    ]);
  });

  it('that is sent has a label as soon as somebody has agreed, or as soon as the carrier gives one', async () => {
    const bought = await desk.buy({ quantity: 3 });
    const { returnOrder: asked } = await desk.request(bought, { method: 'LABEL' });
    expect(asked).toMatchObject({ label: { state: 'READY', carrier: 'sandbox' } });
    expect(asked.label.url).toMatch(/^http/);
    expect(asked.trackingCode).toMatch(/^SB/);
    const returnId = asked.id;
    const sent = await desk.tell('markReturnSent', { returnId }, bought.as);
    expect(sent.returnOrder.trackingCode).toBe(asked.trackingCode);
    const moved = (postalCode: string) =>
      desk.shop.app.gateway.database.pool.query(
        "update location set postal_code = $1 where code = 'LYON'",
        [postalCode],
      );
    await moved('99999');
    const refused = await desk.request(bought, { method: 'LABEL' });
    await moved('69002');
    expect(refused.returnOrder.label).toEqual({ state: 'REFUSED', url: null, carrier: null });
    const lines = desk.linesOf(bought, 1, 'DEFECTIVE');
    const waits = await desk.request(bought, { method: 'LABEL', lines });
    expect(waits.returnOrder).toMatchObject({ state: 'REQUESTED', label: null });
    const id = { returnId: waits.returnOrder.id };
    const { returnOrder: agreed } = await desk.tell('approveReturn', id, 'agent');
    expect(agreed.label.state).toBe('READY');
    const { rows } = await desk.shop.app.gateway.database.pool.query(
      'select l.reference from return_label l join return_order r on r.id = l.return_id where r.number = $1',
      [agreed.number],
    );
    const { carrier } = desk.shop.sandbox;
    const moving = carrier.newsOf(rows[0].reference, 'parcel.in_transit');
    expect(await Promise.all([carrier.send(moving), carrier.send(moving)])).toEqual([200, 200]);
    const state = async () => (await desk.look(bought.id, bought.as)).returns.nodes[0].state;
    await expect.poll(state, { timeout: 20_000, interval: 25 }).toBe('IN_TRANSIT');
    expect((await desk.bringBack(await desk.buy())).label).toBeNull();
  });

  it('that is not sent after all has its label given back, also one that comes too late', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const { returnOrder } = await desk.request(bought, { method: 'LABEL' });
    const returnId = innerId('ReturnOrder', returnOrder.id);
    const { gateway } = desk.shop.app;
    const { rows } = await gateway.database.pool.query(
      'select reference from return_label where return_id = $1',
      [returnId],
    );
    const label = desk.shop.sandbox.carrier.find(rows[0].reference);
    expect(label).toMatchObject({ isVoid: false });
    await desk.tell('cancelReturn', { returnId: returnOrder.id }, bought.as);
    await Promise.all([giveReturnLabelsBack(gateway), giveReturnLabelsBack(gateway)]);
    expect(label).toMatchObject({ isVoid: true });
    const left = () => readLabelsToVoid(gateway.db, clock.now(), 10);
    expect(await left()).toEqual([]);
    const brought = await desk.request(bought, { method: 'LABEL' });
    const received = { returnId: brought.returnOrder.id, locationId: at('PARIS') };
    await desk.tell('receiveReturn', received, 'associate-paris');
    expect(await left()).toHaveLength(1);
    await giveReturnLabelsBack(gateway);
    expect(await left()).toEqual([]);
    const { pool } = gateway.database;
    await pool.query(
      `update return_label set carrier = null, reference = null, tracking_code = null, label_url = null
        where return_id = $1`,
      [returnId],
    );
    const outcome = { kind: 'labeled', reference: 'r', trackingCode: 't', labelUrl: 'u' } as const;
    await gateway.runAsSystem('late', (work) =>
      recordReturnLabel(work, { returnId, carrier: 'sandbox', outcome }),
    );
    expect(await left()).toMatchObject([{ return_id: returnId }]);
    await giveReturnLabelsBack(gateway);
    expect(await left()).toEqual([]);
  });

  it('is made once for a key', async () => {
    const bought = await desk.buy({ quantity: 2 });
    const idempotencyKey = freshKey();
    const first = await desk.request(bought, { idempotencyKey });
    const again = await desk.request(bought, { idempotencyKey });
    expect(again.returnOrder.id).toBe(first.returnOrder.id);
    const other = await desk.request(bought, { idempotencyKey, note: 'else' });
    expect(other.__typename).toBe('IdempotencyKeyReused');
  });

  it('is refused after its time, except by supervisors', async () => {
    const bought = await desk.buy();
    clock.advance(31 * dayMs);
    const agent = await desk.by('agent');
    const late = await desk.request(bought, {}, agent);
    expect(late).toMatchObject({ __typename: 'ReturnWindowOver', orderLineId: bought.lineId });
    const input = { orderId: bought.id, method: 'STORE', lines: desk.linesOf(bought) };
    const tried = await desk.ask('requestReturn', { ...input, outsideWindow: true }, agent);
    expect(tried.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const allowed = await desk.request(
      bought,
      { outsideWindow: true },
      await desk.by('supervisor'),
    );
    expect(allowed.returnOrder.state).toBe('APPROVED');
    expect((await desk.look(bought.id, agent)).returns.nodes).toHaveLength(1);
  });

  it('is of nobody else, and of no reason that is not offered', async () => {
    const bought = await desk.buy();
    const foreign = await desk.ask(
      'requestReturn',
      { orderId: bought.id, method: 'STORE', lines: desk.linesOf(bought) },
      await desk.by('customer'),
    );
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const unknown = await desk.request(bought, { lines: desk.linesOf(bought, 1, 'WHIM') });
    expect(unknown.__typename).toBe('ReturnReasonUnknown');
    const saved = await desk.tell(
      'saveReturnReason',
      {
        code: 'WHIM',
        labelFr: 'Par caprice.',
        labelEn: 'On a whim.',
        fault: 'BUYER',
        windowDays: 14,
        needsApproval: true,
        shippingRefund: 'NEVER',
        position: 9,
      },
      'supervisor',
    );
    expect(saved.reason).toMatchObject({ code: 'WHIM', windowDays: 14 });
    const known = await desk.request(bought, { lines: desk.linesOf(bought, 1, 'WHIM') });
    expect(known.returnOrder).toMatchObject({ state: 'REQUESTED' });
    const paris = {
      returnId: known.returnOrder.id,
      units: [{ lineId: known.returnOrder.lines[0].id, disposition: 'RESTOCK', quantity: 1 }],
    };
    const elsewhere = await desk.ask('inspectReturn', paris, await desk.by('associate-paris'));
    expect(elsewhere.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await desk.findings()).toEqual([]);
  });
});
