import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import { given, type StockedShop } from '../../support/given.js';
import { announce, type OpenTablet, openTablet, orderOnline, scan, tabTo } from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 120_000;
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };

describe.runIf(hasChromium('the tablet in a browser'))('the tablet in a browser', () => {
  let shop: StockedShop;

  beforeAll(async () => {
    await ensurePages(silentLog, ['tablet']);
    const plenty = { LYON: 200, PARIS: 200, DEPOT: 200 };
    shop = await given.shop({ stock: { 'CAP-BLUE': plenty, 'MUG-RED': plenty } });
  }, buildMs);
  afterAll(() => shop.close());

  const task = ({ page }: OpenTablet, number: string) =>
    page.getByRole('link', { name: new RegExp(number) });
  const steps = ({ page }: OpenTablet, number: string) =>
    page.getByRole('region', { name: number });

  it(
    'serves a pickup by keyboard alone, from the door to the hand-over',
    async () => {
      await using tablet = await openTablet(shop);
      const { page } = tablet;
      const placed = await orderOnline(shop, {
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
    },
    storyMs,
  );

  it(
    'hears a scanner: an order, its goods one by one, and the code of whoever collects',
    async () => {
      await using tablet = await openTablet(shop);
      const { page } = tablet;
      const placed = await orderOnline(shop, {
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
      await announce(shop, placed, 'B2');
      const there = page.getByRole('region', { name: 'Customers who are there' });
      await there.getByText('Bay B2').waitFor();
      await there.getByText('0:0', { exact: false }).waitFor();
      await page.goto(`${shop.url}/tablet#/queue`);
      await scan(page, placed.code);
      await page.getByRole('dialog').getByRole('button', { name: /Hugo/ }).click();
      expect(await page.getByLabel('Pickup code').inputValue()).toBe(placed.code);
      await page.getByRole('button', { name: 'Hand over' }).click();
      await steps(tablet, placed.number).getByText('Handed over', { exact: true }).waitFor();
      await page.getByRole('status').getByText('Handed over.').waitFor();
      await scan(page, 'NOTHING-OF-THE-KIND');
      await page.getByRole('status').getByText('Nothing was found').waitFor();
      expect(tablet.troubles).toEqual([]);
    },
    storyMs,
  );

  it(
    'speaks French: a short pick, a rejection with its reason, and a locked code',
    async () => {
      await using tablet = await openTablet(shop, { locale: 'fr-FR' });
      const { page } = tablet;
      const [short, rejected] = [
        await orderOnline(shop, { who: 'Inès Marchand', quantity: 3, store: 'LYON' }),
        await orderOnline(shop, { who: 'Noé Girard', store: 'LYON' }),
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
    },
    storyMs,
  );

  it(
    'goes on where it was after the connection was away',
    async () => {
      await using tablet = await openTablet(shop);
      const { page, browser } = tablet;
      await page.getByRole('button', { name: 'Tablet of a store' }).click();
      const connection = (state: string) => page.getByRole('status').getByText(state).waitFor();
      await connection('Live');
      await browser.context.setOffline(true);
      await connection('No connection');
      const missed = await orderOnline(shop, { who: 'Jeanne Vasseur', store: 'LYON' });
      expect(await task(tablet, missed.number).count()).toBe(0);
      await browser.context.setOffline(false);
      await task(tablet, missed.number).waitFor();
      await connection('Live');
      const next = await orderOnline(shop, { who: 'Malo Briand', store: 'LYON' });
      await task(tablet, next.number).waitFor();
    },
    storyMs,
  );

  it(
    'fits a telephone, with keys that a finger hits, and ships a parcel there',
    async () => {
      await using tablet = await openTablet(shop, phone);
      const { page } = tablet;
      const placed = await orderOnline(shop, { who: 'Aya Diallo', sku: 'MUG-RED' });
      await page.getByText('Sign in with a token').tap();
      await page.getByLabel('Access token').fill(await shop.tokenOf('packer'));
      await page.getByRole('button', { name: 'Sign in' }).last().tap();
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
    },
    storyMs,
  );
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
