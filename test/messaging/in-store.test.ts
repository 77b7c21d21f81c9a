import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayMs, hourMs, ManualClock } from '../../src/kernel/clock.js';
import { sendMessages } from '../../src/messaging/index.js';
import { newGuestToken } from '../../src/platform/auth/guest-token.js';
import { given, type StockedShop } from '../support/given.js';
import { doDueJobs, doSweep } from '../support/hand-worker.js';
import { look, tell } from '../support/tell.js';
import { costOfTelling, tellAll, toldTo } from './told.js';

const clock = new ManualClock(new Date());
let shop: StockedShop;
beforeAll(async () => {
  const stock = { 'CAP-BLUE': { LYON: 100 }, 'MUG-RED': { LYON: 10 } };
  shop = await given.shop({ workers: 0, clock, gateways: 2, stock });
});
afterAll(() => shop.close());

const subjectsOf = async (recipient: string) =>
  (await toldTo(shop, recipient)).map(({ subject }) => subject);
const pass = async (ms: number, sweep: string) => {
  clock.advance(ms);
  await doSweep(shop.app.gateway, sweep);
  await doSweep(shop.app.gateway, sweep);
};

/** Somebody whom nobody knows asks Lyon to keep two caps. */
async function reserve(email: string, locale: 'fr' | 'en' = 'fr') {
  const as = { guestToken: newGuestToken(), locale };
  const input = {
    locationId: shop.locationIds['LYON'],
    lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 2 }],
    contact: { email, firstName: 'Léa', lastName: 'Bernard' },
  };
  const done = 'storeReservation { id number }';
  const { storeReservation } = await tell(shop, as, 'reserveInStore', input, { done });
  const { id: storeReservationId, number } = storeReservation;
  const inStore = (name: string, more: object = {}) =>
    tell(shop, 'associate', name, { storeReservationId, ...more });
  return { id: storeReservationId, number, as, inStore };
}

