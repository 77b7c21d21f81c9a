import { afterEach, beforeEach, expect, it } from 'vitest';
import { hourMs, later } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import type { PaymentProvider } from '../../../src/payments/index.js';
import type { DifferenceKind } from '../../../src/payments/reconciliation/compare-books.js';
import { reconcilePayments } from '../../../src/payments/reconciliation/reconcile-payments.js';
import { plant } from '../ledger/books.js';
import { customerPresent } from '../support/present.js';
import { openTill, type Till } from '../support/till.js';

let till: Till;
beforeEach(async () => {
  till = await openTill();
});
afterEach(() => till.close());

const plantInOurBooks = (statement: string) => plant(till.gateway.database.pool, statement);

/** What the provider has done for nobody here. */
const doAtProvider = async (kind: 'CAPTURE' | 'VOID' | 'REFUND', intentId: string) => {
  const { provider_reference: reference } = await till.attempt(intentId);
  await till.provider.operate({
    key: newId(),
    kind,
    paymentReference: reference ?? '',
    amountMinor: 1,
    currency: 'EUR',
    final: false,
    reason: null,
  });
};

/** One error of each kind; a kind that is added without one does not compile. */
const plants: Record<DifferenceKind, (intentId: string) => Promise<unknown>> = {
  UNKNOWN_TO_US: () =>
    till.provider.authorize({
      key: newId(),
      reference: newId(),
      amountMinor: 777,
      currency: 'EUR',
      methodToken: 'tok_success',
      captureMethod: 'MANUAL',
      returnUrl: null,
      customerId: null,
      ...customerPresent,
      correlationId: newId(),
    }),
  UNKNOWN_TO_PROVIDER: async () => {
    const provider: PaymentProvider = till.provider;
    provider.readBooks = async () => ({ kind: 'page', payments: [] });
    await plantInOurBooks(
      `update payment_attempt set requested_at = requested_at - interval '3 hours'`,
    );
  },
  REFERENCE: () =>
    plantInOurBooks(`with other as (
        insert into payment_intent (id, state, capture_method, purpose, currency, amount_minor, expires_at,
          created_at, updated_at)
        select gen_random_uuid(), state, capture_method, purpose, currency, amount_minor, expires_at, created_at,
          updated_at from payment_intent returning id)
      update payment_attempt set intent_id = other.id from other`),
  CURRENCY: () => plantInOurBooks(`update payment_intent set currency = 'CHF'`),
  AUTHORIZED: () => plantInOurBooks('update payment_operation set amount_minor = amount_minor + 1'),
  CAPTURED: (intentId) => doAtProvider('CAPTURE', intentId),
  RELEASED: (intentId) => doAtProvider('VOID', intentId),
  REFUNDED: async (intentId) => {
    await till.capture(intentId, 10_000);
    await doAtProvider('REFUND', intentId);
  },
};
const kinds = Object.keys(plants) as DifferenceKind[];

it.each(kinds)('opens the difference %s that was planted, and no other', async (kind) => {
  const intentId = await till.paid();
  await plants[kind](intentId);
  const since = later(till.gateway.clock.now(), -24 * hourMs);
  const [result] = await reconcilePayments(till.gateway, { since });
  expect(result?.differences.map((each) => each.kind)).toEqual([kind]);
  const { rows } = await till.gateway.database.pool.query(
    'select kind from reconciliation_difference where closed_at is null',
  );
  expect(rows).toEqual([{ kind }]);
});

it('plants every kind that the database knows', async () => {
  const { rows } = await till.gateway.database.pool.query<{ definition: string }>(
    `select pg_get_constraintdef(oid) as definition from pg_constraint
      where conrelid = 'reconciliation_difference'::regclass and conname like '%kind_check'`,
  );
  const known = [...(rows[0]?.definition ?? '').matchAll(/'([A-Z_]+)'/g)].map(([, kind]) => kind);
  expect(known.sort()).toEqual([...kinds].sort());
});
