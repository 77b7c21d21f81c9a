import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paymentMethodFamilies, reconcilePayments } from '../../src/payments/index.js';
import { serveAtCounter } from '../support/counter.js';
import { answered, fillCart } from '../support/journey.js';
import { findings } from '../support/tenders.js';
import {
  explained,
  openWaysToPay,
  refundCaps,
  seeOrderOf,
  tellPayment,
  type WayToPay,
} from '../support/ways-to-pay.js';

let desk: Awaited<ReturnType<typeof openWaysToPay>>;
beforeAll(async () => {
  desk = await openWaysToPay();
});
afterAll(() => desk.shop.close());

const price = (caps: number) => ((caps * 1990) / 100).toFixed(2);
const decimalComma = (sum: string) => sum.replace('.', ',');

describe.each(paymentMethodFamilies.map(({ family }) => family))('%s', (family) => {
  const wayOf = (): WayToPay | 'NOT_OFFERED' => desk.ways[family];

  it('is bought with, taken when it is due, given back in part, and explained', async () => {
    const { shop } = desk;
    const way = wayOf();
    if (way === 'NOT_OFFERED') return expect(await reasonAgainst(family)).toBe('NOT_OFFERED');
    expect(await reasonAgainst(family, way)).toBeNull();

    const placed = await desk.place(way);
    await way.bringIn?.(placed);
    await expect.poll(async () => (await seeOrderOf(shop, placed)).state).toBe('CONFIRMED');
    const totalMinor = 1990 * way.quantity;
    expect(await tellPayment(shop, placed)).toMatchObject({
      state: way.takenAtOnce ? 'CAPTURED' : 'AUTHORIZED',
      captured: { amountMinor: way.takenAtOnce ? totalMinor : 0 },
      attempts: [{ method: family, state: 'SUCCEEDED' }],
    });

    const { fulfilments } = await seeOrderOf(shop, placed);
    await serveAtCounter(shop, fulfilments[0]);
    expect(await tellPayment(shop, placed)).toMatchObject({
      state: 'CAPTURED',
      captured: { amountMinor: totalMinor },
      refunded: { amountMinor: 0 },
    });

    expect(await refundCaps(shop, placed)).toMatchObject({
      refund: { state: way.handBack ? 'PROCESSING' : 'SUCCEEDED', amount: { amountMinor: 1990 } },
    });
    await way.handBack?.(placed);
    await expect
      .poll(() => tellPayment(shop, placed), { timeout: 10_000 })
      .toMatchObject({
        state: 'PARTIALLY_REFUNDED',
        refunded: { amountMinor: 1990 },
      });

    const sum = price(way.quantity);
    const english = await explained(shop, placed, 'en');
    expect(english.summary).toBe('19.90 EUR of what was taken was given back.');
    expect(english.steps).toEqual(stepsOf(way).map((step) => inEnglish[step](sum)));
    const french = await explained(shop, placed, 'fr');
    expect(french.summary).toBe('19,90 EUR de la somme débitée a été remboursé.');
    expect(french.steps).toEqual(stepsOf(way).map((step) => inFrench[step](decimalComma(sum))));

    expect(await findings(shop)).toEqual([]);
  });
});

it('leaves no difference between our books and those of any provider', async () => {
  const compared = await reconcilePayments(desk.shop.app.gateway);
  expect(compared.flatMap(({ differences }) => differences)).toEqual([]);
});

type StepName = 'asked' | 'sent' | 'held' | 'claimed' | 'taken' | 'refund' | 'refunded';

const inEnglish: Readonly<Record<StepName, (sum: string) => string>> = {
  asked: (sum) => `${sum} EUR is asked for.`,
  sent: (sum) => `The payment provider is asked for ${sum} EUR.`,
  held: (sum) => `${sum} EUR is held.`,
  claimed: (sum) => `${sum} EUR is going to be taken.`,
  taken: (sum) => `${sum} EUR was taken.`,
  refund: () => 'A refund of 19.90 EUR is under way.',
  refunded: () => '19.90 EUR was given back.',
};
const inFrench: typeof inEnglish = {
  asked: (sum) => `${sum} EUR est demandé.`,
  sent: (sum) => `Le prestataire de paiement est sollicité pour ${sum} EUR.`,
  held: (sum) => `${sum} EUR est réservé.`,
  claimed: (sum) => `${sum} EUR va être débité.`,
  taken: (sum) => `${sum} EUR a été débité.`,
  refund: () => 'Un remboursement de 19,90 EUR est en cours.',
  refunded: () => '19,90 EUR a été remboursé.',
};

function stepsOf({ takenAtOnce }: WayToPay): readonly StepName[] {
  return takenAtOnce
    ? ['asked', 'sent', 'held', 'taken', 'refund', 'refunded']
    : ['asked', 'sent', 'held', 'claimed', 'taken', 'refund', 'refunded'];
}

/** Why a buyer is not offered it for a cart of caps. */
async function reasonAgainst(
  family: string,
  { buyer, quantity }: Pick<WayToPay, 'buyer' | 'quantity'> = { buyer: 'guest', quantity: 1 },
): Promise<string | null> {
  const cart = await fillCart(desk.shop, { quantity }, await desk.asBuyer({ buyer }));
  const document = 'query ($id: ID!) { eligiblePaymentMethods(cartId: $id) { family reason } }';
  const methods: { family: string; reason: string | null }[] = answered(
    await desk.shop.ask(document, { id: cart.cartId }, cart.as),
  );
  return methods.find((each) => each.family === family)?.reason ?? null;
}
