import type { Work } from '../../platform/commands/work.js';
import { paymentProviders } from '../providers/registry.js';
import { paymentTables } from './store.js';

/** Locks the payments of an order: what is read of them then stays until this transaction is over. */
export async function lockPaymentsOfOrder(work: Work, orderId: string): Promise<void> {
  await work.em.flush();
  await paymentTables(work.db)
    .selectFrom('payment_intent')
    .select('id')
    .where('order_id', '=', orderId)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Those of the payments of an order whose provider or card captures a hold once, and releases the rest with it. */
export async function capturedOnce(work: Work, orderId: string): Promise<ReadonlySet<string>> {
  const rows = await paymentTables(work.db)
    .selectFrom('payment_attempt as a')
    .innerJoin('payment_intent as i', 'i.id', 'a.intent_id')
    .select(['i.id', 'a.provider', 'a.captures_once'])
    .where('i.order_id', '=', orderId)
    .where('a.state', '=', 'SUCCEEDED')
    .execute();
  const providers = work.port(paymentProviders);
  const once = rows.filter(
    ({ provider, captures_once }) =>
      captures_once || !providers.named(provider).capabilities.multiCapture,
  );
  return new Set(once.map(({ id }) => id));
}
