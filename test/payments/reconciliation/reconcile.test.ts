import { afterEach, beforeEach, expect, it } from 'vitest';
import { dayMs, later, ManualClock, minuteMs } from '../../../src/kernel/clock.js';
import { newId } from '../../../src/kernel/ids.js';
import { paymentChecks } from '../../../src/payments/checks.js';
import type { PaymentProvider } from '../../../src/payments/index.js';
import {
  type ReconcilePayments,
  reconcilePayments,
} from '../../../src/payments/reconciliation/reconcile-payments.js';
import { diagnose } from '../../../src/platform/doctor.js';
import { audit } from '../support/audit.js';
import { customerPresent } from '../support/present.js';
import { granted, openTill, type Till } from '../support/till.js';

let till: Till;
beforeEach(async () => {
  till = await openTill({ timeoutMs: 1500 });
});
afterEach(() => till.close());

async function reconcile(input?: ReconcilePayments) {
  const [result] = await reconcilePayments(till.gateway, input);
  if (!result) throw new Error('no provider was asked');
  return result;
}

async function kinds() {
  return (await reconcile()).differences.map((each) => each.kind).sort();
}

const open = async () => {
  const { rows } = await till.gateway.database.pool.query(
    'select kind, reference, ours, theirs from reconciliation_difference where closed_at is null order by kind',
  );
  return rows;
};

/** The promises that the doctor finds broken. */
async function broken(): Promise<string[]> {
  const diagnoses = await diagnose(till.gateway.db, paymentChecks);
  return diagnoses.filter(({ findings }) => findings.length > 0).map(({ promise }) => promise);
}

/** Something happens to the provider's money that we did not ask for. */
async function behindOurBack(
  intentId: string,
  kind: 'CAPTURE' | 'VOID' | 'REFUND',
  amountMinor = 100,
) {
  const { provider_reference: reference } = await till.attempt(intentId);
  return till.provider.operate({
    key: newId(),
    kind,
    paymentReference: reference ?? '',
    amountMinor,
    currency: 'EUR',
    final: false,
    reason: null,
  });
}

it('finds nothing where every way of a payment has been gone', async () => {
  const held = await till.paid();
  const taken = await till.paid();
  await till.capture(taken, 4000);
  await till.capture(taken, 6000);
  await till.refund(taken, 2500);
  const released = await till.paid();
  await till.release(released);
  const rest = await till.paid();
  await till.capture(rest, 100, true);
  await till.paid('tok_declined_insufficient_funds');
  await till.paid('tok_success', { captureMethod: 'AUTOMATIC' });
  const result = await reconcile();
  expect(result).toMatchObject({
    provider: 'sandbox',
    outcome: 'COMPARED',
    compared: 6,
    differences: [],
  });
  expect(await till.intent(held)).toMatchObject({ state: 'AUTHORIZED' });
  expect(await audit(till)).toEqual([]);
});

