import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import { storeReservationTasks } from '../../src/store-reservations/reactions.js';
import type { Asking } from '../support/app.js';
import { openNextIn4Days } from '../support/closed-store.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { findings } from '../support/tenders.js';

const fields = /* GraphQL */ `
  id number state reason expiresAt nextActions contact { lastName email }
  lines { id quantity variant { sku } unitPrice { amountMinor } }
  order { id state lines { sku quantity } }`;
const mutation = (name: string, input: string, payload = 'StoreReservationPayload') => `
  mutation ($input: ${input}!) {
    ${name}(input: $input) {
      __typename
      ... on UserError { message }
      ... on StoreReservationNotInState { state }
      ... on ${payload} { storeReservation { ${fields} } }
    }
  }`;
const steps = {
  reserveInStore: `mutation ($input: ReserveInStoreInput!) {
    reserveInStore(input: $input) {
      __typename
      ... on UserError { message }
      ... on OutOfStock { shortages { asked } }
      ... on TooMuchReserved { limit most }
      ... on StoreReservationPayload { storeReservation { ${fields} } }
    }
  }`,
  confirmStoreReservation: mutation('confirmStoreReservation', 'StoreReservationInput'),
  markStoreReservationReady: mutation('markStoreReservationReady', 'StoreReservationInput'),
  rejectStoreReservation: mutation('rejectStoreReservation', 'RejectStoreReservationInput'),
  cancelStoreReservation: mutation('cancelStoreReservation', 'CancelStoreReservationInput'),
  collectStoreReservation: `mutation ($input: CollectStoreReservationInput!) {
    collectStoreReservation(input: $input) {
      __typename
      ... on UserError { message }
      ... on StoreReservationNotInState { state }
      ... on CollectStoreReservationPayload {
        storeReservation { state order { id } }
        order { id state totals { total { amountMinor } } lines { sku quantity fulfilled } }
        paymentIntent { id state }
      }
    }
  }`,
} as const;
type Step = keyof typeof steps;

let shop: StockedShop;
let associate: Asking;
let guests = 0;

beforeAll(async () => {
  shop = await given.shop();
  associate = { token: await shop.tokenOf('associate') };
});
afterEach(async () => {
  shop.sandbox.control.behave();
  expect(await findings(shop)).toEqual([]);
});
afterAll(() => shop.close());

const ask = (step: Step, input: object, by: Asking) =>
  shop.ask(steps[step], { input: { idempotencyKey: freshKey(), ...input } }, by);
const tell = async (step: Step, input: object, by: Asking = associate) =>
  answered(await ask(step, input, by));

/** A guest nobody has seen before asks the store of Lyon to keep something. */
async function reserve(goods: Record<string, number>, more: object = {}, by?: Asking) {
  guests += 1;
  const as = by ?? { guestToken: newGuestToken() };
  const input = {
    locationId: shop.locationIds['LYON'],
    lines: Object.entries(goods).map(([sku, quantity]) => ({
      variantId: shop.variantIds[sku],
      quantity,
    })),
    contact: { email: `guest-${guests}@example.org`, firstName: 'Léa', lastName: 'Bernard' },
    ...more,
  };
  return { answer: await tell('reserveInStore', input, as), as, input };
}

const stockOf = async (sku: string) => {
  const { rows } = await shop.app.gateway.database.pool.query(
    `select s.on_hand, s.reserved from stock_item s join variant v on v.id = s.variant_id
      join location l on l.id = s.location_id where v.sku = $1 and l.code = 'LYON'`,
    [sku],
  );
  return rows[0] as { on_hand: number; reserved: number };
};

/** Its time is over since so many minutes. */
async function overdue(storeReservationId: string, minutes = 1): Promise<void> {
  const [, id] = Buffer.from(storeReservationId, 'base64url').toString().split(':');
  await shop.app.gateway.database.pool.query(
    `update store_reservation set expires_at = now() - $2 * interval '1 minute' where id = $1`,
    [id, minutes],
  );
}

async function endTimeOf(storeReservationId: string): Promise<void> {
  await overdue(storeReservationId);
  const { pool } = shop.app.gateway.database;
  await pool.query(`select graphile_worker.add_job('expireStoreReservations')`);
}

