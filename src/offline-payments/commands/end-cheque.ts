import {
  bouncePayment,
  driveOperationJob,
  findIntents,
  openOperationIds,
  post,
} from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { RequestError } from '../../platform/graphql/server/request-error.js';
import { findPaymentRow } from '../data/books.js';
import { offlineTables } from '../data/tables.js';
import { chequeLifecycle } from '../domain/lifecycles.js';
import { chequeNotInState } from '../domain/refusals.js';
import { chequeNews } from '../events.js';

export interface EndCheque {
  readonly chequeId: string;
  /** The bank has paid it, or does not: then the buyer owes the money again. */
  readonly how: 'clear' | 'bounce';
}

/**
 * Writes down what the bank says of a cheque. One that it has paid may still come back, one that has come back is over;
 * of two who say so at once the second is refused (ChequeNotInState).
 */
export async function endCheque(work: Work, { chequeId, how }: EndCheque) {
  const db = offlineTables(work.db);
  const cheque = await db
    .selectFrom('cheque')
    .selectAll()
    .where('payment_key', '=', chequeId)
    .forUpdate()
    .executeTakeFirst();
  const payment = cheque && (await findPaymentRow(work.db, chequeId));
  if (!cheque || !payment) throw new RequestError('NOT_FOUND', 'There is no such cheque.');
  const next = chequeLifecycle.next(cheque.state, how);
  if (!next) return chequeNotInState({ state: cheque.state });
  let amountMinor = payment.captured_minor;
  if (how === 'clear') {
    const { currency } = payment;
    await post(work, [{ kind: 'CHEQUE_CLEARED', operationId: chequeId, amountMinor, currency }]);
  } else {
    const lost = await bouncePayment(work, {
      attemptId: chequeId,
      reason: 'CHEQUE_BOUNCED',
      // What the bank had paid it takes from the shop's account again.
      ...(cheque.state === 'CLEARED' && { account: 'BANK_CLEARING' as const }),
    });
    if (lost === undefined) return chequeNotInState({ state: cheque.state });
    amountMinor = lost;
  }
  await db
    .updateTable('cheque')
    .set({ state: next, ended_at: work.now })
    .where('payment_key', '=', chequeId)
    .execute();
  await driveRefunds(work, payment.intent_id);
  const type = how === 'clear' ? 'ChequeCleared' : 'ChequeBounced';
  work.emit(chequeNews(type, { attemptId: chequeId, state: next, amountMinor }));
  return { chequeId, intentId: payment.intent_id };
}

/** Refunds have waited for the bank's word: now they go out, or fail. */
async function driveRefunds(work: Work, intentId: string): Promise<void> {
  const [intent] = await findIntents(work.db, [intentId]);
  if (!intent?.order_id) return;
  for (const id of await openOperationIds(work.db, intent.order_id))
    work.enqueue(driveOperationJob(id));
}
