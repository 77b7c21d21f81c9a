import { isRefusal } from '../../src/kernel/refusal.js';
import { saveLocation, saveTransferRoute } from '../../src/locations/index.js';
import type { Gateway } from '../../src/platform/gateway.js';
import { innerId, toGlobalId } from '../../src/platform/graphql/node.js';
import { setOnHand } from '../../src/stock/index.js';
import { must, type StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';

/** What everybody wants. */
export const lastPiece = 'CAP-BLUE';

const channels = ['WEB', 'APP', 'STORE', 'TABLET', 'CALL_CENTRE'] as const;

/** Opens stores until there are so many, each of which sends to all others; answers their global ids. */
export async function openStores(shop: StockedShop, count: number): Promise<string[]> {
  const { LYON = '', PARIS = '' } = shop.locationIds;
  const stores = [LYON, PARIS];
  for (let place = stores.length; place < count; place += 1)
    stores.push(
      await shop.app.gateway.runAsSystem('openStore', async (work) => {
        const store = await saveLocation(work, {
          code: `STORE-${place}`,
          kind: 'STORE',
          name: `Boutique ${place}`,
          street: `${place} rue Neuve`,
          postalCode: '69001',
          city: 'Lyon',
          countryCode: 'FR',
          latitude: 45 + place / 10,
          longitude: 4 + place / 10,
          timeZone: 'Europe/Paris',
          pickupPolicy: 'ANY',
          sellsToChannels: [...channels],
          preparationMinutes: 30,
          weeklyHours: [1, 2, 3, 4, 5, 6, 7].map((day) => ({
            day,
            opens: '00:00',
            closes: '24:00',
          })),
        });
        return toGlobalId('Location', must(store).id);
      }),
    );
  await joinStores(shop.app.gateway, stores);
  for (const store of stores) await letSend(shop, store);
  return stores;
}

const setSourcingPlace = /* GraphQL */ `
  mutation ($input: SetSourcingPlaceInput!) { setSourcingPlace(input: $input) { __typename } }`;

/** What lies in the store may be sent to a buyer from there. */
async function letSend(shop: StockedShop, locationId: string): Promise<void> {
  const input = { locationId, ships: true, idempotencyKey: freshKey() };
  const answer = answered(
    await shop.ask(setSourcingPlace, { input }, { token: await shop.tokenOf('admin') }),
  );
  if (answer.__typename !== 'SourcingSettingsPayload') throw new Error(answer.__typename);
}

async function joinStores(gateway: Gateway, stores: readonly string[]): Promise<void> {
  const ids = stores.map((store) => innerId('Location', store));
  await gateway.runAsSystem('joinStores', async (work) => {
    for (const fromLocationId of ids)
      for (const toLocationId of ids)
        if (fromLocationId !== toLocationId)
          must(
            await saveTransferRoute(work, {
              fromLocationId,
              toLocationId,
              transitMinutes: 120,
              departs: [],
            }),
          );
    return {};
  });
}

/** Puts one more piece on the shelf of a store; nobody knows of it before. */
export async function shelve(shop: StockedShop, store: string): Promise<void> {
  const variantId = innerId('Variant', shop.variantIds[lastPiece] ?? '');
  const locationId = innerId('Location', store);
  const { gateway } = shop.app;
  const { rows } = await gateway.database.pool.query<{ on_hand: number }>(
    'select on_hand from stock_item where variant_id = $1 and location_id = $2',
    [variantId, locationId],
  );
  const onHand = (rows[0]?.on_hand ?? 0) + 1;
  const counted = await gateway.runAsSystem('shelve', (work) =>
    setOnHand(work, { items: [{ variantId, locationId, onHand }], reason: 'one more' }),
  );
  if (isRefusal(counted)) throw new Error(counted.messages.en);
}