describe('goods that a store keeps', () => {
  it('are confirmed, put aside, and paid for by who comes', async () => {
    const before = await stockOf('CAP-BLUE');
    const { answer, as } = await reserve({ 'CAP-BLUE': 2 });
    const kept = answer.storeReservation;
    expect(kept).toMatchObject({ state: 'REQUESTED', nextActions: ['cancelStoreReservation'] });
    expect(kept.number).toMatch(/^S\d{4}-\d{6}$/);
    expect(await stockOf('CAP-BLUE')).toEqual({ ...before, reserved: before.reserved + 2 });
    const it = { storeReservationId: kept.id };
    const confirmed = await tell('confirmStoreReservation', it);
    expect(confirmed.storeReservation).toMatchObject({
      state: 'CONFIRMED',
      contact: { lastName: 'Bernard', email: null },
    });
    const ready = await tell('markStoreReservationReady', it);
    expect(ready.storeReservation.nextActions).toEqual(['collectStoreReservation']);
    const paid = await tell('collectStoreReservation', {
      ...it,
      paymentMethodToken: 'tok_success',
    });
    expect(paid).toMatchObject({
      storeReservation: { state: 'COLLECTED' },
      order: { state: 'COMPLETED', totals: { total: { amountMinor: 3980 } } },
    });
    expect(await stockOf('CAP-BLUE')).toEqual({ ...before, on_hand: before.on_hand - 2 });
    const seen = answered(
      await shop.ask(
        `query ($id: ID!) { storeReservation(id: $id) { ${fields} } }`,
        { id: kept.id },
        as,
      ),
    );
    expect(seen).toMatchObject({ state: 'COLLECTED', order: { state: 'COMPLETED' } });
  });

  it('are kept even where nothing else is left, and go on sale where they are not taken', async () => {
    const { on_hand: onHand, reserved } = await stockOf('MUG-RED');
    const all = onHand - reserved;
    const first = await reserve({ 'MUG-RED': 5 });
    const second = await reserve({ 'MUG-RED': all - 5 });
    expect(second.answer.__typename).toBe('StoreReservationPayload');
    expect((await reserve({ 'MUG-RED': 1 })).answer.__typename).toBe('OutOfStock');
    const { id, lines } = first.answer.storeReservation;
    await tell('confirmStoreReservation', { storeReservationId: id });
    const paid = await tell('collectStoreReservation', {
      storeReservationId: id,
      paymentMethodToken: 'tok_success',
      lines: [{ lineId: lines[0].id, quantity: 2 }],
    });
    expect(paid.order.lines).toMatchObject([{ sku: 'MUG-RED', quantity: 2, fulfilled: 2 }]);
    expect(await stockOf('MUG-RED')).toEqual({ on_hand: onHand - 2, reserved: onHand - 5 });
    const given = {
      storeReservationId: second.answer.storeReservation.id,
      reason: 'changed my mind',
    };
    const canceled = await tell('cancelStoreReservation', given, second.as);
    expect(canceled.storeReservation).toMatchObject({ state: 'CANCELED', expiresAt: null });
    expect(await stockOf('MUG-RED')).toEqual({ on_hand: onHand - 2, reserved });
  });

  it('are on sale again where the store cannot keep them, and says why', async () => {
    const before = await stockOf('TEE-WHITE');
    const { answer } = await reserve({ 'TEE-WHITE': 1 });
    const it = { storeReservationId: answer.storeReservation.id };
    const rejected = await tell('rejectStoreReservation', { ...it, reason: 'stained' });
    expect(rejected.storeReservation).toMatchObject({ state: 'REJECTED', reason: 'stained' });
    expect(await stockOf('TEE-WHITE')).toEqual(before);
    const late = await tell('confirmStoreReservation', it);
    expect(late).toMatchObject({ __typename: 'StoreReservationNotInState', state: 'REJECTED' });
  });

  it.each(['REQUESTED', 'READY'])(
    'are on sale again once their time is over: %s',
    async (state) => {
      const before = await stockOf('TEE-WHITE');
      const { answer, as } = await reserve({ 'TEE-WHITE': 2 });
      const { id } = answer.storeReservation;
      if (state === 'READY') {
        await tell('confirmStoreReservation', { storeReservationId: id });
        await tell('markStoreReservationReady', { storeReservationId: id });
      }
      await endTimeOf(id);
      const stateNow = async () =>
        answered(
          await shop.ask(`query ($id: ID!) { storeReservation(id: $id) { state } }`, { id }, as),
        ).state;
      await expect.poll(stateNow, { timeout: 30_000 }).toBe('EXPIRED');
      expect(await stockOf('TEE-WHITE')).toEqual(before);
    },
  );
});

