import { dayMs } from '../../../kernel/clock.js';
import type { Work } from '../../../platform/commands/work.js';
import {
  askAgain,
  endMandate,
  lockMethod,
  lockMethodsOf,
  mandateOf,
  preferMethod,
} from '../../data/saved-methods.js';
import { paymentTables } from '../../data/store.js';
import type { SavedMethodRow } from '../../data/tables.js';
import { tellOfMethod } from '../../events.js';
import type { KeepOutcome, KeptMethod } from '../../providers/kept-method.js';
import { columnsOfKept, findSame, renew } from './keep-method.js';

/** For so long the provider is asked whether it keeps a method. */
const setupDeadlineMs = dayMs;

export interface RecordSetup {
  readonly methodId: string;
  readonly customerId: string;
  readonly outcome: KeepOutcome;
}

const ended = { setup_token: null, leased_until: null, enquire_at: null } as const;

/**
 * Applies what a provider says of the wish to keep a method. No answer is no refusal: the same is asked again with
 * the same key, for a day. A card that is kept already stays the one there is, under the newest agreement.
 */
export async function recordSetup(
  work: Work,
  { methodId, customerId, outcome }: RecordSetup,
): Promise<void> {
  await lockMethodsOf(work, customerId);
  const asked = await lockMethod(work, methodId);
  if (asked?.state !== 'REQUESTED') return;
  if (outcome.kind === 'kept') return keep(work, asked, outcome.method);
  const isOverdue = work.now.getTime() - asked.created_at.getTime() >= setupDeadlineMs;
  if (outcome.kind === 'unknown' && !isOverdue) return askAgain(work, asked);
  const reason = outcome.kind === 'refused' ? outcome.code : outcome.reason;
  await paymentTables(work.db)
    .updateTable('saved_payment_method')
    .set({ ...ended, state: 'FAILED', failure_code: reason })
    .where('id', '=', methodId)
    .execute();
  await endMandate(work, methodId);
  tellOfMethod(work, 'PaymentMethodNotSaved', { customerId, methodId, reason });
}

async function keep(work: Work, asked: SavedMethodRow, kept: KeptMethod): Promise<void> {
  const { id, customer_id: customerId, provider, channel, correlation_id: correlationId } = asked;
  const same = await findSame(work, { customerId, provider, kept });
  if (same) {
    await renew(work, same, { kept, channel, correlationId });
    await merge(work, asked, same);
  } else
    await paymentTables(work.db)
      .updateTable('saved_payment_method')
      .set({ ...ended, ...columnsOfKept(kept), state: 'ACTIVE' })
      .where('id', '=', id)
      .execute();
  const methodId = same?.id ?? id;
  await preferMethod(work, { customerId, methodId, unlessThereIsOne: true });
  tellOfMethod(work, 'PaymentMethodSaved', { customerId, methodId });
}

/** The method that was asked for is one that there is: that one takes over what was agreed to now. */
async function merge(work: Work, asked: SavedMethodRow, same: SavedMethodRow): Promise<void> {
  const db = paymentTables(work.db);
  const mandate = await mandateOf(work.db, asked.id);
  await endMandate(work, same.id);
  if (mandate)
    await db
      .updateTable('payment_mandate')
      .set({ method_id: same.id })
      .where('id', '=', mandate.id)
      .execute();
  await db
    .updateTable('saved_payment_method')
    .set({ ...ended, state: 'REVOKED', same_as: same.id, revoked_at: work.now })
    .where('id', '=', asked.id)
    .execute();
}
