import { sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { strikeOffStaff } from '../../src/customers/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, fillCart, freshKey, order } from '../support/journey.js';
import { enrolledTablet, newDeviceKey, type Tablet } from './support.js';

const replayOfflineOperations = /* GraphQL */ `
  mutation ($input: ReplayOfflineOperationsInput!) {
    replayOfflineOperations(input: $input) {
      __typename
      ... on ReplayOfflineOperationsPayload { results { counter outcome code proposal message } }
    }
  }`;
const storeTasks = /* GraphQL */ `
  query ($id: ID!) {
    storeTasks(locationId: $id, first: 100) { nodes { id orderNumber lines { id quantity } } }
  }`;
const orderState = /* GraphQL */ `query ($id: ID!) { order(id: $id) { state } }`;
const claimTask = /* GraphQL */ `
  mutation ($input: ClaimTaskInput!) { claimTask(input: $input) { __typename } }`;

let shop: StockedShop;
let tablet: Tablet;
beforeAll(async () => {
  shop = await given.shop();
  tablet = await enrolledTablet(shop);
});
afterAll(() => shop.close());

interface Task {
  readonly id: string;
  readonly lines: readonly { readonly id: string; readonly quantity: number }[];
}

/** What a tablet has written down. */
interface Noted {
  readonly kind: string;
  readonly taskId: string;
  readonly lines?: readonly { readonly lineId: string; readonly picked: number }[];
  readonly pickupCode?: string;
  readonly identityChecked?: boolean;
}

/** Signs as the description of the input says, and as no code of the gateway does it. */
function signed(counter: number, noted: Noted, by: Tablet = tablet, at = new Date()) {
  const recordedAt = at.toISOString();
  const lines = (noted.lines ?? []).map(({ lineId, picked }) => `${lineId}=${picked}`).join(',');
  const checked = noted.identityChecked ? 'checked' : '';
  const { kind, taskId, pickupCode = '' } = noted;
  const text = [counter, recordedAt, kind, taskId, lines, pickupCode, checked].join('\n');
  const signature = sign(null, Buffer.from(text), by.privateKey).toString('base64url');
  return { counter, recordedAt, ...noted, signature };
}

async function replay(operations: readonly object[], by: Tablet = tablet) {
  const answer = await shop.ask(replayOfflineOperations, { input: { operations } }, by.as);
  return answered(answer).results;
}

/** A paid pickup of Lyon as the tablet saw it before the network went away. */
async function pickup(store = 'LYON') {
  const cart = await fillCart(shop, { store });
  const { order: placed } = await order(shop, cart);
  const admin = { token: await shop.tokenOf('admin') };
  const list = answered(await shop.ask(storeTasks, { id: shop.locationIds[store] }, admin));
  const task: Task = list.nodes.find(
    ({ orderNumber }: { orderNumber: string }) => orderNumber === placed.number,
  );
  return { orderId: placed.id, code: placed.fulfilments[0].code, task, as: cart.as };
}

const picked = ({ id, lines }: Task): Noted => ({
  kind: 'PICK',
  taskId: id,
  lines: lines.map((line) => ({ lineId: line.id, picked: line.quantity })),
});
const stateOf = async (orderId: string) =>
  answered(await shop.ask(orderState, { id: orderId }, { token: await shop.tokenOf('agent') }))
    .state;

let counter = 0;
const next = () => {
  counter += 1;
  return counter;
};

describe('what a device has done without a network', () => {
  it('is done in order when it is back, each once', async () => {
    const { orderId, code, task } = await pickup();
    const taskId = task.id;
    const operations = [
      signed(next(), { kind: 'ACCEPT', taskId }),
      signed(next(), picked(task)),
      signed(next(), { kind: 'MARK_READY', taskId }),
      signed(next(), { kind: 'HAND_OVER', taskId, pickupCode: code }),
    ];
    const first = await replay(operations.toReversed());
    expect(first.map(({ outcome }: { outcome: string }) => outcome)).toEqual(Array(4).fill('DONE'));
    expect(await stateOf(orderId)).toBe('COMPLETED');
    expect(await replay(operations)).toEqual(first);
  });

  it('has one effect, though it is sent twice at the same moment', async () => {
    const { task } = await pickup();
    const operations = [
      signed(next(), { kind: 'ACCEPT', taskId: task.id }),
      signed(next(), picked(task)),
    ];
    const answers = await Promise.all([replay(operations), replay(operations)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toMatchObject([{ outcome: 'DONE' }, { outcome: 'DONE' }]);
  });

  it('is told one by one where somebody else was faster, and the rest goes on', async () => {
    const [taken, free, foreign] = [await pickup(), await pickup(), await pickup('PARIS')];
    const associate = { token: await shop.tokenOf('associate') };
    const claim = { taskId: taken.task.id, idempotencyKey: freshKey() };
    answered(await shop.ask(claimTask, { input: claim }, associate));
    const operations = [
      signed(next(), { kind: 'ACCEPT', taskId: taken.task.id }),
      signed(next(), { kind: 'ACCEPT', taskId: free.task.id }),
      signed(next(), { kind: 'ACCEPT', taskId: free.task.id }),
      signed(next(), { ...picked(free.task), lines: [] }),
      signed(next(), { kind: 'MARK_READY', taskId: free.task.id }),
      signed(next(), { kind: 'ACCEPT', taskId: foreign.task.id }),
      signed(next(), picked(free.task)),
    ];
    const results = await replay(operations);
    expect(results).toMatchObject([
      { outcome: 'CONFLICT', code: 'TaskClaimed', proposal: 'DISCARD' },
      { outcome: 'DONE', code: null, proposal: null, message: null },
      { outcome: 'CONFLICT', code: 'FulfilmentNotInState', proposal: 'DISCARD' },
      { outcome: 'DONE' },
      { outcome: 'CONFLICT', code: 'PickNotFinished', proposal: 'CORRECT' },
      { outcome: 'CONFLICT', code: 'NotFound', proposal: 'DISCARD' },
      { outcome: 'DONE' },
    ]);
    expect(results[0].message).toBe('Somebody else works on this task.');
    expect(await replay(operations)).toEqual(results);
  });

  it('keeps the goods where the code is wrong, which is counted once', async () => {
    const { code, task } = await pickup();
    const taskId = task.id;
    await replay([
      signed(next(), { kind: 'ACCEPT', taskId }),
      signed(next(), picked(task)),
      signed(next(), { kind: 'MARK_READY', taskId }),
    ]);
    const wrong = [signed(next(), { kind: 'HAND_OVER', taskId, pickupCode: 'AAAAAAAA' })];
    for (let times = 0; times < 7; times += 1)
      expect(await replay(wrong)).toMatchObject([{ code: 'WrongPickupCode', proposal: 'REPEAT' }]);
    const right = [signed(next(), { kind: 'HAND_OVER', taskId, pickupCode: code })];
    expect(await replay(right)).toMatchObject([{ outcome: 'DONE' }]);
  });

  it('counts a wrong code once, though it is sent several times at the same moment', async () => {
    const { task } = await pickup();
    const wrong = [signed(next(), { kind: 'HAND_OVER', taskId: task.id, pickupCode: 'AAAAAAAA' })];
    const answers = await Promise.all(Array.from({ length: 4 }, () => replay(wrong)));
    expect(answers).toEqual(Array(4).fill(answers[0]));
    expect(answers[0]).toMatchObject([{ code: 'WrongPickupCode' }]);
    const { rows } = await shop.app.gateway.database.pool.query(
      'select code_failures from fulfilment where id = $1',
      [innerId('StoreTask', task.id)],
    );
    expect(rows).toEqual([{ code_failures: 1 }]);
  });

  it('is not done once the device is revoked, in the middle of a replay as well', async () => {
    const lost = await enrolledTablet(shop);
    const { orderId, code, task } = await pickup();
    const taskId = task.id;
    const before = [
      signed(1, { kind: 'ACCEPT', taskId }, lost),
      signed(2, picked(task), lost),
      signed(3, { kind: 'MARK_READY', taskId }, lost),
    ];
    await replay(before, lost);
    const { pool } = shop.app.gateway.database;
    // The session is still believed: it was looked at before the device was locked out.
    await pool.query(
      `update device set state = 'REVOKED', revoked_at = now(), revoked_by = 'supervisor', revoked_because = 'lost'
        where id = $1`,
      [innerId('Device', lost.id)],
    );
    const operations = [signed(4, { kind: 'HAND_OVER', taskId, pickupCode: code }, lost)];
    const late = await shop.ask(replayOfflineOperations, { input: { operations } }, lost.as);
    expect(late.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    expect(await stateOf(orderId)).not.toBe('COMPLETED');
    await shop.app.gateway.runAsSystem('strikeOff', (work) =>
      strikeOffStaff(work, innerId('Device', lost.id)),
    );
  });
});

describe('what is sent for a device', () => {
  it('is not looked at where the device has not signed it, and takes no number away', async () => {
    const { task } = await pickup();
    const noted = { kind: 'ACCEPT', taskId: task.id };
    const number = next();
    const good = signed(number, noted);
    const { privateKey } = newDeviceKey();
    for (const forged of [
      signed(number, noted, { ...tablet, privateKey }),
      { ...good, signature: good.signature.slice(2) },
      { ...good, kind: 'MARK_READY' },
      { ...good, recordedAt: new Date(0).toISOString() },
    ])
      expect(await replay([forged])).toMatchObject([
        { outcome: 'CONFLICT', code: 'SignatureInvalid', proposal: 'ASK_SUPERVISOR' },
      ]);
    expect(await replay([good])).toMatchObject([{ outcome: 'DONE' }]);
  });

  it('is refused under a number that was used, or before one that is done', async () => {
    const { task } = await pickup();
    const skipped = next();
    const used = next();
    await replay([signed(used, { kind: 'ACCEPT', taskId: task.id })]);
    expect(await replay([signed(used, picked(task))])).toMatchObject([
      { code: 'CounterReused', proposal: 'DISCARD' },
    ]);
    expect(await replay([signed(skipped, picked(task))])).toMatchObject([
      { code: 'OperationOutOfOrder', proposal: 'DISCARD' },
    ]);
  });

  it('comes from devices that were enrolled, and from nobody else', async () => {
    const { task } = await pickup();
    const operations = [signed(next(), { kind: 'ACCEPT', taskId: task.id })];
    const ask = async (persona: string, input: object = { operations }) =>
      shop.ask(replayOfflineOperations, { input }, { token: await shop.tokenOf(persona) });
    expect(answered(await ask('device')).__typename).toBe('DeviceNotEnrolled');
    for (const persona of ['associate', 'admin'])
      expect((await ask(persona)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const many = Array(101).fill(operations[0]);
    const tooMany = await shop.ask(
      replayOfflineOperations,
      { input: { operations: many } },
      tablet.as,
    );
    expect(tooMany.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});
