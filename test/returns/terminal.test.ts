import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { paymentProviders, reconcilePayments } from '../../src/payments/index.js';
import { doSweep } from '../support/hand-worker.js';
import { answered, freshKey } from '../support/journey.js';
import { type Bought, openReturnDesk, type ReturnDesk } from './return-desk.js';

let desk: ReturnDesk;
beforeAll(async () => {
  desk = await openReturnDesk({ stock: { 'CAP-BLUE': { LYON: 200 } } });
});
afterAll(() => desk.close());
afterEach(() => desk.shop.sandbox.control.behave());

const approve = /* GraphQL */ `
  mutation ($input: ApproveRefundInput!) {
    approveRefund(input: $input) { __typename ... on RefundPayload { refund { state } } } }`;
const present = /* GraphQL */ `
  mutation ($input: RefundOnTerminalInput!) {
    refundOnTerminal(input: $input) {
      __typename ... on UserError { code }
      ... on RefundOnTerminalPayload {
        refund { state refunded { amountMinor } }
        terminalRefund { id state code cardBrand cardLast4 amount { amountMinor } }
      }
    }
  }`;
const seen = /* GraphQL */ `
  query ($id: ID!) {
    order(id: $id) { refunds(first: 5) { nodes { state tender terminalRefunds { state cardLast4 } } } } }`;

/** Units that come back, whose price is to be put on a card; nobody has agreed yet. */
async function asked(bought: Bought, tender = 'TERMINAL'): Promise<string> {
  const plan = { returnId: (await desk.bringBack(bought)).id, tender };
  const { hash } = (await desk.plan(plan)).plan;
  const input = { plan, hash, reason: 'Back.' };
  return (await desk.tell('executeRefundPlan', input, 'associate')).refund.id;
}

async function owed(bought: Bought): Promise<string> {
  const refundId = await asked(bought);
  const input = { refundId, idempotencyKey: freshKey() };
  const agreed = await desk.shop.ask(approve, { input }, await desk.by('supervisor'));
  expect(answered(agreed)).toMatchObject({ refund: { state: 'PROCESSING' } });
  return refundId;
}

async function put(refundId: string, cardToken = 'tok_mastercard', more: object = {}) {
  const locationId = desk.shop.locationIds['LYON'];
  const input = { refundId, locationId, cardToken, idempotencyKey: freshKey(), ...more };
  return desk.shop.ask(present, { input }, await desk.by('associate'));
}

const credits = () =>
  desk.shop.sandbox.control.calls().filter(({ operation }) => operation === 'credit');
const kindOf = (answer: Awaited<ReturnType<typeof put>>) => answered(answer).__typename;

