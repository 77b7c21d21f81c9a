import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { tell } from '../offline-payments/support.js';
import { absence, walletOf } from '../payments/saved/wallet.js';
import { groupDesk } from '../sharing/group.js';
import { serveAtCounter } from '../support/counter.js';
import { answered, fillCart, order } from '../support/journey.js';
import { findings, orderWith } from '../support/tenders.js';
import {
  explained,
  openWaysToPay,
  type Placed,
  refundCaps,
  seeOrderOf,
  tellPayment,
} from '../support/ways-to-pay.js';

let desk: Awaited<ReturnType<typeof openWaysToPay>>;
beforeAll(async () => {
  desk = await openWaysToPay();
});
afterEach(async () => expect(await findings(desk.shop)).toEqual([]));
afterAll(() => desk.shop.close());

/** The goods of an order leave Lyon, and one cap is given back. */
async function sellAndTakeOneBack(placed: Placed) {
  const { fulfilments } = await seeOrderOf(desk.shop, placed);
  expect(await serveAtCounter(desk.shop, fulfilments[0])).toMatchObject({
    order: { state: 'COMPLETED' },
  });
  expect(await refundCaps(desk.shop, placed)).toMatchObject({ refund: { state: 'SUCCEEDED' } });
}

it('a card whose bank wants to see its holder is taken and given back like any other', async () => {
  const { shop } = desk;
  const cart = await fillCart(shop, { quantity: 2 });
  const before = shop.sandbox.control.books().length;
  const asked = await order(shop, cart, { token: 'tok_challenge' });
  expect(asked).toMatchObject({
    order: { state: 'PENDING_PAYMENT' },
    paymentIntent: { state: 'REQUIRES_ACTION' },
    nextAction: { type: 'REDIRECT' },
  });
  const placed = { orderId: asked.order.id, intentId: asked.paymentIntent.id, as: cart.as };
  const [waiting] = shop.sandbox.control.books().slice(before);
  shop.sandbox.control.settleChallenge(waiting?.id ?? '', 'approve');
  await expect.poll(async () => (await seeOrderOf(shop, placed)).state).toBe('CONFIRMED');
  await sellAndTakeOneBack(placed);
  expect(await tellPayment(shop, placed)).toMatchObject({
    state: 'PARTIALLY_REFUNDED',
    attempts: [{ method: 'CARD', sca: { result: 'CHALLENGED', liabilityShift: true } }],
  });
  expect(await explained(shop, placed, 'en')).toEqual({
    summary: '19.90 EUR of what was taken was given back.',
    steps: [
      '39.80 EUR is asked for.',
      'The payment provider is asked for 39.80 EUR.',
      'The bank wants to verify that it is the card holder.',
      '39.80 EUR is held.',
      '39.80 EUR is going to be taken.',
      '39.80 EUR was taken.',
      'A refund of 19.90 EUR is under way.',
      '19.90 EUR was given back.',
    ],
  });
  const { steps } = await explained(shop, placed, 'fr');
  expect(steps[2]).toBe("La banque veut vérifier l'identité du porteur de la carte.");
});

