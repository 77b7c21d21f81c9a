import { toGlobalId } from '../../kernel/ids.js';

/** What happened, as the journal tells it. */
export interface News {
  readonly type: string;
  readonly happened_at: Date;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Which facts are told as ids of the graph, under which name, as ids of which type. */
const ids: readonly (readonly [fact: string, name: string, type: string])[] = [
  ['orderId', 'orderId', 'Order'],
  ['intentId', 'paymentIntentId', 'PaymentIntent'],
  ['locationId', 'locationId', 'Location'],
];

/** Which facts are told as they are. What is not named is not told: a fact may be about a person. */
const plain: readonly (readonly [fact: string, name: string])[] = [
  ['state', 'state'],
  ['from', 'previousState'],
  ['amounts', 'amounts'],
  ['operationMinor', 'operationMinor'],
  ['instalmentNumber', 'instalmentNumber'],
];

const goods: Readonly<Record<string, string>> = { SHIP: 'Shipment', COUNTER: 'CounterSale' };

/** The body that is sent: always the same bytes for the same news, as its signature is made of them. */
export function messageOf({ type, happened_at: at, facts }: News): string {
  const data: Record<string, unknown> = {};
  for (const [fact, name, idType] of ids)
    if (typeof facts[fact] === 'string') data[name] = toGlobalId(idType, facts[fact]);
  if (typeof facts['fulfilmentId'] === 'string') {
    const kind = goods[String(facts['kind'])] ?? 'Pickup';
    data['fulfilmentId'] = toGlobalId(kind, facts['fulfilmentId']);
  }
  for (const [fact, name] of plain) if (facts[fact] != null) data[name] = facts[fact];
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}
