import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf } from '../ledger/books.js';
import { audit } from '../support/audit.js';
import { granted, kindOf, openTill, type Till } from '../support/till.js';
import { bankOf } from './bank.js';

let till: Till;
let bank: ReturnType<typeof bankOf>;
beforeEach(async () => {
  till = await openTill();
  bank = bankOf(till);
});
afterEach(() => till.close());

/** A payment of 100 EUR that was taken. */
async function taken(amountMinor = 10_000): Promise<string> {
  const intentId = await till.paid();
  await till.capture(intentId, amountMinor);
  return intentId;
}

const ledger = (intentId: string) =>
  entriesOf(till.gateway.database.pool, { intentId }).then((entries) =>
    entries.filter((entry) => entry.startsWith('CHARGEBACK')),
  );

describe('a dispute', () => {
  it('is won: the money comes back, and can be refunded again', async () => {
    const intentId = await taken();
    const id = bank.contest(intentId);
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'DISPUTED', disputed: 10_000 });
    expect(await ledger(intentId)).toEqual([
      'CHARGEBACK: CHARGEBACKS +10000, PROVIDER_CLEARING -10000',
    ]);
    bank.decide(intentId, id, 'review');
    await bank.hear();
    expect(await bank.disputes(intentId)).toMatchObject([{ state: 'UNDER_REVIEW' }]);
    bank.decide(intentId, id, 'win');
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'CAPTURED', disputed: 0 });
    expect(await bank.disputes(intentId)).toEqual([{ state: 'WON', amount: 10_000, withdrawn: 0 }]);
    expect((await ledger(intentId)).at(-1)).toBe(
      'CHARGEBACK_REVERSED: PROVIDER_CLEARING +10000, CHARGEBACKS -10000',
    );
    expect(await till.refund(intentId, 10_000)).toBe('SUCCEEDED');
    expect(await audit(till)).toEqual([]);
  });

  it('is lost: the money is charged back, and never refunded as well', async () => {
    const intentId = await taken();
    const id = bank.contest(intentId, { amountMinor: 4000 });
    bank.decide(intentId, id, 'lose');
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({
      state: 'CHARGED_BACK',
      chargedBack: 4000,
      disputed: 0,
    });
    expect(kindOf(await till.askRefund(intentId, 6001))).toBe('PaymentDisputed');
    expect(kindOf(await till.askRefund(intentId, 10_001))).toBe('RefundNotPossible');
    expect(await till.refund(intentId, 6000)).toBe('SUCCEEDED');
    expect(await till.eventTypes(intentId)).toEqual(
      expect.arrayContaining(['PaymentDisputed', 'DisputeLost']),
    );
    expect(await audit(till)).toEqual([]);
  });

  it('that was won can be presented a second time, and lost', async () => {
    const intentId = await taken();
    const id = bank.contest(intentId);
    for (const decision of ['win', 'lose'] as const) bank.decide(intentId, id, decision);
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'CHARGED_BACK' });
    expect(await ledger(intentId)).toHaveLength(3);
    expect(await audit(till)).toEqual([]);
  });

  it('that is only an inquiry moves no money until it is lost', async () => {
    const intentId = await taken();
    const id = bank.contest(intentId, { inquiry: true });
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ disputed: 10_000 });
    expect(await ledger(intentId)).toEqual([]);
    bank.decide(intentId, id, 'lose');
    await bank.hear();
    expect(await ledger(intentId)).toHaveLength(1);
    expect(await audit(till)).toEqual([]);
  });

  it('beside another one counts apart', async () => {
    const intentId = await taken();
    const [first, second] = [
      bank.contest(intentId, { amountMinor: 3000 }),
      bank.contest(intentId, { amountMinor: 7000 }),
    ];
    bank.decide(intentId, first, 'lose');
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({
      state: 'DISPUTED',
      disputed: 7000,
      chargedBack: 3000,
    });
    bank.decide(intentId, second, 'win');
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'CHARGED_BACK', disputed: 0 });
    expect(kindOf(await till.askRefund(intentId, 7001))).toBe('PaymentDisputed');
    expect(await audit(till)).toEqual([]);
  });

  it('of a payment that is still held in part leaves the hold alone', async () => {
    const intentId = await taken(4000);
    const id = bank.contest(intentId);
    await bank.hear();
    expect(await till.capture(intentId, 1000)).toBe('SUCCEEDED');
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'DISPUTED', captured: 5000 });
    bank.decide(intentId, id, 'win');
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'PARTIALLY_CAPTURED' });
    expect(await audit(till)).toEqual([]);
  });
});

