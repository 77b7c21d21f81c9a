import { saveTransferRoute } from '../../src/locations/index.js';
import { innerId } from '../../src/platform/graphql/node.js';
import type { GivenShop } from '../support/given.js';
import { given, must, type StockedShop } from '../support/given.js';
import {
  answered,
  type Basket,
  fillCart,
  freshKey,
  order,
  type Paying,
} from '../support/journey.js';
import { say } from './support.js';

/** A shop in which Lyon has no caps: Paris and the depot send them there, Paris an hour sooner. */
export async function shopThatSends(options: GivenShop = {}): Promise<StockedShop> {
  const shop = await given.shop({
    stock: {
      'CAP-BLUE': { LYON: 0, PARIS: 39, DEPOT: 100 },
      'TEE-WHITE': { LYON: 10, PARIS: 10, DEPOT: 10 },
      'MUG-RED': { LYON: 1, PARIS: 0, DEPOT: 10 },
    },
    ...options,
  });
  await route(shop, 'PARIS', 60);
  await route(shop, 'DEPOT', 120);
  return shop;
}

/** A way from there to Lyon that is always open. */
export async function route(
  shop: StockedShop,
  from: string,
  transitMinutes: number,
  active = true,
) {
  const id = (code: string) => innerId('Location', shop.locationIds[code] ?? '');
  await shop.app.gateway.runAsSystem('route', async (work) =>
    must(
      await saveTransferRoute(work, {
        fromLocationId: id(from),
        toLocationId: id('LYON'),
        transitMinutes,
        departs: [],
        active,
      }),
    ),
  );
}

/** Somebody orders goods that are collected in Lyon, and pays them. */
export async function orderForLyon(shop: StockedShop, basket: Basket = {}, paying: Paying = {}) {
  const cart = await fillCart(shop, basket);
  const placed = await order(shop, cart, paying);
  return { placed, as: cart.as, orderId: placed.order?.id as string };
}

const nowOf = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) {
      state
      lines { quantity fulfilled cancelled }
      paymentIntent { state captured { amountMinor } refunded { amountMinor } voided { amountMinor } }
      fulfilments {
        id state promisedAt location { code }
        ... on Pickup { code collectAt { code } }
      }
    }
  }`;

export async function seen(shop: StockedShop, orderId: string, as: object) {
  return answered(await shop.ask(nowOf, { id: orderId }, as));
}

const tasks = /* GraphQL */ `
  query ($at: ID!) {
    storeTasks(locationId: $at) {
      nodes {
        id state nextActions orderNumber sendTo { code } location { code }
        lines { id quantity picked }
        transfer { id state orderNumber lines { id quantity received } }
      }
    }
  }`;

/** What the people of a location see on their list. */
export async function tasksAt(shop: StockedShop, place: string, by: string) {
  const variables = { at: shop.locationIds[place] };
  const as = { token: await shop.tokenOf(by) };
  return answered(await shop.ask(tasks, variables, as)).nodes;
}

const steps = {
  acceptFulfilment: 'AcceptFulfilmentInput',
  pickFulfilment: 'PickFulfilmentInput',
  markPickupReady: 'MarkPickupReadyInput',
  sendPickup: 'SendPickupInput',
  rejectFulfilment: 'RejectFulfilmentInput',
  handOverOrder: 'HandOverOrderInput',
} as const;

/** One step of the people of a location. */
export async function step(
  shop: StockedShop,
  by: string,
  name: keyof typeof steps,
  input: Readonly<Record<string, unknown>>,
) {
  const document = `mutation ($input: ${steps[name]}!) {
    ${name}(input: $input) { __typename ... on FulfilmentNotInState { state possible } ${
      name === 'sendPickup'
        ? '... on SendPickupPayload { transfer { id lines { id } } task { state } }'
        : ''
    } }
  }`;
  const given = { idempotencyKey: freshKey(), ...input };
  return shop.ask(document, { input: given }, { token: await shop.tokenOf(by) });
}

/** The sender accepts the task, finds so many of each line, or all, and sends them off. */
export async function sendOff(shop: StockedShop, place: string, by: string, found?: number) {
  const [task] = await tasksAt(shop, place, by);
  const fulfilmentId = task.id;
  answered(await step(shop, by, 'acceptFulfilment', { fulfilmentId }));
  const lines = task.lines.map((line: { id: string; quantity: number }) => ({
    lineId: line.id,
    picked: found ?? line.quantity,
  }));
  answered(await step(shop, by, 'pickFulfilment', { fulfilmentId, lines }));
  const sent = answered(await step(shop, by, 'sendPickup', { fulfilmentId }));
  if (sent.__typename !== 'SendPickupPayload') throw new Error(JSON.stringify(sent));
  return { fulfilmentId: fulfilmentId as string, transfer: sent.transfer };
}

/** What Lyon says of a transfer. */
export async function lyonSays(
  shop: StockedShop,
  mutation: 'receiveTransfer' | 'declareTransferLost',
  input: Readonly<Record<string, unknown>>,
) {
  const more = mutation === 'declareTransferLost' ? { reason: 'never came' } : {};
  return answered(await say(shop, 'associate', mutation, { ...more, ...input }));
}
