import { expect, it } from 'vitest';
import { given } from '../../support/given.js';
import { route } from '../../transfers/send-to-store.js';
import {
  announce,
  enter,
  enterWithToken,
  type OpenTablet,
  onTablets,
  openTablet,
  orderOnline,
  scan,
  tabTo,
} from './tablet-shop.js';

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

/** Caps and mugs are everywhere; shirts only in Paris, which sends them to Lyon. */
async function openWithRoute() {
  const plenty = { LYON: 200, PARIS: 200, DEPOT: 200 };
  const shop = await given.shop({
    stock: { 'CAP-BLUE': plenty, 'MUG-RED': plenty, 'TEE-WHITE': { PARIS: 9 } },
  });
  await route(shop, 'PARIS', 60);
  return shop;
}

onTablets('the tablet in a browser', openWithRoute, (stage) => {
  const task = ({ page }: OpenTablet, number: string) =>
    page.getByRole('link', { name: new RegExp(number) });
  const steps = ({ page }: OpenTablet, number: string) =>
    page.getByRole('region', { name: number });

  it('serves a pickup by keyboard alone, from the door to the hand-over', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    const placed = await orderOnline(stage.shop, {
      who: 'Camille Bernard',
      quantity: 2,
      store: 'LYON',
    });
    await page.getByRole('button', { name: 'Associate' }).waitFor();
    await tabTo(page, /^Associate$/);
    await page.keyboard.press('Enter');
    await task(tablet, placed.number).waitFor();
    await tabTo(page, placed.number);
    await page.keyboard.press('Enter');
    await steps(tablet, placed.number).waitFor();
    await tabTo(page, /^Accept$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Everything is there' }).waitFor();
    await tabTo(page, /^Everything is there$/);
    await page.keyboard.press('Enter');
    await tabTo(page, /^Save what was found$/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Put ready at the counter' }).waitFor();
    await tabTo(page, /^Put ready/);
    await page.keyboard.press('Space');
    await page.getByLabel('Pickup code').waitFor();
    await tabTo(page, /^Pickup code/);
    await page.keyboard.type('AAAA2222');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Tries left: 4').waitFor();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type(placed.code.toLowerCase());
    await page.keyboard.press('Enter');
    await steps(tablet, placed.number).getByText('Handed over', { exact: true }).waitFor();
    // Whoever has done a step begins again at the top of what is left.
    expect(await page.locator(':focus').textContent()).toBe(`Order ${placed.number}`);
    expect(tablet.troubles).toEqual([]);
  });

  it('hears a scanner: an order, its goods one by one, and the code of whoever collects', async () => {
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    const placed = await orderOnline(stage.shop, {
      who: 'Hugo Lefèvre',
      sku: 'MUG-RED',
      quantity: 2,
      store: 'LYON',
    });
    await page.getByRole('button', { name: 'Associate' }).click();
    await task(tablet, placed.number).waitFor();
    await scan(page, placed.number);
    await page.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('button', { name: 'Everything is there' }).waitFor();
    await scan(page, 'MUG-RED');
    await page.getByText('1 of 2', { exact: true }).waitFor();
    await scan(page, 'mug-red');
    await page.getByText('2 of 2', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Save what was found' }).click();
    await page.getByRole('button', { name: 'Put ready at the counter' }).click();
    await page.getByLabel('Pickup code').waitFor();
    await announce(stage.shop, placed, 'B2');
    const there = page.getByRole('region', { name: 'Customers who are there' });
    await there.getByText('Bay B2').waitFor();
    await there.getByText('0:0', { exact: false }).waitFor();
    await page.goto(`${stage.shop.url}/tablet#/queue`);
    await scan(page, placed.code);
    await page.getByRole('dialog').getByRole('button', { name: /Hugo/ }).click();
    expect(await page.getByLabel('Pickup code').inputValue()).toBe(placed.code);
    await page.getByRole('button', { name: 'Hand over' }).click();
    await steps(tablet, placed.number).getByText('Handed over', { exact: true }).waitFor();
    await page.getByRole('status').getByText('Handed over.').waitFor();
    await scan(page, 'NOTHING-OF-THE-KIND');
    await page.getByRole('status').getByText('Nothing was found').waitFor();
    expect(tablet.troubles).toEqual([]);
  });

  it('speaks French: a short pick, a rejection with its reason, and a locked code', async () => {
    await using tablet = await openTablet(stage, { locale: 'fr-FR' });
    const { page } = tablet;
    const [short, rejected] = [
      await orderOnline(stage.shop, { who: 'Inès Marchand', quantity: 3, store: 'LYON' }),
      await orderOnline(stage.shop, { who: 'Noé Girard', store: 'LYON' }),
    ];
    await page.getByRole('button', { name: 'Vendeuse ou vendeur' }).click();
    await task(tablet, short.number).click();
    await page.getByRole('button', { name: 'Accepter' }).click();
    for (let found = 0; found < 2; found += 1)
      await page.getByRole('button', { name: /^Un de plus/ }).click();
    await page.getByText('Il manque 1 article').waitFor();
    await page.getByRole('button', { name: 'Enregistrer le prélèvement' }).click();
    await page.getByRole('button', { name: 'Mettre à disposition' }).click();
    for (let tries = 0; tries < 6; tries += 1) {
      await page.getByLabel('Code de retrait').fill(`ZZZZ222${tries + 2}`);
      await page.getByRole('button', { name: 'Remettre', exact: true }).click();
      await page.getByRole('alert').first().waitFor();
    }
    await page.getByText(/Bloqué : un code pourra être saisi dans 1\d:\d\d/).waitFor();
    await task(tablet, rejected.number).click();
    await page.getByRole('button', { name: 'Refuser' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Abîmé' }).click();
    await dialog.getByRole('button', { name: 'Refuser' }).click();
    await steps(tablet, rejected.number).getByText('Refusé', { exact: true }).waitFor();
    await page.getByRole('radio', { name: /Terminé/ }).check();
    await task(tablet, rejected.number).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('fr');
    expect(tablet.troubles).toEqual([]);
  });

  it('goes on where it was after the connection was away', async () => {
    await using tablet = await openTablet(stage);
    const { page, context } = tablet;
    await page.getByRole('button', { name: 'Tablet of a store' }).click();
    const connection = (state: string) => page.getByRole('status').getByText(state).waitFor();
    await connection('Live');
    await context.setOffline(true);
    await connection('No connection');
    const missed = await orderOnline(stage.shop, { who: 'Jeanne Vasseur', store: 'LYON' });
    expect(await task(tablet, missed.number).count()).toBe(0);
    await context.setOffline(false);
    await task(tablet, missed.number).waitFor();
    await connection('Live');
    const next = await orderOnline(stage.shop, { who: 'Malo Briand', store: 'LYON' });
    await task(tablet, next.number).waitFor();
  });

  it('fits a telephone, with keys that a finger hits, and ships a parcel there', async () => {
    await using tablet = await openTablet(stage, phone);
    const { page } = tablet;
    const placed = await orderOnline(stage.shop, { who: 'Aya Diallo', sku: 'MUG-RED' });
    await enterWithToken(tablet, 'packer');
    await task(tablet, placed.number).tap();
    await page.getByRole('button', { name: 'Accept' }).tap();
    await page.getByRole('button', { name: 'All found' }).waitFor();
    expect(await smallestKey(page)).toBeGreaterThanOrEqual(44);
    await page.getByRole('button', { name: 'All found' }).tap();
    await page.getByRole('button', { name: 'Save what was found' }).tap();
    await page.getByLabel('Tracking code').fill('FR-123');
    await page.getByRole('button', { name: 'Hand to the carrier' }).tap();
    await steps(tablet, placed.number).getByText('Shipped', { exact: true }).waitFor();
    await page.getByText('FR-123').waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    await page.getByRole('link', { name: 'Back' }).tap();
    await page.getByRole('radio', { name: /Done/ }).check();
    await task(tablet, placed.number).waitFor();
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390);
    expect(tablet.troubles).toEqual([]);
  });

  it('goods of another store are sent on one tablet, received on the other, handed over there', async () => {
    const wish = { who: 'Camille Bernard', sku: 'TEE-WHITE', quantity: 2, store: 'LYON' };
    const placed = await orderOnline(stage.shop, wish);
    await using sender = await openTablet(stage);
    await enterWithToken(sender, 'associate-paris');
    await task(sender, placed.number).click();
    const sent = steps(sender, placed.number);
    await sent.getByText('Collected in').waitFor();
    await sent.getByRole('button', { name: 'Accept' }).click();
    await sent.getByRole('button', { name: 'Everything is there' }).click();
    await sent.getByRole('button', { name: 'Save what was found' }).click();
    await sent.getByRole('button', { name: 'Send to Lyon Bellecour' }).click();
    await sender.page.getByRole('status').getByText('The goods are on their way.').waitFor();

    await using receiver = await openTablet(stage);
    const { page } = receiver;
    await enter(receiver, 'Associate');
    await task(receiver, placed.number).click();
    await page.getByText('2 units on the way from Paris Rivoli.').waitFor();
    await page.getByRole('button', { name: 'Everything has arrived' }).click();
    await page.getByLabel('Pickup code').fill(placed.code);
    await page.getByRole('button', { name: 'Hand over' }).click();
    await steps(receiver, placed.number).getByText('Handed over', { exact: true }).waitFor();
    expect([...sender.troubles, ...receiver.troubles]).toEqual([]);
  });

  it('goods leave in two parcels with labels, and one of them is received back', async () => {
    const placed = await orderOnline(stage.shop, { who: 'Aya Diallo', quantity: 3 });
    await using tablet = await openTablet(stage);
    const { page } = tablet;
    await enterWithToken(tablet, 'packer');
    await task(tablet, placed.number).click();
    const panel = steps(tablet, placed.number);
    await panel.getByRole('button', { name: 'Accept' }).click();
    await panel.getByRole('button', { name: 'All found' }).click();
    await panel.getByRole('button', { name: 'Save what was found' }).click();
    await panel.getByText('Pack with labels of the carrier').click();
    await panel.getByRole('button', { name: /^Parcel 1: One less/ }).click();
    await panel.getByText('1 unit is in no parcel yet.').waitFor();
    await panel.getByRole('button', { name: 'One more parcel' }).click();
    await panel.getByRole('button', { name: /^Parcel 2: One more/ }).click();
    await panel.getByLabel('Weight in grams').first().fill('700');
    await panel.getByLabel('Weight in grams').last().fill('400');
    await panel.getByRole('button', { name: 'Close the parcels' }).click();
    const label = panel.getByRole('link', { name: 'Print the label of parcel 2' });
    expect(await label.getAttribute('href')).toMatch(/^http/);
    await panel.getByRole('button', { name: 'Hand parcel 1 to the carrier' }).click();
    await panel.getByRole('button', { name: 'Hand parcel 2 to the carrier' }).click();
    await panel.getByText('Shipped', { exact: true }).waitFor();
    await page.getByRole('link', { name: 'Queue' }).click();
    // What a label bears: the number of its order, and its own.
    await page.getByLabel('Scan or type a code').fill(`${placed.number}-2`);
    await page.keyboard.press('Enter');
    const back = page.getByRole('button', { name: 'Parcel 2 has come back' });
    await back.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Parcel 2 has come back' }).click();
    await page.getByText('Is back', { exact: true }).waitFor();
    expect(await back.count()).toBe(0);
    expect(tablet.troubles).toEqual([]);
  });
});

/** The smaller side of the smallest thing that can be pressed, in pixels. */
function smallestKey(page: OpenTablet['page']): Promise<number> {
  return page.evaluate<number>(`Math.min(
    ...[...document.querySelectorAll('button, a[href], input:not([type=radio]), .segments label')]
      .map((key) => key.getBoundingClientRect())
      .filter((box) => box.width > 1 && box.bottom > 0)
      .map((box) => Math.min(box.width, box.height)),
  )`);
}