it('does not wait for another one that cannot be ended', async () => {
  const [stuck, other] = [await reserve({ 'TEE-WHITE': 1 }), await reserve({ 'TEE-WHITE': 1 })];
  const [first, second] = [stuck, other].map(({ answer }) => answer.storeReservation);
  const { pool } = shop.app.gateway.database;
  await pool.query(`
    create function stuck() returns trigger language plpgsql as $$
      begin raise 'stuck'; end $$;
    create trigger stuck before update of state on store_reservation for each row
      when (old.number = '${first.number}' and new.state = 'EXPIRED') execute function stuck()`);
  await overdue(first.id, 2);
  await overdue(second.id);
  const sweep = async () =>
    storeReservationTasks['expireStoreReservations']?.({}, shop.app.gateway);
  await expect(sweep()).rejects.toThrow('stuck');
  const state = async ({ as }: typeof stuck, { id }: { id: string }) =>
    answered(await shop.ask('query ($id: ID!) { storeReservation(id: $id) { state } }', { id }, as))
      .state;
  expect(await state(stuck, first)).toBe('REQUESTED');
  expect(await state(other, second)).toBe('EXPIRED');
  await pool.query('drop trigger stuck on store_reservation; drop function stuck');
  await sweep();
  expect(await state(stuck, first)).toBe('EXPIRED');
});

describe('a time that would be over behind closed doors', () => {
  it('goes on until the store has been open once more', async () => {
    const goods = { 'CAP-BLUE': 1 };
    const { locationId, closesAt } = await openNextIn4Days(shop, 'SELDOM', new Date(), goods);
    const by = { token: await shop.tokenOf('at-seldom') };
    const { answer } = await reserve(goods, { locationId });
    const it = { storeReservationId: answer.storeReservation.id };
    const confirmed = await tell('confirmStoreReservation', it, by);
    const ready = await tell('markStoreReservationReady', it, by);
    const times = [answer, confirmed, ready].map(({ storeReservation }) => storeReservation);
    const expiresAt = closesAt.toISOString();
    expect(times).toMatchObject([{ expiresAt }, { expiresAt }, { expiresAt }]);
  });
});

describe('two at once', () => {
  it('are answered by one of two people of the store', async () => {
    const { answer } = await reserve({ 'TEE-WHITE': 1 });
    const it = { storeReservationId: answer.storeReservation.id };
    const answers = await Promise.all([
      tell('confirmStoreReservation', it),
      tell('confirmStoreReservation', it),
    ]);
    expect(answers.map((each) => each.__typename).sort()).toEqual([
      'StoreReservationNotInState',
      'StoreReservationPayload',
    ]);
    await tell('rejectStoreReservation', { ...it, reason: 'gone' });
  });

  it('become one order, whoever collects', async () => {
    const before = await stockOf('CAP-BLUE');
    const { answer } = await reserve({ 'CAP-BLUE': 1 });
    const it = {
      storeReservationId: answer.storeReservation.id,
      paymentMethodToken: 'tok_success',
    };
    await tell('confirmStoreReservation', { storeReservationId: it.storeReservationId });
    const answers = await Promise.all([
      tell('collectStoreReservation', it),
      tell('collectStoreReservation', it),
    ]);
    expect(answers.map((each) => each.__typename).sort()).toEqual([
      'CollectStoreReservationPayload',
      'StoreReservationNotInState',
    ]);
    expect((await stockOf('CAP-BLUE')).on_hand).toBe(before.on_hand - 1);
  });

  it('with the same key are one', async () => {
    const key = { idempotencyKey: freshKey() };
    const as = { guestToken: newGuestToken() };
    const input = { lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }], ...key };
    const wish = { ...input, contact: contactOf('twice') };
    const [first, second] = await Promise.all([
      reserve({ 'CAP-BLUE': 1 }, wish, as),
      reserve({ 'CAP-BLUE': 1 }, wish, as),
    ]);
    expect(second.answer.storeReservation.id).toBe(first.answer.storeReservation.id);
    const it = { storeReservationId: first.answer.storeReservation.id };
    await tell('confirmStoreReservation', it);
    const pay = { ...it, paymentMethodToken: 'tok_success', idempotencyKey: freshKey() };
    const collected = await tell('collectStoreReservation', pay);
    const again = await tell('collectStoreReservation', pay);
    expect(again.order.id).toBe(collected.order.id);
  });

  it('are no more than somebody may have open', async () => {
    const contact = contactOf('collector');
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => reserve({ 'CAP-BLUE': 1 }, { contact })),
    );
    const kept = asked.filter(({ answer }) => answer.__typename === 'StoreReservationPayload');
    expect(kept).toHaveLength(3);
    const refused = asked.find(({ answer }) => answer.__typename === 'TooMuchReserved');
    expect(refused?.answer).toMatchObject({ limit: 'OPEN', most: 3 });
    for (const { answer, as } of kept)
      await tell('cancelStoreReservation', { storeReservationId: answer.storeReservation.id }, as);
  });
});

