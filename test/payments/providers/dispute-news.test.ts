import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newsOf } from '../../../src/payments/providers/stripe/news.js';
import { entriesOf } from '../ledger/books.js';
import { granted, openTill, type Till } from '../support/till.js';
import {
  adyenTokens,
  hmacKeys,
  merchantAccount,
  messageOf,
  openAdyenSubject,
  signed,
} from './adyen-stand-in.js';

describe('a dispute at Stripe', () => {
  /** https://docs.stripe.com/api/disputes/object */
  const dispute = (more: object = {}) => ({
    id: 'dp_1',
    object: 'dispute',
    amount: 4000,
    currency: 'eur',
    charge: 'ch_1',
    payment_intent: 'pi_1',
    reason: 'fraudulent',
    status: 'needs_response',
    evidence_details: { due_by: 1_800_000_000 },
    balance_transactions: [],
    ...more,
  });
  const read = (event: string, more: object = {}) =>
    newsOf(`charge.dispute.${event}`, { data: { object: dispute(more) } });

  it('is read with its payment, its amount and the time for evidence', () => {
    expect(read('created')).toEqual({
      kind: 'dispute',
      paymentReference: 'pi_1',
      dispute: {
        reference: 'dp_1',
        state: 'OPENED',
        amountMinor: 4000,
        currency: 'EUR',
        reason: 'fraudulent',
        evidenceDueAt: new Date(1_800_000_000_000),
        movements: 0,
      },
    });
  });

  it.each([
    ['created', { balance_transactions: [{}] }, 'OPENED', 1],
    ['funds_withdrawn', {}, 'OPENED', 1],
    ['updated', { status: 'under_review', balance_transactions: [{}] }, 'UNDER_REVIEW', 1],
    ['closed', { status: 'won', balance_transactions: [{}] }, 'WON', 1],
    ['funds_reinstated', { status: 'won', balance_transactions: [{}, {}] }, 'WON', 2],
    ['closed', { status: 'lost', balance_transactions: [{}] }, 'LOST', 1],
    ['created', { status: 'warning_needs_response' }, 'OPENED', 0],
    ['closed', { status: 'warning_closed' }, 'WON', 0],
  ])('%s with %j is %s after %i movements', (event, more, state, movements) => {
    expect(read(event, more)).toMatchObject({ dispute: { state, movements } });
  });

  it('of no payment of ours, or in a state that is new, is left alone', () => {
    expect(read('created', { payment_intent: null })).toEqual({ kind: 'other' });
    expect(read('closed', { status: 'prevented' })).toEqual({ kind: 'other' });
  });

  it.each([{ amount: 0 }, { amount: -5 }, { id: 7 }, { object: 'charge' }, { status: null }])(
    'that is not whole cannot be read: %j',
    (more) => {
      expect(read('created', more)).toBeUndefined();
    },
  );
});

describe('a dispute at Adyen', () => {
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

  /** A payment of 100 EUR that was captured, and its name at Adyen. */
  async function taken() {
    const intentId = await till.paid(adyenTokens.success);
    const claim = { intentId, amountMinor: 10_000, final: true };
    const { operationId } = granted(await till.claim(claim));
    await till.driveOperation(operationId);
    standIn.settle(operationId);
    await hear(standIn.operationMessage(operationId));
    const { provider_reference: originalReference } = await till.attempt(intentId);
    return { intentId, originalReference: String(originalReference) };
  }

  async function hear({ headers, body }: ReturnType<typeof messageOf>): Promise<void> {
    const { status } = await fetch(`${till.url}/webhooks/adyen`, {
      method: 'POST',
      headers: { 'content-type': String(headers['content-type']) },
      body: body.toString('utf8'),
    });
    expect(status).toBe(200);
    await till.readNews();
  }

  const item = (eventCode: string, originalReference: string, pspReference: string) =>
    signed(
      {
        amount: { currency: 'EUR', value: 10_000 },
        eventCode,
        eventDate: '2026-11-22T07:00:00+01:00',
        merchantAccountCode: merchantAccount,
        merchantReference: 'whatever',
        originalReference,
        pspReference,
        reason: 'Fraud',
        success: 'true',
        additionalData: { defensePeriodEndsAt: '2026-12-18T10:15:30+01:00' },
      },
      hmacKeys.current,
    );

  async function seen(intentId: string) {
    const { disputed_minor: disputed, charged_back_minor: lost } = await till.intent(intentId);
    const entries = await entriesOf(till.gateway.database.pool, { intentId });
    return { disputed, lost, posted: entries.filter((each) => each.startsWith('CHARGE')).length };
  }

  it('goes from its notification to a second chargeback', async () => {
    const { intentId, originalReference } = await taken();
    const tell = (event: string) => hear(messageOf([item(event, originalReference, 'DISPUTE1')]));
    await tell('NOTIFICATION_OF_CHARGEBACK');
    expect(await seen(intentId)).toEqual({ disputed: 10_000, lost: 0, posted: 0 });
    await tell('CHARGEBACK');
    await tell('CHARGEBACK');
    expect(await seen(intentId)).toEqual({ disputed: 10_000, lost: 0, posted: 1 });
    await tell('INFORMATION_SUPPLIED');
    await tell('CHARGEBACK_REVERSED');
    expect(await seen(intentId)).toEqual({ disputed: 0, lost: 0, posted: 2 });
    await tell('SECOND_CHARGEBACK');
    expect(await seen(intentId)).toEqual({ disputed: 0, lost: 10_000, posted: 3 });
  });

  it('comes to the same when its end is heard of first', async () => {
    const { intentId, originalReference } = await taken();
    for (const event of [
      'SECOND_CHARGEBACK',
      'CHARGEBACK_REVERSED',
      'CHARGEBACK',
      'NOTIFICATION_OF_CHARGEBACK',
    ])
      await hear(messageOf([item(event, originalReference, 'DISPUTE2')]));
    expect(await seen(intentId)).toEqual({ disputed: 0, lost: 10_000, posted: 3 });
  });

  it('is lost where nobody has defended it in time', async () => {
    const { intentId, originalReference } = await taken();
    for (const event of ['CHARGEBACK', 'DISPUTE_DEFENSE_PERIOD_ENDED'])
      await hear(messageOf([item(event, originalReference, 'DISPUTE3')]));
    expect(await seen(intentId)).toEqual({ disputed: 0, lost: 10_000, posted: 1 });
  });
});
