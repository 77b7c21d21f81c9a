import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { postSale, requestRefund } from '../../../src/payments/index.js';
import { audit } from '../support/audit.js';
import { granted, guest, openTill, type Till } from '../support/till.js';
import { balancesOf, entriesOf } from './books.js';

let till: Till;
beforeAll(async () => {
  till = await openTill();
});
afterEach(async () => {
  till.sandbox.control.behave();
  expect(await audit(till)).toEqual([]);
});
afterAll(() => till.close());

const entries = (intentId: string) => entriesOf(till.gateway.database.pool, { intentId });
const balances = (intentId: string) => balancesOf(till.gateway.database.pool, { intentId });

describe('money that is only promised', () => {
  it('posts nothing when it is held, declined or given up', async () => {
    const held = await till.paid('tok_success');
    const declined = await till.paid('tok_declined_do_not_honor');
    const voided = await till.paid('tok_success');
    await till.release(voided);
    for (const intentId of [held, declined, voided]) expect(await entries(intentId)).toEqual([]);
  });

  it('posts nothing while a capture has only been asked for, nor when it fails', async () => {
    const asked = await till.paid();
    granted(await till.claim({ intentId: asked, amountMinor: 40, final: false }));
    expect(await entries(asked)).toEqual([]);
    await till.driveAll(asked);
    const failed = await till.paid('tok_capture_fails');
    expect(await till.capture(failed, 4000)).toBe('FAILED');
    expect(await entries(failed)).toEqual([]);
  });
});

describe('money that is taken', () => {
  it('is posted with each part, and not what is released with the last', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    await till.capture(intentId, 40);
    await till.capture(intentId, 35, true);
    expect(await entries(intentId)).toEqual([
      'CAPTURE: PROVIDER_CLEARING +40, CUSTOMER_RECEIVABLE -40',
      'CAPTURE: PROVIDER_CLEARING +35, CUSTOMER_RECEIVABLE -35',
    ]);
  });

  it('at once with its authorisation is posted too', async () => {
    const intentId = await till.paid('tok_success', { captureMethod: 'AUTOMATIC' });
    expect(await entries(intentId)).toEqual([
      'CAPTURE: PROVIDER_CLEARING +10000, CUSTOMER_RECEIVABLE -10000',
    ]);
  });

  it('is posted once, however many drive it and whatever is told again', async () => {
    const intentId = await till.paid();
    const { operationId } = granted(
      await till.claim({ intentId, amountMinor: 10_000, final: true }),
    );
    await Promise.all(Array.from({ length: 6 }, () => till.driveOperation(operationId)));
    await till.sandbox.control.webhooksIdle();
    await till.readNews();
    await till.enquire((await till.attempt(intentId)).id);
    expect(await entries(intentId)).toHaveLength(1);
  });

  it('is posted when its answer was lost, once it is found', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    till.sandbox.control.misbehave({
      operation: 'capture',
      misbehaviour: { kind: 'timeout-after' },
    });
    expect(await till.capture(intentId, 100)).toBe('UNKNOWN');
    expect(await entries(intentId)).toEqual([]);
    await till.enquire((await till.attempt(intentId)).id);
    expect(await entries(intentId)).toHaveLength(1);
  });

  it('late is posted, and un-posted when it has gone back', async () => {
    const intentId = await till.wish({ captureMethod: 'AUTOMATIC', amountMinor: 100 });
    await till.pay(intentId, 'tok_timeout_after_charge');
    granted(await till.cancel(intentId));
    await till.enquire((await till.attempt(intentId)).id);
    expect(await balances(intentId)).toEqual({ PROVIDER_CLEARING: 100, CUSTOMER_RECEIVABLE: -100 });
    await till.driveAll(intentId);
    expect(await till.attempt(intentId)).toMatchObject({ state: 'REVERSED' });
    expect(await entries(intentId)).toEqual([
      'CAPTURE: PROVIDER_CLEARING +100, CUSTOMER_RECEIVABLE -100',
      'REFUND: CUSTOMER_RECEIVABLE +100, PROVIDER_CLEARING -100',
    ]);
    expect(await balances(intentId)).toEqual({});
  });
});

describe('money that goes back', () => {
  it('lessens what was sold, and leaves the buyer where they were', async () => {
    const intentId = await till.paid('tok_success', { amountMinor: 100 });
    await till.capture(intentId, 100);
    expect(await till.refund(intentId, 30)).toBe('SUCCEEDED');
    expect((await entries(intentId)).slice(1)).toEqual([
      'REFUND_GRANTED: REFUNDS +30, CUSTOMER_RECEIVABLE -30',
      'REFUND: CUSTOMER_RECEIVABLE +30, PROVIDER_CLEARING -30',
    ]);
    expect(await balances(intentId)).toEqual({
      PROVIDER_CLEARING: 70,
      REFUNDS: 30,
      CUSTOMER_RECEIVABLE: -100,
    });
  });

  it('lessens no sale where nothing was sold', async () => {
    const intentId = await till.paid('tok_success', { captureMethod: 'AUTOMATIC' });
    const { operationId } = granted(
      await till.gateway.run(guest(), { name: 'requestRefund' }, (work) =>
        requestRefund(work, {
          intentId,
          amountMinor: 10_000,
          reason: 'never delivered',
          unsoldMinor: 10_000,
        }),
      ),
    );
    await till.driveOperation(operationId);
    expect(await balances(intentId)).toEqual({});
  });

  it('has not gone back when it fails: what was granted is withdrawn', async () => {
    const intentId = await till.paid('tok_refund_fails');
    await till.capture(intentId, 10_000);
    expect(await till.refund(intentId, 10_000)).toBe('FAILED');
    expect((await entries(intentId)).slice(1)).toEqual([
      'REFUND_GRANTED: REFUNDS +10000, CUSTOMER_RECEIVABLE -10000',
      'REFUND_WITHDRAWN: CUSTOMER_RECEIVABLE +10000, REFUNDS -10000',
    ]);
  });

  it('goes back once, of twenty who ask', async () => {
    const intentId = await till.paid();
    await till.capture(intentId, 10_000);
    await Promise.all(Array.from({ length: 20 }, () => till.askRefund(intentId, 10_000)));
    await till.driveAll(intentId);
    expect(await entries(intentId)).toHaveLength(3);
  });
});

describe('a sale', () => {
  it('is posted once for each fulfilment, by two at once as well', async () => {
    const [orderId, fulfilmentId] = [randomUUID(), randomUUID()];
    const sell = () =>
      till.gateway.run(guest(), { name: 'sell' }, (work) =>
        postSale(work, { orderId, fulfilmentId, amountMinor: 70, currency: 'EUR' }),
      );
    await Promise.all([sell(), sell()]);
    await sell();
    expect(await entriesOf(till.gateway.database.pool, { orderId })).toEqual([
      'SALE: CUSTOMER_RECEIVABLE +70, SALES -70',
    ]);
  });

  it('is posted once where the same key comes twice', async () => {
    const [orderId, fulfilmentId] = [randomUUID(), randomUUID()];
    const command = { name: 'sell', key: randomUUID(), input: {} };
    const sell = () =>
      till.gateway.run(guest(), command, async (work) => {
        await postSale(work, { orderId, fulfilmentId, amountMinor: 70, currency: 'EUR' });
        return {};
      });
    await sell();
    await sell();
    expect(await entriesOf(till.gateway.database.pool, { orderId })).toHaveLength(1);
  });
});
