import { createHash } from 'node:crypto';
import type { AuthorizeCall, ProviderOutcome } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { findBooked, newPayment, unbooked } from '../data/books.js';
import { offlineTables } from '../data/tables.js';
import { creditorReference } from '../domain/creditor-reference.js';
import { shopAccount } from '../ports.js';

/**
 * Writes down that a transfer is waited for, under a reference that is made of the key: whoever asks again is told the
 * same one. Another currency than that of the shop's account is declined.
 */
export async function awaitTransfer(work: Work, call: AuthorizeCall): Promise<ProviderOutcome> {
  if (call.currency !== work.port(shopAccount)?.currency)
    return {
      kind: 'declined',
      payment: unbooked(call),
      code: 'METHOD_NOT_POSSIBLE',
      providerCode: 'other_currency',
    };
  const reference = creditorReference(createHash('sha256').update(call.key).digest());
  await offlineTables(work.db)
    .insertInto('offline_payment')
    .values(newPayment(work, 'bank-transfer', call, reference))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
  const found = await findBooked(work.db, call.key);
  return found.kind === 'unseen' ? { kind: 'unknown', reason: 'not_written' } : found;
}
