import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainPayment } from '../../src/payments/explain/explain.js';
import { entriesOf, plant } from './ledger/books.js';
import {
  adyenTokens,
  hmacKeys,
  messageOf,
  openAdyenSubject,
  operationItem,
  paymentItem,
  signed,
} from './providers/adyen-stand-in.js';
import { openStripe } from './providers/open-stripe.js';
import { audit } from './support/audit.js';
import { granted, guest, openTill, type Till } from './support/till.js';

let standIn: Awaited<ReturnType<typeof openAdyenSubject>>['standIn'];
let till: Till;

beforeAll(async () => {
  const subject = await openAdyenSubject();
  standIn = subject.standIn;
  till = await openTill({ provider: subject.provider });
});
afterAll(async () => {
  await till.close();
  await standIn.close();
});

async function tell(items: readonly object[]): Promise<void> {
  const { body } = messageOf(items.map((item) => signed(item, hmacKeys.current)));
  await fetch(`${till.url}/webhooks/adyen`, { method: 'POST', body: body.toString('utf8') });
}

async function hear(...items: readonly object[]): Promise<void> {
  await tell(items);
  await till.readNews();
}

const itemOf = (operationId: string) => operationItem(standIn.operation(operationId));

/** What Adyen says days after a success, in a message of its own. */
function later(operationId: string, eventCode: string, other: object = {}) {
  return { ...itemOf(operationId), eventCode, success: 'true', reason: 'scheme said no', ...other };
}

async function captured(amountMinor = 10_000): Promise<{ intentId: string; captureId: string }> {
  const intentId = await till.paid(adyenTokens.success);
  const { operationId } = granted(await till.claim({ intentId, amountMinor, final: true }));
  await settled(operationId);
  return { intentId, captureId: operationId };
}

async function refunded(intentId: string, amountMinor: number): Promise<string> {
  const { operationId } = granted(await till.askRefund(intentId, amountMinor));
  await settled(operationId);
  return operationId;
}

async function settled(operationId: string): Promise<void> {
  await till.driveOperation(operationId);
  standIn.settle(operationId);
  await hear(itemOf(operationId));
}

const notes = async () =>
  (await till.inbox()).flatMap(({ state, note }) => (state === 'QUARANTINED' ? note : []));

it('takes back a capture that has failed after all, once, in journal and ledger', async () => {
  const { intentId, captureId } = await captured();
  expect(await till.intent(intentId)).toMatchObject({ state: 'CAPTURED' });
  const news = later(captureId, 'CAPTURE_FAILED');
  await hear(news);
  await hear(news, { ...news, pspReference: 'ANOTHER1' });
  expect(await till.intent(intentId)).toMatchObject({
    state: 'EXPIRED',
    captured_minor: 0,
    expired_minor: 10_000,
  });
  const journal = await till.journal(intentId);
  expect(journal.filter(({ kind }) => kind === 'UNDO_CAPTURE')).toMatchObject([
    { phase: 'REQUESTED', undoes: captureId, amount_minor: 10_000 },
    { phase: 'SUCCEEDED', undoes: captureId, reason: 'scheme said no' },
  ]);
  expect(await entriesOf(till.gateway.database.pool, { intentId })).toEqual([
    'CAPTURE: PROVIDER_CLEARING +10000, CUSTOMER_RECEIVABLE -10000',
    'CAPTURE_UNDONE: CUSTOMER_RECEIVABLE +10000, PROVIDER_CLEARING -10000',
  ]);
  expect((await till.eventTypes(intentId)).slice(-2)).toEqual([
    'CaptureFailed',
    'PaymentConflicted',
  ]);
  const why = async (locale: 'en' | 'fr') => {
    const events = await till.events(intentId);
    const story = explainPayment(await till.intent(intentId), events, guest().actor, locale);
    return story.steps.at(-1)?.why;
  };
  expect(await why('en')).toBe(
    'The capture of 100.00 EUR had succeeded, and has failed after all.',
  );
  expect(await why('fr')).toBe('Le débit de 100,00 EUR avait réussi, puis a finalement échoué.');
  expect(await audit(till)).toEqual([]);
});