const contactOf = (name: string) => ({
  email: `${name}@example.org`,
  firstName: 'Léa',
  lastName: 'Bernard',
});

describe('a wish that is refused', () => {
  it('is more of the same than is kept for nothing', async () => {
    const { answer } = await reserve({ 'CAP-BLUE': 6 });
    expect(answer).toMatchObject({ __typename: 'TooMuchReserved', limit: 'UNITS', most: 5 });
    const three = { variantId: shop.variantIds['CAP-BLUE'], quantity: 3 };
    const { answer: inTwo } = await reserve({}, { lines: [three, three] });
    expect(inTwo).toMatchObject({ __typename: 'TooMuchReserved', limit: 'UNITS' });
  });

  it('is for a place that hands nothing over', async () => {
    const { answer } = await reserve({ 'CAP-BLUE': 1 }, { locationId: shop.locationIds['DEPOT'] });
    expect(answer.__typename).toBe('PickupNotOffered');
  });

  it('takes more than was kept: nothing is sold', async () => {
    const before = await stockOf('CAP-BLUE');
    const { answer, as } = await reserve({ 'CAP-BLUE': 1 });
    const { id, lines } = answer.storeReservation;
    const it = { storeReservationId: id };
    await tell('confirmStoreReservation', it);
    const pay = { ...it, paymentMethodToken: 'tok_success' };
    for (const quantity of [2, 0, -1]) {
      const input = { ...pay, lines: [{ lineId: lines[0].id, quantity }] };
      const refused = await ask('collectStoreReservation', input, associate);
      expect(refused.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    }
    const twice = [0, 1].map((quantity) => ({ lineId: lines[0].id, quantity }));
    const unclear = await ask('collectStoreReservation', { ...pay, lines: twice }, associate);
    expect(unclear.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const dear = await tell('collectStoreReservation', { ...pay, expectedTotalMinor: 1 });
    expect(dear.__typename).toBe('TotalChanged');
    const foreign = await ask('collectStoreReservation', pay, {
      token: await shop.tokenOf('associate-paris'),
    });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    await tell('cancelStoreReservation', it, as);
    expect(await stockOf('CAP-BLUE')).toEqual(before);
  });

  it('comes from a stranger without a secret', async () => {
    const answer = await ask(
      'reserveInStore',
      {
        locationId: shop.locationIds['LYON'],
        lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 1 }],
        contact: contactOf('stranger'),
      },
      {},
    );
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

it('is found in the list of its store, and in no other one', async () => {
  const { answer, as } = await reserve({ 'TEE-WHITE': 1 });
  const list = `query ($id: ID) {
    storeReservations(locationId: $id, first: 100) { nodes { id } } }`;
  const listed = async (store: string, by: Asking) =>
    answered(await shop.ask(list, { id: shop.locationIds[store] }, by));
  const own = await listed('LYON', associate);
  expect(own.nodes).toContainEqual({ id: answer.storeReservation.id });
  expect(await listed('PARIS', associate)).toBeNull();
  expect(await listed('LYON', as)).toBeNull();
  const kept = [{ id: answer.storeReservation.id }];
  expect(answered(await shop.ask(list, {}, as)).nodes).toEqual(kept);
  expect(answered(await shop.ask(list, {}, associate))).toBeNull();
  await tell('cancelStoreReservation', { storeReservationId: answer.storeReservation.id }, as);
});
