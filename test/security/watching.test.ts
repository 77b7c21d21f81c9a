import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveStaff } from '../../src/customers/index.js';
import { ManualClock, minuteMs } from '../../src/kernel/clock.js';
import { fromGlobalId } from '../../src/kernel/ids.js';
import { SocketClient } from '../platform/graphql/socket-client.js';
import type { Asking } from '../support/app.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { type Estate, settle, withAccount } from './support/estates.js';
import { withGoodsInStore } from './support/goods-in-store.js';

let shop: StockedShop;
const clock = new ManualClock(new Date());
beforeAll(async () => {
  shop = await given.shop({ clock, env: { SESSION_CHECK_MS: '50' } });
});
afterAll(() => shop.close());

const signOut = 'mutation { signOut(input: {}) { ... on SignOutPayload { ended } } }';
const adjust = /* GraphQL */ `
  mutation ($input: AdjustStockInput!) { adjustStock(input: $input) { __typename } }`;
const change = /* GraphQL */ `
  mutation ($input: SetCartNoteInput!) { setCartNote(input: $input) { __typename } }`;

async function connect(as: Asking): Promise<SocketClient> {
  const params = { authorization: `Bearer ${as.token}` };
  return SocketClient.connect(`${shop.url.replace(/^http/, 'ws')}/graphql`, params);
}

async function customerWithThings(): Promise<Estate> {
  return settle(shop, 'estragon', 'LYON', { token: await shop.signIn('customer') });
}

/** The supervisor changes what the streams tell of. */
async function makeNews(cartId?: string): Promise<void> {
  const supervisor = { token: await shop.tokenOf('supervisor') };
  const input = {
    locationId: shop.locationIds['LYON'],
    variantId: shop.variantIds['TEE-WHITE'],
    delta: 1,
    reason: 'found behind the shelf',
    idempotencyKey: freshKey(),
  };
  expect(answered(await shop.ask(adjust, { input }, supervisor)).__typename).toBe(
    'AdjustStockPayload',
  );
  if (!cartId) return;
  const note = { cartId, note: freshKey() };
  expect(answered(await shop.ask(change, { input: note }, supervisor)).__typename).toBe(
    'CartPayload',
  );
}

describe('a customer who signs out', () => {
  it('is told nothing any more, on any of their streams', async () => {
    const account = await withAccount(shop, await customerWithThings());
    const { as, ids } = await withGoodsInStore(shop, account);
    const client = await connect(as);
    client.subscribe('cart', 'subscription ($id: ID!) { cartEvents(cartId: $id) { seq } }', {
      id: ids['Cart'],
    });
    client.subscribe('order', 'subscription ($id: ID!) { orderEvents(orderId: $id) { seq } }', {
      id: ids['Order'],
    });
    client.subscribe(
      'payment',
      'subscription ($id: ID!) { paymentIntentEvents(paymentIntentId: $id) { seq } }',
      { id: ids['PaymentIntent'] },
    );
    client.subscribe('shared', 'subscription ($id: ID!) { sharedPaymentEvents(id: $id) { seq } }', {
      id: ids['SharedPayment'],
    });
    client.subscribe(
      'kept',
      'subscription ($id: ID!) { storeReservationEvents(storeReservationId: $id) { seq } }',
      { id: ids['StoreReservation'] },
    );
    client.subscribe('visit', 'subscription ($id: ID!) { visitEvents(visitId: $id) { seq } }', {
      id: ids['Visit'],
    });
    for (const id of ['cart', 'order', 'payment', 'shared', 'kept', 'visit'])
      expect(await client.of(id)).toMatchObject({ type: 'next' });
    expect(answered(await shop.ask(signOut, {}, as))).toEqual({ ended: 1 });
    expect(await client.closed).toMatchObject({ code: 4403 });
    const heard = client.messages.length;
    await makeNews(ids['Cart']);
    expect(client.messages).toHaveLength(heard);
  });

  it('cannot come back with the same token', async () => {
    const { as } = await customerWithThings();
    await shop.ask(signOut, {}, as);
    const client = await SocketClient.open(`${shop.url.replace(/^http/, 'ws')}/graphql`);
    client.send({ type: 'connection_init', payload: { authorization: `Bearer ${as.token}` } });
    expect(await client.closed).toMatchObject({ code: 4403 });
    expect((await shop.ask('{ viewer { kind } }', {}, as)).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  it('does not take others along', async () => {
    const [mine, others] = [await customerWithThings(), await customerWithThings()];
    const client = await connect(others.as);
    client.subscribe('1', 'subscription ($id: ID!) { cartEvents(cartId: $id) { seq } }', {
      id: others.ids['Cart'],
    });
    await client.of('1');
    await shop.ask(signOut, {}, mine.as);
    await makeNews(others.ids['Cart']);
    expect(await client.of('1')).toMatchObject({
      type: 'next',
      payload: { data: { cartEvents: { seq: 2 } } },
    });
    await client.end();
  });
});

describe('the people of a store', () => {
  const hired = async (active: boolean, ...stores: string[]) =>
    shop.app.gateway.runAsSystem('hire', (work) =>
      saveStaff(work, {
        code: 'temp',
        kind: 'ASSOCIATE',
        name: 'Temp',
        active,
        locationIds: stores.map((store) => fromGlobalId(shop.locationIds[store] ?? '')?.id ?? ''),
      }),
    );
  const follow = async () => {
    const client = await connect({ token: await shop.tokenOf('temp') });
    const locationId = shop.locationIds['LYON'];
    client.subscribe(
      'stock',
      'subscription ($locationId: ID!) { stockEvents(locationId: $locationId) { seq } }',
      { locationId },
    );
    client.subscribe(
      'tasks',
      'subscription ($locationId: ID!) { storeTaskEvents(locationId: $locationId) { seq } }',
      { locationId },
    );
    client.subscribe(
      'kept',
      'subscription ($locationId: ID!) { reservationsOfStoreEvents(locationId: $locationId) { seq } }',
      { locationId },
    );
    client.subscribe(
      'transfers',
      'subscription ($locationId: ID!) { transferEvents(locationId: $locationId) { seq } }',
      { locationId },
    );
    client.subscribe('ready', '{ viewer { kind } }');
    await client.of('ready');
    return client;
  };

  it.each([
    ['are struck off', () => hired(false, 'LYON')],
    ['go to another store', () => hired(true, 'PARIS')],
  ])('are told nothing any more when they %s', async (_what, happens) => {
    await hired(true, 'LYON');
    const client = await follow();
    await happens();
    // What was read of a session is believed for five seconds.
    clock.advance(minuteMs);
    expect(await client.closed).toMatchObject({ code: 4403 });
    const heard = client.messages.length;
    await makeNews();
    expect(client.messages).toHaveLength(heard);
  });
});
