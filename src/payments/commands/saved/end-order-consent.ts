import { type Kysely, sql } from 'kysely';
import { later } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import { endMandate, lockMethod } from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import { sendPatienceMs } from '../../domain/patience.js';
import { tellOfMethod } from '../../events.js';

const batchSize = 500;

/** Orders whose deliveries may be charged one by one, by an agreement for the order alone. */
export async function ordersWithConsent(db: Kysely<unknown>): Promise<string[]> {
  const rows = await paymentTables(db)
    .selectFrom('payment_mandate')
    .select('order_id')
    .distinct()
    .where('order_id', 'is not', null)
    .where('ended_at', 'is', null)
    .limit(batchSize)
    .execute();
  return rows.flatMap(({ order_id: orderId }) => orderId ?? []);
}

/**
 * Ends what was agreed to for one order that is over. A method that was kept for nothing else is revoked, and its
 * provider lets go of it afterwards. Safe to repeat.
 */
export async function endOrderConsent(work: Work, orderId: string): Promise<void> {
  const rows = await paymentTables(work.db)
    .selectFrom('payment_mandate')
    .select('method_id')
    .where('order_id', '=', orderId)
    .where('ended_at', 'is', null)
    .orderBy('method_id')
    .execute();
  for (const { method_id: methodId } of rows) await endFor(work, methodId, orderId);
}

async function endFor(work: Work, methodId: string, orderId: string): Promise<void> {
  const method = await lockMethod(work, methodId);
  await endMandate(work, methodId, orderId);
  if (method?.state !== 'ACTIVE' || (await hasOtherUse(work, methodId))) return;
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({
      state: 'REVOKING',
      is_default: false,
      enquire_at: later(work.now, sendPatienceMs),
      enquiries: 0,
      revoked_at: work.now,
    })
    .where('id', '=', methodId)
    .execute();
  tellOfMethod(work, 'PaymentMethodRevoked', { customerId: method.customer_id, methodId });
}

async function hasOtherUse(work: Work, methodId: string): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from payment_mandate where method_id = ${methodId}::uuid and ended_at is null) as used`.execute(
    work.db,
  );
  return rows[0]?.used ?? false;
}
