import type { StockedShop } from '../support/given.js';
import { answered, freshKey } from '../support/journey.js';

/** A transfer as the people of its ends see it. */
export interface SeenTransfer {
  readonly id: string;
  readonly state: string;
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly sent: number;
    readonly received: number;
    readonly lost: number;
    readonly inTransit: number;
    readonly variant: { readonly sku: string };
  }[];
  readonly nextActions: readonly string[];
  readonly orderNumber: string | null;
  readonly expectedAt: string | null;
  readonly isLate: boolean;
}

const told = /* GraphQL */ `
  __typename
  ... on UserError { message code }
  ... on TransferPayload {
    transfer {
      id state orderNumber expectedAt isLate nextActions from { code } to { code }
      lines { id quantity sent received lost inTransit variant { sku } }
    }
  }`;

const notInState = '... on TransferNotInState { state possible }';
const wrongUnits = '... on WrongTransferUnits { lineId most }';
const short = '... on OutOfStock { shortages { asked available location { code } } }';
const refusals: Readonly<Record<string, readonly string[]>> = {
  requestTransfer: [short],
  sendTransfer: [short, notInState, wrongUnits],
  receiveTransfer: [notInState, wrongUnits],
  declareTransferLost: [notInState, wrongUnits],
  cancelTransfer: [notInState],
};

/** Calls a mutation about transfers by its name, as a member of the staff. */
export async function say(
  shop: StockedShop,
  by: string,
  mutation: string,
  input: Readonly<Record<string, unknown>>,
) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const selected = [told, ...(refusals[mutation] ?? [])].join('\n');
  const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selected} } }`;
  const given = { idempotencyKey: freshKey(), ...input };
  return shop.ask(document, { input: given }, { token: await shop.tokenOf(by) });
}

export interface Goods {
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly units: Readonly<Record<string, number>>;
}

/** What a request for these goods says. */
export function requestOf(shop: StockedShop, { from, to, units }: Goods) {
  return {
    fromLocationId: shop.locationIds[from],
    toLocationId: shop.locationIds[to],
    lines: Object.entries(units).map(([sku, quantity]) => ({
      variantId: shop.variantIds[sku],
      quantity,
    })),
    reason: 'sold out',
  };
}

/** Goods that one location asks another for. */
export async function requested(shop: StockedShop, goods: Goods): Promise<SeenTransfer> {
  const answer = await say(shop, goods.by, 'requestTransfer', requestOf(shop, goods));
  return answered(answer).transfer;
}

/** The same transfer under way; all of it where no lines are named. */
export async function sent(
  shop: StockedShop,
  transfer: { readonly id: string },
  by: string,
  lines?: readonly object[],
): Promise<SeenTransfer> {
  const answer = await say(shop, by, 'sendTransfer', { transferId: transfer.id, lines });
  return answered(answer).transfer;
}

/** How many of a variant lie somewhere, are promised there, and are on their way there. */
export async function shelf(shop: StockedShop, sku: string, place: string) {
  const document = `query ($id: ID!, $at: ID!) {
    node(id: $id) { ... on Variant { availableAt(locationId: $at) { onHand reserved available incoming } } }
  }`;
  const variables = { id: shop.variantIds[sku], at: shop.locationIds[place] };
  const as = { token: await shop.tokenOf('supervisor') };
  return answered(await shop.ask(document, variables, as)).availableAt;
}
