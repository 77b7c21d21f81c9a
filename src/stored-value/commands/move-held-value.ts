import { isId } from '../../kernel/ids.js';
import type { OperationCall, OperationOutcome } from '../../payments/index.js';
import type { Work } from '../../platform/commands/work.js';
import { giveBackUnits, settleUnits } from '../data/accounts.js';
import { type NewEntry, writeEntries } from '../data/entries.js';
import { operationOutcomeOf, readPayments } from '../data/payments.js';
import { type StoredPaymentRow, storedValueTables } from '../data/tables.js';
import type { ValueKind } from '../domain/value-kinds.js';

export interface MoveHeldValue {
  readonly kind: ValueKind;
  readonly call: OperationCall;
}

/** What an operation does to its payment, in minor units of money. */
interface Movement {
  readonly taken: number;
  readonly released: number;
  readonly returned: number;
}

/**
 * Takes held value, lets go of it, or gives taken value back. The same key moves it once, and is answered with what
 * came of it; a failure is kept as well, so that it stays one.
 */
export async function moveHeldValue(
  work: Work,
  { kind, call }: MoveHeldValue,
): Promise<OperationOutcome> {
  const payment = await lockPayment(work, kind, call.paymentReference);
  if (!payment) return { kind: 'failed', code: 'payment_not_found' };
  const known = await storedValueTables(work.db)
    .selectFrom('stored_operation')
    .selectAll()
    .where('key', '=', call.key)
    .executeTakeFirst();
  if (known) {
    const isSame =
      known.payment_id === payment.id &&
      known.kind === call.kind &&
      known.amount_minor === call.amountMinor;
    if (!isSame) return { kind: 'failed', code: 'idempotency_key_reused' };
  } else await operate(work, payment, call);
  const [after] = await readPayments(work.db, { kind, id: payment.id });
  const outcome = after && operationOutcomeOf(after, call.key);
  if (!outcome) throw new Error('an operation that was just written is not there');
  return outcome;
}

async function lockPayment(
  work: Work,
  kind: ValueKind,
  reference: string,
): Promise<StoredPaymentRow | undefined> {
  if (!isId(reference)) return undefined;
  return storedValueTables(work.db)
    .selectFrom('stored_payment')
    .selectAll()
    .where('id', '=', reference)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst();
}

async function operate(work: Work, payment: StoredPaymentRow, call: OperationCall): Promise<void> {
  const movement = movementOf(payment, call);
  const isPossible = typeof movement !== 'string';
  await storedValueTables(work.db)
    .insertInto('stored_operation')
    .values({
      key: call.key,
      payment_id: payment.id,
      kind: call.kind,
      amount_minor: call.amountMinor,
      succeeded: isPossible,
      code: isPossible ? null : movement,
      at: work.now,
    })
    .execute();
  if (isPossible) await move(work, payment, call, movement);
}

/** What is to be done, or the word for why it cannot be. */
function movementOf(payment: StoredPaymentRow, call: OperationCall): Movement | string {
  const { amountMinor: asked, currency, kind, final } = call;
  const { authorized_minor: authorized, captured_minor: captured, voided_minor: voided } = payment;
  if (currency !== payment.currency) return 'currency_differs';
  if (!Number.isSafeInteger(asked) || asked <= 0) return 'invalid_amount';
  if (kind === 'REFUND')
    return asked <= captured - payment.refunded_minor
      ? { taken: 0, released: 0, returned: asked }
      : 'refund_exceeds_capture';
  const open = authorized - captured - voided;
  if (asked > open) return open === 0 ? 'nothing_held' : 'amount_exceeds_hold';
  if (kind === 'VOID') return { taken: 0, released: asked, returned: 0 };
  return { taken: asked, released: final ? open - asked : 0, returned: 0 };
}

async function move(
  work: Work,
  payment: StoredPaymentRow,
  { key, reason }: OperationCall,
  { taken, released, returned }: Movement,
): Promise<void> {
  const accountId = payment.account_id;
  if (accountId === null) throw new Error('value is held on no account');
  await storedValueTables(work.db)
    .updateTable('stored_payment')
    .set({
      captured_minor: payment.captured_minor + taken,
      voided_minor: payment.voided_minor + released,
      refunded_minor: payment.refunded_minor + returned,
    })
    .where('id', '=', payment.id)
    .execute();
  const units = (minor: number) => minor * payment.units_per_minor;
  if (returned > 0) await giveBackUnits(work, accountId, units(returned));
  else await settleUnits(work, accountId, { taken: units(taken), released: units(released) });
  const entry = { accountId, paymentId: payment.id, operationKey: key, reason } as const;
  const entries: NewEntry[] = [
    { ...entry, kind: 'CAPTURE', balanceChange: -units(taken), heldChange: -units(taken) },
    { ...entry, kind: 'RELEASE', heldChange: -units(released) },
    { ...entry, kind: 'REFUND', balanceChange: units(returned) },
  ];
  const isSomething = ({ balanceChange = 0, heldChange = 0 }: NewEntry) =>
    balanceChange !== 0 || heldChange !== 0;
  await writeEntries(work, entries.filter(isSomething));
}