it('a gift card and a card share an order, and the last gives back first', async () => {
  const { shop, vault } = desk;
  const cart = await fillCart(shop, { quantity: 2 });
  const giftCard = await vault.tokenFor((await vault.issue()).code);
  const tenders = [
    { amountMinor: 1500, paymentMethodToken: giftCard },
    { paymentMethodToken: 'tok_apple_pay' },
  ];
  const { order: bought } = await orderWith(shop, cart, tenders);
  expect(bought).toMatchObject({
    state: 'CONFIRMED',
    paymentIntents: [
      { tender: 1, state: 'AUTHORIZED', amount: { amountMinor: 1500 } },
      { tender: 2, state: 'AUTHORIZED', amount: { amountMinor: 2480 } },
    ],
  });
  const [first, second] = bought.paymentIntents.map(({ id }: { id: string }) => ({
    orderId: bought.id,
    intentId: id,
    as: cart.as,
  }));
  await sellAndTakeOneBack(first);
  expect(await explained(shop, first, 'en')).toEqual({
    summary: '15.00 EUR was taken.',
    steps: [
      '15.00 EUR is asked for.',
      'The payment provider is asked for 15.00 EUR.',
      '15.00 EUR is held.',
      '15.00 EUR is going to be taken.',
      '15.00 EUR was taken.',
    ],
  });
  expect(await explained(shop, second, 'fr')).toMatchObject({
    summary: '19,90 EUR de la somme débitée a été remboursé.',
    steps: [
      '24,80 EUR est demandé.',
      'Le prestataire de paiement est sollicité pour 24,80 EUR.',
      '24,80 EUR est réservé.',
      '24,80 EUR va être débité.',
      '24,80 EUR a été débité.',
      'Un remboursement de 19,90 EUR est en cours.',
      '19,90 EUR a été remboursé.',
    ],
  });
});

it('two friends pay together, each their own way, and each gets half of a cap back', async () => {
  const { shop } = desk;
  const group = groupDesk(shop);
  const cart = await fillCart(shop, { quantity: 2 });
  const shared = await group.share(cart, {
    shares: [{ displayName: 'Léa' }, { displayName: 'Noé' }],
  });
  const friends = [{ guestToken: 'a'.repeat(43) }, { guestToken: 'b'.repeat(43) }] as const;
  await group.pay(shared.links[0], 'tok_google_pay', friends[0]);
  await group.pay(shared.links[1], 'tok_virtual_card_noe', friends[1]);
  const { order: bought } = await group.see({ id: shared.sharedPayment.id }, cart.as);
  expect(bought.state).toBe('CONFIRMED');
  await sellAndTakeOneBack({ orderId: bought.id, intentId: '', as: cart.as });
  for (const [place, family] of ['GOOGLE_PAY', 'VIRTUAL_CARD'].entries()) {
    const as = friends[place] ?? {};
    const { yourShare } = await group.see({ linkToken: shared.links[place].linkToken }, as);
    const share = { intentId: yourShare.paymentIntent.id, as };
    expect(await tellPayment(shop, share)).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      captured: { amountMinor: 1990 },
      refunded: { amountMinor: 995 },
      attempts: [{ method: family }],
    });
    expect(await explained(shop, share, 'fr')).toEqual({
      summary: '9,95 EUR de la somme débitée a été remboursé.',
      steps: [
        '19,90 EUR est demandé.',
        'Le prestataire de paiement est sollicité pour 19,90 EUR.',
        '19,90 EUR est réservé.',
        '19,90 EUR va être débité.',
        '19,90 EUR a été débité.',
        'Un remboursement de 9,95 EUR est en cours.',
        '9,95 EUR a été remboursé.',
      ],
    });
  }
});

const held = '... on HoldPayload { paymentIntent { id state } }';

/** An agent gives 5 EUR back of a payment that has no order. */
async function takeSomeBack(paymentIntentId: string) {
  const what = {
    amountMinor: 500,
    currency: 'EUR',
    reasonCode: 'GOODWILL',
    reason: 'They waited.',
  };
  const selection = '... on RefundPayload { refund { state paymentIntent { state } } }';
  const asked = { paymentIntentId, ...what };
  expect(await tell(desk.shop, 'agent', 'refundPayment', asked, selection)).toMatchObject({
    refund: { state: 'SUCCEEDED', paymentIntent: { state: 'PARTIALLY_REFUNDED' } },
  });
}