describe('what a store keeps', () => {
  it('is told once for each step, with a reminder a day before the end', async () => {
    const { id, number, as, inStore } = await reserve('lea@example.org');
    await inStore('confirmStoreReservation');
    await inStore('markStoreReservationReady');
    await pass(dayMs - hourMs, 'remindOfStoreReservations');
    expect(await subjectsOf('lea@example.org')).toHaveLength(2);
    await pass(2 * hourMs, 'remindOfStoreReservations');
    const atOnce = shop.apps.map(({ gateway }) => sendMessages(gateway, true));
    await Promise.all([...atOnce, tellAll(shop)]);
    await pass(dayMs, 'expireStoreReservations');
    const told = await toldTo(shop, 'lea@example.org');
    expect(told.map(({ subject }) => subject)).toEqual([
      `Votre réservation ${number} est confirmée`,
      `Votre réservation ${number} vous attend`,
      `Votre réservation ${number} vous attend encore`,
      `Votre réservation ${number} a pris fin`,
    ]);
    const ready = told[1]?.text ?? '';
    expect(ready).toContain('Bonjour Léa,');
    expect(ready).toContain('Lyon Bellecour, 1 rue de la République, 69002 Lyon Bellecour');
    expect(ready).toContain('- 2 × Article CAP-BLUE');
    expect(ready).toMatch(/gardés jusqu'au \w+ \d+ .* à \d\d:\d\d/);

    const messages = 'query ($id: ID!) { storeReservation(id: $id) { messages { letter state } } }';
    const own = (await look(shop, as, messages, { id })).messages as { letter: string }[];
    expect(own.map(({ letter }) => letter)).toContain('STORE_RESERVATION_REMINDER');
    expect((await look(shop, 'agent', messages, { id })).messages).toEqual(own);
    expect((await look(shop, 'associate', messages, { id })).messages).toEqual([]);
  });

  it('is told in the language in which it was asked for, with the words of the store', async () => {
    const { number, inStore } = await reserve('ann@example.org', 'en');
    await tellAll(shop);
    await inStore('rejectStoreReservation', { reason: 'the last one is stained' });
    const told = await toldTo(shop, 'ann@example.org');
    expect(told.map(({ subject }) => subject)).toEqual([
      `Your reservation ${number} is not possible`,
    ]);
    expect(told[0]?.text).toContain('What it says: the last one is stained');
  });

  it('is told to be over where the store has not answered, or it was given up', async () => {
    const waits = await reserve('mia@example.org');
    const given = await reserve('eva@example.org');
    await tell(shop, 'agent', 'cancelStoreReservation', { storeReservationId: given.id });
    await pass(dayMs + hourMs, 'expireStoreReservations');
    expect((await subjectsOf('mia@example.org')).at(-1)).toBe(
      `Votre réservation ${waits.number} est restée sans réponse`,
    );
    expect((await subjectsOf('eva@example.org')).at(-1)).toBe(
      `Votre réservation ${given.number} est annulée`,
    );
  });

  it('is not written about as often as anybody likes', async () => {
    const { id, as } = await reserve('ida@example.org');
    await tell(shop, as, 'cancelStoreReservation', { storeReservationId: id });
    expect(await subjectsOf('ida@example.org')).toEqual([]);
  });

  it('is told by its receipt once it is collected, and not as an order that is awaited', async () => {
    const { id, number, inStore } = await reserve('zoe@example.org');
    await inStore('confirmStoreReservation');
    await tellAll(shop);
    const { order } = await tell(
      shop,
      'associate',
      'collectStoreReservation',
      { storeReservationId: id, paymentMethodToken: 'tok_success' },
      { done: 'order { number }' },
    );
    await doDueJobs(shop.app.gateway);
    const told = await toldTo(shop, 'zoe@example.org');
    expect(told.map(({ subject }) => subject)).toEqual([
      `Votre réservation ${number} est confirmée`,
      `Votre achat ${order.number}`,
    ]);
    expect(told[1]?.text.replace(/\s+/g, ' ')).toContain('- 2 × Article CAP-BLUE Total : 39,80 €');
  });
});

it('takes as many statements to tell of four reservations as of one', async () => {
  for (let each = 0; each < 4; each += 1) {
    const { inStore } = await reserve(`buyer-${each}@example.org`);
    await inStore('confirmStoreReservation');
  }
  const cost = costOfTelling(shop, clock);
  expect(await cost(4)).toBe(await cost(1));
});

describe('a visit', () => {
  const visited = /* GraphQL */ `
    query ($id: ID!) {
      visit(id: $id) { state order { number } messages { letter } } }`;
  const units = (sku: string, quantity: number) => [{ variantId: shop.variantIds[sku], quantity }];

  async function walkIn(picked: number) {
    const wish = { locationId: shop.locationIds['LYON'], upToMinor: 10_000 };
    const done = 'visit { id entryCode }';
    const card = { paymentMethodToken: 'tok_success' };
    const { visit } = await tell(shop, 'customer', 'openVisit', { ...wish, ...card }, { done });
    const { id: visitId, entryCode } = visit;
    await tell(shop, 'device', 'enterStore', { visitId, entryCode });
    const picks = [{ variantId: shop.variantIds['CAP-BLUE'], delta: picked }];
    if (picked > 0) await tell(shop, 'device', 'recordVisitPicks', { visitId, picks });
    await tell(shop, 'device', 'leaveStore', { visitId });
    await doDueJobs(shop.app.gateway);
    return visitId as string;
  }

  it('is told by a receipt, and by what was corrected in it', async () => {
    const { email } = await look(shop, 'customer', '{ viewer { customer { email } } }').then(
      ({ customer }) => customer,
    );
    const visitId = await walkIn(2);
    const correction = {
      reason: 'la caméra a mal vu',
      notTaken: units('CAP-BLUE', 1),
      taken: units('MUG-RED', 1),
    };
    await tell(shop, 'associate', 'correctVisit', { visitId, ...correction });
    await doDueJobs(shop.app.gateway);
    const { order, messages } = await look(shop, 'customer', visited, { id: visitId });
    expect(messages).toEqual([]);
    const told = await toldTo(shop, email);
    expect(told.map(({ subject }) => subject).toSorted()).toEqual([
      `Remboursement de votre commande ${order.number}`,
      `Votre achat ${order.number}`,
      `Votre achat ${order.number} est corrigé`,
    ]);
    const text = (of: string) => told.find(({ subject }) => subject === of)?.text ?? '';
    expect(text(`Votre achat ${order.number}`)).toContain('- 2 × Article CAP-BLUE');
    expect(text(`Votre achat ${order.number} est corrigé`)).toContain(
      'Facturés à tort, et remboursés :\n- 1 × Article CAP-BLUE\n\nEmportés, et facturés en plus :\n- 1 × Article MUG-RED\n\nPourquoi : la caméra a mal vu',
    );
    expect((await look(shop, 'customer', visited, { id: visitId })).messages).toEqual([
      { letter: 'VISIT_RECEIPT' },
      { letter: 'VISIT_CORRECTED' },
    ]);

    await walkIn(0);
    expect((await subjectsOf(email)).at(-1)).toBe('Votre visite ne vous coûte rien');
  });
});
