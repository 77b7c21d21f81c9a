import { createHash } from 'node:crypto';
import { newId } from '../../kernel/ids.js';
import type { AuthorizeCall, DeclineCode } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { holdUnits, settleUnits } from '../data/accounts.js';
import { type NewEntry, writeEntries } from '../data/entries.js';
import { type ReadPayment, readPayments } from '../data/payments.js';
import { accountColumns, type StoredAccountRow, storedValueTables } from '../data/tables.js';
import { type ValueKind, valueRules } from '../domain/value-kinds.js';
import { accountIn, tokenHash } from '../domain/value-token.js';

export interface HoldValue {
  readonly kind: ValueKind;
  readonly call: AuthorizeCall;
}

/**
 * Holds value for a payment, or takes it at once where that is asked; where it cannot, the payment is declined with
 * the reason. The same key holds once, and is answered with what has become of it; undefined where it came before
 * with another wish.
 */
export async function holdValue(
  work: Work,
  { kind, call }: HoldValue,
): Promise<ReadPayment | undefined> {
  const requestHash = hashOf(call);
  const id = newId();
  const inserted = await storedValueTables(work.db)
    .insertInto('stored_payment')
    .values({
      id,
      kind,
      key: call.key,
      request_hash: requestHash,
      our_reference: call.reference,
      account_id: null,
      currency: call.currency,
      amount_minor: call.amountMinor,
      units_per_minor: valueRules[kind].unitsPerMinor,
      authorized_minor: 0,
      captured_minor: 0,
      voided_minor: 0,
      refunded_minor: 0,
      decline_code: null,
      created_at: work.now,
    })
    // A second caller with the same key waits here for the first.
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (inserted) await tryToHold(work, id, kind, call);
  const [payment] = await readPayments(work.db, { kind, key: call.key });
  return payment?.request_hash.equals(requestHash) ? payment : undefined;
}

async function tryToHold(
  work: Work,
  id: string,
  kind: ValueKind,
  call: AuthorizeCall,
): Promise<void> {
  const { amountMinor, currency, key } = call;
  const units = amountMinor * valueRules[kind].unitsPerMinor;
  const account = await accountBehind(work, kind, call);
  const isHeld = account && (await holdUnits(work, { accountId: account.id, currency, units }));
  if (!isHeld) return decline(work, id, reasonAgainst(work, account, currency));
  const takesAtOnce = call.captureMethod === 'AUTOMATIC';
  const entry = { accountId: account.id, paymentId: id, operationKey: key } as const;
  const entries: NewEntry[] = [{ ...entry, kind: 'HOLD', heldChange: units }];
  if (takesAtOnce) {
    await settleUnits(work, account.id, { taken: units, released: 0 });
    entries.push({ ...entry, kind: 'CAPTURE', balanceChange: -units, heldChange: -units });
  }
  await storedValueTables(work.db)
    .updateTable('stored_payment')
    .set({
      account_id: account.id,
      authorized_minor: amountMinor,
      captured_minor: takesAtOnce ? amountMinor : 0,
    })
    .where('id', '=', id)
    .execute();
  await writeEntries(work, entries);
}

/** The account that the token stands for; none where it has run out, or belongs to somebody else. */
async function accountBehind(
  work: Work,
  kind: ValueKind,
  { methodToken, customerId }: AuthorizeCall,
): Promise<StoredAccountRow | undefined> {
  const accounts = storedValueTables(work.db)
    .selectFrom('stored_account')
    .select(accountColumns)
    .where('kind', '=', kind);
  if (kind !== 'GIFT_CARD')
    return accounts
      .where('id', '=', accountIn(methodToken))
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
  return accounts
    .where('id', 'in', (token) =>
      token
        .selectFrom('gift_card_token')
        .select('account_id')
        .where('token_hash', '=', tokenHash(methodToken))
        .where('expires_at', '>', work.now),
    )
    .executeTakeFirst();
}

function reasonAgainst(
  work: Work,
  account: StoredAccountRow | undefined,
  currency: string,
): DeclineCode {
  if (!account) return 'INVALID_TOKEN';
  if (account.currency !== currency) return 'CURRENCY_NOT_SUPPORTED';
  if (account.state === 'BLOCKED') return 'ACCOUNT_CLOSED';
  const isOver = account.expires_at !== null && account.expires_at <= work.now;
  return isOver || account.state === 'EXPIRED' ? 'EXPIRED_CARD' : 'INSUFFICIENT_FUNDS';
}

async function decline(work: Work, id: string, code: DeclineCode): Promise<void> {
  await storedValueTables(work.db)
    .updateTable('stored_payment')
    .set({ decline_code: code })
    .where('id', '=', id)
    .execute();
}

function hashOf({ reference, amountMinor, currency, methodToken, ...rest }: AuthorizeCall): Buffer {
  const wish = [reference, amountMinor, currency, methodToken, rest.customerId, rest.captureMethod];
  return createHash('sha256').update(JSON.stringify(wish)).digest();
}
