import { type Kysely, sql } from 'kysely';
import { readFulfilments } from '../../fulfilment/index.js';
import { newId } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/refusal.js';
import { readOrders } from '../../orders/index.js';
import type { Letter } from '../letters/letter.js';
import { lettersFor, toldEvents } from '../letters/letters.js';
import type { MessageRow } from './tables.js';

/** News of an order, as the journal tells it. */
export interface ToldEvent {
  readonly event_id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** A message that belongs to the news. */
export type PlannedMessage = Pick<
  MessageRow,
  | 'id'
  | 'transition'
  | 'order_id'
  | 'fulfilment_id'
  | 'letter'
  | 'medium'
  | 'recipient'
  | 'locale'
  | 'facts'
>;

/** The news between two transactions that people are told of, in the order of each order. Older news is left out. */
export async function readNews(
  db: Kysely<unknown>,
  from: string,
  until: string,
  after: Date = new Date(0),
): Promise<ToldEvent[]> {
  const { rows } = await sql<ToldEvent>`
    select event_id, type, payload from event
    where tx >= ${from}::text::xid8 and tx < ${until}::text::xid8
      and at > ${after} and type = any(${toldEvents}::text[]) and stream like 'order:%'
    order by stream, seq`.execute(db);
  return rows;
}

/** Who is told what. Whoever has left no way to be reached is not; and nobody is told of the same news twice. */
export async function planMessages(
  db: Kysely<unknown>,
  news: readonly ToldEvent[],
): Promise<PlannedMessage[]> {
  const told = news.flatMap((event) =>
    lettersFor(event.type, event.payload).map((letter) => ({ event, letter })),
  );
  if (told.length === 0) return [];
  const orders = await ordersOf(db, told);
  const collectors = await collectorsOf(db, told);
  const planned = told.flatMap(({ event: { event_id, payload }, letter }) => {
    const order = orders.get(String(payload['orderId']));
    const fulfilmentId = idIn(payload, 'fulfilmentId');
    const email =
      letter.to === 'COLLECTOR' ? collectors.get(fulfilmentId ?? '') : (order?.email ?? undefined);
    const phone = letter.to === 'COLLECTOR' ? undefined : order?.phone;
    if (!order) return [];
    return addressed(email, phone).map((address) => ({
      id: newId(),
      transition: event_id,
      order_id: order.id,
      fulfilment_id: fulfilmentId,
      letter: letter.name,
      ...address,
      locale: order.locale as Locale,
      facts: payload,
    }));
  });
  const once = Map.groupBy(planned, (each) => `${each.transition} ${each.recipient}`);
  return [...once.values()].flatMap(([first]) => first ?? []);
}

/** An e-mail address comes before a phone number. */
function addressed(
  email: string | null | undefined,
  phone: string | null | undefined,
): Pick<PlannedMessage, 'medium' | 'recipient'>[] {
  if (email) return [{ medium: 'EMAIL', recipient: email }];
  return phone ? [{ medium: 'SMS', recipient: phone }] : [];
}

function idIn(payload: ToldEvent['payload'], name: string): string | null {
  const id = payload[name];
  return typeof id === 'string' ? id : null;
}

type ToldNews = readonly { readonly event: ToldEvent; readonly letter: Letter }[];

async function ordersOf(db: Kysely<unknown>, told: ToldNews) {
  const ids = new Set(told.map(({ event }) => String(event.payload['orderId'])));
  return new Map((await readOrders(db, [...ids])).map((order) => [order.id, order]));
}

/** The addresses of those who were sent to collect, by the id of the pickup. */
async function collectorsOf(
  db: Kysely<unknown>,
  told: ToldNews,
): Promise<ReadonlyMap<string, string | null>> {
  const ids = told
    .filter(({ letter }) => letter.to === 'COLLECTOR')
    .map(({ event }) => String(event.payload['fulfilmentId']));
  if (ids.length === 0) return new Map();
  const rows = await readFulfilments(db, ids);
  return new Map(rows.map((row) => [row.id, row.collector_email]));
}