describe('a dispute and a refund', () => {
  it('after one another take no more than was captured, and both are recorded', async () => {
    const intentId = await taken();
    await till.refund(intentId, 7000);
    const id = bank.contest(intentId);
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ refunded: 7000, disputed: 3000 });
    bank.decide(intentId, id, 'lose');
    await bank.hear();
    expect(await bank.amounts(intentId)).toMatchObject({ refunded: 7000, chargedBack: 3000 });
    expect(await bank.disputes(intentId)).toEqual([
      { state: 'LOST', amount: 10_000, withdrawn: 10_000 },
    ]);
    expect(await audit(till)).toEqual([]);
  });

  it('at once never pay twice: one that was not sent is stopped', async () => {
    const intentId = await taken();
    const { operationId } = granted(await till.askRefund(intentId, 10_000));
    bank.contest(intentId);
    await bank.hear();
    expect(await till.driveOperation(operationId)).toBe('FAILED');
    expect(bank.payment(intentId).amountRefunded.minor).toBe(0);
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'DISPUTED', disputed: 10_000 });
    expect(await audit(till)).toEqual([]);
  });

  it('that was sent before its news is heard is decided by the provider', async () => {
    const intentId = await taken();
    till.sandbox.control.conductWebhooks({ paused: true });
    bank.contest(intentId);
    expect(await till.refund(intentId, 10_000)).toBe('FAILED');
    await till.sandbox.control.flushWebhooks();
    await till.readNews();
    expect(await bank.amounts(intentId)).toMatchObject({ refunded: 0, disputed: 10_000 });
    expect(await audit(till)).toEqual([]);
  });
});

describe('news of a dispute', () => {
  it('comes to the same in every order, and twice', async () => {
    till.sandbox.control.conductWebhooks({ paused: true });
    const seen = new Set<string>();
    for (const order of permutations([0, 1, 2, 3])) {
      const intentId = await till.wish();
      await till.pay(intentId, 'tok_success');
      await till.capture(intentId, 10_000);
      const known = new Set(till.sandbox.control.pendingWebhooks().map(({ id }) => id));
      const id = bank.contest(intentId, { amountMinor: 6000 });
      for (const decision of ['review', 'win', 'lose'] as const)
        bank.decide(intentId, id, decision);
      const news = till.sandbox.control.pendingWebhooks().filter((each) => !known.has(each.id));
      expect(news).toHaveLength(4);
      for (const place of [...order, ...order]) {
        await till.sandbox.control.deliverWebhook(news[place]?.id ?? '');
        await till.readNews();
      }
      seen.add(
        JSON.stringify([
          await bank.amounts(intentId),
          await bank.disputes(intentId),
          await ledger(intentId),
        ]),
      );
    }
    expect([...seen]).toHaveLength(1);
    expect([...seen][0]).toContain('"chargedBack":6000');
    expect(await audit(till)).toEqual([]);
  });

  it('is counted once the capture is known, should it come before', async () => {
    const intentId = await till.paid();
    till.sandbox.control.misbehave({
      operation: 'capture',
      misbehaviour: { kind: 'timeout-after' },
    });
    till.sandbox.control.conductWebhooks({ paused: true });
    const claimed = granted(await till.claim({ intentId, amountMinor: 10_000, final: true }));
    expect(await till.driveOperation(claimed.operationId)).toBe('UNKNOWN');
    const id = bank.contest(intentId);
    const disputed = till.sandbox.control.pendingWebhooks().at(-1);
    await till.sandbox.control.deliverWebhook(disputed?.id ?? '');
    await till.readNews();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'AUTHORIZED', disputed: 0 });
    expect(await till.driveOperation(claimed.operationId)).toBe('SUCCEEDED');
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'DISPUTED', disputed: 10_000 });
    bank.decide(intentId, id, 'lose');
    await till.sandbox.control.flushWebhooks();
    await till.readNews();
    expect(await bank.amounts(intentId)).toMatchObject({ state: 'CHARGED_BACK' });
    expect(await audit(till)).toEqual([]);
  });

  it('that is read by two at once takes effect once', async () => {
    const intentId = await taken();
    bank.contest(intentId);
    await till.sandbox.control.webhooksIdle();
    await Promise.all([till.readNews(), till.readNews(), till.readNews()]);
    expect(await ledger(intentId)).toHaveLength(1);
    expect(await bank.disputes(intentId)).toHaveLength(1);
  });

  it('in another currency, or about another amount or payment than before, is put aside', async () => {
    const [intentId, other] = [await taken(), await taken()];
    bank.contest(intentId);
    await bank.hear();
    const [kept] = (await till.inbox()).filter(({ type }) => type === 'dispute.opened');
    const change = async (id: string, from: string, to: string) =>
      till.gateway.database.pool.query(
        `insert into provider_event (provider, event_id, type, body, state, due_at, received_at)
         select provider, $1, type, replace(body::text, $2, $3)::jsonb, 'RECEIVED', now(), now()
         from provider_event where event_id = $4`,
        [id, from, to, kept?.event_id],
      );
    await change('evt_currency', '"EUR"', '"CHF"');
    await change('evt_amount', '"minor": 10000', '"minor": 9999');
    await change('evt_payment', bank.payment(intentId).id, bank.payment(other).id);
    await till.readNews();
    const notes = (await till.inbox())
      .filter(({ event_id: id }) => /^evt_(currency|amount|payment)$/.test(id))
      .map(({ state, note }) => [state, note]);
    expect(notes.sort()).toEqual([
      ['QUARANTINED', 'AMOUNT_DIFFERS'],
      ['QUARANTINED', 'CURRENCY_DIFFERS'],
      ['QUARANTINED', 'REFERENCE_DIFFERS'],
    ]);
    expect(await bank.amounts(other)).toMatchObject({ disputed: 0 });
    expect(await bank.amounts(intentId)).toMatchObject({ disputed: 10_000 });
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, place) =>
    permutations(items.toSpliced(place, 1)).map((rest) => [item, ...rest]),
  );
}
