import { type Kysely, sql } from 'kysely';
import { newId } from '../../kernel/ids.js';
import type { Locale } from '../../kernel/refusal.js';
import { readOrders } from '../../orders/index.js';
import { letterFor, toldEvents } from '../letters/letters.js';
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

/** The news between two transactions that people are told of, in the order of each order. */
export async function readNews(
  db: Kysely<unknown>,
  from: string,
  until: string,
): Promise<ToldEvent[]> {
  const { rows } = await sql<ToldEvent>`
    select event_id, type, payload from event
    where tx >= ${from}::text::xid8 and tx < ${until}::text::xid8
      and type = any(${toldEvents}::text[]) and stream like 'order:%'
    order by stream, seq`.execute(db);
  return rows;
}

/** Who is told what. Whoever has left no way to be reached is not. */
export async function planMessages(
  db: Kysely<unknown>,
  news: readonly ToldEvent[],
): Promise<PlannedMessage[]> {
  const told = news.filter(({ type, payload }) => letterFor(type, payload));
  if (told.length === 0) return [];
  const orderIds = [...new Set(told.map(({ payload }) => String(payload['orderId'])))];
  const orders = new Map((await readOrders(db, orderIds)).map((order) => [order.id, order]));
  return told.flatMap(({ event_id, type, payload }) => {
    const order = orders.get(String(payload['orderId']));
    const letter = letterFor(type, payload);
    const recipient = order?.email ?? order?.phone;
    if (!order || !letter || !recipient) return [];
    const fulfilmentId = payload['fulfilmentId'];
    return {
      id: newId(),
      transition: event_id,
      order_id: order.id,
      fulfilment_id: typeof fulfilmentId === 'string' ? fulfilmentId : null,
      letter: letter.name,
      medium: order.email ? 'EMAIL' : 'SMS',
      recipient,
      locale: order.locale as Locale,
      facts: payload,
    };
  });
}