it('has the money again where a refund has failed after all, and can give it back anew', async () => {
  const { intentId } = await captured();
  const refundId = await refunded(intentId, 4000);
  expect(await till.intent(intentId)).toMatchObject({ state: 'PARTIALLY_REFUNDED' });
  standIn.undoRefund(refundId);
  // Two kinds of news of the same failure, each told twice, all read at the same time.
  const both = [later(refundId, 'REFUND_FAILED'), later(refundId, 'REFUNDED_REVERSED')];
  await tell([...both, ...both]);
  await Promise.all([till.readNews(), till.readNews(), till.readNews()]);
  expect(await till.intent(intentId)).toMatchObject({ state: 'CAPTURED', refunded_minor: 0 });
  expect((await entriesOf(till.gateway.database.pool, { intentId })).slice(1)).toEqual([
    'REFUND_GRANTED: REFUNDS +4000, CUSTOMER_RECEIVABLE -4000',
    'REFUND: CUSTOMER_RECEIVABLE +4000, PROVIDER_CLEARING -4000',
    'REFUND_UNDONE: PROVIDER_CLEARING +4000, CUSTOMER_RECEIVABLE -4000',
    'REFUND_WITHDRAWN: CUSTOMER_RECEIVABLE +4000, REFUNDS -4000',
  ]);
  expect((await till.eventTypes(intentId)).slice(-2)).toEqual([
    'RefundFailed',
    'PaymentConflicted',
  ]);
  await refunded(intentId, 10_000);
  expect(await till.intent(intentId)).toMatchObject({ state: 'REFUNDED' });
  expect(await audit(till)).toEqual([]);
});

it.each([
  [4000, 'PARTIALLY_REFUNDED', 6000],
  [10_000, 'CAPTURED', 0],
])('opens a payment again of which %d were given back in the end', async (last, state, left) => {
  const { intentId } = await captured();
  if (last < 10_000) await refunded(intentId, 10_000 - last);
  const refundId = await refunded(intentId, last);
  expect(await till.intent(intentId)).toMatchObject({ state: 'REFUNDED' });
  await hear(later(refundId, 'REFUND_FAILED'));
  expect(await till.intent(intentId)).toMatchObject({ state, refunded_minor: left });
  expect(await audit(till)).toEqual([]);
});

it('leaves to people what has moved on, or is about another amount', async () => {
  const { intentId, captureId } = await captured();
  await hear(later(captureId, 'CAPTURE_FAILED', { amount: { currency: 'EUR', value: 1 } }));
  await refunded(intentId, 4000);
  await hear(later(captureId, 'CAPTURE_FAILED', { pspReference: 'ANOTHER2' }));
  expect(await till.intent(intentId)).toMatchObject({
    captured_minor: 10_000,
    refunded_minor: 4000,
  });
  expect(await notes()).toEqual([
    'it takes back an operation: DISAGREES',
    'it takes back an operation: DISAGREES',
  ]);
  expect(await audit(till)).toEqual([]);
});

it('lets no news of one payment end what was asked about another', async () => {
  const [one, other] = [await till.paid(adyenTokens.success), await till.paid(adyenTokens.success)];
  const { operationId } = granted(
    await till.claim({ intentId: one, amountMinor: 10_000, final: true }),
  );
  await till.driveOperation(operationId);
  const { provider_reference: originalReference } = await till.attempt(other);
  await hear({ ...itemOf(operationId), originalReference, success: 'true' });
  expect(await till.intent(other)).toMatchObject({ captured_minor: 0, claimed_minor: 0 });
  expect(await till.intent(one)).toMatchObject({ captured_minor: 0, claimed_minor: 10_000 });
  expect((await notes()).at(-1)).toContain('an operation that we do not know');
  standIn.settle(operationId);
  await hear({ ...itemOf(operationId), pspReference: 'ANOTHER3' });
  expect(await till.intent(one)).toMatchObject({ captured_minor: 10_000, claimed_minor: 0 });
  expect(await audit(till)).toEqual([]);
});

