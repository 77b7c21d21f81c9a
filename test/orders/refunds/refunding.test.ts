import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshKey } from '../../support/journey.js';
import { type Desk, openDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({
    stock: {
      'CAP-BLUE': { LYON: 500, DEPOT: 500 },
      'TEE-WHITE': { LYON: 500 },
      'MUG-RED': { LYON: 500 },
    },
  });
});
afterAll(() => desk.close());

describe('a refund', () => {
  it('gives everything back, and is seen by the buyer and in the order', async () => {
    const sold = await desk.sell({ quantity: 2 });
    const answer = await desk.refund(sold, { everything: true });
    expect(answer).toMatchObject({
      __typename: 'RefundPayload',
      refund: {
        state: 'SUCCEEDED',
        amount: { amountMinor: 3980, currency: 'EUR' },
        refunded: { amountMinor: 3980 },
        lines: [{ quantity: 2, amount: { amountMinor: 3980 }, orderLine: { sku: 'CAP-BLUE' } }],
        payments: [{ phase: 'SUCCEEDED', amount: { amountMinor: 3980 } }],
        approval: null,
        order: { number: sold.number },
      },
    });
    expect(desk.givenBack(sold)).toBe(3980);
    const seen = await desk.look(sold, sold.as);
    expect(seen).toMatchObject({
      paymentIntent: { state: 'REFUNDED', refunded: { amountMinor: 3980 } },
      refunds: {
        nodes: [{ id: answer.refund.id, state: 'SUCCEEDED', reason: null, approval: null }],
      },
    });
    expect(await desk.findings()).toEqual([]);
  });

  it('is found by its id by whoever sees the order, and by nobody else', async () => {
    const sold = await desk.sell();
    const { refund } = await desk.refund(sold, { everything: true });
    const find = async (as: object) =>
      (
        await desk.shop.ask(
          'query ($id: ID!) { node(id: $id) { ... on Refund { state } } }',
          { id: refund.id },
          as,
        )
      ).data.node;
    expect(await find(sold.as)).toEqual({ state: 'SUCCEEDED' });
    expect(await find(desk.by('associate'))).toEqual({ state: 'SUCCEEDED' });
    expect(await find(desk.by('associate-paris'))).toBeNull();
    expect(await find(desk.by('customer'))).toBeNull();
  });

  it('gives back what single units have cost, until nothing is left', async () => {
    const sold = await desk.sell({ quantity: 3 });
    for (const left of [2, 1, 0]) {
      const { refund } = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
      expect(refund).toMatchObject({ state: 'SUCCEEDED', amount: { amountMinor: 1990 } });
      expect((await desk.look(sold)).paymentIntent.refundable.amountMinor).toBe(1990 * left);
    }
    expect(
      await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] }),
    ).toMatchObject({
      __typename: 'NotSoManyUnits',
      lineId: sold.lineId,
      askedUnits: 1,
      refundableUnits: 0,
    });
    expect(await desk.refund(sold, { everything: true })).toMatchObject({
      __typename: 'NothingToRefund',
    });
    expect(desk.givenBack(sold)).toBe(5970);
  });

  it('gives back a sum, and all that is left afterwards', async () => {
    const sold = await desk.sell({ quantity: 2 });
    const first = await desk.refund(sold, { amountMinor: 1001, reasonCode: 'GOODWILL' });
    expect(first.refund).toMatchObject({
      amount: { amountMinor: 1001 },
      reasonCode: 'GOODWILL',
      lines: [{ quantity: 0, amount: { amountMinor: 1001 } }],
    });
    const second = await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1 }] });
    expect(second.refund.amount.amountMinor).toBe(1490);
    const last = await desk.refund(sold, { everything: true });
    expect(last.refund).toMatchObject({
      amount: { amountMinor: 1489 },
      lines: [{ quantity: 1 }],
    });
    expect(desk.givenBack(sold)).toBe(3980);
    expect(await desk.findings()).toEqual([]);
  });

  it('takes a part of the price of a line, with or without its units', async () => {
    const sold = await desk.sell({ quantity: 2 });
    const part = await desk.refund(sold, { lines: [{ lineId: sold.lineId, amountMinor: 500 }] });
    expect(part.refund.lines).toMatchObject([{ quantity: 0, amount: { amountMinor: 500 } }]);
    const unit = await desk.refund(sold, {
      lines: [{ lineId: sold.lineId, quantity: 1, amountMinor: 1000 }],
    });
    expect(unit.refund.lines).toMatchObject([{ quantity: 1, amount: { amountMinor: 1000 } }]);
    expect(
      await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 1, amountMinor: 2481 }] }),
    ).toMatchObject({ __typename: 'RefundTooLarge', askedMinor: 2481, refundableMinor: 2480 });
  });

  it('is made by the people of the location that has served the buyer, and of no other', async () => {
    const sold = await desk.sell();
    const paris = await desk.tryRefund(sold, { everything: true }, desk.by('associate-paris'));
    expect(paris.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const buyer = await desk.tryRefund(sold, { everything: true }, desk.by('customer'));
    expect(buyer.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    const guest = await desk.tryRefund(sold, { everything: true }, sold.as);
    expect(guest.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    const lyon = await desk.refund(sold, { everything: true }, desk.by('associate'));
    expect(lyon.refund.state).toBe('SUCCEEDED');
  });
});

describe('what cannot be given back', () => {
  it('is more than was paid, more units than were bought, or another currency', async () => {
    const sold = await desk.sell({ quantity: 2 });
    expect(await desk.refund(sold, { amountMinor: 3981 })).toMatchObject({
      __typename: 'RefundTooLarge',
      askedMinor: 3981,
      refundableMinor: 3980,
    });
    expect(await desk.refund(sold, { shippingMinor: 1 })).toMatchObject({
      __typename: 'RefundTooLarge',
      refundableMinor: 0,
    });
    expect(
      await desk.refund(sold, { lines: [{ lineId: sold.lineId, quantity: 3 }] }),
    ).toMatchObject({ __typename: 'NotSoManyUnits', askedUnits: 3, refundableUnits: 2 });
    expect(await desk.refund(sold, { everything: true, currency: 'CHF' })).toMatchObject({
      __typename: 'RefundCurrencyDiffers',
      askedCurrency: 'CHF',
      currency: 'EUR',
    });
    expect(desk.givenBack(sold)).toBe(0);
  });

  it.each([
    ['nothing', {}],
    ['two things at once', { everything: true, amountMinor: 5 }],
    ['an amount of 0', { amountMinor: 0 }],
    ['a negative amount', { amountMinor: -5 }],
    ['negative shipping', { shippingMinor: -1 }],
    ['no currency', { everything: true, currency: 'euro' }],
    ['no reason', { everything: true, reason: ' ' }],
    ['a reason without end', { everything: true, reason: 'x'.repeat(501) }],
  ])('%s is no refund', async (_what, input) => {
    const sold = await desk.sell();
    const answer = await desk.tryRefund(sold, input);
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    expect(desk.givenBack(sold)).toBe(0);
  });

  it.each([
    ['no units', { quantity: 0 }],
    ['units that are less than none', { quantity: -1 }],
    ['neither units nor an amount', {}],
    ['an amount of 0', { quantity: 1, amountMinor: 0 }],
  ])('%s of a line are no refund', async (_what, line) => {
    const sold = await desk.sell();
    const answer = await desk.tryRefund(sold, { lines: [{ lineId: sold.lineId, ...line }] });
    expect(answer.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is a line twice, or the line of another order', async () => {
    const [sold, other] = [await desk.sell(), await desk.sell()];
    const line = { lineId: sold.lineId, quantity: 1 };
    const twice = await desk.tryRefund(sold, { lines: [line, line] });
    expect(twice.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
    const foreign = await desk.tryRefund(sold, { lines: [{ ...line, lineId: other.lineId }] });
    expect(foreign.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('asked again', () => {
  it('a refund is made once, and another body under the same key is refused', async () => {
    const sold = await desk.sell({ quantity: 2 });
    const idempotencyKey = freshKey();
    const what = { amountMinor: 1000, idempotencyKey };
    const answers = await Promise.all([desk.refund(sold, what), desk.refund(sold, what)]);
    answers.push(await desk.refund(sold, what));
    expect(new Set(answers.map(({ refund }) => refund.id)).size).toBe(1);
    expect(desk.givenBack(sold)).toBe(1000);
    expect(await desk.refund(sold, { ...what, amountMinor: 1001 })).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('by two at once, everything is given back to one of them', async () => {
    const sold = await desk.sell({ quantity: 2 });
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, place) =>
        desk.refund(sold, { everything: true }, desk.by(place % 2 ? 'agent' : 'associate')),
      ),
    );
    const kinds = answers.map(({ __typename }) => __typename).sort();
    expect(kinds).toEqual([...Array(5).fill('NothingToRefund'), 'RefundPayload']);
    expect(desk.givenBack(sold)).toBe(3980);
    expect(await desk.findings()).toEqual([]);
  });
});

it('shows its list in pages', async () => {
  const sold = await desk.sell({ quantity: 3 });
  for (let count = 3; count > 0; count -= 1) await desk.refund(sold, { amountMinor: count });
  const page = async (args: string) => {
    const query = `query ($id: ID!) { order(id: $id) { refunds(${args}) {
      edges { cursor node { amount { amountMinor } } } pageInfo { hasNextPage } } } }`;
    return (await desk.shop.ask(query, { id: sold.id }, desk.by('agent'))).data.order.refunds;
  };
  const first = await page('first: 2');
  expect(first.edges.map((edge: never) => edge['node']['amount']['amountMinor'])).toEqual([1, 2]);
  expect(first.pageInfo.hasNextPage).toBe(true);
  const rest = await page(`first: 2, after: "${first.edges[1].cursor}"`);
  expect(rest.edges.map((edge: never) => edge['node']['amount']['amountMinor'])).toEqual([3]);
});