describe('money for a card that is presented at the terminal', () => {
  it('is on that card once a second person agrees, whatever was paid with', async () => {
    const bought = await desk.buy();
    const refundId = await asked(bought);
    expect(answered(await put(refundId))).toMatchObject({
      __typename: 'RefundNotInState',
    });
    const input = { refundId, idempotencyKey: freshKey() };
    await desk.shop.ask(approve, { input }, await desk.by('supervisor'));
    const got = answered(await put(refundId));
    expect(got).toMatchObject({
      refund: { state: 'SUCCEEDED', refunded: { amountMinor: 1990 } },
      terminalRefund: {
        state: 'SUCCEEDED',
        cardBrand: 'mastercard',
        cardLast4: '4444',
        amount: { amountMinor: 1990 },
      },
    });
    const { refunds } = answered(
      await desk.shop.ask(seen, { id: bought.id }, await desk.by('supervisor')),
    );
    expect(refunds.nodes).toMatchObject([
      { state: 'SUCCEEDED', tender: 'TERMINAL', terminalRefunds: [{ cardLast4: '4444' }] },
    ]);
    const own = answered(await desk.shop.ask(seen, { id: bought.id }, bought.as));
    expect(own.refunds.nodes[0].terminalRefunds).toEqual([]);
    const order = await desk.look(bought.id, bought.as);
    expect(order.paymentIntents).toMatchObject([{ refunded: { amountMinor: 0 } }]);
    expect(kindOf(await put(refundId))).toBe('RefundNotInState');
    expect(await desk.findings()).toEqual([]);
  });

  it('is put on one card, of two that are presented at once', async () => {
    const refundId = await owed(await desk.buy());
    const before = credits().length;
    const both = await Promise.all([put(refundId), put(refundId, 'tok_amex')]);
    const kinds = both.map(kindOf);
    expect(kinds).toContain('RefundOnTerminalPayload');
    const other = kinds.filter((kind) => kind !== 'RefundOnTerminalPayload');
    expect([['RefundNotInState'], ['TerminalRefundUnderWay']]).toContainEqual(other);
    expect(credits()).toHaveLength(before + 1);
    expect(await desk.findings()).toEqual([]);
  });

  it('is put there once for the same key', async () => {
    const refundId = await owed(await desk.buy());
    const before = credits().length;
    const idempotencyKey = freshKey();
    const first = answered(await put(refundId, 'tok_mastercard', { idempotencyKey }));
    const again = answered(await put(refundId, 'tok_mastercard', { idempotencyKey }));
    expect(again).toEqual(first);
    expect(kindOf(await put(refundId, 'tok_amex', { idempotencyKey }))).toBe(
      'IdempotencyKeyReused',
    );
    expect(credits()).toHaveLength(before + 1);
  });

  it('goes to another card where the first one is declined', async () => {
    const refundId = await owed(await desk.buy());
    expect(answered(await put(refundId, 'tok_declined_lost_card'))).toMatchObject({
      refund: { state: 'PROCESSING', refunded: { amountMinor: 0 } },
      terminalRefund: { state: 'FAILED', code: 'lost_card', cardLast4: null },
    });
    expect(answered(await put(refundId))).toMatchObject({ refund: { state: 'SUCCEEDED' } });
    expect(await desk.findings()).toEqual([]);
  });

  it.each(['timeout-after', 'error-after', 'error-before'] as const)(
    'is asked about where nobody knows whether the card has got it: %s',
    async (kind) => {
      const { control } = desk.shop.sandbox;
      const refundId = await owed(await desk.buy());
      control.misbehave({ operation: 'credit', misbehaviour: { kind } });
      control.misbehave({ operation: 'read', misbehaviour: { kind: 'error-before' }, times: 2 });
      expect(answered(await put(refundId))).toMatchObject({
        refund: { state: 'PROCESSING' },
        terminalRefund: { state: 'REQUESTED' },
      });
      expect(kindOf(await put(refundId, 'tok_amex'))).toBe('TerminalRefundUnderWay');
      control.behave();
      const state = async () => {
        const { pool } = desk.shop.app.gateway.database;
        const { rows } = await pool.query<{ state: string }>(
          'select state from terminal_refund order by id desc limit 1',
        );
        return rows[0]?.state;
      };
      await expect.poll(state, { timeout: 60_000 }).toBe('SUCCEEDED');
      expect(await desk.findings()).toEqual([]);
    },
  );

  it('is found by the sweep where the process died before it was asked for', async () => {
    const refundId = await owed(await desk.buy());
    const { pool } = desk.shop.app.gateway.database;
    const { control } = desk.shop.sandbox;
    control.misbehave({ operation: 'credit', misbehaviour: { kind: 'error-before' } });
    await put(refundId);
    await pool.query(
      `delete from graphile_worker._private_jobs where key like 'terminal-refund:%' and locked_at is null`,
    );
    await pool.query(
      `update terminal_refund set enquire_at = now() - interval '1 minute' where state = 'REQUESTED'`,
    );
    await doSweep(desk.shop.app.gateway, 'tendTerminalRefunds');
    const left = async () =>
      (await pool.query(`select from terminal_refund where state = 'REQUESTED'`)).rows.length;
    await expect.poll(left, { timeout: 60_000 }).toBe(0);
  });

  it('is refused without a card, for another tender, and at the store of others', async () => {
    const refundId = await owed(await desk.buy());
    expect(kindOf(await put(refundId, 'not a card'))).toBe('InvalidPaymentToken');
    expect(kindOf(await put(refundId, 'tok_instalments_3'))).toBe('InvalidPaymentToken');
    const elsewhere = { locationId: desk.shop.locationIds['PARIS'] };
    const answer = await put(refundId, 'tok_mastercard', elsewhere);
    expect(answer.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    const { pool } = desk.shop.app.gateway.database;
    const { rows } = await pool.query('select from terminal_refund where refund_id::text = $1', [
      Buffer.from(refundId, 'base64url').toString().split(':')[1],
    ]);
    expect(rows).toEqual([]);
    expect(answered(await put(refundId))).toMatchObject({ refund: { state: 'SUCCEEDED' } });
    const card = await asked(await desk.buy(), 'GIFT_CARD');
    expect(kindOf(await put(card))).toBe('RefundNotInState');
  });

  it('shows where the books of the provider tell of money that ours do not', async () => {
    const { gateway } = desk.shop.app;
    const [sandbox] = gateway.port(paymentProviders).withTerminal;
    const key = '01920000-0000-7000-8000-000000000001';
    const call = { key, reference: key, amountMinor: 500, currency: 'EUR' };
    await sandbox?.terminal?.refund({ ...call, cardToken: 'tok_mastercard' });
    const [told] = await reconcilePayments(gateway, { since: new Date(0) });
    expect(told?.differences).toMatchObject([
      { kind: 'UNKNOWN_TO_US', oursText: 'nothing', theirsText: '5.00 EUR' },
    ]);
    desk.shop.leaves({
      promise: 'The books of every provider agree',
      because: 'nobody of the shop has asked for it',
    });
  });

  it('is refused where no provider has terminals', async () => {
    const refundId = await owed(await desk.buy());
    const { id: returnId } = await desk.bringBack(await desk.buy());
    const registry = desk.shop.app.gateway.port(paymentProviders);
    const none = vi.spyOn(registry, 'withTerminal', 'get').mockReturnValue([]);
    try {
      expect(await desk.plan({ returnId, tender: 'TERMINAL' })).toMatchObject({
        __typename: 'RefundTenderNotPossible',
      });
      expect(kindOf(await put(refundId))).toBe('TerminalNotOffered');
    } finally {
      none.mockRestore();
    }
    expect(answered(await put(refundId))).toMatchObject({ refund: { state: 'SUCCEEDED' } });
  });
});
