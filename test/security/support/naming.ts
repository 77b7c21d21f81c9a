import { randomUUID } from 'node:crypto';
import { toCursor } from '../../../src/platform/events/cursor.js';
import { SocketClient } from '../../platform/graphql/socket-client.js';
import type { Answer, Asking } from '../../support/app.js';
import type { Estate } from './estates.js';
import { named } from './named-ids.js';
import type { Neighbourhood } from './neighbourhood.js';
import type { Place } from './schema-walk.js';
import { absentId, anyLeaf, type Operation, operationAt } from './write-operation.js';

/** The id under which an estate knows such a thing; a workplace is the store of Lyon. */
export function idIn(
  { shop }: Neighbourhood,
  estate: Estate | undefined,
  type: string,
): string | undefined {
  return type === 'Workplace' ? shop.locationIds['LYON'] : estate?.ids[type];
}

/** The ids of the thing that a place is for, or of all the things that it may name. */
export function idsOfOthers(here: Neighbourhood, place: Place): string[] {
  const { shop, customers } = here;
  const type = named[place.name] ?? 'open';
  if (type === 'node') return Object.values(customers.ids);
  const own = type === 'open' ? undefined : idIn(here, customers, type);
  if (own) return [own];
  return [shop.locationIds, shop.variantIds].flatMap((ids) => Object.values(ids));
}

/** An id of the same form, of a thing that was never there. */
export function absentOf(type: string): string {
  if (type === 'OrderNumber') return 'P2026-999999';
  if (type === 'ReturnNumber') return 'R2026-999999';
  return absentId(typeOf[type] ?? type);
}

/** The type whose id names such a thing, where it is called otherwise. */
const typeOf: Readonly<Record<string, string>> = {
  Workplace: 'Location',
  CounterPayment: 'PaymentIntent',
  CashPayout: 'Payout',
  IncomingTransfer: 'Transfer',
  IncomingTransferLine: 'TransferLine',
  OverdueTransfer: 'Transfer',
  OverdueTransferLine: 'TransferLine',
  BroughtOrder: 'Order',
  BroughtOrderLine: 'OrderLine',
  BroughtReturn: 'ReturnOrder',
};

/** An operation that brings a value to a place, and is otherwise what its asker could well send. */
export function operationNaming(
  here: Neighbourhood,
  place: Place,
  value: unknown,
  asker: string,
): Operation {
  const prefix = place.name.replace(/\(.*/, '');
  return operationAt(place, value, {
    form: 'variable',
    more: needed[place.name] ?? needed[prefix],
    selection: telling[prefix],
    choose: (path, type, slot) => {
      const other = named[`${prefix}(${path.join('.')})`];
      if (other) return ownThing(here, other, path.at(-1), asker);
      if (type.name === 'IdempotencyKey') return randomUUID();
      if (path[0] === 'after') return toCursor(`${streams[prefix]}:${innerOf(String(value))}`, 0);
      return usual[path.at(-1) ?? ''] ?? anyLeaf(path, type, slot);
    },
  });
}

function ownThing(
  here: Neighbourhood,
  type: string,
  name: string | undefined,
  asker: string,
): string | undefined {
  if (type !== 'open') return idIn(here, here.ownOf[asker], type) ?? absentOf(type);
  return name === 'variantId' ? here.shop.variantIds['TEE-WHITE'] : here.shop.locationIds['PARIS'];
}

function innerOf(globalId: string): string | undefined {
  return Buffer.from(globalId, 'base64url').toString('utf8').split(':')[1];
}

/** What may be left out, but without which nobody would get as far as to the thing. */
const needed: Readonly<Record<string, readonly string[][]>> = {
  'Mutation.adjustStock': [['input', 'delta']],
  'Mutation.changeOrderDelivery': [['input', 'fulfilment', 'kind']],
  'Mutation.collectStoreReservation(input.lines.lineId)': [['input', 'paymentMethodToken']],
  'Mutation.correctVisit': [['input', 'taken', 'quantity']],
  'Mutation.giveDiscount': [['input', 'amountMinor']],
  'Mutation.receiveParcelBack(input.locationId)': [['input', 'parcelId']],
  'Mutation.refundOrder(input.lines.lineId)': [['input', 'lines', 'quantity']],
  'Mutation.refundOrder(input.orderId)': [['input', 'everything']],
  'Mutation.refundOrder(input.paymentIntentId)': [['input', 'everything']],
  'Subscription.reservationsOfStoreEvents': [['after']],
  'Query.refundPlan(input.lines.orderLineId)': [['input', 'orderId']],
  'Query.refundPlan(input.orderId)': [['input', 'lines']],
  'Mutation.executeRefundPlan(input.plan.lines.orderLineId)': [['input', 'plan', 'orderId']],
  'Mutation.executeRefundPlan(input.plan.orderId)': [['input', 'plan', 'lines']],
  'Subscription.stockEvents': [['after']],
  'Subscription.storeTaskEvents': [['after']],
  'Subscription.transferEvents': [['after']],
};

/** What must be selected to tell one answer from another. */
const telling: Readonly<Record<string, string>> = {
  'Query.disputes': 'nodes { id }',
  'Query.messages': 'nodes { id }',
  'Query.orders': 'nodes { id }',
  'Query.storeReservations': 'nodes { id }',
  'Query.storeTasks': 'nodes { id }',
  'Query.transfers': 'nodes { id }',
};

const streams: Readonly<Record<string, string>> = {
  'Subscription.reservationsOfStoreEvents': 'store-reservations',
  'Subscription.stockEvents': 'stock',
  'Subscription.storeTaskEvents': 'store-tasks',
  'Subscription.transferEvents': 'transfers',
};

const usual: Readonly<Record<string, unknown>> = {
  email: 'lea@example.org',
  phone: null,
  postalCode: '69001',
  countryCode: 'FR',
  kind: 'SHIP',
  epcs: '3074257BF7194E4000001A85',
  delta: 1,
  entryCode: 'guess',
  everything: true,
  currency: 'EUR',
  amountMinor: 100,
  tenderedMinor: 10_000,
  paymentMethodToken: 'tok_success',
};

/** All that an asker could tell two answers apart by. */
function shown({ status, data, errors }: Answer): unknown {
  return {
    status,
    data,
    errors: errors?.map(({ message, extensions }) => ({ message, extensions })),
  };
}

/** What somebody is told: the whole answer, or the first word of a subscription. */
export async function firstAnswer(
  here: Neighbourhood,
  { kind }: Place,
  { query, variables }: Operation,
  who: string,
): Promise<unknown> {
  if (kind === 'subscription') return subscribeOnce(here, query, variables, here.people[who] ?? {});
  return shown(await here.shop.ask(query, variables, here.people[who]));
}

/** The first word of a subscription: an error, or an event. */
async function subscribeOnce(
  { shop }: Neighbourhood,
  query: string,
  variables: object,
  as: Asking,
): Promise<unknown> {
  const client = await SocketClient.connect(`${shop.url.replace(/^http/, 'ws')}/graphql`, {
    ...(as.token && { authorization: `Bearer ${as.token}` }),
    ...(as.guestToken && { guestToken: as.guestToken }),
    acceptLanguage: 'en',
  });
  client.subscribe('1', query, variables);
  const { type, payload } = await client.next();
  await client.end();
  return { type, payload };
}