it('takes such news for the end where the success was never told', async () => {
  const intentId = await till.paid(adyenTokens.success);
  const { operationId } = granted(await till.claim({ intentId, amountMinor: 10_000, final: true }));
  await till.driveOperation(operationId);
  await hear(later(operationId, 'CAPTURE_FAILED'));
  expect(await till.intent(intentId)).toMatchObject({
    state: 'AUTHORIZED',
    captured_minor: 0,
    claimed_minor: 0,
  });
});

it('takes back what was taken with its payment, and not anew where that is told once more', async () => {
  const intentId = await till.paid(adyenTokens.success, { captureMethod: 'AUTOMATIC' });
  const { id } = await till.attempt(intentId);
  const book = standIn.books().find(({ key }) => key === id);
  if (!book) throw new Error('Adyen does not know that payment');
  const failed = {
    ...paymentItem(book),
    eventCode: 'CAPTURE_FAILED',
    originalReference: book.psp,
    pspReference: 'THECAPTURE1',
    success: 'true',
    reason: 'scheme said no',
  };
  await hear({ ...failed, eventCode: 'CAPTURE' });
  expect(await till.intent(intentId)).toMatchObject({ state: 'CAPTURED' });
  await hear(failed);
  expect(await till.intent(intentId)).toMatchObject({ state: 'EXPIRED', captured_minor: 0 });
  await hear(paymentItem(book));
  expect(await till.intent(intentId)).toMatchObject({ state: 'EXPIRED', captured_minor: 0 });
  expect((await till.inbox()).filter(({ state }) => state === 'RECEIVED')).toEqual([]);
  expect(await audit(till)).toEqual([]);
});

it('undoes nothing twice, as the database has it, and the doctor finds what undoes nothing', async () => {
  const { intentId, captureId } = await captured();
  await hear(later(captureId, 'CAPTURE_FAILED'));
  const { pool } = till.gateway.database;
  const again = `insert into payment_operation select (jsonb_populate_record(o,
    jsonb_build_object('id', gen_random_uuid(), 'operation_id', gen_random_uuid()))).* from payment_operation o
    where undoes = $1 and phase = 'SUCCEEDED'`;
  await expect(pool.query(again, [captureId])).rejects.toThrow('operation_is_undone_once');
  await plant(pool, `update payment_operation set amount_minor = 1 where undoes = $1`, [captureId]);
  const findings = (await audit(till)).join('\n');
  expect(findings).toMatch(/takes an operation back names one .*UNDO_CAPTURE of 1 EUR/);
  expect(findings).toMatch(/posted once, .*CAPTURE_UNDONE of 1 EUR, posted 1 times with 10000/);
  expect(findings).toContain(intentId);
});

it('hears of Stripe too that a refund has failed after all', async () => {
  const subject = await openStripe();
  const shop = await openTill({ provider: subject.provider });
  const intentId = await shop.paid('pm_success', { captureMethod: 'AUTOMATIC' });
  expect(await shop.refund(intentId, 4000)).toBe('SUCCEEDED');
  const { id } = await shop.attempt(intentId);
  subject.standIn.failRefund(id);
  await shop.gateway.db
    .withTables<{ payment_attempt: { id: string; enquire_at: Date } }>()
    .updateTable('payment_attempt')
    .set({ enquire_at: new Date(0) })
    .where('id', '=', id)
    .execute();
  await shop.enquire(id);
  expect(await shop.intent(intentId)).toMatchObject({ state: 'CAPTURED', refunded_minor: 0 });
  await shop.enquire(id);
  expect(await audit(shop)).toEqual([]);
  await shop.close();
  await subject.standIn.close();
});
