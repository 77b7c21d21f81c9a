import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePages } from '../../../src/pages/index.js';
import { silentLog } from '../../../src/platform/log.js';
import { hasChromium } from '../../support/chromium.js';
import { given, type StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { openTablet } from './tablet-shop.js';

const buildMs = 240_000;
const storyMs = 120_000;

const reserve = /* GraphQL */ `
  mutation ($input: ReserveInStoreInput!) {
    reserveInStore(input: $input) {
      __typename ... on UserError { message }
      ... on StoreReservationPayload { storeReservation { id number } }
    }
  }`;
const stateOf = /* GraphQL */ `
  query ($id: ID!) { storeReservation(id: $id) { state order { state } } }`;

describe.runIf(hasChromium('reservations on the tablet'))(
  'goods that are kept in the store',
  () => {
    let shop: StockedShop;
    beforeAll(async () => {
      await ensurePages(silentLog, ['tablet']);
      shop = await given.shop();
    }, buildMs);
    afterAll(() => shop.close());

    async function ask(firstName: string) {
      const as = { guestToken: randomBytes(32).toString('base64url') };
      const input = {
        locationId: shop.locationIds['LYON'],
        lines: [{ variantId: shop.variantIds['CAP-BLUE'], quantity: 2 }],
        contact: { email: 'client@example.org', firstName, lastName: 'Bernard' },
        idempotencyKey: freshKey(),
      };
      const { storeReservation } = answered(await shop.ask(reserve, { input }, as));
      return { ...(storeReservation as { id: string; number: string }), as };
    }

    it(
      'are asked for while the tablet looks on, put aside, and sold to whoever comes',
      async () => {
        await using tablet = await openTablet(shop);
        const { page } = tablet;
        await page.getByRole('button', { name: 'Associate' }).click();
        await page.getByRole('link', { name: 'Kept' }).click();
        await page.getByText('Nothing is kept for anybody.').waitFor();
        const [kept, unwanted] = [await ask('Camille'), await ask('Hugo')];
        const card = page.getByRole('article', { name: kept.number });
        await card.getByText('Camille Bernard').waitFor();
        await card.getByRole('button', { name: 'We have it' }).click();
        await card.getByRole('button', { name: 'It is put aside' }).click();
        const other = page.getByRole('article', { name: unwanted.number });
        await other.getByRole('button', { name: 'We cannot keep it' }).click();
        await page.getByRole('dialog').getByLabel('Reason').fill('Damaged.');
        await page.getByRole('dialog').getByRole('button', { name: 'We cannot keep it' }).click();
        await other.waitFor({ state: 'detached' });
        await card.getByRole('button', { name: 'Collect: card of the demo' }).click();
        await page.getByText('It is paid for.').waitFor();
        const seen = answered(await shop.ask(stateOf, { id: kept.id }, kept.as));
        expect(seen).toMatchObject({ state: 'COLLECTED', order: { state: 'COMPLETED' } });
        await page.getByRole('button', { name: 'Next customer' }).click();
        await page.getByText('Nothing is kept for anybody.').waitFor();
        expect(tablet.troubles).toEqual([]);
      },
      storyMs,
    );
  },
);
