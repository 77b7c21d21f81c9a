import { innerId } from '../../../src/platform/graphql/node.js';
import type { StockedShop } from '../../support/given.js';
import { answered, freshKey } from '../../support/journey.js';
import { orderToSend } from '../../support/parcels.js';

const accept = /* GraphQL */ `
  mutation ($input: AcceptFulfilmentInput!) {
    acceptFulfilment(input: $input) {
      ... on FulfilmentPayload { fulfilment { lines { id sku quantity } } }
    }
  }`;
const pick = /* GraphQL */ `
  mutation ($input: PickFulfilmentInput!) { pickFulfilment(input: $input) { __typename } }`;
export const pack = /* GraphQL */ `
  mutation ($input: PackShipmentInput!) {
    packShipment(input: $input) {
      __typename
      ... on UserError { message }
      ... on ParcelsDoNotAddUp { sku found packed }
      ... on FulfilmentPayload {
        fulfilment { state ... on Shipment { parcels { id number state trackingCode labelUrl labelError carrier weightGrams lines { sku quantity } } } }
      }
    }
  }`;
export const ship = /* GraphQL */ `
  mutation ($input: ShipParcelInput!) {
    shipParcel(input: $input) {
      __typename
      ... on UserError { message }
      ... on ParcelNotInState { state }
      ... on FulfilmentPayload { fulfilment { state } }
    }
  }`;
export const receiveBack = /* GraphQL */ `
  mutation ($input: ReceiveParcelBackInput!) {
    receiveParcelBack(input: $input) {
      __typename
      ... on ParcelNotInState { state }
      ... on FulfilmentPayload { fulfilment { state } }
    }
  }`;
export const report = /* GraphQL */ `
  mutation ($input: ReportParcelInput!) {
    reportParcel(input: $input) {
      __typename
      ... on ParcelNotInState { state }
      ... on FulfilmentPayload { fulfilment { state } }
    }
  }`;
const orderNow = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      lines { sku fulfilled cancelled }
      fulfilments { state ... on Shipment { trackingCode parcels { number state trackingCode labelUrl shippedAt } } }
      paymentIntent { state captured { amountMinor } refunded { amountMinor } voided { amountMinor } }
    }
  }`;

/** Two caps and a shirt, found on the shelves of the warehouse, and to be packed. */
export async function foundGoods(
  shop: StockedShop,
  address: { readonly postalCode?: string } = {},
  wanted: Readonly<Record<string, number>> = { 'CAP-BLUE': 2, 'TEE-WHITE': 1 },
  token = 'tok_success',
) {
  const { placed, as, orderId } = await orderToSend(shop, { wanted, address }, { token });
  const fulfilmentId = placed.order.fulfilments[0].id as string;
  const packer = async (document: string, given: object, persona = 'packer') => {
    const input = { idempotencyKey: freshKey(), ...given };
    return answered(await shop.ask(document, { input }, { token: await shop.tokenOf(persona) }));
  };
  const { fulfilment } = await packer(accept, { fulfilmentId });
  const lineIds = new Map<string, string>(
    fulfilment.lines.map(({ sku, id }: { sku: string; id: string }) => [sku, id]),
  );
  const lines = fulfilment.lines.map(({ id, quantity }: { id: string; quantity: number }) => ({
    lineId: id,
    picked: quantity,
  }));
  await packer(pick, { fulfilmentId, lines });
  const parcelOf = (goods: Readonly<Record<string, number>>, weightGrams = 500) => ({
    weightGrams,
    lines: Object.entries(goods).map(([sku, quantity]) => ({
      lineId: lineIds.get(sku),
      quantity,
    })),
  });
  return {
    fulfilmentId,
    orderId,
    number: placed.order.number as string,
    as,
    packer,
    parcelOf,
    seen: async () => answered(await shop.ask(orderNow, { id: orderId }, as)),
  };
}

/** The same in two parcels that have left: a cap each, and the shirt with the second. */
export async function sentInTwo(shop: StockedShop) {
  const goods = await foundGoods(shop);
  const { fulfilmentId, packer, parcelOf } = goods;
  const parcels = [parcelOf({ 'CAP-BLUE': 1 }), parcelOf({ 'CAP-BLUE': 1, 'TEE-WHITE': 1 })];
  const packed = (await packer(pack, { fulfilmentId, parcels })).fulfilment.parcels;
  const ids = packed.map(({ id }: { id: string }) => id) as [string, string];
  for (const parcelId of ids) await packer(ship, { parcelId });
  return { ...goods, ids, references: await referencesOf(shop, ids) };
}

/** How the carrier names these parcels. */
export async function referencesOf(
  shop: StockedShop,
  ids: readonly string[],
): Promise<[string, string]> {
  const { rows } = await shop.app.gateway.database.pool.query<{ reference: string }>(
    'select reference from parcel where id = any($1) order by number',
    [ids.map((id) => innerId('Parcel', id))],
  );
  return rows.map(({ reference }) => reference) as [string, string];
}
