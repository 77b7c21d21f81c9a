import type { Work } from '../../platform/commands/work.js';
import { offlineTables } from '../data/tables.js';
import { ownTill } from '../data/tills.js';
import { payoutNotPossible } from '../domain/refusals.js';
import { payFromTill } from './pay-from-till.js';
import { payRefundFromTill } from './pay-refund-from-till.js';

export interface PayOutCash {
  readonly payoutId: string;
  readonly tillSessionId: string;
}

/**
 * Hands out cash that is owed: a refund that was asked for elsewhere, or of an order that was cancelled. Of two at
 * once one pays; refuses what was paid, and what does not go out in cash (PayoutNotPossible).
 */
export async function payOutCash(work: Work, { payoutId, tillSessionId }: PayOutCash) {
  const till = await ownTill(work, tillSessionId);
  const payout = await offlineTables(work.db)
    .selectFrom('payout')
    .selectAll()
    .where('id', '=', payoutId)
    .where('state', '=', 'OWED')
    .where('provider', '=', 'cash')
    .forUpdate()
    .executeTakeFirst();
  if (!payout?.operation_key) return payoutNotPossible();
  const { payment_key, operation_key } = payout;
  if (!payment_key) return payRefundFromTill(work, { ...payout, operation_key }, till);
  return payFromTill(work, { ...payout, payment_key, operation_key }, till);
}