it.each([
  {
    mode: 'a deposit',
    hold: 'requestDeposit',
    sum: { amountMinor: 5000 },
    take: 'captureDeposit',
    of: { amountMinor: 2000, reason: 'Nobody came' },
    all: ['50.00', '50,00'],
    part: ['20.00', '20,00'],
  },
  {
    mode: 'what was used of a sum',
    hold: 'authorizeUpTo',
    sum: { upToMinor: 15_000 },
    take: 'capturePayment',
    of: { amountMinor: 6231 },
    all: ['150.00', '150,00'],
    part: ['62.31', '62,31'],
  },
])('$mode is held, taken in part, partly given back, and explained', async (mode) => {
  const { hold, sum, take, of, all, part } = mode;
  const { shop, customerId } = desk;
  const asked = { currency: 'EUR', wantedFor: 'Table for six', customerId, ...sum };
  const token = { paymentMethodToken: 'tok_google_pay' };
  const { paymentIntent } = await tell(shop, 'supervisor', hold, { ...asked, ...token }, held);
  expect(paymentIntent.state).toBe('AUTHORIZED');
  const taken = { paymentIntentId: paymentIntent.id, ...of };
  expect(await tell(shop, 'supervisor', take, taken, held)).toMatchObject({
    paymentIntent: { state: 'CAPTURED' },
  });
  const placed = { intentId: paymentIntent.id, as: { token: await shop.tokenOf('customer') } };
  await takeSomeBack(paymentIntent.id);
  expect(await explained(shop, placed, 'en')).toEqual({
    summary: '5.00 EUR of what was taken was given back.',
    steps: [
      `${all[0]} EUR is asked for.`,
      `The payment provider is asked for ${all[0]} EUR.`,
      `${all[0]} EUR is held.`,
      `${part[0]} EUR is going to be taken.`,
      `${part[0]} EUR was taken.`,
      'A refund of 5.00 EUR is under way.',
      '5.00 EUR was given back.',
    ],
  });
  const { summary, steps } = await explained(shop, placed, 'fr');
  expect([summary, ...steps.slice(4)]).toEqual([
    '5,00 EUR de la somme débitée a été remboursé.',
    `${part[1]} EUR a été débité.`,
    'Un remboursement de 5,00 EUR est en cours.',
    '5,00 EUR a été remboursé.',
  ]);
});

it.each([
  ['tok_mastercard', 'CARD', null],
  ['tok_apple_pay', 'APPLE_PAY', 'APPLE_PAY'],
])(
  '%s that was saved is charged in the absence of its holder, as they have agreed',
  async (token, family, wallet) => {
    const { shop } = desk;
    const as = { token: await shop.tokenOf('other-customer') };
    const { paymentMethod } = await walletOf(shop, as).save(token, absence);
    expect(paymentMethod).toMatchObject({ state: 'ACTIVE', family, wallet });
    const { customer } = answered(await shop.ask('{ viewer { customer { id } } }', {}, as));
    const { paymentIntent } = await tell(
      shop,
      'supervisor',
      'chargeSavedPaymentMethod',
      {
        customerId: customer.id,
        savedPaymentMethodId: paymentMethod.id,
        amountMinor: 2000,
        currency: 'EUR',
        wantedFor: 'Parking, 3 hours',
      },
      '... on ChargeSavedPaymentMethodPayload { paymentIntent { id state } }',
    );
    expect(paymentIntent.state).toBe('CAPTURED');
    await takeSomeBack(paymentIntent.id);
    const placed = { intentId: paymentIntent.id, as };
    expect(await tellPayment(shop, placed)).toMatchObject({
      state: 'PARTIALLY_REFUNDED',
      refunded: { amountMinor: 500 },
      attempts: [{ method: family, sca: { result: 'EXEMPTED', exemption: 'MIT' } }],
    });
    expect(await explained(shop, placed, 'fr')).toEqual({
      summary: '5,00 EUR de la somme débitée a été remboursé.',
      steps: [
        '20,00 EUR est demandé.',
        'Le prestataire de paiement est sollicité pour 20,00 EUR.',
        '20,00 EUR est réservé.',
        '20,00 EUR a été débité.',
        'Un remboursement de 5,00 EUR est en cours.',
        '5,00 EUR a été remboursé.',
      ],
    });
  },
);