it('finds nothing where a hold that nobody needs has lapsed before it was given back', async () => {
  const clock = new ManualClock(new Date());
  await using late = await openTill({ clock, timeoutMs: 1500 });
  late.sandbox.control.misbehave({
    operation: 'authorize',
    misbehaviour: { kind: 'timeout-after' },
  });
  const intentId = await late.paid();
  await late.cancel(intentId);
  clock.advance(8 * dayMs);
  late.sandbox.control.advanceClock(0);
  await late.enquire((await late.attempt(intentId)).id);
  expect(await late.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
  expect(late.sandbox.control.books()).toMatchObject([{ amountExpired: { minor: 10_000 } }]);
  expect(await reconcilePayments(late.gateway, { since: new Date(0) })).toMatchObject([
    { compared: 1, underWay: 0, differences: [] },
  ]);
});

it('finds nothing where money came after a failure, and went back', async () => {
  const intentId = await till.wish();
  const { attemptId } = granted(await till.request(intentId, 'tok_success'));
  // Nothing was sent yet, as far as anybody knows: the attempt ends here and now.
  await till.cancel(intentId);
  await till.provider.authorize({
    key: attemptId,
    reference: intentId,
    amountMinor: 10_000,
    currency: 'EUR',
    methodToken: 'tok_success',
    captureMethod: 'MANUAL',
    returnUrl: null,
    customerId: null,
    ...customerPresent,
    correlationId: 'late',
  });
  expect(await reconcile()).toMatchObject({ underWay: 1, differences: [] });
  await till.driveAll(intentId);
  expect(await till.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
  expect(await reconcile()).toMatchObject({ underWay: 0, differences: [] });
  expect(await audit(till)).toEqual([]);
});

it('finds nothing where something happens while the books are read', async () => {
  const intentId = await till.paid();
  const provider: PaymentProvider = till.provider;
  const readBooks = provider.readBooks?.bind(provider);
  if (!readBooks) throw new Error('the sandbox shows its books');
  provider.readBooks = async (asked) => {
    const page = await readBooks(asked);
    await till.capture(intentId, 1000);
    return page;
  };
  expect(await reconcile()).toMatchObject({ underWay: 0, differences: [] });
  const findPayment = provider.findPayment.bind(provider);
  provider.findPayment = async (attempt) => {
    const found = await findPayment(attempt);
    await till.capture(intentId, 1000);
    return found;
  };
  expect(await reconcile()).toMatchObject({ underWay: 1, differences: [] });
  Object.assign(provider, { readBooks, findPayment });
  expect(await reconcile()).toMatchObject({ underWay: 0, differences: [] });
  expect(await audit(till)).toEqual([]);
});

it('leaves alone what is under way', async () => {
  const intentId = await till.paid('tok_timeout_after_charge');
  expect(await reconcile()).toMatchObject({ underWay: 1, differences: [] });
  await till.enquire((await till.attempt(intentId)).id);
  expect(await reconcile()).toMatchObject({ underWay: 0, differences: [] });
});

it.each([
  ['CAPTURE', 'CAPTURED', '0.00 EUR', '1.00 EUR'],
  ['VOID', 'RELEASED', '0.00 EUR', '100.00 EUR'],
] as const)('opens a %s that nobody here asked for', async (kind, difference, ours, theirs) => {
  const intentId = await till.paid();
  await behindOurBack(intentId, kind);
  expect(await kinds()).toEqual([difference]);
  expect(await open()).toMatchObject([{ kind: difference, ours, theirs }]);
  expect((await till.eventTypes(intentId)).at(-1)).toBe('PaymentConflicted');
});

it('opens a refund that was made elsewhere, once, and tells of it once', async () => {
  const intentId = await till.paid();
  await till.capture(intentId, 10_000);
  await behindOurBack(intentId, 'REFUND');
  for (let run = 0; run < 3; run += 1) expect(await kinds()).toEqual(['REFUNDED']);
  await Promise.all([kinds(), kinds()]);
  expect(await open()).toHaveLength(1);
  const events = await till.eventTypes(intentId);
  expect(events.filter((type) => type === 'PaymentConflicted')).toHaveLength(1);
  expect(await broken()).toEqual([expect.stringContaining('books of every provider')]);
});

it('opens a charge that our books know nothing of', async () => {
  await till.provider.authorize({
    key: newId(),
    reference: newId(),
    amountMinor: 777,
    currency: 'EUR',
    methodToken: 'tok_success',
    captureMethod: 'MANUAL',
    returnUrl: null,
    customerId: null,
    ...customerPresent,
    correlationId: 'contract',
  });
  expect(await kinds()).toEqual(['UNKNOWN_TO_US']);
  expect(await open()).toMatchObject([{ ours: 'nothing', theirs: '7.77 EUR' }]);
});

it('does not count a decline that our books know nothing of', async () => {
  await till.provider.authorize({
    key: newId(),
    reference: newId(),
    amountMinor: 777,
    currency: 'EUR',
    methodToken: 'tok_declined_insufficient_funds',
    captureMethod: 'MANUAL',
    returnUrl: null,
    customerId: null,
    ...customerPresent,
    correlationId: 'contract',
  });
  expect(await kinds()).toEqual([]);
});

it('opens a payment of ours that the provider does not have, and closes it when it is there again', async () => {
  const intentId = await till.paid();
  const { id } = await till.attempt(intentId);
  const provider: PaymentProvider = till.provider;
  const readBooks = provider.readBooks?.bind(provider);
  // What was asked for a moment ago is not missed yet: the provider may not show it so soon.
  provider.readBooks = async () => ({ kind: 'page', payments: [] });
  expect(await kinds()).toEqual([]);
  await till.gateway.database.pool.query(
    `update payment_attempt set requested_at = requested_at - interval '3 hours' where id = $1`,
    [id],
  );
  expect(await kinds()).toEqual(['UNKNOWN_TO_PROVIDER']);
  expect(await open()).toMatchObject([{ reference: id, theirs: 'nothing' }]);
  if (readBooks) provider.readBooks = readBooks;
  expect(await kinds()).toEqual([]);
  expect(await open()).toEqual([]);
});

it('says nothing of what is missing while the provider does not show all of its books', async () => {
  await till.paid();
  till.sandbox.control.misbehave({ operation: 'read', misbehaviour: { kind: 'error-before' } });
  expect(await reconcile()).toMatchObject({ outcome: 'UNREACHABLE', differences: [] });
});

it('compares no further back than it is asked to', async () => {
  const intentId = await till.paid();
  await behindOurBack(intentId, 'CAPTURE');
  const since = later(new Date(), 120 * minuteMs);
  expect(await reconcile({ since })).toMatchObject({ compared: 0, differences: [] });
  expect(await reconcile()).toMatchObject({ compared: 1 });
});
