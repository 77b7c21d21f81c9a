import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hourMs, ManualClock } from '../../src/kernel/clock.js';
import { given, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';
import { orderToSend, sendParcel } from '../support/parcels.js';
import { goodsOf, rejects, sendsFrom, weighs } from '../support/sourcing.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  shop = await given.shop({
    clock,
    stock: { 'CAP-BLUE': { DEPOT: 0, LYON: 50, PARIS: 50 }, 'TEE-WHITE': { LYON: 2, PARIS: 1 } },
  });
  for (const code of ['LYON', 'PARIS']) await sendsFrom(shop, shop.locationIds[code] ?? '');
  await sendsFrom(shop, shop.locationIds['DEPOT'] ?? '', { ships: false });
});
afterAll(() => shop.close());

const agent = async () => ({ token: await shop.tokenOf('agent') });

interface Parcel {
  readonly id: string;
  readonly state: string;
  readonly location: { readonly code: string };
}
async function parcelsOf(orderId: string): Promise<Parcel[]> {
  return (await goodsOf(shop, orderId, await agent())).fulfilments;
}
const associateAt: Record<string, string> = { LYON: 'associate', PARIS: 'associate-paris' };

async function orderCaps(quantity = 1) {
  const { orderId } = await orderToSend(shop, { wanted: { 'CAP-BLUE': quantity } });
  const [offered] = await parcelsOf(orderId);
  if (!offered) throw new Error('nothing was offered');
  return { orderId, offered, at: associateAt[offered.location.code] ?? '' };
}

const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) { acceptFulfilment(input: $input) { __typename } }`;
async function claims(fulfilmentId: string, persona: string) {
  const input = { fulfilmentId, idempotencyKey: freshKey() };
  return answered(await shop.ask(accept, { input }, { token: await shop.tokenOf(persona) }));
}

describe('a parcel that a store may send', () => {
  it('is offered to one of them, and tells the staff why', async () => {
    const { orderId, offered } = await orderCaps();
    expect(offered).toMatchObject({ state: 'OFFERED', location: { code: 'LYON' } });
    const { sourcingPlans } = await goodsOf(shop, orderId, await agent());
    expect(sourcingPlans).toMatchObject([
      {
        cause: 'ORDER',
        parts: [{ quantity: 1, locationCode: 'LYON', sku: 'CAP-BLUE' }],
        candidates: [
          { location: { code: 'LYON' }, outcome: 'CHOSEN', gives: 1 },
          { location: { code: 'PARIS' }, outcome: 'WORSE_SCORE', couldGive: 1, gives: 0 },
        ],
      },
    ]);
  });

  it('belongs to the first who claims it', async () => {
    const { offered, at } = await orderCaps();
    const kinds = (await Promise.all([claims(offered.id, at), claims(offered.id, at)])).map(
      (each) => each.__typename,
    );
    expect(kinds.sort()).toEqual(['FulfilmentNotInState', 'FulfilmentPayload']);
    expect(await sendParcelOf(offered.id, at)).toBe('FulfilmentPayload');
  });

  it('goes on to the next store when it is rejected, with all that was promised', async () => {
    const { orderId, offered, at } = await orderCaps(2);
    expect(await rejects(shop, offered.id, at)).toMatchObject({ __typename: 'FulfilmentPayload' });
    const parcels = await parcelsOf(orderId);
    expect(parcels).toMatchObject([
      { state: 'REJECTED', location: { code: 'LYON' } },
      { state: 'OFFERED', location: { code: 'PARIS' }, lines: [{ quantity: 2 }] },
    ]);
    const seen = await goodsOf(shop, orderId, await agent());
    expect(seen.sourcingPlans[1]).toMatchObject({
      cause: 'REJECTED',
      candidates: [{ outcome: 'REFUSED_BEFORE' }, { outcome: 'CHOSEN', gives: 2 }],
    });
    await sendParcel(shop, parcels[1]?.id ?? '', 'associate-paris');
    await expect
      .poll(async () => (await goodsOf(shop, orderId, await agent())).paymentIntent)
      .toMatchObject({ state: 'CAPTURED', captured: { amountMinor: 2 * 1990 + 490 } });
  });

  it('is rejected once by two who do it at once, and by the same request twice', async () => {
    const { orderId, offered, at } = await orderCaps();
    const key = freshKey();
    const kinds = await Promise.all([
      rejects(shop, offered.id, at, key),
      rejects(shop, offered.id, at),
    ]);
    expect(kinds.map((each) => each.__typename).sort()).toEqual([
      'FulfilmentNotInState',
      'FulfilmentPayload',
    ]);
    await rejects(shop, offered.id, at, key);
    expect(await parcelsOf(orderId)).toHaveLength(2);
  });

  it('is cancelled and its promise given back when nobody is left to send it', async () => {
    const { orderId, offered, at } = await orderCaps();
    await rejects(shop, offered.id, at);
    const [, second] = await parcelsOf(orderId);
    await rejects(shop, second?.id ?? '', associateAt[second?.location.code ?? ''] ?? '');
    await expect
      .poll(() => agent().then((as) => goodsOf(shop, orderId, as)))
      .toMatchObject({ state: 'CANCELED', paymentIntent: { voided: { amountMinor: 2480 } } });
  });

  it('goes on to the next store when nobody has answered in time', async () => {
    await weighs(shop, { offerMinutes: 30 });
    const { orderId, offered } = await orderCaps();
    clock.advance(hourMs);
    await expect
      .poll(
        async () => {
          await shop.app.gateway.runAsSystem('hurry', async (work) =>
            work.enqueue({ task: 'endOffers', payload: {} }),
          );
          return (await parcelsOf(orderId)).map(({ state }) => state);
        },
        { timeout: 20_000, interval: 200 },
      )
      .toEqual(['REJECTED', 'OFFERED']);
    expect(await claims(offered.id, 'associate')).toMatchObject({
      __typename: 'FulfilmentNotInState',
    });
    const [, second] = await parcelsOf(orderId);
    await sendParcel(shop, second?.id ?? '', associateAt[second?.location.code ?? ''] ?? '');
  });

  it('sends what was not found from another store', async () => {
    const { orderId } = await orderToSend(shop, { wanted: { 'TEE-WHITE': 2 } });
    const [lyon] = await parcelsOf(orderId);
    expect(lyon?.location.code).toBe('LYON');
    await sendParcel(shop, lyon?.id ?? '', 'associate', 1);
    const [, paris] = await parcelsOf(orderId);
    expect(paris).toMatchObject({
      state: 'OFFERED',
      location: { code: 'PARIS' },
      lines: [{ quantity: 1 }],
    });
    expect((await goodsOf(shop, orderId, await agent())).state).toBe('IN_FULFILMENT');
    await sendParcel(shop, paris?.id ?? '', 'associate-paris');
    await expect
      .poll(() => agent().then((as) => goodsOf(shop, orderId, as)))
      .toMatchObject({
        state: 'COMPLETED',
        paymentIntent: { captured: { amountMinor: 2 * 2500 + 490 } },
      });
  });
});

async function sendParcelOf(fulfilmentId: string, persona: string): Promise<string> {
  const document = /* GraphQL */ `
    mutation ($input: PickFulfilmentInput!) {
      pickFulfilment(input: $input) { __typename ... on FulfilmentPayload { fulfilment { id } } }
    }`;
  const input = { fulfilmentId, lines: [], idempotencyKey: freshKey() };
  const as = { token: await shop.tokenOf(persona) };
  return answered(await shop.ask(document, { input }, as)).__typename;
}
